"""Whatever fails, a reader gets a page in their language with the number to call in danger."""

import pytest

from tests.support.pages.checks import html_faults
from tests.support.pages.elements import parse
from tests.support.pages.headers import policy_faults
from warning_signs.web.middleware.last_resort import LastResort
from warning_signs.web.request.site import site


@pytest.fixture(scope="module")
def last_resort(app):
    return LastResort(app)


def test_every_language_has_it_for_every_country_with_its_emergency_number(app, last_resort):
    content = site(app).content
    for locale in site(app).locales:
        for country in content.countries:
            asked = {"PATH_INFO": f"/{locale.tag}/x", "QUERY_STRING": f"country={country.lower()}"}
            page = parse(last_resort.answer(asked)[1].decode())
            assert page.query(f"html[lang={locale.tag}][dir={locale.direction}]")
            number = content.helplines[country].emergency.dial
            assert page.query(f"main[data-page=error] a[href='tel:{number}']"), country
            assert page.query(f"a[href='/{locale.tag}/help/?country={country}']")


@pytest.mark.parametrize(("tag", "country"), [("en", "IE"), ("fr", ""), ("ar", "FR"), ("uk", "GB")])
@pytest.mark.parametrize("path", ["", "c/ligue/parent/"], ids=["whole", "framed"])
@pytest.mark.parametrize("is_busy", [True, False], ids=["busy", "failed"])
def test_it_keeps_to_the_rules_of_every_page(last_resort, tag, country, path, is_busy):
    asked = {"PATH_INFO": f"/{tag}/{path}", "QUERY_STRING": f"country={country}"}
    headers, body = last_resort.answer(asked, is_busy=is_busy)
    headers, page = dict(headers), body.decode()
    assert not html_faults(page)
    assert not policy_faults(headers["Content-Security-Policy"], parse(page))
    assert headers["Cache-Control"] == "no-store" and headers["X-Robots-Tag"] == "noindex"
    assert headers["Content-Length"] == str(len(body))
    assert "data-leave" in page


@pytest.mark.parametrize(
    ("asked", "tag", "number"),
    [
        ({}, "en", "112"),
        ({"PATH_INFO": "/nothing", "HTTP_ACCEPT_LANGUAGE": "fr-CA, en"}, "fr", "911"),
        ({"PATH_INFO": "/", "HTTP_ACCEPT_LANGUAGE": "en-GB"}, "en", "999"),
        ({"PATH_INFO": "/de/x", "HTTP_ACCEPT_LANGUAGE": "\xff;q=x,"}, "de", "112"),
        ({"PATH_INFO": "/fr/", "QUERY_STRING": "country=%00&country=FR"}, "fr", "112"),
        ({"PATH_INFO": None, "QUERY_STRING": b"\xff"}, "en", "112"),
    ],
)
def test_whatever_is_asked_there_is_a_page(last_resort, asked, tag, number):
    page = parse(last_resort.answer(asked)[1].decode())
    assert page.query(f"html[lang={tag}]") and page.query(f"a[href='tel:{number}']")


@pytest.mark.parametrize(
    "broken", ["flask.templating._render", "warning_signs.web.request.urls.site"]
)
def test_it_comes_where_even_the_error_page_fails(make_app, monkeypatch, broken):
    app = make_app({"PROPAGATE_EXCEPTIONS": False})
    app.testing = False

    def fail(*_arguments, **_named):
        raise KeyError("a reader’s answer")

    monkeypatch.setattr(broken, fail)
    client = app.test_client()
    for method in ("GET", "POST"):
        answer = client.open("/fr/parent/?country=FR", method=method)
        assert answer.status_code == 500
        assert parse(answer.text).query("html[lang=fr] a[href='tel:112']")
        assert "answer" not in answer.text


def test_a_program_gets_a_problem(make_app, monkeypatch):
    app = make_app({})
    app.testing = False
    app.wsgi_app._application = None
    answer = app.test_client().get("/api/v1/questionnaires")
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert answer.json["status"] == 500
