"""Names that no questionnaire or question may have: those of pages, files and form fields.

Sites add questionnaires and questions of their own. Without these lists one of them could take the
address of a page, or a form field that carries something else.
"""

PAGES = frozenset({
    "accessibility", "advice", "api", "c", "campaigns", "compare", "evidence", "help", "letters",
    "method", "organisations", "paper", "privacy", "services", "sheet", "staff",
    "young-person",
})  # fmt: skip
"""First parts of addresses (after the language) that belong to other pages."""

FILES = frozenset({"code_layouts", "platforms", "rules"})
"""Content files that no page is named after."""

NAMES = PAGES | FILES
"""Names that no questionnaire may have."""

FIELDS = frozenset({
    "before", "before_language", "composed", "country", "from", "letter", "letter_language",
    "second_how", "second_language", "sensitive", "show", "uncounted", "version", "visit",
    "written_in",
})  # fmt: skip
"""Form fields that travel with answers but are none; docs/architecture.md explains them."""

MARKS = frozenset({"again", "errors", "main", "mark", "questions", "verdict"})
"""HTML ids on the page of questions and on the result; a question with such an id would clash."""
