"""A language that no native speaker has checked says so, and offers a master’s words beside it."""

from __future__ import annotations

import shutil

import pytest

from tests.support.i18n.arabic import in_arabic_letters
from tests.support.pages.checks import parse
from tools.lib.answering import BY_LEVEL, IN_DANGER, TOLD_BY_THE_CHILD
from tools.lib.pages import QUESTIONNAIRES

NOTICE = "A computer helped to translate this. No native speaker has checked it yet."
IN_ARABIC = in_arabic_letters(NOTICE)
BY_PEOPLE = in_arabic_letters("People translated this. Nobody else has checked it yet.")
CONTACT = "contact@example.org"
RESULT = "/{}/parent/?country=FR"
FILES = {
    "/{}/parent/": {**BY_LEVEL["high"], "show": "sheet"},
    "/{}/teacher/": {**IN_DANGER, "show": "sheet"},
    "/{}/family/": {"talks": "yes", "show": "sheet"},
}


@pytest.fixture(scope="module")
def client(arabic_app):
    """A reader of a site with a language that nobody has checked: Arabic."""
    return arabic_app.test_client()


@pytest.fixture
def translations(arabic_catalogues, monkeypatch, tmp_path):
    """A folder of catalogues with Arabic among them, of which the next site is made."""
    folder = shutil.copytree(arabic_catalogues, tmp_path / "translations")
    monkeypatch.setattr("warning_signs.factory.TRANSLATIONS", folder)
    return folder


def post(client, address, answers, **choices):
    form = {n: v if isinstance(v, str) else list(v) for n, v in answers.items()}
    return client.post(address, data={**form, **choices}).text


def place(page: str, words: str) -> int:
    """Where the words stand in a page, from its top; every word of it has to be there."""
    assert words in page, words
    return page.index(words)


@pytest.mark.parametrize("page", ["parent/", "help/", "young-person/", "no-such-page/"])
def test_every_page_says_it_in_the_language_itself_under_the_way_to_help(client, page):
    text = client.get(f"/ar/{page}").text
    assert text.count(IN_ARABIC) == 1 and NOTICE not in text
    assert place(text, "</aside>") < place(text, IN_ARABIC) < place(text, "<main")


def test_the_home_page_says_it_below_the_doors_that_have_its_first_screen(client):
    text = client.get("/ar/").text
    assert text.count(IN_ARABIC) == 1 and NOTICE not in text
    assert place(text, 'class="door first"') < place(text, IN_ARABIC) < place(text, "<h2")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_master_says_nothing(client, language):
    for page in ("", "parent/", "help/", "family/sheet/"):
        text = client.get(f"/{language}/{page}").text
        assert NOTICE not in text and "Un ordinateur a aidé" not in text
    text = post(client, RESULT.format(language), TOLD_BY_THE_CHILD)
    assert NOTICE not in text and "data-masters" not in text


def test_a_language_that_was_reviewed_says_nothing(make_app, translations):
    table = translations / "STATUS"
    table.write_text("ar whole 100% reviewed 2026-12-01\nfr whole 100% master 2026-11-22\n")
    client = make_app({}).test_client()
    text = client.get("/ar/").text + post(client, RESULT.format("ar"), TOLD_BY_THE_CHILD)
    assert IN_ARABIC not in text and "data-masters" not in text


def test_a_language_that_people_made_is_called_no_work_of_a_computer(make_app, translations):
    (translations / "STATUS").write_text("ar whole 100% by-people 2026-12-01\n")
    client = make_app({}).test_client()
    for text in (client.get("/ar/").text, post(client, RESULT.format("ar"), TOLD_BY_THE_CHILD)):
        assert text.count(BY_PEOPLE) == 1 and IN_ARABIC not in text


@pytest.mark.usefixtures("translations")
def test_whom_to_write_to_if_something_is_wrong(make_app):
    text = make_app({"OPERATOR_CONTACT": CONTACT}).test_client().get("/ar/").text
    assert [one.to_text() for one in parse(text).query(".hint bdi")] == [CONTACT]


def test_without_an_address_nobody_is_named(client):
    assert in_arabic_letters("please write to") not in client.get("/ar/").text


@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES)
def test_a_result_says_it_and_offers_both_masters_below_its_first_card(client, questionnaire):
    text = post(client, f"/ar/{questionnaire}/?country=FR", IN_DANGER)
    card, plan = place(text, "data-first"), place(text, 'class="plan"')
    assert card < place(text, IN_ARABIC) < place(text, "data-masters") < plan
    assert text.count(IN_ARABIC) == 1
    offered = parse(text).query("[data-masters] button[form=again]")
    assert [one.attrs["value"] for one in offered] == ["en", "fr"]


def sent_by(page: str, button) -> list[tuple[str, str]]:
    """What a browser sends for a button of the result’s form: every field in its place."""
    form = "#again input, #again select, [form=again]"
    fields = []
    for one in parse(page).query(form):
        chosen = [option.attrs["value"] for option in one.query("option[selected]")]
        checked = one.attrs.get("type") not in ("checkbox", "radio") or "checked" in one.attrs
        if one.name == "select":
            fields.append((one.attrs["name"], chosen[0] if chosen else ""))
        elif (one.name == "input" and checked) or one.attrs == button.attrs:
            fields.append((one.attrs["name"], one.attrs["value"]))
    return fields


@pytest.mark.parametrize(("number", "second"), [(0, "en"), (1, "fr")])
def test_the_offer_is_taken_beside_ones_own_and_then_gone(client, number, second):
    page = post(client, RESULT.format("ar"), TOLD_BY_THE_CHILD)
    button = parse(page).query("[data-masters] button")[number]
    fields = sent_by(page, button)
    assert [value for name, value in fields if name == "second_language"] == [second, ""]
    form: dict[str, list[str]] = {}
    for name, value in fields:
        form.setdefault(name, []).append(value)
    both = client.post(RESULT.format("ar"), data=form).text
    assert parse(both).query(f".pair > .second[lang={second}]")
    assert "data-masters" not in both and IN_ARABIC in both


@pytest.mark.parametrize("address", FILES)
def test_a_file_says_it_too(client, address):
    text = client.post(address.format("ar"), data=FILES[address]).text
    assert text.count(IN_ARABIC) == 1 and "data-masters" not in text
    assert NOTICE not in client.post(address.format("en"), data=FILES[address]).text


def test_a_sheet_for_somebody_else_says_it_in_their_language(client):
    form = {**BY_LEVEL["high"], "second_language": "ar"}
    for how, show in (("beside", "result"), ("instead", "result"), ("instead", "sheet")):
        text = post(client, RESULT.format("fr"), form, second_how=how, show=show)
        assert text.count(IN_ARABIC) == 1, (how, show)
    french = {**form, "second_language": "fr", "second_how": "instead"}
    text = post(client, RESULT.format("ar"), french)
    assert IN_ARABIC not in text, "what is handed over is French"


@pytest.mark.parametrize("page", ["family/sheet/", "parent/paper/", "family/paper/"])
def test_on_paper_it_stands_with_the_words(client, page):
    (main,) = parse(client.get(f"/ar/{page}").text).query("main")
    (said,) = [one for one in main.query(".print-only .hint") if IN_ARABIC in one.to_text()]
    assert said
