"""A campaign that is deleted and made anew, or changed, is in every page what it is now."""

import re
from shutil import copytree

import pytest
from jinja2 import FileSystemLoader

from tests.support.campaigns.ordered import order, run
from tests.support.sites import make_site
from warning_signs.paths import TEMPLATES

ORIGIN = "https://www.ligue.example"
OTHER = ("--name", "Other", "--origin", "https://other.example", "--language", "en")
OTHER += ("--language", "ar", "--country", "BE", "--colour", "#b3123f")
CHANGED = ("--name", "Other", "--colour", "#b3123f")
RESULT = {"self_harm": "no", "school_avoidance": "weekly"}
URGENT = {"self_harm": "told_to_die", "school_avoidance": "weekly"}
ASKED = [
    *((f"/en/c/ligue/{page}", None) for page in ("", "parent/", "teacher/", "family/")),
    *((f"/en/campaigns/ligue/{page}", None) for page in ("embed/", "poster/", "leaflet/")),
    *((f"/en/c/ligue/{page}/", RESULT) for page in ("parent", "teacher")),
    ("/en/c/ligue/parent/", URGENT),
    ("/en/c/ligue/parent/?country=FR", {**RESULT, "second_language": "ar"}),
    ("/en/c/ligue/parent/", {**RESULT, "show": "questions"}),
]
TOKEN = re.compile(r'name="visit"[^>]*')


def everything(client) -> list[str]:
    """Every page of the campaign, without the random number of its form."""
    return [
        TOKEN.sub("", (client.post(path, data=sent) if sent else client.get(path)).text)
        for path, sent in ASKED
    ]


@pytest.mark.parametrize("how", ["anew", "changed", "closed"])
def test_no_page_keeps_anything_of_what_a_campaign_was(campaign_app, how):
    order(campaign_app, "ligue", "--strip", "#113355", origin=ORIGIN)
    client = campaign_app.test_client()
    before = everything(client)
    if how == "anew":
        assert run(campaign_app, "delete", "ligue", "--yes").exit_code == 0
        assert run(campaign_app, "create", "ligue", *OTHER).exit_code == 0
    elif how == "changed":
        assert run(campaign_app, "change", "ligue", *CHANGED).exit_code == 0
    else:
        assert run(campaign_app, "close", "ligue").exit_code == 0
    fresh = make_site({"DATABASE_URL": campaign_app.config["DATABASE_URL"]}).test_client()
    after = everything(client)
    assert after == everything(fresh)
    if how != "closed":
        pages = zip(ASKED, before, after, strict=True)
        same = [path for path, old, new in pages if old == new]
        assert not same
    if how == "anew":
        assert not any("/fr/c/ligue/" in page for page in after), "a language that is gone"


def test_no_shared_cache_may_keep_a_page_of_a_campaign(campaign_app):
    order(campaign_app)
    client = campaign_app.test_client()
    for path, _ in ASKED:
        assert "private" in client.get(path).headers["Cache-Control"].split(", "), path


def test_in_debug_a_changed_template_of_the_questions_shows_at_once(campaign_app, tmp_path):
    order(campaign_app)
    app = make_site({"DATABASE_URL": campaign_app.config["DATABASE_URL"], "DEBUG": True})
    app.jinja_env.loader = FileSystemLoader(copytree(TEMPLATES, tmp_path / "templates"))
    client, page = app.test_client(), tmp_path / "templates" / "questionnaire" / "page.html"
    assert "Changed" not in client.get("/en/c/ligue/parent/").text
    changed = page.read_text(encoding="utf-8").replace("</form>", "<p>Changed</p></form>")
    page.write_text(changed, encoding="utf-8")
    assert "Changed" in client.get("/en/c/ligue/parent/").text
