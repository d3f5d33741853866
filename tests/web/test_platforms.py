"""The guides to apps, games and networks: no fact beyond its source, and the way from a result."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT
from tests.support.pages.checks import parse
from tests.unit.content.test_checks import change, problems
from tools.lib.pages import LANGUAGES
from warning_signs.content.models.platforms import CHANNELS, PlatformGuide
from warning_signs.paths import QUESTIONNAIRES

GUIDES = CONTENT.guides
IDS = [guide.id for guide in GUIDES.guides]
SERVICES = set(
    re.findall(
        r"\w+",
        """phone email whatsapp instagram facebook messenger tiktok snapchat youtube discord twitch
        roblox minecraft fortnite_epic playstation xbox nintendo steam telegram signal x reddit
        bereal pinterest kik askfm ngl google_classroom microsoft_teams school_platform
        website_forum skype""",
    )
)
WAYS = ("save", "report", "block", "pause", "parents", "data_export")

NOT_FOUND = {
    # What the research could not find, or holds for general knowledge only: never on a page.
    "phone": {"pause", "parents", "data_export", "images", "min_age"},
    "whatsapp": {"pause", "parents"},
    "facebook": {"save"},
    "messenger": {"save", "images"},
    "tiktok": {"save"},
    "youtube": {"save", "pause", "images"},
    "discord": {"pause", "images"},
    "twitch": {"save", "min_age", "data_export", "images"},
    "roblox": {"min_age", "data_export", "images"},
    "steam": {"min_age", "pause", "parents", "images"},
    "telegram": {"block", "parents", "images"},
    "signal": {"min_age", "pause", "parents", "data_export"},
    "reddit": {"min_age", "pause", "parents"},
    "pinterest": {"min_age", "parents", "images"},
    "ngl": {"save", "report", "block", "pause", "parents", "data_export", "images"},
}
WITHOUT_ADDRESS = {
    "facebook": ["block"], "messenger": ["block", "pause"], "snapchat": ["block"],
    "xbox": ["report"], "signal": ["report"], "email": ["report"], "phone": ["report"],
    "telegram": ["pause"], "minecraft": ["block"], "fortnite_epic": ["block"],
    "playstation": ["block"], "bereal": ["block"], "website_forum": ["report"],
    "school_platform": ["report"],
}  # fmt: skip

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def folder(tmp_path, only_what_is_new_is_loaded):
    """A copy of the content, to break."""
    return shutil.copytree(QUESTIONNAIRES, tmp_path / "content")


def page_of(client, language: str, guide: str, query: str = "?country=FR"):
    response = client.get(f"/{language}/services/{guide}/{query}")
    assert response.status_code == 200
    return parse(response.get_data(as_text=True))


def outside(element) -> set[str]:
    return {a.attrs["href"] for a in element.query("a[href^='http']")}


# What the data holds


def test_every_service_has_its_guide_but_the_one_that_nothing_is_known_of():
    assert set(IDS) == SERVICES and "tellonym" not in IDS


@pytest.mark.parametrize("guide", NOT_FOUND)
def test_what_nobody_found_is_left_out(guide):
    assert not NOT_FOUND[guide] & GUIDES.by_id[guide].facts.keys()


def test_an_address_that_nobody_found_is_left_out():
    without = {
        guide.id: found
        for guide in GUIDES.guides
        if (found := [w for w in WAYS[1:] if (way := getattr(guide, w)) and not way.url])
    }
    assert without == WITHOUT_ADDRESS


def test_seen_is_never_in_the_future():
    this_month = f"{date.today():%Y-%m}"
    facts = [fact for guide in GUIDES.guides for fact in guide.facts.values()]
    facts += [*GUIDES.trusted_flaggers, GUIDES.flaggers_list]
    assert all(fact.seen is None or fact.seen <= this_month for fact in facts)


def test_ages_are_those_of_the_sources():
    ages = {g.id: g.min_age.years for g in GUIDES.guides if g.min_age}
    assert ages.pop("x") is None, "the sources do not agree"
    assert {guide for guide, years in ages.items() if years != 13} == {"telegram", "kik", "ngl"}
    assert (ages["telegram"], ages["kik"], ages["ngl"]) == (16, 18, 18)


def test_closed_services_are_closed():
    assert {g.id: g.closed.day for g in GUIDES.closed} == {
        "askfm": date(2024, 12, 1),
        "skype": date(2025, 5, 5),
    }


def test_nothing_for_adults_only_and_no_picture_to_capture():
    text = (QUESTIONNAIRES / "platforms.yaml").read_text(encoding="utf-8").lower()
    assert "stopncii" not in text and "revenge" not in text


# The pages


@in_each_language
@pytest.mark.parametrize("guide", IDS)
def test_each_guide_shows_its_addresses_and_no_other(client, language, guide):
    known = GUIDES.by_id[guide]
    page = page_of(client, language, guide)
    assert page.query("main")[0].attrs["data-guide"] == guide
    wanted = {way.url for name in WAYS if (way := getattr(known, name)) and way.url}
    shown = {a.attrs["href"] for a in page.query("main a.go")}
    assert shown == wanted
    for link in page.query("main a.go"):
        host = link.attrs["href"].split("/")[2].removeprefix("www.")
        assert host in link.to_text(), "readers see where a link leads"
        assert link.attrs["rel"] == "noreferrer" and "hreflang" not in link.attrs
    assert not any("stopncii" in address for address in outside(page))


@in_each_language
@pytest.mark.parametrize("guide", IDS)
def test_each_guide_keeps_to_the_order_and_warns_of_intimate_pictures(client, language, guide):
    page = page_of(client, language, guide)
    steps = [section.attrs["id"] for section in page.query("main .steps > section")]
    closed = GUIDES.by_id[guide].closed
    assert steps == ([] if closed else ["save", "report", "block", "pause"])
    assert bool(page.query(".notice a[href='#pictures']")) == (not closed)
    kinds = [a.attrs["data-service"] for a in page.query("#pictures [data-service]")]
    assert kinds[0] == "image_removal" and "hotline" in kinds
    assert page.query("main [data-service=sic_helpline] a[href='tel:3018']")


@in_each_language
def test_a_closed_service_says_so_on_its_page_and_in_the_list(client, language):
    page = page_of(client, language, "skype")
    assert "2025" in page.query("main .notice")[0].to_text()
    listed = parse(client.get(f"/{language}/services/").get_data(as_text=True))
    (link,) = listed.query(f"main a[href='/{language}/services/skype/']")
    assert re.search(r"\(.+\)", link.to_text())


@in_each_language
def test_the_list_names_every_guide_once(client, language):
    page = parse(client.get(f"/{language}/services/?country=FR").get_data(as_text=True))
    links = [a.attrs["href"] for a in page.query("main a[href*='/services/']")]
    assert sorted(links) == sorted(f"/{language}/services/{one}/?country=FR" for one in IDS)


def test_a_date_is_said_or_said_to_be_unknown(client):
    words = page_of(client, "en", "instagram").query("#report")[0].to_text()
    assert "Seen in a public source in October 2026." in words
    assert "Date not known." in page_of(client, "en", "whatsapp").query("#report")[0].to_text()
    words = page_of(client, "en", "twitch").query("#report")[0].to_text()
    assert "Seen in a public source in 2026." in words
    assert "one source only" in page_of(client, "en", "twitch").query("#pause")[0].to_text()


def test_the_european_rule_stands_where_it_holds(client):
    def rule(guide, query):
        report = page_of(client, "en", guide, query).query("#report")[0].to_text()
        return "In the European Union" in report, "trusted flagger" in report

    assert rule("instagram", "?country=FR") == rule("instagram", "") == (True, True)
    assert rule("instagram", "?country=CH") == rule("phone", "?country=FR") == (False, False)


@pytest.mark.parametrize(
    ("country", "name"), [("FR", "3018"), ("IT", "Azzurro"), ("FI", "Someturva")]
)
def test_the_trusted_flagger_of_the_country_is_named(client, country, name):
    report = page_of(client, "en", "tiktok", f"?country={country}").query("#report")[0]
    assert name in report.to_text() and GUIDES.flaggers_list.url not in outside(report)
    others = page_of(client, "en", "tiktok", "?country=DE").query("#report")[0]
    assert GUIDES.flaggers_list.url in outside(others) and name not in others.to_text()


def test_each_guide_leads_to_the_letter_that_fits(client):
    for guide, to in {
        "instagram": "service",
        "phone": "operator",
        "school_platform": "school",
    }.items():
        page = page_of(client, "en", guide)
        assert page.query(f"#report a[href='/en/letters/{to}/?country=FR']"), guide
    assert page.query("#save a[href='/en/evidence/?country=FR']")


def test_a_country_has_its_own_services_for_pictures(client):
    page = page_of(client, "en", "instagram", "?country=GB")
    names = [h.to_text() for h in page.query("#pictures [data-service] h3")]
    assert "Take It Down" in names and any("Report Remove" in name for name in names)


@pytest.mark.parametrize("address", ["tellonym", "nothing", "WhatsApp", "../help"])
def test_what_has_no_guide_is_not_there(client, address):
    assert client.get(f"/en/services/{address}/").status_code == 404


# From a result


def guide_links(client, language: str, channels: list[str]) -> list[str]:
    """Where a result leads for the guides."""
    answers = {"self_harm": "no", "disclosed": "yes", "channels": channels}
    page = parse(client.post(f"/{language}/parent/?country=FR", data=answers).text)
    return [link.attrs["href"] for link in page.query("a[data-tool=guide]")]


@in_each_language
@pytest.mark.parametrize("channel", sorted({*CHANNELS} - {"phone"}))
def test_a_result_leads_to_the_guides_of_the_channel(client, language, channel):
    wanted = {g.id for g in GUIDES.guides if channel in g.channels and not g.closed}
    address, _, place = guide_links(client, language, [channel])[0].partition("#")
    section = parse(client.get(address).text).query(f"#{place}")[0].parent
    links = [a.attrs["href"] for a in section.query("a")]
    found = {re.search(r"/services/(\w+)/", one)[1] for one in links}
    assert found & wanted


def test_a_result_without_a_channel_leads_to_no_guide(client):
    assert guide_links(client, "en", []) == guide_links(client, "en", ["unknown"]) == []


@given(st.sets(st.sampled_from([*CHANNELS, "unknown"])))
def test_any_channels_have_exactly_their_guides_each_once(channels):
    found = [g for guides in GUIDES.of_channels(channels).values() for g in guides]
    assert len(found) == len({g.id for g in found})
    wanted = {g.id for g in GUIDES.guides if channels & set(g.channels) and not g.closed}
    assert {g.id for g in found} == wanted


# Mistakes

MISTAKES = [
    ("name: WhatsApp\n", "nam: WhatsApp\n", "not a known key"),
    ("channels: [messaging]", "channels: [telepathy]", "Mend"),
    ("channels: [messaging]", "channels: []", "Mend"),
    ("confidence: medium", "confidence: low", "Mend"),
    ("seen: null", "seen: soon", "Write the month"),
    ('seen: "2026"', 'seen: "2031"', "Name the source of each “seen”"),
    ("url: https://support.apple.com/en-us/102322", "url: support.apple.com", "whole address"),
    ("takes_part: false", "takes_part: perhaps", "Mend"),
    ("years: 13", "years: 130", "Mend"),
    ("years: 13,", "years: null,", "Give years, a hint"),
    ("  - id: messenger", "  - id: whatsapp", "Two guides have the id whatsapp"),
    ("    name: Skype\n", "    name: Skype\n    title: Skype\n", "Give either name"),
    ("day: 2025-05-05", "day: lately", "Mend"),
    ("country: IT", "country: XX", "has no file in helplines/"),
]


@pytest.mark.parametrize(("old", "new", "words"), MISTAKES, ids=[m[1].strip() for m in MISTAKES])
def test_a_mistake_in_a_guide_is_named_with_file_and_way_out(folder, old, new, words):
    change(folder, "platforms.yaml", old, new)
    found = problems(folder)
    assert any(one.startswith("platforms.yaml:") and words in one for one in found), found


def test_a_mistake_in_a_guide_is_named_with_its_line(folder):
    line = change(folder, "platforms.yaml", "country: FI", "country: XX")
    assert f"platforms.yaml:{line}: " in problems(folder)[0]


def test_a_channel_that_nobody_asks_for_is_named(folder):
    for name in ("parent.yaml", "teacher.yaml"):
        change(folder, name, "{value: game, label", "{value: games, label")
    assert any("game: no answer of the question" in one for one in problems(folder))


def test_without_the_guides_the_site_does_not_start(folder):
    (folder / "platforms.yaml").unlink()
    assert any("platforms.yaml" in one for one in problems(folder))


def test_a_closed_service_offers_nothing_to_do():
    closed = {
        "id": "gone",
        "name": "Gone",
        "channels": ["web"],
        "closed": {"day": "2025-01-01", "confidence": "high"},
    }
    source = {"sources": [{"ref": "example.org", "date": None}]}
    PlatformGuide.model_validate(closed | source)
    way = {"report": {"url": "https://example.org", "confidence": "high", "seen": None}}
    with pytest.raises(ValueError, match="Remove what can be done"):
        PlatformGuide.model_validate(closed | source | way)


def test_a_country_without_a_known_flagger_has_none():
    assert GUIDES.flagger("DE") is None and GUIDES.flagger(None) is None
