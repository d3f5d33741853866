"""The check of every page can fail: each rule is broken once here, and must be named."""

import base64
import hashlib
import re

import html5lib
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pages.checks import html_faults
from tests.support.pages.html_syntax import syntax_faults
from tests.support.sites import CheckingClient

STYLE = "p{color:red}"
GOOD = f"""<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">
<title>Help – Site</title><link rel="icon" href="data:image/png,x"><style>{STYLE}</style></head>
<body><main data-page="help" id="content"><h1>Help</h1><form><fieldset><legend>Which?</legend>
<label for="a">A</label><input id="a" type="radio" name="a"><button>Send</button></fieldset></form>
<h2>More</h2><a href="#content">Up</a></main></body></html>"""
DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    f"img-src data:; style-src 'sha256-{DIGEST}'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "public, max-age=300",
}


def fetch(html=GOOD, path="/", method="GET", **changed):
    """Fetch one page with these headers, as the tests of the site do."""
    app = Flask("one_page")
    app.test_client_class = CheckingClient
    headers = HEADERS | {name.replace("_", "-"): value for name, value in changed.items()}
    view = lambda **_: (html, {k: v for k, v in headers.items() if v})
    app.add_url_rule("/", "root", view, methods=["GET", "POST"])
    app.add_url_rule("/<path:anything>", "page", view)
    return app.test_client().open(path, method=method)


def test_a_page_that_keeps_to_the_rules_passes():
    assert html_faults(GOOD) == []
    assert fetch().status_code == 200
    assert fetch(method="POST", Cache_Control="no-store").status_code == 200


@pytest.mark.parametrize(
    ("part", "instead", "fault"),
    [
        ("<!doctype html>", "", "doctype"),
        ("</form>", "", "line "),
        ("</legend>", "", "line "),
        ("<h2>More", "<p><ul><li>x</ul></p><h2>More", "line "),
        ("</form>", '<label for="w">Word</label><input id="w" name="w"></form>', "browser keeps"),
        ('lang="en" ', "", "lang and dir"),
        ('dir="ltr"', 'dir="auto"', "lang and dir"),
        ("<h1>Help</h1>", "", "0 h1"),
        ("<h2>More</h2>", "<h1>More</h1>", "2 h1"),
        ("<title>Help", "<title>Home", "does not start with"),
        ("<title>Help", "<title>no Help", "does not start with"),
        (' data-page="help"', "", "data-page"),
        ("<h2>", "<h3>", "line "),
        ("<h2>More</h2>", "<h3>More</h3>", "skips a level"),
        ("<legend>Which?</legend>", "", "without a legend"),
        ("<legend>Which?</legend>", "<p>x</p><legend>Which?</legend>", "without a legend"),
        ('<label for="a">A</label>', "", "without a label"),
        ('for="a"', 'for="b"', "points to nothing"),
        ('id="content"', 'id="a"', "stands 2 times"),
        ('id="content"', "", "leads nowhere"),
        ("<button>Send", "<button>", "without words"),
        ("<h1>", '<h1 style="color:red">', "inline style"),
        ("<h1>", '<h1 onclick="x()">', "inline style or script"),
        ("<h2>", '<img src="/a.png"><h2>', "second request"),
        ("<h2>", '<iframe src="//other.example/"></iframe><h2>', "second request"),
        ("data:image/png,x", "/icon.png", "second request"),
        (STYLE, "@import 'x'", "second request"),
        (STYLE, "p{background:url(/a.png)}", "second request"),
        ('href="#content"', 'href="javascript:x"', "runs a script"),
    ],
)
def test_a_fault_of_the_page_is_named(part, instead, fault):
    assert part in GOOD
    assert any(fault in found for found in html_faults(GOOD.replace(part, instead)))


def test_an_error_page_may_prefix_its_title():
    assert html_faults(GOOD.replace("<title>Help", "<title>Erreur : Help")) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"Set-Cookie": "a=b"},
        {"X-Content-Type-Options": ""},
        {"Referrer-Policy": "unsafe-url"},
        {"Cache-Control": "public, max-age=301"},
        {"Cache-Control": ""},
        {"Content-Security-Policy": ""},
        {"Content-Security-Policy": POLICY.replace("default-src 'none'", "default-src 'self'")},
        {"Content-Security-Policy": POLICY.replace("sha256-", "sha256-x")},
        {"Content-Security-Policy": POLICY.replace("style-src", "style-src 'unsafe-inline'")},
        {"Content-Security-Policy": POLICY.replace("frame-ancestors", "frame-src")},
    ],
)
def test_a_fault_of_the_headers_fails_the_test_that_fetched_the_page(changed):
    with pytest.raises(AssertionError):
        fetch(**changed)


