"""A campaign whose own questionnaire is gone from the content: other doors, and no error."""

import logging

import pytest

from tests.support.campaigns.ordered import ORIGIN, order, run
from tests.support.content.overrides import valid
from tests.support.pages.checks import parse
from warning_signs.factory import upgrade_database


@pytest.fixture
def app(make_app, tmp_path):
    """A site that has lost the questionnaire coach, with which campaigns were made."""
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/campaigns.sqlite3"}
    own = {"WARNING_SIGNS_CONTENT": str(valid("added_questionnaire"))}
    before = make_app({**database, **own})
    order(before, "club", "--questionnaire", "coach", "--questionnaire", "parent")
    order(before, "alone", "--questionnaire", "coach")
    return make_app(database)


def doors(client, page):
    answer = client.get(page)
    return answer, [
        (one.attrs["href"], "target" in one.attrs) for one in parse(answer.text).query("a.door")
    ]


def test_its_frame_shows_the_other_doors(app):
    answer, found = doors(app.test_client(), "/en/c/club/coach/")
    assert answer.status_code == 404
    assert ORIGIN in answer.headers["Content-Security-Policy"]
    assert found == [("/en/c/club/parent/", False), ("/en/young-person/", True)]
    sent = app.test_client().post("/en/c/club/coach/", data={"self_harm": "yes"})
    assert sent.status_code == 404


def test_its_front_page_shows_the_other_doors(app):
    answer, found = doors(app.test_client(), "/en/c/club/")
    assert answer.status_code == 200
    assert found == [("/en/c/club/parent/", False), ("/en/young-person/", False)]


def test_where_none_is_left_the_doors_are_those_of_the_site(app):
    expected = ["/en/parent/", "/en/teacher/", "/en/family/", "/en/young-person/"]
    for page, in_frame in (("/en/c/alone/", False), ("/en/c/alone/coach/", True)):
        _answer, found = doors(app.test_client(), page)
        assert found == [(address, in_frame) for address in expected]


@pytest.mark.parametrize("slug", ["club", "alone"])
def test_all_its_other_pages_and_commands_work(app, slug):
    client = app.test_client()
    for page in ("embed/", "embed/?questionnaire=coach&kind=card", "poster/", "leaflet/"):
        assert client.get(f"/fr/campaigns/{slug}/{page}").status_code == 200
    assert run(app, "show", slug).exit_code == 0


def test_what_there_is_comes_first_in_the_generator(app):
    page = parse(app.test_client().get("/en/campaigns/club/embed/").text)
    assert [one.attrs["value"] for one in page.query("#questionnaire option")] == ["parent"]
    assert "/en/c/club/parent/" in page.query("textarea")[0].to_text()


def test_the_start_says_so(app, caplog):
    with caplog.at_level(logging.WARNING):
        upgrade_database(app)
    assert [said.partition(", which")[0] for said in caplog.messages] == [
        "The campaign “alone” offers the questionnaire coach",
        "The campaign “club” offers the questionnaire coach",
    ]
