"""What organisations find and paste: the page for them, the generator, its codes."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.campaigns.ordered import ORIGIN, opened, order, run, use_database
from tests.support.pages.checks import parse
from warning_signs.campaigns.campaign import Campaign
from warning_signs.web.campaigns.embed.options import KINDS, read_choice
from warning_signs.web.campaigns.embed.snippet import HIGHEST, LOWEST, SANDBOX

SITE = "https://signs.example.org"
GENERATOR = "/en/campaigns/ligue/embed/"
FRAMES = ("plain", "follow")


@pytest.fixture
def site(campaign_site):
    """A site that knows its address, with one campaign, Ligue."""
    app = campaign_site(PUBLIC_URL=SITE)
    order(app, "ligue", "--colour", "#b3123f")
    return app


@pytest.fixture
def client(site):
    """Fetches the pages of that site."""
    return site.test_client()


def code(page) -> str:
    """The code to paste on a page."""
    return parse(page.text).query("textarea#code")[0].to_text().strip()


def frame(page):
    """The frame in the code to paste."""
    return parse(code(page)).query("iframe")[0].attrs


def generate(client, **choice):
    """The generator with these choices in its address."""
    return client.get(GENERATOR, query_string=choice)


# The codes


@pytest.mark.parametrize("kind", FRAMES)
def test_a_frame_shows_the_questions_chosen_and_says_what_it_holds(client, kind):
    choice = {"questionnaire": "teacher", "language": "fr", "country": "BE", "height": "700"}
    pasted = frame(generate(client, kind=kind, **choice))
    assert pasted["src"] == f"{SITE}/fr/c/ligue/teacher/?country=BE"
    assert (pasted["lang"], pasted["height"]) == ("fr", "700")
    assert pasted["title"] == parse(client.get("/fr/teacher/").text).query("h1")[0].to_text()
    assert "sandbox" not in pasted and "allow" not in pasted


def test_a_sandboxed_frame_is_allowed_what_it_needs_and_never_its_own_origin(client):
    assert frame(generate(client, kind="plain", sandboxed="yes"))["sandbox"] == SANDBOX
    assert "allow-same-origin" not in SANDBOX


def test_only_a_frame_that_follows_its_height_brings_a_script(client):
    assert "<script>" in code(generate(client, kind="follow"))
    for kind in ("plain", "card"):
        assert "<script" not in code(generate(client, kind=kind))


def test_the_script_is_small_and_holds_nothing_that_editors_rewrite(client):
    script = re.search(r"<script>.*</script>", code(generate(client, kind="follow")))[0]
    assert len(script.encode()) < 1000
    inner = script.removeprefix("<script>").removesuffix("</script>")
    assert not re.search(r"[&<>\n]", inner), "WordPress turns & into an entity"
    assert not re.search(r"=>|`|\?\.|\b(let|const|class|async)\b", inner), "for old browsers too"
    assert inner.endswith(f'("{SITE}");')


def test_the_command_prints_the_same_frame(site, client):
    printed = re.search(r"<iframe.*</iframe>\n<p .*</p>", run(site, "show", "ligue").output)[0]
    assert printed == code(generate(client, kind="plain"))


@pytest.mark.parametrize("kind", FRAMES)
@pytest.mark.parametrize(
    ("campaign", "chosen", "number", "words"),
    [
        (None, "GB", "999", "En danger maintenant : appeler le 999"),
        ("FR", None, "112", "En danger maintenant : appeler le 112"),
        ("FR", "US", "911", "En danger maintenant : appeler le 911"),
        (None, None, "112", "112 (dans l’UE)"),
    ],
)
def test_where_a_frame_is_blocked_a_link_and_a_number_are_left(
    site, client, kind, campaign, chosen, number, words
):
    run(site, "change", "ligue", *(("--country", campaign) if campaign else ()))
    choice = {"kind": kind, "language": "fr", "questionnaire": "teacher"}
    choice |= {"country": chosen} if chosen else {}
    pasted = parse(code(generate(client, **choice)))
    (below,) = pasted.query("p")
    link, call = below.query("a[href]")
    assert link.attrs["href"] == pasted.query("iframe")[0].attrs["src"]
    assert call.attrs["href"] == f"tel:{number}"
    assert words in below.to_text().replace("\xa0", " ")
    assert (below.attrs["lang"], below.attrs["dir"]) == ("fr", "ltr")


def test_a_card_leads_to_the_first_page_of_the_campaign_and_brings_all_it_needs(client):
    card = parse(code(generate(client, kind="card", language="fr", country="FR")))
    (link,) = card.query("a[href]")
    assert link.attrs["href"] == f"{SITE}/fr/c/ligue/?country=FR"
    assert card.query("img")[0].attrs["src"].startswith("data:image/png;base64,")
    assert card.query("p")[0].attrs["lang"] == "fr"
    assert "#b3123f" in code(generate(client, kind="card"))
    assert "Ligue" in card.to_text() and "harcèlement" in card.to_text()


def test_a_hostile_name_is_only_a_name_in_every_code(site, client):
    name = "\"><script>alert(1)</script>'{{7*7}}"
    words = ("--name", name, "--origin", ORIGIN, "--language", "en")
    assert run(site, "create", "boese", *words).exit_code == 0
    for kind in KINDS:
        page = client.get("/en/campaigns/boese/embed/", query_string={"kind": kind})
        assert "<script>alert" not in page.text
        assert "<script>alert" not in code(page)


# The generator


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "popup"},
        {"questionnaire": "nothing"},
        {"language": "de"},
        {"height": "-5"},
        {"height": "٧٠٠٠٠٠"},
        {"height": "999999999999999999999"},
        {"sandboxed": "perhaps"},
    ],
)
def test_what_makes_no_sense_falls_back_to_the_usual(client, wrong):
    assert code(generate(client, **wrong)) == code(generate(client))


@given(st.dictionaries(st.sampled_from(["kind", "height", "language"]), st.text(max_size=8)))
def test_whatever_an_address_says_the_choice_is_one_there_is(app, query):
    campaign = Campaign(
        slug="x", name="X", origins=(ORIGIN,), languages=("fr", "en"), questionnaires=("parent",),
        scored=("parent",), begins="2026-01-05",
    )  # fmt: skip
    with app.test_request_context("/en/"):
        choice = read_choice(campaign, query, "en")
    assert choice.kind in KINDS
    assert choice.language in campaign.languages
    assert LOWEST <= choice.height <= HIGHEST


def test_a_reader_s_language_is_the_usual_one_if_the_campaign_has_it(site, client):
    words = ("--name", "Nur", "--origin", ORIGIN, "--language", "fr")
    assert run(site, "create", "nur", *words).exit_code == 0
    assert "/fr/c/nur/" in code(client.get("/en/campaigns/nur/embed/"))
    assert "/fr/c/ligue/" in code(client.get("/fr/campaigns/ligue/embed/"))


@pytest.mark.parametrize("kind", FRAMES)
def test_the_preview_is_the_frame_itself_and_is_not_counted(site, client, kind):
    page = parse(generate(client, kind=kind, language="fr", sandboxed="yes").text)
    preview = page.query("iframe")[0].attrs
    assert preview["sandbox"] == SANDBOX
    as_frame = {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "same-origin"}
    shown = client.get(preview["src"], headers=as_frame)
    assert shown.status_code == 200
    policy = shown.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert f"form-action 'self' {SITE};" in policy, "WebKit: a sandbox has no 'self'"
    assert opened(site) == 0


def test_the_preview_of_a_card_looks_as_its_code_says(client):
    page = generate(client, kind="card")
    box = re.search(r'<p [^>]*style="([^"]+)"', code(page))[1]
    assert f".card-box{{{box}}}" in page.text
    assert parse(page.text).query("p.card-box img")


def test_the_generator_alone_may_frame_and_nobody_may_frame_it(client):
    policy = generate(client).headers["Content-Security-Policy"]
    assert "frame-src 'self';" in policy
    assert policy.endswith("frame-ancestors 'none'")
    for page in ("/en/", "/en/organisations/", "/en/c/ligue/parent/"):
        assert "frame-src 'none';" in client.get(page).headers["Content-Security-Policy"]


def test_the_generator_says_where_its_code_works(client):
    page = parse(generate(client, kind="plain").text)
    said = [one.to_text() for one in page.query("main code")]
    assert ORIGIN in said
    assert f"frame-src {SITE};" in said


@pytest.mark.parametrize("command", ["create", "show"])
def test_commands_name_the_generator_which_needs_no_secret(site, client, command):
    words = ("--name", "Ligue", "--origin", ORIGIN, "--language", "fr")
    said = run(site, "create", "neu", *words).output
    said = said if command == "create" else run(site, "show", "neu").output
    (address,) = re.findall(r"https://\S+/embed/", said)
    assert client.get(address.removeprefix(SITE)).status_code == 200


CARD_NEEDS = ["style-src-attr 'unsafe-inline';", "img-src data:;"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_generator_names_the_policy_of_what_is_pasted_and_no_other(client, kind, language):
    page = parse(generate(client, kind=kind, language=language).text)
    said = [one.to_text() for one in page.query("main code")]
    sources = [one for one in said if "-src" in one and one.endswith(";")]
    if kind == "card":
        assert sources == CARD_NEEDS
    else:
        assert [one.split()[0] for one in sources] == ["frame-src", "script-src"]


def test_the_generator_is_not_found_by_search_and_kept_by_nobody_else(client):
    page = generate(client)
    assert parse(page.text).query("meta[name=robots][content=noindex]")
    assert page.headers["Cache-Control"] == "private, max-age=0"


def test_a_closed_campaign_still_has_its_codes_and_says_that_it_has_ended(site, client):
    run(site, "close", "ligue")
    page = generate(client)
    assert "has ended" in page.text
    assert "/c/ligue/" in code(page)


@pytest.mark.parametrize("slug", ["none", "LIGUE", "x" * 200])
def test_an_unknown_campaign_has_no_generator(client, slug):
    assert client.get(f"/en/campaigns/{slug}/embed/").status_code == 404


def test_the_generator_runs_from_right_to_left_and_its_codes_from_left_to_right(
    arabic_app, tmp_path, monkeypatch
):
    use_database(monkeypatch, arabic_app, tmp_path)
    order(arabic_app, "ligue", "--language", "ar")
    client = arabic_app.test_client()
    for kind in KINDS:
        page = client.get("/ar/campaigns/ligue/embed/", query_string={"kind": kind})
        html = parse(page.text)
        assert html.query("html")[0].attrs["dir"] == "rtl"
        assert html.query("textarea#code")[0].attrs["dir"] == "ltr"
        assert "/ar/c/ligue/" in code(page)
        assert all("dir" in one.attrs for one in html.query("main code"))
    assert 'dir="rtl"' in code(page), "the card"


# The page for organisations


def test_the_page_for_organisations_says_whom_to_ask(make_app):
    who = {"OPERATOR_NAME": "Ligue", "OPERATOR_CONTACT": "ask@ligue.example", "PUBLIC_URL": SITE}
    page = make_app(who).test_client().get("/fr/organisations/")
    assert "ask@ligue.example" in parse(page.text).query("main")[0].to_text()
    assert parse(code(page)).query("a")[0].attrs["href"] == f"{SITE}/fr/"
    said = [one.to_text() for one in parse(page.text).query("main code")]
    assert {f"frame-src {SITE};", *CARD_NEEDS} <= set(said), "for the frames, and for its card"


def test_on_this_machine_a_code_can_be_tried_without_a_public_address(make_app):
    client = make_app({}).test_client()
    for host in ("http://localhost:5000", "http://127.0.0.1:5001", "http://[::1]:5002"):
        page = client.get("/en/organisations/", base_url=host)
        assert parse(code(page)).query("a")[0].attrs["href"] == f"{host}/en/"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_home_page_has_a_door_for_organisations(app, language):
    client = app.test_client()
    doors = parse(client.get(f"/{language}/").text).query("a.door")
    addresses = [door.attrs["href"].removeprefix(f"/{language}/") for door in doors]
    assert addresses[-1] == "organisations/"
    sitemap = ElementTree.fromstring(client.get("/sitemap.xml").data)
    found = [one.text for one in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert f"http://localhost/{language}/organisations/" in found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_privacy_page_says_what_a_campaign_counts(app, language):
    client = app.test_client()
    assert parse(client.get(f"/{language}/privacy/").text).query("h2#campaigns")
    organisations = parse(client.get(f"/{language}/organisations/").text)
    assert organisations.query(f"main a[href='/{language}/privacy/#campaigns']")
