"""The languages the site offers and what it knows of each."""

import pytest
from babel import Locale

from warning_signs.i18n.languages import LANGUAGES, SiteLocale, available_locales


@pytest.mark.parametrize("locale", LANGUAGES.values(), ids=LANGUAGES)
def test_the_table_agrees_with_babel(locale):
    known = Locale.parse(locale.babel_identifier)
    assert locale.direction == known.text_direction
    assert locale.name == known.display_name or locale.tag.startswith("zh-")


def test_every_official_language_of_the_union_is_in_the_table():
    official = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"
    assert set(official.split()) <= LANGUAGES.keys()


def catalogue(folder, name):
    """An empty catalogue of one language in a folder of translations."""
    messages = folder / name / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "messages.po").touch()


def test_english_needs_no_catalogue(tmp_path):
    assert available_locales(tmp_path) == (SiteLocale("en", "ltr", "English"),)


def test_languages_come_from_the_catalogues_sorted_by_their_names(tmp_path):
    for name in ("fr", "zh_Hant", "cs", "da"):
        catalogue(tmp_path, name)
    assert [locale.tag for locale in available_locales(tmp_path)] == [
        "cs",
        "da",
        "en",
        "fr",
        "zh-Hant",
    ]


def test_a_language_without_direction_and_name_stops_the_site(tmp_path):
    catalogue(tmp_path, "tlh")
    with pytest.raises(ValueError, match="Add tlh to NAMES"):
        available_locales(tmp_path)


def test_a_catalogue_that_is_not_compiled_stops_the_site(make_app, monkeypatch, tmp_path):
    monkeypatch.setattr("warning_signs.web.context.TRANSLATIONS", tmp_path)
    with pytest.raises(ValueError, match=r"messages\.mo yet\. Run: make prepare"):
        make_app({})
