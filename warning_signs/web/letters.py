"""Letters: blank by GET, by POST filled from answers; to change, copy, print and download.

Answers and what was typed travel in the form and come back; nothing is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import (
    Blueprint,
    Response,
    abort,
    g,
    render_template,
    request,
)

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.assess import assess
from warning_signs.assessment.case import Case
from warning_signs.assessment.conditions import holds
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
from warning_signs.web.request.site import site_content
from warning_signs.web.request.urls import known_country, site_locales

blueprint = Blueprint("letters", __name__)

AUDIENCES = ("parent", "teacher")
AS_IT_IS = ("text", "print")
"""What goes out is what stands in the field, whatever was chosen beside it and not asked for."""


@dataclass(frozen=True)
class LetterPage:
    """One letter for one reader: what it is made from, and the draft.

    answers: empty for a blank letter; language: of the letter, not of the page; sensitive: whether
    sensitive answers may stand in it; has_sensitive: whether there are any that would; own: the
    letter as it would be in the reader’s language, where it is in another one.
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
        """Lines that the field needs at least, so that nothing of it is hidden."""
        return sum(1 + len(line) // 60 for line in self.draft.text.split("\n")) + 2


@blueprint.get("/letters/")
def overview() -> str:
    """All letters, blank."""
    return render_template("letters/index.html", letters=site_content().letters.values())


@blueprint.route("/letters/<to>/", methods=["GET", "POST"])
def letter(to: str) -> str | Response:
    """One letter. The field `show` says how: as a page to change it (the default), as `text` (a
    file), as `print` (alone on a page), or with what was typed `before` back in its place.
    """
    found = site_content().letters.get(to) or abort(404)
    if "country" in request.form:
        g.country = known_country(request.form["country"])
    letter_page, show = _write(found), request.form.get("show")
    if show == "text":
        return _file(letter_page.draft.text)
    if show == "print":
        return render_template("letters/print.html", letter_page=letter_page)
    there = site_content().helplines.get(g.country or "")
    return render_template(
        "letters/page.html", letter_page=letter_page, read_there=there and there.languages
    )


@blueprint.app_template_global()
def letters_for(case: Case) -> list[tuple[Letter, Names]]:
    """The letters that make sense in this case, each with whatever has its names."""
    offered = (one for one in site_content().letters.values() if holds(one.offered_when, case))
    return [(one, names(one, case)) for one in offered]


def _write(letter: Letter) -> LetterPage:
    questionnaire, answers = _answers()
    content, sensitive = site_content(), "sensitive" in request.form
    case = assess(questionnaire, content.rules, answers).case

    def written(locale: SiteLocale, *, with_sensitive: bool = sensitive) -> str:
        conditions = content.rules.conditions
        blocks = compose(letter, questionnaire, conditions, answers, sensitive=with_sensitive)
        return letter_text(blocks, texts_in(locale)["t"])

    language, draft = _draft(written)
    return LetterPage(
        letter=letter,
        names=names(letter, case),
        notes=tuple(note for note in letter.notes if holds(note.when, case)),
        questionnaire=questionnaire,
        answers=answers,
        language=language,
        sensitive=sensitive,
        has_sensitive=written(g.locale, with_sensitive=True)
        != written(g.locale, with_sensitive=False),
        draft=draft,
        own=written(g.locale) if language != g.locale else None,
    )


def _draft(written: Callable[[SiteLocale], str]) -> tuple[SiteLocale, LetterDraft]:
    """The language of the letter, and the draft in it."""
    form = request.form
    names = ("letter", "composed", "before", "before_language")
    posted = LetterDraft(*(form.get(name, "") for name in names))
    # A reader who chose a second language for their result wants the letter in it.
    asked = _locale(form.get("letter_language") or form.get("second_language"), g.locale)
    was = _locale(form.get("written_in"), asked)
    if form.get("show") in AS_IT_IS and normalise_newlines(posted.text):
        return was, posted.normalised()
    if form.get("show") == "before" and normalise_newlines(posted.before):
        back = _locale(posted.before_language, asked)
        return back, restore_previous(posted, written(back), was.tag)
    return asked, regenerate(posted, written(asked), was.tag)


def _locale(tag: str | None, otherwise: SiteLocale) -> SiteLocale:
    return next((locale for locale in site_locales() if locale.tag == tag), otherwise)


def _answers() -> tuple[Questionnaire, Answers]:
    """The questionnaire that the letter is from, and its answers; a parent’s without any."""
    asked = site_content().questionnaires
    questionnaire = asked.get(request.form.get("from", ""))
    if questionnaire is None or questionnaire.audience not in AUDIENCES:
        return asked["parent"], {}
    g.audience = questionnaire.audience
    return questionnaire, read_form(questionnaire, site_content().rules, request.form).answers


def _file(text: str) -> Response:
    """The letter as a file that every word processor opens; its name betrays nothing."""
    # The mark in front is what tells older ones that it is UTF-8.
    body = ("\ufeff" + text + "\n").replace("\n", "\r\n").encode()
    response = as_file(body, f"letter-{date.today().isoformat()}.txt")
    response.content_type = "text/plain; charset=utf-8"
    return response
