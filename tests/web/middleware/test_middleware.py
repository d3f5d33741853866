"""What surrounds the pages: headers, compression, the page cache, errors.

That each response has all security headers and no cookie is checked on every fetch (tests/support).
"""

import gzip
import io

import brotli
import pytest
from werkzeug.test import Client

from tests.support.pages.checks import parse
from warning_signs.web.middleware.compression import chosen_encoding
from warning_signs.web.middleware.security_headers import content_security_policy
from warning_signs.web.request.site import site

PAGE = "/en/help/?country=FR"
FORM = "application/x-www-form-urlencoded"
BODY_LIMIT = 64 * 1024


@pytest.fixture
def fresh_app(make_app):
    """A site of its own, whose page cache is empty."""
    return make_app({})


def cached_pages(app) -> int:
    """How many pages the page cache of the site holds."""
    return len(site(app).pages)


# What a page may do


def policy_of(body: str, head: str = "<style>a{}</style>") -> str:
    page = f"<html><head>{head}</head><body>{body}<script>1</script>\n</body></html>"
    return content_security_policy(page.encode())


def test_policy_names_style_and_script_of_the_frame():
    policy = policy_of("")
    assert policy.count("'sha256-") == 2
    assert policy.startswith("default-src 'none'; ")


@pytest.mark.parametrize(
    "slipped_in",
    [
        "<script>bad()</script>",
        "<script>bad()</script></body></html>",
        "<style>*{}</style>",
        "<style>*{}</style></head>",
        "</script>",
    ],
)
def test_policy_names_nothing_that_slipped_into_the_page(slipped_in):
    assert policy_of(slipped_in) == policy_of("")


def test_a_page_without_style_and_script_may_have_none():
    policy = content_security_policy(b"<html><head></head><body></body></html>")
    assert "style-src 'none'; script-src 'none'" in policy


def test_no_session_can_exist(app):
    assert app.secret_key is None


# Who may cache it


