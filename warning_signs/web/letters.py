"""Letters: blank by GET, filled from answers by POST; to change, copy, print and download.

Answers and typed text travel in the form and come back; nothing is stored.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, abort, g, render_template, request

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.assess import assess
from warning_signs.assessment.case import Case
from warning_signs.content.models.letters import Letter, Note
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.i18n.languages import SiteLocale
from warning_signs.letters.compose import Names, compose, letter_text, names
from warning_signs.letters.draft import (
    LetterDraft,
    normalise_newlines,
    regenerate,
    restore_previous,
)
from warning_signs.web.questionnaire.form import read_form
from warning_signs.web.request.downloads import as_file
from warning_signs.web.request.locale_context import texts_in
from warning_signs.web.request.site import site
from warning_signs.web.request.urls import known_country

blueprint = Blueprint("letters", __name__)

AUDIENCES = ("parent", "teacher")
UNCHANGED = ("text", "print")
"""Buttons that hand out the text of the field as it is, whatever else was chosen on the page."""


@dataclass(frozen=True)
class LetterPage:
    """One letter for one reader: what it is composed from, and its draft.

    answers: empty for a blank letter; language: of the letter, not of the page; sensitive: whether
    it may contain sensitive answers; has_sensitive: whether there are any; own: the letter in the
    reader’s language, None where it already is.
    """

    letter: Letter
    names: Names
    notes: tuple[Note, ...]
    questionnaire: Questionnaire
    answers: Answers
    language: SiteLocale
    sensitive: bool
    has_sensitive: bool
    draft: LetterDraft
    own: str | None

    @property
    def rows(self) -> int:
        """The number of lines that the field needs to show the whole text."""
        return sum(1 + len(line) // 60 for line in self.draft.text.split("\n")) + 2


@blueprint.get("/letters/")
def overview() -> str:
    """All letters, blank."""
    return render_template("letters/index.html", letters=site().content.letters.values())


@blueprint.route("/letters/<to>/", methods=["GET", "POST"])
def letter(to: str) -> str | Response:
    """One letter.

    The field `show` chooses: a page to change it (the default), `text` (a file), `print` (alone on
    a page), or `before` (the previous text back in the field).
    """
    chosen = site().content.letters.get(to) or abort(404)
    if "country" in request.form:
        g.country = known_country(request.form["country"])
    letter_page, show = _compose(chosen), request.form.get("show")
    if show == "text":
        return _file(letter_page.draft.text)
    if show == "print":
        return render_template("letters/print.html", letter_page=letter_page)
    country = site().content.helplines.get(g.country or "")
    return render_template(
        "letters/page.html", letter_page=letter_page, read_there=country and country.languages
    )


@blueprint.app_template_global()
def letters_for(case: Case) -> list[tuple[Letter, Names]]:
    """The letters that make sense in this case, each with whatever has its names."""
    offered = (one for one in site().content.letters.values() if one.offered_when.holds(case))
    return [(one, names(one, case)) for one in offered]


def _compose(letter: Letter) -> LetterPage:
    questionnaire, answers = _answers()
    content, sensitive = site().content, "sensitive" in request.form
    case = assess(questionnaire, content.rules, answers).case

    def text_in(locale: SiteLocale, *, with_sensitive: bool = sensitive) -> str:
        conditions = content.rules.conditions
        blocks = compose(letter, questionnaire, conditions, answers, sensitive=with_sensitive)
        return letter_text(blocks, texts_in(locale)["t"])

    language, draft = _draft(text_in)
    return LetterPage(
        letter=letter,
        names=names(letter, case),
        notes=tuple(note for note in letter.notes if note.when.holds(case)),
        questionnaire=questionnaire,
        answers=answers,
        language=language,
        sensitive=sensitive,
        has_sensitive=text_in(g.locale, with_sensitive=True)
        != text_in(g.locale, with_sensitive=False),
        draft=draft,
        own=text_in(g.locale) if language != g.locale else None,
    )


def _draft(text_in: Callable[[SiteLocale], str]) -> tuple[SiteLocale, LetterDraft]:
    """The language of the letter, and the draft in it."""
    form = request.form
    names = ("letter", "composed", "before", "before_language")
    posted = LetterDraft(*(form.get(name, "") for name in names))
    # A reader who chose a second language for their result wants the letter in it.
    chosen = _locale(form.get("letter_language") or form.get("second_language"), g.locale)
    previous = _locale(form.get("written_in"), chosen)
    if form.get("show") in UNCHANGED and normalise_newlines(posted.text):
        return previous, posted.normalised()
    if form.get("show") == "before" and normalise_newlines(posted.before):
        restored = _locale(posted.before_language, chosen)
        return restored, restore_previous(posted, text_in(restored), previous.tag)
    return chosen, regenerate(posted, text_in(chosen), previous.tag)


def _locale(tag: str | None, default: SiteLocale) -> SiteLocale:
    return next((locale for locale in site().locales if locale.tag == tag), default)


def _answers() -> tuple[Questionnaire, Answers]:
    """The questionnaire that a result came from and its answers; else a parent’s, without any."""
    questionnaires = site().content.questionnaires
    questionnaire = questionnaires.get(request.form.get("from", ""))
    if questionnaire is None or questionnaire.audience not in AUDIENCES:
        return questionnaires["parent"], {}
    g.audience = questionnaire.audience
    return questionnaire, read_form(questionnaire, site().content.rules, request.form).answers


def _file(text: str) -> Response:
    """The letter as a file that every word processor opens; its name reveals nothing."""
    # The byte order mark tells older ones that it is UTF-8.
    body = ("\ufeff" + text + "\n").replace("\n", "\r\n").encode()
    response = as_file(body, f"letter-{date.today().isoformat()}.txt")
    response.content_type = "text/plain; charset=utf-8"
    return response