def test_an_answer_to_a_post_must_not_be_kept():
    with pytest.raises(AssertionError, match="an answer to POST is"):
        fetch(method="POST")


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ('href="/en/help/"', "loses this page"),
        ('href="https://other.example/" rel="noopener"', "loses this page"),
        ('href="/en/help/" target="_blank"', "loses this page"),
        ('href="/en/help/" target="_top" rel="noopener"', "loses this page"),
        ('href="/en/help/#content" target="other" rel="noopener"', "loses this page"),
        ('href="https://other.example/" target="_blank" rel="noopener" data-leave', "opens a tab"),
    ],
)
def test_a_link_that_would_lose_an_answer_to_a_post_is_named(link, fault):
    page = GOOD.replace('href="#content"', link)
    assert fetch(page).status_code == 200, "a page that was asked for by GET can be come back to"
    with pytest.raises(AssertionError, match=fault):
        fetch(page, method="POST", Cache_Control="no-store")


@pytest.mark.parametrize(
    "link",
    [
        'href="tel:112"',
        'href="sms:116111"',
        'href="mailto:a@b.example"',
        'href="/en/help/" target="_blank" rel="noopener"',
        'href="https://other.example/" target="_blank" rel="noopener noreferrer"',
        'href="https://other.example/" rel="noreferrer" data-leave',
        'href="https://other.example/" target="_top" data-leave',
    ],
)
def test_a_link_that_keeps_an_answer_to_a_post_passes(link):
    page = GOOD.replace('href="#content"', link)
    assert fetch(page, method="POST", Cache_Control="no-store").status_code == 200


def test_a_page_is_in_the_language_of_its_address():
    assert fetch(path="/en/help/").status_code == 200
    with pytest.raises(AssertionError, match="answers in en"):
        fetch(path="/fr/help/")


def test_an_internal_link_keeps_the_country():
    chooser = '<select name="country" aria-label="c"><option value="FR">F</option></select>'
    page = GOOD.replace("<h2>", f"{chooser}<h2>")
    kept = page.replace("#content", "/en/?country=FR")
    assert fetch(kept, path="/en/help/?country=FR").status_code == 200
    with pytest.raises(AssertionError, match="forgets the country"):
        fetch(page.replace("#content", "/en/"), path="/en/help/?country=FR")


@pytest.mark.parametrize(
    "broken",
    ["a & b &notit; c", "a < b", "a\x01b", "a <b>b", '<a href="&nope;">a</a>', "<table>a</table>"],
)
def test_what_needs_a_repair_is_found_beside_words_that_were_seen_before(broken):
    html = GOOD.replace("</main>", "<p>Any words</p></main>")
    assert html_faults(html) == []
    assert any(
        fault.startswith("line ") for fault in html_faults(html.replace("Any words", broken))
    )


STRAY = [
    "<a href=x>", "</a>", "<b>", "</b>", "<body>", "<button>", "<dd>", "<div>", "</div>", "<dt>",
    "<form>", "</form>", "<h2>", "</html>", "<li>", "</li>", "<option>", "<p>", "</p>", "<select>",
    "</section>", "<span>", "</span>", "<svg>", "<table>", "<td>", "<ul>", "</ul>", "<br/>",
    "<input a a>", "&", "&x;", "<", "<!--", "\x0b", "\x85",
]  # fmt: skip


@pytest.fixture(scope="module")
def real_pages(app):
    client = app.test_client()
    pages = [client.get(page).text for page in ("/en/teacher/", "/ar/help/?country=FR", "/de/log/")]
    return [*pages, client.post("/fr/parent/", data={"self_harm": "yes"}).text]


@given(data=st.data())
def test_parts_that_are_read_alone_show_what_the_whole_page_would(real_pages, data):
    page = data.draw(st.sampled_from(real_pages))
    tags = [tag.span() for tag in re.finditer(r"<[^<>]*>", page)]
    (begin, end), other = data.draw(st.sampled_from(tags)), data.draw(st.sampled_from(tags))
    stray = st.sampled_from(["", page[slice(*other)], *STRAY])
    broken = page[: data.draw(st.sampled_from([begin, end]))] + data.draw(stray) + page[end:]
    if not syntax_faults(broken):  # which are those of the whole page
        parser = html5lib.HTMLParser()
        parser.parse(broken)
        assert not parser.errors
