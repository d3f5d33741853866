"""What is kept of Babel’s data: all that a page asks for, and nothing that none does."""

from datetime import date, time

import pytest
from babel import Locale, dates, localedata
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.numbers import format_decimal, format_percent

from warning_signs.i18n.languages import LANGUAGES
from warning_signs.i18n.locale_data import LEVANT, PARENTS, SCRIPTS, UNUSED, read_locale_data
from warning_signs.i18n.quality.pack import as_bytes

READ = list(LANGUAGES.values())


@pytest.fixture(scope="module", autouse=True)
def read():
    read_locale_data(READ)


@pytest.mark.parametrize("identifier", [one.format_identifier for one in READ])
def test_a_language_has_what_pages_ask_for_and_no_more(identifier):
    locale = Locale.parse(identifier)
    assert not localedata.load(identifier).keys() & set(UNUSED)
    assert locale.territories["FR"]
    assert format_list([locale.languages["fr"]] * 2, locale=locale)
    assert format_decimal(1234, locale=locale)
    assert format_percent(0.12, locale=locale)
    assert dates.format_date(date(2026, 11, 29), "long", locale=locale)
    assert dates.format_skeleton("yMMMM", date(2026, 11, 29), locale=locale)
    assert dates.format_skeleton("yMMMd", date(2026, 11, 29), locale=locale)
    assert dates.format_time(time(14, 30), "short", locale=locale)
    assert dates.get_day_names("abbreviated", "format", locale)[0]


@pytest.mark.parametrize("language", READ, ids=lambda one: one.tag)
def test_a_catalogue_of_each_language_can_be_written_on_a_running_site(language):
    file = as_bytes(Catalog(locale=language.babel_identifier)).decode()
    assert f'"Language: {language.babel_identifier}\\n"' in file


@pytest.mark.parametrize("identifier", [*PARENTS, LEVANT])
def test_what_other_languages_are_made_from_is_as_small(identifier):
    assert not localedata.load(identifier).keys() & set(UNUSED)


@pytest.mark.parametrize("identifier", [*PARENTS, *(one.format_identifier for one in READ), LEVANT])
def test_no_script_is_kept_but_those_of_the_table_of_languages(identifier):
    assert localedata.load(identifier)["scripts"].keys() <= SCRIPTS == {"Hans", "Hant"}
