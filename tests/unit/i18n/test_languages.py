"""The languages the site offers and what it knows of each."""

from datetime import date
from types import SimpleNamespace

import pytest
from babel import Locale
from flask import g

from warning_signs.content.models.helplines.opening_hours import Opening
from warning_signs.i18n.languages import LANGUAGES, SiteLocale, available_locales
from warning_signs.web.templating import formatting, opening_hours


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
    catalogue(tmp_path, "fr")
    monkeypatch.setattr("warning_signs.factory.TRANSLATIONS", tmp_path)
    with pytest.raises(ValueError, match=r"messages\.mo does not exist yet"):
        make_app({})


@pytest.fixture
def speak(app):
    """Speak a language, of all that the table knows, until the test ends."""
    with app.test_request_context():
        yield lambda tag: setattr(g, "locale", LANGUAGES[tag])


@pytest.mark.parametrize(
    ("tag", "month"),
    [("en", "April 2026"), ("fr", "avril 2026"), ("de", "April 2026"), ("zh-Hant", "2026年4月")],
)
def test_months_in_words(speak, tag, month):
    speak(tag)
    assert formatting.format_month("2026-04") == month


def test_countries_are_sorted_as_the_reader_sorts(speak):
    for tag in ("fr", "de", "is"):
        speak(tag)
        names = [name for _code, name in formatting.country_names()]
        assert names.index(formatting.country_name("AT")) < names.index(
            formatting.country_name("PT")
        )
    speak("fr")
    assert formatting.country_name("US") == "États-Unis"
    assert [n for _c, n in formatting.country_names() if n[0] in "EÉ"] == sorted(
        ["Espagne", "Estonie", "États-Unis"]
    )


def test_a_country_without_a_name_is_its_code(speak):
    speak("en")
    assert formatting.country_name("QQ") == "QQ"


def opening(first, last, start, end):
    return Opening.model_validate({"days": [first, last], "from": start, "to": end})


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (None, "We do not know the opening hours."),
        ("always", "Open day and night"),
        ([opening("mon", "sun", "09:00", "23:00")], "Open: every day, from 09:00 to 23:00"),
        ([opening("sun", "sat", "00:00", "24:00")], "Open: every day, day and night"),
        (
            [opening("mon", "fri", "14:30", "24:00"), opening("sat", "sat", "10:00", "12:00")],
            "Open: Monday to Friday, from 14:30 to midnight; Saturday, from 10:00 to 12:00",
        ),
        (
            [opening("fri", "mon", "22:00", "06:00")],
            "Open: Friday to Monday, from 22:00 to 06:00",
        ),
    ],
)
def test_opening_hours_in_words(speak, hours, expected):
    speak("en")
    words = opening_hours.format_hours(SimpleNamespace(hours=hours))
    assert words.replace("\u202f", " ") == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("mon tue wed", "Mon–Wed"),
        ("mon wed fri", "Mon; Wed; Fri"),
        ("mon tue thu fri", "Mon–Tue; Thu–Fri"),
        ("sun mon tue", "Sun–Tue"),
        ("sat sun mon wed", "Sat–Mon; Wed"),
        ("mon tue wed thu fri sat sun", "every day"),
        ("mon mon mon", "Mon"),
    ],
)
def test_where_hours_differ_only_days_when_somebody_answers_are_beside_a_button(
    speak, days, expected
):
    speak("en")
    hours = [opening(day, day, f"{9 + i:02}:00", "20:00") for i, day in enumerate(days.split())]
    words = opening_hours.format_hours_briefly(SimpleNamespace(hours=hours))
    assert words == expected


def test_opening_hours_as_each_language_writes_them(speak):
    hours = [opening("mon", "fri", "14:00", "24:00"), opening("sat", "sat", "10:00", "12:00")]
    service = SimpleNamespace(hours=hours)
    speak("ar")
    for words in (opening_hours.format_hours(service), opening_hours.format_hours_briefly(service)):
        assert "؛ " in words and ";" not in words
    speak("de")
    assert "von 14:00 bis 24:00 Uhr" in opening_hours.format_hours(service)
    assert "; " in opening_hours.format_hours(service)


def test_arabic_names_a_month_by_both_of_its_names(speak):
    speak("ar")
    day = date(2026, 1, 5)
    for words in (
        formatting.format_month("2026-01"),
        formatting.format_date(day),
        formatting.format_short_date(day),
    ):
        assert "كانون الثاني/يناير" in words
    assert formatting.format_month("2026") == "2026"
    speak("fr")
    assert formatting.format_month("2026-01") == "janvier 2026"


def test_when_a_service_was_seen(speak):
    speak("en")
    seen = formatting.format_seen(SimpleNamespace(seen="2026-04"))
    assert seen == "Seen in a public source in April 2026."
    assert formatting.format_seen(SimpleNamespace(seen=None)) != seen


def test_languages_as_a_list_in_words(speak):
    speak("en")
    assert formatting.language_names(["fr", "nl", "de"]) == "French, Dutch and German"
