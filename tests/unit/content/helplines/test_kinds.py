"""Whom one can turn to in each country, by what it is for."""

import pytest

from tests.support.content.helplines import COUNTRIES, all_helplines, everything, words
from warning_signs.content.models.helplines.helpline import LINES
from warning_signs.content.models.helplines.reachable import dialable

CHILD_PROTECTION = words("""
    AL AT AU BE BG CA CH CY CZ DE DK DZ EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV MA MD MK
    MT NL NO NZ PL PT RO RS SE SI SK TN TR UA US
""")
MISSING_CHILDREN = words("""
    AL AT BE BG CH CY CZ DE DK EE ES FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO RS SE SI SK
""")
SCHOOL_AUTHORITY = words("""
    BG DK ES FR GB GE IE IS LI LT LU MK MT NL NO NZ PL RO RS SE SI SK TN TR UA US
""")
PLATFORM_REGULATOR = words("""
    AT AU BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL NZ PT RO SE SI SK US
""")
"""Poland’s could not take complaints yet: nobody is sent there."""


@pytest.mark.parametrize(
    ("kind", "countries"),
    [
        ("child_protection", CHILD_PROTECTION),
        ("missing_children", MISSING_CHILDREN),
        ("school_authority", SCHOOL_AUTHORITY),
        ("platform_regulator", PLATFORM_REGULATOR),
    ],
)
def test_which_countries_have_whom_to_turn_to(kind, countries):
    there = [
        code for code, one in everything().items() if any(s.is_one_of([kind]) for s in one.services)
    ]
    assert there == countries


def test_116_000_is_there_only_as_the_number_for_missing_children():
    for code, helpline in all_helplines():
        is_it = "116000" in map(dialable, filter(None, (helpline.phone, *helpline.also)))
        assert is_it == helpline.is_one_of(["missing_children"]), (code, helpline.id)


def test_a_child_who_cannot_speak_can_write_in_most_countries():
    def can_write(code):
        return any(
            s.can_be_written_to and s.serves("young_person") for s in everything()[code].services
        )

    silent = {code for code in COUNTRIES if not can_write(code)}
    assert silent == set(words("AL BG CY DZ GE GR HR HU LI LU LV MA RO RS TN UA"))


def test_an_adult_finds_a_line_to_talk_to_in_every_country():
    for code in COUNTRIES:
        lines = [s for s in everything()[code].services if s.kind in (*LINES, "crisis_line")]
        assert any(s.serves("parent") and s.contact != "web" for s in lines), code
