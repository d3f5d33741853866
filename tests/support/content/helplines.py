"""The helplines as they stand in the files, and one that is made up."""

from __future__ import annotations

from functools import cache

from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.content.models.helplines.helpline import Helpline
from warning_signs.content.models.text import mark_texts
from warning_signs.content.yaml_source import read_source
from warning_signs.paths import QUESTIONNAIRES


def words(text: str) -> list[str]:
    return text.split()


FOLDER = QUESTIONNAIRES / "helplines"
COUNTRIES = words("""
    AL AT AU BE BG CA CH CY CZ DE DK DZ EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV MA MD MK
    MT NL NO NZ PL PT RO RS SE SI SK TN TR UA US
""")
SERVICE = {
    "id": "xx_line",
    "kind": "child_helpline",
    "name": "Line",
    "contact": "call",
    "phone": "116 111",
    "url": "https://line.example",
    "languages": ["en"],
    "audience": ["child", "parent", "teacher"],
    "hours": [{"days": ["mon", "fri"], "from": "09:00", "to": "17:00"}],
    "free": True,
    "seen": "2026-04",
    "to_check": False,
    "sources": [{"ref": "line.example", "date": None}],
}


def read(country: str) -> CountryHelplines:
    name = f"{country}.yaml"
    return CountryHelplines.model_validate(mark_texts(read_source(FOLDER / name, name).data))


@cache
def everything() -> dict[str, CountryHelplines]:
    return {path.stem: read(path.stem) for path in sorted(FOLDER.glob("*.yaml"))}


def all_helplines() -> list[tuple[str, Helpline]]:
    return [(code, helpline) for code, one in everything().items() for helpline in one.services]


def by_id(wanted: str) -> Helpline:
    return next(helpline for _code, helpline in all_helplines() if helpline.id == wanted)
