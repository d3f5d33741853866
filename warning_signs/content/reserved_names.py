"""Names that are taken: pages and files beside a questionnaire, fields beside its answers.

A site adds questionnaires and questions of its own. Without these lists one of them could take the
address of a page, or the field in which a form carries something else.
"""

PAGES = frozenset({
    "accessibility", "advice", "api", "c", "campaigns", "compare", "evidence", "help", "letters",
    "method", "organisations", "paper", "privacy", "services", "sheet", "young-person",
})  # fmt: skip
"""First parts of addresses (after the language) that are no questionnaire."""

FILES = frozenset({"code_layouts", "platforms", "rules"})
"""Content files that no page is named after."""

NAMES = PAGES | FILES
"""What no questionnaire may be called."""

FIELDS = frozenset({
    "before", "before_language", "composed", "country", "from", "letter", "letter_language",
    "second_how", "second_language", "sensitive", "show", "uncounted", "version", "visit",
    "written_in",
})  # fmt: skip
"""Fields of forms that hold no answer but travel with answers; docs/architecture.md says more."""

MARKS = frozenset({"again", "errors", "main", "mark", "questions"})
"""Places on the page of questions and on the result, which the id of a question would repeat."""
