"""No request makes an answer of 500 or above: whatever is sent, the site says what is wrong.

Every address and method that the site knows, with parts without names, files where text is
expected, numbers without end, NULs, halves of characters, bodies of other kinds.
"""

import pytest
from flask import Flask, make_response, redirect, request
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.campaigns.ordered import order, run
from tests.support.sites import make_site
from tools.fuzz.harm import Tried
from tools.fuzz.parsers import every_parser, texts, try_parser
from tools.fuzz.requests import REAL, Request, address_of, requests, try_request, ways
from warning_signs.web.request.site import EXTENSION

POSTS = [
    "/en/parent/",  # read as that of a teacher is
    "/en/family/",
    "/en/c/ligue/parent/",
    "/en/letters/school/",
    "/en/compare/",
    "/en/evidence/",
    "/api/v1/questionnaires/parent/assessment",
]
PARTS = "multipart/form-data; boundary=b"
HEAD = b"--b\r\nContent-Disposition: form-data"
ODD_PARTS = {
    "no name": HEAD + b"\r\n\r\nx\r\n",
    "no name, a file": HEAD + b'; filename="a"\r\n\r\nx\r\n',
    "empty name": HEAD + b'; name=""\r\n\r\nx\r\n',
    "unknown name": HEAD + b'; name="zzz"\r\n\r\nx\r\n',
    "twice": 2 * (HEAD + b'; name="show"\r\n\r\nsheet\r\n'),
    "a file for a text": HEAD + b'; name="age"; filename="a"\r\n\r\n14\r\n',
    "a text for a file": HEAD + b'; name="file"\r\n\r\nx\r\n',
    "no disposition": b"--b\r\nA: b\r\n\r\nx\r\n",
    "no text": HEAD + b'; name="\xff\xfe"\r\n\r\n\xff\xfe\r\n',
    "another kind": b"--b\r\nContent-Disposition: x\r\nContent-Type: a;charset=b\r\n\r\nx\r\n",
}
UNUSUAL_SLUGS = ["a%00b", "%00", "a" * 41, "a" * 9000, "A", "-a", "%ED%A0%80", "%FF", "%C3%A9", "."]
OF_A_CAMPAIGN = ["c/{}/", "c/{}/parent/", "campaigns/{}/", "campaigns/{}/embed/"]
OF_A_CAMPAIGN += ["campaigns/{}/poster/", "campaigns/{}/json/"]


class PlainClient(FlaskClient):
    """Fetches pages without looking at them: here nothing but the status counts."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site with a campaign."""
    # Which is testing, so that an exception is seen as what it is.
    made = make_site({"DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('site')}/c.sqlite3"})
    order(made)
    return made


@pytest.fixture(scope="module")
def plain(site):
    return PlainClient(site, site.response_class)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("path", POSTS)
def test_a_form_may_have_any_parts(plain, path):
    for first in ODD_PARTS.values():
        for second in ODD_PARTS.values():
            answer = plain.post(path, data=first + second + b"--b--\r\n", content_type=PARTS)
            assert answer.status_code < 500


@pytest.mark.parametrize("page", OF_A_CAMPAIGN)
def test_what_can_be_no_campaign_is_not_found(plain, page):
    for slug in UNUSUAL_SLUGS:
        assert plain.get(f"/en/{page.format(slug)}").status_code in (404, 308), slug


@pytest.mark.servers
def test_a_server_of_a_database_is_not_asked_for_what_can_be_no_campaign(make_app, postgres):
    app = make_app({"DATABASE_URL": postgres.new_database()})
    order(app)
    for page in OF_A_CAMPAIGN:
        for slug in UNUSUAL_SLUGS:
            path = f"/en/{page.format(slug)}"
            assert app.test_client().get(path).status_code in (404, 308), path
    for secret in ("\0", "a\0b", "\ud800"):
        answer = app.test_client().get(
            "/en/campaigns/ligue/", auth=("ligue", secret.encode("utf-8", "replace").decode())
        )
        assert answer.status_code == 401
    answer = app.test_client().post("/en/c/ligue/parent/?country=%00", data={"visit": "\0" * 32})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "host", ["a" * 300, "..", ".a", "[", "]:", "a b", "a:b", "é", "", "a/b", "a@b"]
)
def test_a_host_that_is_none_is_a_page_all_the_same(plain, host):
    for path in ("/en/parent/", "/en/organisations/", "/en/campaigns/ligue/embed/", "/robots.txt"):
        answer = plain.get(path, headers={"Host": host.encode().decode("latin1")})
        assert answer.status_code == 200, path
    assert plain.post("/en/parent/", headers={"Host": host.encode().decode("latin1")})


