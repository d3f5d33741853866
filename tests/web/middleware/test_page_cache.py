"""The page cache: each page is made once, whatever is hung on to its address."""

import gzip
import re
from shutil import copytree

import brotli
import pytest
from jinja2 import FileSystemLoader
from werkzeug.test import Client

from warning_signs.caching import Cache
from warning_signs.paths import ROOT, TEMPLATES
from warning_signs.web.middleware.page_cache import Page, PageCache
from warning_signs.web.request.site import site

PAGE = "/en/help/?country=FR"


@pytest.fixture
def fresh_app(make_app):
    """A site of its own, whose page cache is empty."""
    return make_app({})


def cached_pages(app) -> int:
    """How many pages the page cache of the site holds."""
    return len(site(app).pages)


def test_a_page_is_made_once(fresh_app):
    client = fresh_app.test_client()
    first, second = client.get(PAGE), client.get(PAGE)
    assert first.data == second.data
    assert dict(first.headers) == dict(second.headers)
    assert cached_pages(fresh_app) == 1


@pytest.mark.parametrize(
    ("query", "same_as"),
    [
        ("?country=ZZ", ""),
        ("?country=", ""),
        ("?utm_source=newsletter&utm_medium=mail&fbclid=abc", ""),
        ("?" + "a=1&" * 2000, ""),
        ("?countrycountry=FR", ""),
        ("?fbclid=abc&country=FR", "?country=FR"),
        ("?country=FR&x=1", "?country=FR"),
        ("?country=fr", "?country=FR"),
    ],
)
def test_arguments_that_mean_nothing_lead_to_the_page_that_is_there(fresh_app, query, same_as):
    client = fresh_app.test_client()
    page = client.get(f"/en/help/{same_as}")
    assert client.get(f"/en/help/{query}").data == page.data
    assert cached_pages(fresh_app) == 1


def test_who_adds_an_argument_first_leaves_no_trace_of_it(fresh_app):
    client = fresh_app.test_client()
    assert "xyz123" not in client.get("/en/help/?fbclid=xyz123").text
    assert "xyz123" not in client.get("/en/help/").text
    assert "xyz123" not in client.get("/en/help?fbclid=xyz123").headers["Location"]


def test_no_page_in_the_cache_reads_an_argument_that_is_not_in_its_key():
    """Whoever reads another one has to be left out of it (page_cache.py: OWN_ARGUMENTS)."""
    web = ROOT / "warning_signs" / "web"
    reads = re.compile(r"request\.(?:args|values|query_string|full_path)(?!\.get\(\"country\"\))")
    found = {
        path.relative_to(web).as_posix()
        for path in web.rglob("*.py")
        if reads.search(path.read_text(encoding="utf-8"))
    }
    assert found == {
        *("api/views.py", "campaigns/dashboard/views.py", "campaigns/embed/views.py"),
        "campaigns/ready_questions.py",  # a cache of its own, with the argument in its key
        "request/urls.py",
    }


def test_an_address_after_a_post_has_a_page_of_its_own(fresh_app):
    """So that the next post goes to yet another one (web/request/urls.py: form_address)."""
    client = fresh_app.test_client()
    pages = [
        client.get(f"/en/parent/{query}").text for query in ("", "?turn=1", "?fbclid=a&turn=1")
    ]
    targets = [re.search('<form id="questions"[^>]*action="([^"]*)"', page)[1] for page in pages]
    assert targets == ["/en/parent/?turn=1", "/en/parent/", "/en/parent/"]


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_page_is_packed_quickly_at_first_and_once_as_well_as_can_be(fresh_app, encoding):
    client = Client(fresh_app)
    first, second, third = (
        client.get(PAGE, headers={"Accept-Encoding": encoding}) for _ in range(3)
    )
    assert len(first.data) > len(second.data) == int(second.headers["Content-Length"])
    assert second.data == third.data
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[encoding]
    assert unpack(first.data) == unpack(second.data)
    same = {"Accept-Encoding": encoding, "If-None-Match": first.headers["ETag"]}
    assert client.get(PAGE, headers=same).status_code == 304


def test_a_question_for_the_headers_alone_makes_the_page_that_others_get(fresh_app):
    assert Client(fresh_app).head("/en/help/?fbclid=abc").data == b""
    assert cached_pages(fresh_app) == 1
    assert Client(fresh_app).get("/en/help/").data


def test_the_sitemap_is_made_once_where_its_address_is_known(make_app):
    app = make_app({"PUBLIC_URL": "https://signs.example.org/"})
    assert Client(app).get("/sitemap.xml").data == Client(app).get("/sitemap.xml").data
    assert cached_pages(app) == 1


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/robots.txt", "/en/none/"])
def test_what_is_not_said_to_be_for_everybody_is_asked_for_anew(fresh_app, path):
    fresh_app.test_client().get(path)
    assert cached_pages(fresh_app) == 0


def test_the_page_cache_is_bounded(fresh_app):
    shortest = len(fresh_app.test_client().get("/en/help/").data)
    small: Cache[Page] = Cache("web.middleware.page_cache", size=3 * shortest)
    fresh_app.wsgi_app = PageCache(fresh_app.wsgi_app, ["FR", "BE"], small)
    for country in ("", "?country=FR", "?country=BE"):
        fresh_app.test_client().get(f"/en/help/{country}")
    assert len(small) == 2 and small.weight <= 3 * shortest


def test_head_has_the_headers_of_the_page_and_no_body(app):
    head, page = Client(app).head(PAGE), Client(app).get(PAGE)
    assert head.data == b""
    assert head.headers["Content-Length"] == page.headers["Content-Length"]


def test_a_browser_that_has_the_page_gets_no_bytes(client):
    page = client.get(PAGE)
    again = client.get(PAGE, headers={"If-None-Match": page.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == page.headers["Cache-Control"]
    etag = page.headers["ETag"].removeprefix("W/")
    for other in ('"another"', f'"x{etag.strip(chr(34))}"', "", ",,,"):
        answer = client.get(PAGE, headers={"If-None-Match": other})
        assert answer.data == page.data, other
    for same in (f'"x", W/{etag}', etag, "*"):
        assert client.get(PAGE, headers={"If-None-Match": same}).status_code == 304, same


def test_without_a_page_cache_changes_of_templates_show_at_once(make_app, tmp_path):
    app = make_app({"DEBUG": True})
    app.jinja_env.loader = FileSystemLoader(copytree(TEMPLATES, tmp_path / "templates"))
    client = app.test_client()
    assert "Changed" not in client.get(PAGE).text
    for part in ("_strip", "_foot"):  # of all pages in a language, and kept for them otherwise
        file = tmp_path / "templates" / "shared" / f"{part}.html"
        file.write_text(
            f"<p>Changed{part}</p>" + file.read_text(encoding="utf-8"), encoding="utf-8"
        )
    page = client.get(PAGE).text
    assert "Changed_strip" in page and "Changed_foot" in page
