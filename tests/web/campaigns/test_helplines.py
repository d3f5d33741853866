"""The help services that a campaign adds: its own come first, and nothing is lost or doubled."""

from pathlib import Path

import pytest

from tests.support.campaigns.extra_helplines import extra, helpline
from tests.support.campaigns.ordered import ORIGIN, order, run
from tests.support.pages.checks import parse

ROOT = Path(__file__).resolve().parents[3]
FEW = {"self_harm": "no", "disclosed": "no", "school_avoidance": "never"}
URGENT = {"self_harm": "yes", "low_mood": "daily"}


@pytest.fixture
def ordered(campaign_app, tmp_path):
    """Order a campaign with these files of help services; a client that fetches its pages."""

    def make(*files):
        words = []
        for index, text in enumerate(files):
            (tmp_path / f"own{index}.yaml").write_text(text, encoding="utf-8")
            words += ["--help-services", str(tmp_path / f"own{index}.yaml")]
        order(campaign_app, "ligue", *words)
        return campaign_app.test_client()

    return make


def names(page, within="main"):
    """The services of a result, in their order, besides the emergency number of each page."""
    return [
        one.query("bdi")[0].to_text().strip()
        for one in page.query(f"{within} [data-service]")
        if one.attrs["data-service"] != "emergency"
    ]


def called(page, within):
    """The numbers that can be called in a part of a page."""
    return [a.attrs["href"].removeprefix("tel:") for a in page.query(f"{within} a[href^='tel:']")]


def posted(client, answers, address="/fr/c/ligue/parent/?country=FR"):
    return parse(client.post(address, data=answers).text)


def test_the_example_of_the_guide_can_be_used(ordered):
    guide = (ROOT / "docs/tasks/campaigns.md").read_text(encoding="utf-8")
    client = ordered(guide.partition("```yaml\n")[2].partition("```")[0])
    page = posted(client, FEW)
    assert names(page)[0] == "Ligne de la Ligue" and "Le chat de la Ligue" in names(page)


# First


@pytest.mark.parametrize("questionnaire", ["parent", "teacher", "family"])
def test_its_own_line_is_in_the_strip_of_each_of_its_pages(ordered, questionnaire):
    first = "{parent: ligue_line, teacher: ligue_line}"
    client = ordered(extra(first=first))
    page = parse(client.get(f"/fr/c/ligue/{questionnaire}/?country=FR").text)
    assert called(page, ".banner") == ["112", "080012345"]


def test_its_own_line_comes_first_on_a_result(ordered):
    page = posted(ordered(extra()), FEW)
    assert names(page)[:2] == ["Ligne de la Ligue", "3018"]
    assert called(page, ".banner") == ["112"], "the strip is the whole header"
    hours = "lun.–ven. 09:00\u2060–\u206017:30"  # on one line
    assert hours in " ".join(page.query("main")[0].to_text().split())


def test_its_own_crisis_line_comes_first_at_once_and_in_danger(ordered):
    crisis = helpline(id="ligue_crisis", kind="crisis_line", name="SOS Ligue", hours="always")
    client = ordered(extra(crisis, first="{}"))
    asked = parse(client.get("/fr/c/ligue/parent/?country=FR").text)
    assert called(asked, ".now-self_harm")[:3] == ["112", "080012345", "3114"]
    result = posted(client, URGENT)
    found = names(result)
    assert found.index("SOS Ligue") < found.index("3114 Numéro national de prévention du suicide")


def test_who_does_not_choose_a_first_line_keeps_that_of_the_country(ordered):
    page = posted(ordered(extra(first="{}")), FEW)
    assert names(page)[0] == "3018" and "Ligne de la Ligue" in names(page)


def test_the_printed_sheets_have_its_line_too(ordered):
    client = ordered(extra())
    for sheet in ("poster", "leaflet"):
        page = parse(client.get(f"/fr/campaigns/ligue/{sheet}/?country=FR").text)
        numbers = [b.to_text() for b in page.query(".numbers li b")]
        assert numbers[:2] == ["112", "0800 12 345"]


# Together with those of the country


@pytest.mark.parametrize("number", ["3018", "30 18"])
def test_a_number_of_the_country_stands_once_as_the_campaign_has_it(ordered, number):
    page = posted(ordered(extra(helpline(phone=number), first="{}")), FEW)
    assert names(page)[0] == "Ligne de la Ligue", "still the first line, whatever its id"
    assert "3018" not in names(page)


def test_a_further_number_of_a_service_is_that_service_too(ordered):
    page = posted(ordered(extra(helpline(phone="116 111"), first="{}")), FEW)
    assert "119 Allô Enfance en Danger" not in names(page)
    assert len(set(names(page))) == len(names(page))


def test_a_service_with_an_id_of_the_country_replaces_it(ordered):
    page = posted(
        ordered(extra(helpline(id="fr_3018", name="3018, par la Ligue"), first="{}")), FEW
    )
    assert names(page)[0] == "3018, par la Ligue" and "3018" not in names(page)


def test_nothing_else_of_the_country_is_lost(ordered, client):
    before = names(posted(client, URGENT, "/fr/parent/?country=FR"))
    after = names(posted(ordered(extra(first="{}")), URGENT))
    assert [name for name in after if name != "Ligne de la Ligue"] == before


