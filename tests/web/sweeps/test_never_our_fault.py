"""No request makes an answer of 500 or above: whatever is sent, the site says what is wrong.

Every address and method that the site knows, with parts without names, files where text is
expected, numbers without end, NULs, halves of characters, bodies of other kinds.
"""

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support import hostile
from tests.support.campaigns import order, run
from warning_signs.web.request.site import EXTENSION

REAL = {
    "lang": b"en",
    "slug": b"ligue",
    "questionnaire": b"parent",
    "to": b"school",
    "kind": b"csv",
    "picture": b"svg",
    "key": b"results-level",
    "guide": b"snapchat",
}
"""What leads somewhere, by the name of its place in an address."""
POSTS = [
    "/en/parent/",
    "/en/teacher/",
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
    from warning_signs import create_app

    made = create_app({"DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('site')}/c.sqlite3"})
    order(made)
    made.testing = True  # an exception is seen as what it is
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


def ways(app) -> list[tuple[str, str]]:
    """Every method of every rule of the site."""
    return sorted(
        (method, rule.rule) for rule in app.url_map.iter_rules() for method in rule.methods
    )


def address_of(rule: str, given: dict[str, bytes], other: bytes) -> str:
    """The address of a rule: each place of it filled with what is given for it, or else `other`."""
    path, rest = "", rule
    while "<" in rest:
        before, _, rest = rest.partition("<")
        place, _, rest = rest.partition(">")
        name = place.rpartition(":")[2]
        path += before + quote(given.get(name, other), safe="")
    return path + rest


@given(st.data())
@settings(
    max_examples=500,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # to find the smallest example takes minutes
    suppress_health_check=[*HealthCheck],
)
def test_no_request_is_our_fault(site, plain, data):
    method, rule = data.draw(st.sampled_from(ways(site)))
    made_up = data.draw(st.none() | st.sampled_from(sorted(REAL)))
    given = {name: value for name, value in REAL.items() if name != made_up}
    sends = method not in ("GET", "HEAD", "OPTIONS")
    kind, body = data.draw(hostile.bodies) if sends else (None, b"")
    answer = plain.open(
        address_of(rule, given, data.draw(hostile.raw)),
        method=method,
        query_string=data.draw(hostile.queries).decode(),
        headers=data.draw(hostile.headers),
        content_type=kind,
        data=body,
    )
    assert answer.status_code < 500
