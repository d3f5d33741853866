"""What a reader in danger must not misread: kinds of words that no list of single ones can hold."""

from __future__ import annotations

import re

import pytest

from tests.support.pages.checks import parse
from warning_signs.i18n.languages import LANGUAGES, catalogue_path
from warning_signs.i18n.messages import keys, read_catalogue
from warning_signs.paths import TRANSLATIONS

OFFICE_FORMS = ("يجب", "لا يجوز", "المطلوب", "من المهم", "عدم ", "يُكتب")
"""How an office speaks: “it must be”, “it is not allowed”, “what is required”, “not to …”."""
BRUISES = {"es": ("herida", "moraton"), "it": ("ferit", "livid"), "pt": ("feri", "nódoas negras")}
"""Open wounds, and the bruises that have to stand beside them."""
REPORTS_NOTHING = re.compile(r"no report\b|report nothing|report and block nothing|report or block")
APP = {
    "de": "app",
    "fr": "appli",
    "it": "app",
    "nl": "app",
    "es": "aplicaci",
    "pt": "aplicaç",
    "pl": "aplikacj",
    "uk": "застосун",
    "ar": "التطبيق|للتطبيق",
}
"""How each language says “app”, as a regular expression."""


def messages(tag, *contexts):
    """The texts of these contexts with their translations."""
    catalog = read_catalogue(
        catalogue_path(TRANSLATIONS, tag).read_bytes(), LANGUAGES[tag].babel_identifier
    )
    return [one for one in keys(catalog).values() if one.context in contexts]


def translations(tag, *contexts):
    """The translations of the texts of these contexts, in small letters."""
    return [one.string.casefold() for one in messages(tag, *contexts)]


@pytest.mark.parametrize("query", ["", "?country=DE", "?country=AL"])
def test_the_page_for_young_people_in_arabic_speaks_to_the_child(client, query):
    text = parse(client.get(f"/ar/young-person/{query}").text).query("main")[0].to_text()
    assert [form for form in OFFICE_FORMS if form in text] == []
    for words in ("اتصلوا الآن", "لا تدفعوا", "لا تحذفوا", "احفظوا", "أخبروا"):
        assert words in text


@pytest.mark.parametrize("tag", BRUISES)
def test_injuries_are_bruises_too(tag):
    wounds, bruises = BRUISES[tag]
    texts = translations(tag, "injuries_seen", "injuries", "floor_injuries")
    assert [text for text in texts if wounds in text and bruises not in text] == []
    assert any(bruises in text for text in texts)


def test_in_italy_the_person_for_bullying_is_not_sent_injuries():
    texts = translations("it", "injuries_seen")
    assert [text for text in texts if "referente" in text] == []
    assert any("dirigenza scolastica" in text for text in texts)


def test_in_spain_a_report_to_an_app_is_not_taken_for_one_to_the_police():
    texts = translations("es", "suspend_and_report", "secure_account")
    assert any("avisar a la aplicación" in text for text in texts)
    assert [text for text in texts if "denunci" in text] == []


@pytest.mark.parametrize("tag", APP)
def test_who_shall_report_nothing_is_told_that_the_app_is_meant(tag):
    # or they take it for child protection and the police, who have to hear it
    told = [one for one in messages(tag, "adult_author") if REPORTS_NOTHING.search(one.id.lower())]
    assert len(told) > 3
    assert [one.string for one in told if not re.search(APP[tag], one.string.casefold())] == []