def test_other_countries_and_other_pages_are_as_they_were(ordered, client):
    own = ordered(extra())
    for country in ("BE", "DE", ""):
        address = f"parent/?country={country}"
        theirs = names(posted(own, URGENT, f"/fr/c/ligue/{address}"))
        assert theirs == names(posted(client, URGENT, f"/fr/{address}"))
    assert "Ligne de la Ligue" not in names(posted(own, FEW, "/fr/parent/?country=FR"))


def test_each_country_can_have_a_file(campaign_app, ordered):
    client = ordered(extra(), extra(helpline(name="Lijn van de Liga"), country="BE"))
    assert "Lijn van de Liga" in names(posted(client, FEW, "/fr/c/ligue/parent/?country=BE"))
    shown = run(campaign_app, "show", "ligue").output
    assert "help in FR: Ligne de la Ligue\nhelp in BE: Lijn van de Liga" in shown


def test_a_hostile_name_of_a_service_is_only_a_name(ordered):
    client = ordered(extra(helpline(name="</style><script>alert(1)</script>")))
    html = client.post("/fr/c/ligue/parent/?country=FR", data=FEW).text
    assert "</style><script>alert(1)</script>" in names(parse(html))
    assert "<script>alert" not in html


# Files that cannot be used


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "own.yaml:1: Mend “The file”: "),
        ("- a list", "own.yaml:1: Mend “The file”: "),
        ("country: [", "own.yaml:2: This is not valid YAML: "),
        ("country: FR\ncountry: BE", "own.yaml:2: “country” stands here twice. Keep one of them."),
        ("country: FR\n\0", "own.yaml:1: This file holds a sign that is no text."),
        ("country: FR\nservices: []", "List at least one service, or leave the file out"),
        (extra(country="FRA"), "own.yaml:1: Mend “country”: “FRA” cannot be used."),
        (extra(country="ZZ"), "own.yaml:1: No help lines of ZZ are known here. Use one of: AL"),
        (extra(country="'001'"), "own.yaml:1: No help lines of 001 are known here."),
        (extra() + "languages: [fr]", "own.yaml:18: “languages” is not a known key."),
        (extra(helpline(phone="call us")), "own.yaml:9: Mend “services.0.phone”: “call us”"),
        (extra().replace('"0800 12 345"', "112"), "“services.0.phone” must be a text."),
        (extra(helpline(audience="[]")), "own.yaml:12: Mend “services.0.audience”: "),
        (extra(helpline(hours="daily")), "own.yaml:13: Mend “services.0.hours”: Hours are"),
        (extra().replace("    free: true\n", ""), "own.yaml:4: “services.0.free” is missing."),
        (extra(helpline(kind="emergency")), "The emergency number is the country’s"),
        (extra(helpline(phone="1 12")), "112 is the emergency number, which stands on"),
        (extra(helpline(), helpline()), "Give each service an id of its own"),
        (extra(helpline(), helpline(id="b")), "Two services have the phone 080012345; merge them"),
        (extra(first="{parent: nobody}"), "first.parent: no service has the id nobody"),
        (extra(helpline(audience="[child]")), "first.parent: ligue_line is for children only;"),
        (
            extra(helpline(kind="crisis_line", audience="[parent]")),
            "first.parent: ligue_line is for adults only; choose one that is for all",
        ),
        (extra(helpline(audience="[parent]")), "first.young_person: ligue_line is not for child"),
        (extra() + "    regional: true\n", "ligue_line serves a part of the country alone; choose"),
        (extra() + "    only_for: sexual_abuse\n", "ligue_line is for one matter alone; choose"),
        (
            extra(helpline(phone="3018", audience="[child]"), first="{}"),
            "first.parent: ligue_line is for children only; choose one for adults",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_with_place_and_remedy(
    campaign_app, tmp_path, text, said
):
    assert said in refused(campaign_app, tmp_path, text.encode())


def refused(app, folder, *files):
    """What the command says about these files, which it must refuse."""
    words = ["--name", "Ligue", "--origin", ORIGIN, "--language", "fr"]
    for index, data in enumerate(files):
        file = folder / f"own{index or ''}.yaml"
        file.write_bytes(data)
        words += ["--help-services", str(file)]
    answer = run(app, "create", "ligue", *words)
    assert answer.exit_code == 1 and isinstance(answer.exception, SystemExit), answer.exception
    return answer.output


def test_a_file_in_another_encoding_is_refused(campaign_app, tmp_path):
    said = refused(campaign_app, tmp_path, "country: FR\nname: é".encode("latin-1"))
    assert "own.yaml:2: This is not UTF-8." in said


def test_two_files_for_a_country_are_refused(campaign_app, tmp_path):
    said = refused(campaign_app, tmp_path, extra().encode(), extra().encode())
    assert "--help-services: Put all services of a country into one file" in said


def test_every_mistake_of_a_file_is_told_at_once(campaign_app, tmp_path):
    text = extra(helpline(phone="call us", kind="pizza"), country="FRA")
    said = refused(campaign_app, tmp_path, text.encode())
    for line in (1, 5, 9):
        assert f"own.yaml:{line}: " in said