def test_a_made_up_host_gets_into_nothing_that_is_kept_or_printed(site, plain):
    """Codes to paste, posters, QR codes, sitemaps, links to pass on: PUBLIC_URL makes them."""
    elsewhere = "https://elsewhere.example"
    for method, rule in ways(site):
        if method in ("GET", "POST"):
            path = f"{address_of(rule, REAL, b'x')}?country=FR"
            form = {"self_harm": "yes", "disclosed": "no"} if method == "POST" else None
            answer = plain.open(path, method=method, base_url=elsewhere, data=form)
            headers = {**answer.headers, "Content-Security-Policy": ""}  # about this page alone
            assert "elsewhere.example" not in f"{answer.text} {headers}", (method, path)
    for path in ("en/organisations/", "en/campaigns/ligue/embed/", "en/campaigns/ligue/poster/"):
        page = plain.get(f"/{path}", base_url=elsewhere).text
        assert "PUBLIC_URL" in page, "it says what is missing"
        assert 'class="code"' not in page and 'class="sheet' not in page
    assert plain.get("/sitemap.xml", base_url=elsewhere).status_code == 404


def test_a_campaign_outlives_a_questionnaire_of_its_own(site, plain):
    words = ("--name", "Club", "--origin", "https://x.example", "--language", "en")
    assert run(site, "create", "club", *words, "--questionnaire", "family").exit_code == 0
    asked = site.extensions[EXTENSION].content.questionnaires
    gone = asked.pop("family")
    try:
        for page in ("c/club/", "campaigns/club/embed/", "campaigns/club/poster/"):
            assert plain.get(f"/en/{page}").status_code == 200, page
        assert plain.get("/en/c/club/family/").status_code == 404
    finally:
        asked["family"] = gone


# A share of `make fuzz`


def few(examples: int):
    """The same cases in every run."""
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # to find the smallest example takes minutes
        suppress_health_check=[*HealthCheck],
    )


def test_no_request_is_our_fault(site):
    tried = Tried()

    @given(requests(site))
    @few(600)
    def try_one(request):
        try_request(site, tried, request)

    try_one()
    assert tried.cases >= 600 and not tried.found


def test_no_parser_fails_on_a_text(site):
    tried, parsers = Tried(), every_parser(site.extensions[EXTENSION].content)

    @given(st.sampled_from(sorted(parsers)), texts())
    @few(1000)
    def try_one(name, text):
        try_parser(tried, name, parsers[name], text)

    try_one()
    assert tried.cases >= 1000 and not tried.found


def test_every_response_of_every_route_has_its_headers(site):
    tried = Tried()
    for method, rule in ways(site):
        for places in (REAL, {**REAL, "slug": b"nobody", "questionnaire": b"none"}):
            path = address_of(rule, places, b"x")
            try_request(site, tried, Request(method, path, "", {}, None, b""))
    assert tried.cases > 200 and not tried.found


# That faults would be found


def tried_on(app: Flask, path: str) -> dict[str, str]:
    """What a request to this address of an application is found guilty of."""
    tried = Tried()
    try_request(app, tried, Request("GET", path, "x=<knr x=1>", {}, None, b""))
    return tried.found


def test_each_kind_of_fault_is_found():
    app = Flask("faulty")
    app.testing = True

    @app.get("/raises")
    def raises():
        raise KeyError("told_to_die")

    @app.get("/unavailable")
    def unavailable():
        return "", 503

    @app.get("/reflects")
    def reflects():
        return f"<p>{request.args['x']}</p>"

    @app.get("/leads-away")
    def leads_away():
        return redirect("//evil.example/")

    @app.get("/sets-a-cookie")
    def sets_a_cookie():
        response = make_response("")
        response.set_cookie("a", "b")
        return response

    assert any(kind.startswith("KeyError at ") for kind in tried_on(app, "/raises"))
    assert "status 503" in tried_on(app, "/unavailable")
    assert "reflected markup" in tried_on(app, "/reflects")
    assert "leads to another site" in tried_on(app, "/leads-away")
    assert "cookie" in tried_on(app, "/sets-a-cookie")
    assert "no Content-Security-Policy" in tried_on(app, "/reflects")


def test_what_hangs_is_found(monkeypatch):
    monkeypatch.setattr("tools.fuzz.harm.SECONDS", 0.01)
    tried = Tried()
    tried.run("a case", lambda: sum(range(3_000_000)))
    assert "hangs" in tried.found
