"""A file of helplines with a mistake is refused, with what to do."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.support.content.helplines import SERVICE
from warning_signs.content.models.helplines.country import CountryHelplines

EMERGENCY_SERVICE = SERVICE | {"id": "xx_emergency", "kind": "emergency", "phone": "112"}
FIRST = {"parent": "xx_line", "teacher": "xx_line", "young_person": {"default": "xx_line"}}


def country(first=FIRST, helplines=(EMERGENCY_SERVICE, SERVICE), code="FR") -> CountryHelplines:
    tree = {"country": code, "languages": ["en"], "first": first, "services": list(helplines)}
    return CountryHelplines.model_validate(tree)


def test_a_good_file_is_accepted():
    assert country().emergency.phone == "112"


@pytest.mark.parametrize(
    ("changed", "advice"),
    [
        ({"phone": None}, "Give the phone"),
        ({"contact": "chat", "phone": None, "url": None}, "Give the url"),
        ({"contact": "web"}, "Remove the phone"),
        ({"text_word": "HOME"}, "set contact to text"),
        ({"phone": "tel:116"}, "Write digits and spaces"),
        ({"url": "www.line.example"}, "Write the whole address"),
        ({"seen": "April 2026"}, "Write the month as 2026-04"),
        ({"languages": ["fr-BE"]}, "letters of the language"),
        ({"hours": "24/7"}, "Hours are always, null"),
        ({"hours": []}, "Hours are always, null"),
        ({"hours": [{"days": ["mon", "fry"], "from": "09:00", "to": "17:00"}]}, "mend 0.days.1"),
        ({"hours": [{"days": ["mon", "fri"], "from": "9h", "to": "17:00"}]}, "09:00"),
        ({"kind": "emergency", "id": "xx_two"}, "exactly one service of kind emergency"),
        ({"id": "xx_emergency"}, "Two services have the id xx_emergency"),
        ({"phone": "1 12"}, "Two services have the phone 112"),
        ({"also": ["112"]}, "Two services have the phone 112"),
        ({"also_kinds": ["child_helpline"]}, "Name in also_kinds each other kind once"),
        ({"also_kinds": ["emergency"]}, "emergency is only a kind"),
        ({"also_kinds": ["pizza"]}, "Input should be"),
        ({"write": {"contact": "chat"}}, "Give the url"),
        ({"write": {"contact": "text"}}, "Give the phone"),
        ({"write": {"contact": "call", "phone": "116"}}, "Input should be"),
        (
            {"contact": "chat", "phone": None, "write": {"contact": "text", "phone": "116"}},
            "“write” only to a service that is called",
        ),
        ({"audience": ["child"]}, "for children only; choose one for adults"),
        ({"audience": ["parent"]}, "is not for children"),
        (
            {"kind": "crisis_line", "audience": ["parent", "teacher"]},
            "first.parent: xx_line is for adults only",
        ),
        ({"regional": True}, "first.parent: xx_line serves a part of the country alone"),
        ({"only_for": "sexual_abuse"}, "first.young_person: xx_line is for one matter alone"),
        ({"id": "xx_other"}, "no service has the id xx_line"),
    ],
)
def test_a_bad_service_is_refused_with_what_to_do(changed, advice):
    with pytest.raises(ValidationError, match=advice):
        country(helplines=(EMERGENCY_SERVICE, SERVICE | changed))


def test_a_country_code_and_a_default_line_are_asked_for():
    with pytest.raises(ValidationError, match="two capital letters"):
        country(code="fr")
    with pytest.raises(ValidationError, match="Add default"):
        country(first=FIRST | {"young_person": {"nl": "xx_line"}})
