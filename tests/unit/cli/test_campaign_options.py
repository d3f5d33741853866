"""The order of a campaign: what is refused, with what to do, and what is taken in which form."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.campaigns.ordered import PLAIN, order, refused, run
from tests.support.pages.checks import parse
from tests.support.sites import make_site
from tools.lib.pages import SITE_LANGUAGES
from warning_signs.campaigns.origin import origin_of

LANGUAGES = ", ".join(SITE_LANGUAGES)

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def refusing(tmp_path_factory):
    """A site that no test makes a campaign on: one does for all orders that are refused."""
    folder = tmp_path_factory.mktemp("refusing")
    return make_site({"DATABASE_URL": f"sqlite:///{folder}/campaigns.sqlite3"})


@pytest.mark.parametrize("command", ["create", "change", "close"])
def test_every_option_is_in_the_guide(refusing, command):
    guide = (ROOT / "docs/tasks/campaigns.md").read_text(encoding="utf-8")
    options = re.findall(r"--[a-z-]+", run(refusing, command, "--help").output)
    assert options
    assert [one for one in options if one != "--help" and f"`{one}`" not in guide] == []


# Words


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"language": "tlh"},
            f"--language tlh: not known here. Use some of: {', '.join(SITE_LANGUAGES)}.",
        ),
        ({"questionnaire": "coach"}, "--questionnaire coach: not known here. Use some of: parent"),
        ({"country": "ZZ"}, "--country ZZ: not known here. Use some of: AL"),
        ({"country": "fr"}, "--country fr: not known here."),
        ({"smallest": "4"}, "--smallest: Give 5 or more, not 4."),
        ({"smallest": "few"}, "--smallest: “few” is no number. Give 5 or more."),
        ({"name": " \n "}, "--name: Give a name of 1 to 80 letters in one line"),
        ({"name": "L" * 81}, "--name: Give a name of 1 to 80 letters in one line"),
        ({"name": "Ligue\u202e"}, "--name: Give a name of 1 to 80 letters in one line"),
        ({"colour": "red"}, "--colour: “red” is no colour: write it as #0b5a55."),
        ({"strip": "#12"}, "--strip: “#12” is no colour: write it as #0b5a55."),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(refusing, options, said):
    assert said in refused(refusing, **options)


@pytest.mark.parametrize(
    "slug", ["", "-a", "a-", "A", "a_b", "a b", "é", "a/b", "../x", "a\n", "a" * 41]
)
def test_a_slug_that_an_address_could_not_hold_is_refused(refusing, slug):
    words = [word for pair in PLAIN.items() for word in pair]
    answer = run(refusing, "create", *words, "--", slug)
    assert answer.exit_code == 1
    assert "The slug: Give 1 to 40 small letters (a to z), digits and hyphens" in answer.output


@pytest.mark.parametrize("slug", ["a", "a" * 40, "2026-11", "anti-mobbing"])
def test_a_slug_of_letters_digits_and_hyphens_is_taken(campaign_app, slug):
    assert f"/c/{slug}/" in order(campaign_app, slug).frame


def test_a_slug_is_taken_once(campaign_app):
    order(campaign_app)
    again = run(campaign_app, "create", "ligue", *(w for pair in PLAIN.items() for w in pair))
    assert again.exit_code == 1
    assert "There is a campaign “ligue” already." in again.output


def test_all_mistakes_are_told_at_once_each_once(campaign_app, tmp_path):
    order(campaign_app, "ligue")
    help_services = tmp_path / "help.yaml"
    help_services.write_text("country: FR", encoding="utf-8")
    options = {
        "--language": "tlh",
        "--origin": "*",
        "--colour": "red",
        "--strip": "blue",
        "--country": "zz",
        "--logo": str(tmp_path / "none.png"),
        "--help-services": str(help_services),
        "--smallest": "x",
    }
    words = [word for pair in options.items() for word in pair]
    answer = run(campaign_app, "create", "ligue", *words)
    assert answer.exit_code == 1
    said = answer.output.removeprefix("Error: ").splitlines()
    beginnings = [
        "There is a campaign “ligue” already.",
        "--name: It is missing.",
        "--language tlh: not known here.",
        "--country zz: not known here.",
        "--logo: ",
        "help.yaml:1: ",
        "--smallest: ",
        "--origin: “*” is no origin: write it as https://www.example.org, without a path. "
        "Name each site by itself: there are no patterns.",
        "--colour: ",
        "--strip: ",
    ]
    assert all(line.startswith(begin) for line, begin in zip(said, beginnings, strict=True)), said


def test_an_empty_order_says_what_is_needed(refusing):
    said = run(refusing, "create").output
    for needed in ("The slug: Give ", "--name: It is", "--origin: It is", "--language: It is"):
        assert needed in said


def test_a_file_that_others_own_is_not_called_missing(refusing, tmp_path, monkeypatch):
    def closed(_file: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", closed)
    said = refused(refusing, logo=str(tmp_path))
    assert "cannot be read: Permission denied. The user of this command must be allowed" in said


def test_help_services_that_cannot_be_read_are_named(refusing, tmp_path):
    said = refused(refusing, **{"help-services": str(tmp_path / "none.yaml")})
    assert "none.yaml:1: This cannot be read: No such file or directory." in said


def test_an_order_can_be_tried_without_being_made(campaign_app, tmp_path):
    words = [word for pair in PLAIN.items() for word in pair]
    tried = run(campaign_app, "create", "ligue", *words, "--colour", "#ffcc00", "--try")
    assert tried.exit_code == 0
    assert "name: Ligue\n" in tried.output and "#826800" in tried.output
    assert tried.output.endswith("Nothing was made: this was only a try.\n")
    assert not re.search(r"\b[0-9a-f]{32}\b", tried.output), "a secret that opens nothing"
    assert list(tmp_path.iterdir()) == [], "not even a database"
    wrong = run(campaign_app, "create", "ligue", *words, "--colour", "red", "--try")
    assert wrong.exit_code == 1 and "“red” is no colour" in wrong.output


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "{{7*7}}%(name)s", '"><img src=x>', "a\r\nSet-Cookie: a=b"],
)
def test_a_hostile_name_is_only_a_name_in_one_line(campaign_app, name):
    order(campaign_app, "ligue", "--name", name)
    page = campaign_app.test_client().get("/en/c/ligue/parent/")
    brand = parse(page.text).query(".brand span")[0].to_text()
    assert brand == " ".join(name.split())
    assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize("name", ["انجمن حمایت از بچه\u200cها", "Ελλάδα", "愛知県", "L’été"])
def test_a_name_is_taken_in_any_script(campaign_app, name):
    order(campaign_app, "ligue", "--name", name)
    assert f"ligue: {name} (" in run(campaign_app, "list").output


# Origins

WRONG_ORIGINS = [
    "*",
    "https://*.example.org",
    "https://a.example https://b.example",
    "https://a.example; script-src *",
    "https://a.example,https://b.example",
    "https://a.example\r\nSet-Cookie: a=b",
    "https://a.exam\nple",
    "https://a.example/path",
    "https://a.example/?q",
    "https://a.example/#f",
    "https://user@a.example",
    "https://user:secret@a.example",
    "https://a.example:99999",
    "https://a.example:b",
    "https://",
    "https:///",
    "https://.example",
    "https://a..example",
    "https://-a.example",
    "https://a_b.example",
    "https://[::1",
    f"https://{'a' * 64}.example",
    "ftp://a.example",
    "data:text/html,",
    "javascript:alert(1)",
    "//a.example",
    "a.example",
    "null",
    "'self'",
    "",
]


@pytest.mark.parametrize("written", WRONG_ORIGINS)
def test_what_is_no_single_origin_is_refused(refusing, written):
    said = refused(refusing, origin=written).replace("\r", "")
    written = written.replace("\r", "")
    assert f"--origin: “{written}” is no origin: write it as https://www.example.org" in said


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://www.Example.org/", "https://www.example.org"),
        (" https://example.org\n", "https://example.org"),
        ("HTTPS://example.org:443", "https://example.org"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("https://Bücher.Example", "https://xn--bcher-kva.example"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
    ],
)
def test_an_origin_is_kept_as_a_browser_names_it(written, origin):
    assert origin_of(written) == origin


HOSTS = st.text(st.sampled_from("abzA.-_*:/@ ;,'\"\r\n\t[]0é。％"), max_size=12)


@given(
    st.one_of(HOSTS.map("https://{}".format), HOSTS.map("https://a.example{}".format), st.text())
)
def test_no_origin_that_is_taken_can_end_a_list_of_sources(written):
    try:
        origin = origin_of(written)
    except ValueError:
        return
    assert re.fullmatch(r"https?://[a-z0-9.:\[\]-]+", origin)
    assert origin_of(origin) == origin
