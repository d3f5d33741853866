"""Override catalogues of a site: what they replace, and what the commands write and report."""

from __future__ import annotations

import shutil

import pytest

from tests.support.content.overrides import own, valid
from tools.lib.pages import SITE_LANGUAGES
from warning_signs.content.yaml_source import ContentError
from warning_signs.i18n.languages import SOURCE_TAG
from warning_signs.i18n.messages import keys, read_catalogue


@pytest.fixture(autouse=True)
def no_page_for_failures(monkeypatch):
    """Start each site without a thousand pages that none of these tests looks at."""
    no_page = {(SOURCE_TAG, ""): b""}
    monkeypatch.setattr("tests.support.sites._pages_made_once", lambda _app, is_busy: no_page)


@pytest.fixture
def folder(tmp_path):
    """A copy of an own folder, to work in."""
    return shutil.copytree(valid("added_questionnaire"), tmp_path / "ours")


@pytest.fixture
def run(make_app, folder):
    """Run a command of a site that has the own folder; its output."""

    def invoke(*arguments: str, fails: bool = False) -> str:
        app = make_app({"WARNING_SIGNS_CONTENT": str(folder)})
        result = app.test_cli_runner().invoke(args=["questionnaires", *arguments])
        assert bool(result.exit_code) == fails, result.output
        return result.output

    return invoke


def catalogue(folder, language="fr"):
    """The entries of an own catalogue by context and text."""
    path = folder / "translations" / f"{language}.po"
    return keys(read_catalogue(path.read_bytes()))


def test_a_text_of_ours_is_replaced_in_templates_in_code_and_in_content(make_app):
    client = make_app(own("replaced_texts")).test_client()
    assert "Who is asking?" in client.get("/en/").text
    assert "Qui demande" in client.get("/fr/").text
    assert "What did you see in your child?" in client.get("/en/parent/").text
    assert "One more answer, please." in client.post("/en/parent/", data={"self_harm": "no"}).text
    assert (
        client.get("/api/v1/questionnaires").json[0]["title"] == "What did you see in your child?"
    )


def test_it_is_replaced_in_a_second_language_too(make_app):
    answers = {"self_harm": "no", "quiet": "daily", "changing_room": "daily"}
    client = make_app(own("added_questionnaire")).test_client()
    page = client.post("/en/coach/", data=answers | {"second_language": "fr"}).text
    assert "Avoiding the changing room" in page and "Évite le vestiaire" in page


def test_other_sites_are_left_as_they_are(make_app, client):
    make_app(own("replaced_texts")).test_client().get("/en/")
    assert "Who are you?" in client.get("/en/").text


def test_a_guess_is_no_translation(make_app):
    client = make_app(own("added_questionnaire")).test_client()
    assert (
        "Bruyant" not in client.post("/fr/coach/", data={"self_harm": "no", "quiet": "daily"}).text
    )


def test_texts_hands_over_what_is_to_be_translated_and_keeps_what_is(run, folder):
    assert "texts to be translated" in run("texts", "fr")
    entries = catalogue(folder)
    assert entries["changing_room", "Avoiding the changing room"].string == "Évite le vestiaire"
    assert entries["quiet", "Quiet"].fuzzy and entries["quiet", "Quiet"].string == "Bruyant"
    assert entries["changing_room", "Do they avoid the changing room?"].string == ""
    assert entries["changing_room_rule", "Say it to all, and blame nobody."].string == ""
    assert ("self_harm", "No") not in entries, "our catalogue has it"
    before = (folder / "translations" / "fr.po").read_bytes()
    run("texts", "fr")
    assert (folder / "translations" / "fr.po").read_bytes() == before


def test_texts_keeps_what_replaces_ours_and_what_it_does_not_know(run, folder):
    path = folder / "translations" / "fr.po"
    more = '\n# By hand.\nmsgid "Who are you?"\nmsgstr "Qui ?"\n\nmsgid "Nowhere"\nmsgstr "Là"\n'
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    run("texts", "fr")
    entry = catalogue(folder)[None, "Who are you?"]
    assert entry.string == "Qui ?" and entry.user_comments == ["By hand."]
    output = run("check")
    line = path.read_text(encoding="utf-8").splitlines().index('msgid "Nowhere"') + 1
    assert f"ours/translations/fr.po:{line}: no text of the site is 'Nowhere'" in output
    assert "Who are you?" not in output
    assert "ours says 1 of our texts otherwise in fr." in output


def test_texts_starts_a_catalogue_with_notes_for_translators(run, folder):
    shutil.rmtree(folder / "translations")
    coach = folder / "coach.yaml"
    noted = coach.read_text(encoding="utf-8").replace(
        "hint: Because", "translators: Where children dress.\n        hint: Because"
    )
    coach.write_text(noted, encoding="utf-8")
    run("texts", "fr")
    entry = catalogue(folder)["changing_room", "Do they avoid the changing room?"]
    assert entry.auto_comments == ["Where children dress."]


def test_texts_needs_a_language_of_the_site(run):
    output = run("texts", "tlh", fails=True)
    assert "Use a language of the site: " in output
    assert all(tag in output for tag in SITE_LANGUAGES)


def test_texts_are_not_looked_for_in_a_folder_that_is_not_there(run, tmp_path):
    output = run("texts", "fr", "--folder", str(tmp_path / "typo"), fails=True)
    assert "typo' does not exist" in output
    assert not (tmp_path / "typo").exists()


def test_texts_of_a_broken_file_are_not_passed_over(run, tmp_path):
    (tmp_path / "coach.yaml").write_text("title: [oops\n", encoding="utf-8")
    output = run("texts", "fr", "--folder", str(tmp_path), fails=True)
    assert "coach.yaml:2: This is not valid YAML" in output
    assert not (tmp_path / "translations").exists()


def test_a_plural_rule_that_is_none_stops_the_site(make_app, folder):
    path = folder / "translations" / "fr.po"
    words = path.read_text(encoding="utf-8")
    header = '"Language: fr\\n"\n'
    rule = '"Plural-Forms: nplurals=2; plural=n !! 1;\\n"\n'
    path.write_text(words.replace(header, header + rule), encoding="utf-8")
    with pytest.raises(ContentError, match=r"fr\.po:1: “Plural-Forms” in its header is no rule"):
        make_app({"WARNING_SIGNS_CONTENT": str(folder)})


def test_check_says_what_differs_and_what_is_not_translated(run):
    output = run("check")
    assert "All good: 4 questionnaires" in output
    assert "ours adds the questionnaire coach." in output
    assert "ours adds the advice changing_room_rule." in output
    assert "own texts have no translation into fr." in output
    assert "into en" not in output


def test_check_says_nothing_about_a_folder_where_there_is_none(runner):
    result = runner.invoke(args=["questionnaires", "check"])
    assert result.output.count("\n") == 1
