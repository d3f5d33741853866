"""One letter for one reader: from what a browser posted to what the page shows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from flask import g, request

from warning_signs.assessment.answers import Answers
from warning_signs.assessment.assess import assess
from warning_signs.content.models.helplines.helpline import Helpline
from warning_signs.content.models.letters import NO_HELP, Letter, Note
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.i18n.languages import SiteLocale, find_locale
from warning_signs.letters.compose import Names, compose, letter_text, names
from warning_signs.letters.draft import (
    LetterDraft,
    normalise_newlines,
    regenerate,
    restore_previous,
)
from warning_signs.letters.mail import mail_link
from warning_signs.web.questionnaire.form import read_form
from warning_signs.web.request.country_helplines import (
    country_helplines,
    is_foreign_here,
    locales_there,
)
from warning_signs.web.request.site import site
from warning_signs.web.request.urls import known_country
from warning_signs.web.templating.localisation import texts_in

AUDIENCES = ("parent", "teacher")
UNCHANGED = ("text", "print")
"""Buttons that hand out the text of the field as it is, whatever else was chosen on the page."""

TextIn = Callable[[SiteLocale], str]
"""Gives the letter as it would be generated in a language."""


@dataclass(frozen=True)
class LetterPage:
    """One letter for one reader: what it is composed from, and its draft.

    language: of the letter, not of the page; sensitive: whether it may contain sensitive answers;
    has_sensitive: whether there are any; own: the letter in the reader’s language, None where it
    already is; send_to: the services of the country that it goes to.
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
    send_to: tuple[Helpline, ...]

    @property
    def blank(self) -> bool:
        """Whether it holds no answer of a questionnaire: only whether it is a second letter."""
        return self.answers.keys() <= {NO_HELP}

    @property
    def second(self) -> bool:
        """Whether it says that the first one did not help."""
        return self.letter.again in self.answers.get(NO_HELP, ())

    @property
    def then(self) -> Letter | None:
        """The letter that follows if this one does not help; after the second, where it has one."""
        if not self.letter.then or (self.letter.again and not self.second):
            return None
        return site().content.letters[self.letter.then]

    @property
    def rows(self) -> int:
        """The number of lines that the field needs to show the whole text."""
        return sum(1 + len(line) // 60 for line in self.draft.text.split("\n")) + 2

    @property
    def subject(self) -> str:
        """The subject of an e-mail, in the language of the letter."""
        subject: str = texts_in(self.language)["t"](self.names.short)
        return subject

    @property
    def mail(self) -> str:
        """The link that opens an e-mail."""
        return mail_link(self.subject, self.draft.text)


def letter_page(letter: Letter) -> LetterPage:
    """The page of `letter` for the form of this request; a blank letter where there is none."""
    moved = _read_country()
    questionnaire, answers = _answers()
    rules, sensitive = site().content.rules, "sensitive" in request.form
    case = assess(questionnaire, rules, answers).case.knowing(country=g.country)

    blocks = partial(compose, letter, questionnaire, rules.conditions, answers, country=g.country)

    def text_in(locale: SiteLocale, *, with_sensitive: bool = sensitive) -> str:
        return letter_text(blocks(sensitive=with_sensitive), texts_in(locale)["t"])

    language, draft = _draft(text_in, moved=moved)
    both = (text_in(g.locale, with_sensitive=allowed) for allowed in (True, False))
    return LetterPage(
        letter=letter,
        names=names(letter, case),
        notes=tuple(note for note in letter.notes if note.when.holds(case)),
        questionnaire=questionnaire,
        answers=answers,
        language=language,
        sensitive=sensitive,
        has_sensitive=len(set(both)) > 1,
        draft=draft,
        own=text_in(g.locale) if language != g.locale else None,
        send_to=_send_to(letter),
    )


def _read_country() -> bool:
    """Take the country from the form; whether it is another one than in the address."""
    before = g.country
    if "country" in request.form:
        g.country = known_country(request.form["country"])
    return bool(g.country != before)


def _draft(text_in: TextIn, *, moved: bool) -> tuple[SiteLocale, LetterDraft]:
    """The language of the letter, and the draft in it."""
    form = request.form
    fields = ("letter", "composed", "before", "before_language")
    posted = LetterDraft(*(form.get(name, "") for name in fields))
    # A reader who chose a second language for their result wants the letter in it.
    asked = form.get("second_language") if moved else form.get("letter_language")
    chosen = _locale(asked or form.get("second_language"), _language_of_country())
    previous = _locale(form.get("written_in"), chosen)
    if form.get("show") in UNCHANGED and normalise_newlines(posted.text):
        return previous, posted.normalised()
    if form.get("show") == "before" and normalise_newlines(posted.before):
        restored = _locale(posted.before_language, chosen)
        return restored, restore_previous(posted, text_in(restored), previous.tag)
    return chosen, regenerate(posted, text_in(chosen), previous.tag)


def _language_of_country() -> SiteLocale:
    """The reader’s language where schools and offices read it, else the first one that they do."""
    own: SiteLocale = g.locale
    return next(iter(locales_there()), own) if is_foreign_here() else own


def _locale(tag: str | None, default: SiteLocale) -> SiteLocale:
    return find_locale(site().locales, tag) or default


def _answers() -> tuple[Questionnaire, Answers]:
    """The questionnaire that a result came from and its answers; else a parent’s, without any.

    Whoever writes a second letter without a result says so on its page, so NO_HELP counts even
    where nothing that opens the question was answered.
    """
    questionnaires = site().content.questionnaires
    questionnaire = questionnaires.get(request.form.get("from", ""))
    if questionnaire is None or questionnaire.audience not in AUDIENCES:
        return questionnaires["parent"], {}
    g.audience = questionnaire.audience
    submission = read_form(questionnaire, site().content.rules, request.form)
    again = {name: submission.given[name] for name in (NO_HELP,) if name in submission.given}
    return questionnaire, {**submission.answers, **again}


def _send_to(letter: Letter) -> tuple[Helpline, ...]:
    country = country_helplines()
    services = country.services if country else ()
    kinds = [letter.send_to] if letter.send_to else []
    return tuple(service for service in services if service.is_one_of(kinds))
