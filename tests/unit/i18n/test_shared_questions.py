"""What parents and teachers are both asked speaks of nobody’s own child, and of no pupil."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.support import NullTranslations, Translations

from tests.support.content.built_in import built_in_content
from warning_signs.content.models.text import Text
from warning_signs.paths import TRANSLATIONS

QUESTIONNAIRES = built_in_content().questionnaires
ONE_READER = {
    "en": r"your (?:child|son|daughter)|pupil",
    "fr": r"votre (?:enfant|fils|fille)|élève",
    "de": r"\bihr\w* kind|schüler",
    "es": r"su hijo|alumn",
    "it": r"suo figlio|alunn",
    "nl": r"uw kind|leerling",
    "pl": r"państwa dzieck|ucz(?:eń|nia|niow|nió|enn)",
    "pt": r"seu filho|alun",
    "uk": r"ваш\w* дитин|уч(?:ень|ениц|ня|ні)\b",
    "ar": r"طفلكم|ابنكم|التلميذ|الطالب",
}
"""What a text says that fits a parent or a teacher alone."""


def texts_of(name: str) -> Iterator[Text]:
    for question in QUESTIONNAIRES[name].questions.values():
        yield from filter(None, (question.text, question.hint, question.short))
        yield from (option.label for option in question.options)


SHARED = {(one.context, one.msgid): one for one in texts_of("parent")}.keys() & {
    (one.context, one.msgid): one for one in texts_of("teacher")
}.keys()


@pytest.mark.parametrize("language", ONE_READER)
def test_what_both_are_asked_fits_both(language):
    assert len(SHARED) > 100
    alone = re.compile(ONE_READER[language], re.IGNORECASE)
    catalogue = (
        NullTranslations() if language == "en" else Translations.load(str(TRANSLATIONS), [language])
    )
    texts = (catalogue.pgettext(*one) for one in SHARED)
    assert [text for text in texts if alone.search(text)] == []