def test_a_page_may_be_cached_for_five_minutes(client):
    assert client.get(PAGE).headers["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("path", ["/en/nothing-here/", "/xx/", "/healthz", "/"])
def test_errors_and_what_depends_on_the_reader_are_not_cached(client, path):
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_the_answer_to_a_post_is_neither_cached_nor_indexed(fresh_app):
    client = fresh_app.test_client()
    answer = client.post("/en/parent/", data={"self_harm": "no", "school_avoidance": "weekly"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert cached_pages(fresh_app) == 0


# Compression


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("x" * 300 + ", br", ""),
        ("gzip, deflate", "gzip"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("br;q=0.5, gzip", "gzip"),
        ("identity", ""),
        ("zstd", ""),
        ("gzip;q=0", ""),
        (";;q=,", ""),
        ("", ""),
    ],
)
def test_compression_is_what_the_browser_offers(offered, chosen):
    assert chosen_encoding(offered) == chosen


@pytest.mark.parametrize(("name", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_compressed_pages_are_the_same(app, name, unpack):
    plain = Client(app).get(PAGE)
    packed = Client(app).get(PAGE, headers={"Accept-Encoding": name})
    assert packed.headers["Content-Encoding"] == name
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert packed.headers["Content-Security-Policy"] == plain.headers["Content-Security-Policy"]
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert unpack(packed.data) == plain.data


def test_answers_to_a_post_are_compressed(app):
    data = {"self_harm": "no", "school_avoidance": "weekly"}
    answer = Client(app).post("/en/parent/", data=data, headers={"Accept-Encoding": "gzip"})
    assert b'data-page="result"' in gzip.decompress(answer.data)


# Errors


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/en/nothing-here/", 404),
        ("GET", "/xx/help/", 404),
        ("GET", "/en/no-such-questionnaire/", 404),
        ("GET", "/.well-known/security.txt", 404),
        ("POST", "/en/", 405),
        ("DELETE", "/en/parent/", 405),
    ],
)
def test_an_error_page_leads_back_and_to_help(client, method, path, status):
    answer = client.open(path, method=method, query_string={"country": "FR"})
    page = parse(answer.text)
    assert answer.status_code == status
    assert page.query("main[data-page=error] a[href='/en/?country=FR']")
    assert page.query("main a[href='tel:112']")
    assert page.query("main [data-service=emergency]")
    assert page.query("meta[name=robots][content=noindex]")


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [("/fr/nothing/", "en", "fr"), ("/nothing/", "fr-BE", "fr"), ("/nothing/", "", "en")],
)
def test_an_error_page_speaks_the_language_of_the_address_or_of_the_browser(
    client, path, accepted, language
):
    page = parse(client.get(path, headers={"Accept-Language": accepted}).text)
    assert page.query("html")[0].attrs["lang"] == language


def test_405_says_which_methods_there_are(client):
    assert "GET" in client.post("/en/").headers["Allow"]


@pytest.mark.parametrize("path", ["/en/parent/", "/api/v1/questionnaires/parent/assessment"])
def test_too_much_is_refused(client, path):
    for data in (b"x=" + b"y" * BODY_LIMIT, b"&".join([b"x=1"] * BODY_LIMIT)):
        kind = "application/json" if path.startswith("/api/") else FORM
        assert client.post(path, data=data, content_type=kind).status_code == 413


def in_chunks(body: bytes) -> dict[str, object]:
    """What makes a request send a form that does not say its length beforehand."""
    environ = {"wsgi.input_terminated": True, "wsgi.input": io.BytesIO(body)}
    environ["HTTP_TRANSFER_ENCODING"] = "chunked"
    return {"content_type": FORM, "environ_overrides": environ}


def announced(body: bytes) -> dict[str, object]:
    """What makes a request send a form as browsers do."""
    return {"content_type": FORM, "data": body}


def form_of(length: int) -> bytes:
    """A form of so many bytes, with its answers at the end."""
    answers = b"&self_harm=yes&school_avoidance=weekly"
    return b"x=".ljust(length - len(answers), b"y") + answers


@pytest.mark.parametrize("sent", [in_chunks, announced])
def test_the_largest_form_is_answered_and_one_byte_more_is_refused(client, sent):
    result = client.post("/en/parent/", **sent(form_of(BODY_LIMIT)))
    assert parse(result.text).query("main[data-page=result]")
    assert client.post("/en/parent/", **sent(form_of(BODY_LIMIT + 1))).status_code == 413


@pytest.mark.parametrize("sent", [in_chunks, announced])
def test_where_an_operator_allows_more_no_answer_at_the_end_is_lost(make_app, sent):
    limit = 3 * 1024 * 1024
    client = make_app({"MAX_CONTENT_LENGTH": limit, "MAX_FORM_MEMORY_SIZE": limit}).test_client()
    result = client.post("/en/parent/", **sent(form_of(limit)))
    assert parse(result.text).query("main[data-page=result]")
    assert client.post("/en/parent/", **sent(form_of(limit + 1))).status_code == 413


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("GET", "/api/v1/questionnaires/nothing", 404),
        ("DELETE", "/api/v1/questionnaires", 405),
    ],
)
def test_errors_of_the_api_are_problems(client, method, path, status):
    answer = client.open(path, method=method)
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.status_code == answer.json["status"] == status


@pytest.fixture
def broken_client(make_app):
    """A client of a site with a fault in it, which answers as it would answer readers."""
    app = make_app({"PROPAGATE_EXCEPTIONS": False})
    for path in ("/en/broken/", "/api/broken"):
        app.add_url_rule(path, endpoint=path, view_func=lambda: 1 / 0)
    return app.test_client()


def test_a_fault_of_ours_is_a_page_that_leads_to_help(broken_client):
    answer = broken_client.get("/en/broken/")
    assert answer.status_code == 500
    assert answer.headers["Cache-Control"] == "no-store"
    assert parse(answer.text).query("main[data-page=error] [data-service=emergency]")
    assert "division" not in answer.text


def test_a_fault_of_ours_in_the_api_is_a_problem_without_a_trace(broken_client):
    answer = broken_client.get("/api/broken")
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert "division" not in answer.text
