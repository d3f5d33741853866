"""What the rules object to in a translation, and what not."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st

from warning_signs.i18n.languages import LANGUAGES
from warning_signs.i18n.quality.glossary import LintData, Term, read_lint_data
from warning_signs.i18n.quality.language_id import language_detector
from warning_signs.i18n.quality.lint import lint
from warning_signs.i18n.quality.quotation import ALL

SCREENSHOT = Term("screenshot", "Bildschirmfoto (Screenshot)", ("bildschirmf", "screens"))
DATA = LintData(frozenset({"Warning Signs"}), (SCREENSHOT,), (("numbers", "Within 24 hours"),))

CALM = "Talk with your child when it is calm, and listen without saying what you think of it."
LONG_GERMAN = (
    "Sprechen Sie mit Ihrem Kind, wenn es ruhig ist, und hören Sie zu, ohne zu urteilen. Fragen "
    "Sie, was passiert ist, und sagen Sie, dass Sie helfen werden."
)
LONG_ENGLISH = (
    "Talk with your child when all is calm, and listen without judging. Ask what has happened, "
    "and say that you are going to help, whatever it may be."
)


def found(english, translation, tag="de", data=DATA, more=None):
    """The rules that object to one translation."""
    catalog = Catalog(locale=tag.replace("-", "_"), fuzzy=False)
    catalog.add(english, translation)
    return [one.rule for one in lint(catalog, tag, data, more)]


@pytest.mark.parametrize(
    ("english", "translation", "tag", "rules"),
    [
        ("Call 112 now", "Rufen Sie 112 an", "de", []),
        ("Call 112 now", "Rufen Sie 110 an", "de", ["numbers", "numbers"]),
        ("Call 112 now", "Rufen Sie sofort an", "de", ["numbers"]),
        ("Call 112. Only 112!", "Rufen Sie an. Nur 112!", "de", ["numbers"]),
        ("Call 112 now", "Rufen Sie 112 an, ja: 112", "de", []),
        ("1,000 pupils", "1.000 Kinder", "de", []),
        ("Call 112 now", "اتصل بالرقم ١١٢", "ar", ["numbers", "numbers"]),
        ("Call 116 000", "اتصل بالرقم 116 000", "ar", ["numbers"]),
        ("Call 116 000", "اتصل بالرقم 116\u00a0000", "ar", []),
        ("Within 24 hours", "Innerhalb eines Tages", "de", []),
        ("Part %(number)s of 3", "Teil 3, %(number)s", "de", []),
        ("Warning Signs", "Warning Signs", "de", []),
        ("Save it", "Save it", "de", ["same"]),
        ("%(one)s: %(two)s", "%(one)s: %(two)s", "de", []),
        (CALM, "Reden Sie.", "de", ["length"]),
        (CALM, "Reden Sie mit dem Kind. " * 10 + "Ja", "de", ["length"]),
        ("Yes", "Ja, das stimmt so", "de", []),
        ("Say “no”", "Sagen Sie „nein“", "de", []),
        ("Say “no”", "Sagen Sie “nein”", "de", ["quotes"]),
        ("Say “no”", 'Sagen Sie "nein"', "de", ["quotes"]),
        ("It’s you", "C'est vous", "fr", ["quotes"]),
        ("It’s you", "C’est vous", "fr", []),
        ("Say “no”", "Dites “non”", "fr", ["quotes"]),
        ("Say “say ‘no’”", "Dites « dites “non” »", "fr", []),
        ('<a href="x">Go</a>', '<a href="x">Los</a>', "de", []),
        ("Go on", "Weiter  so", "de", ["spaces"]),
        ("Go on!", "Continuez\u00a0 !", "fr", ["spaces"]),
        ("Go on", "Weiter ", "de", ["spaces"]),
        ("Take a screenshot", "Machen Sie ein Bildschirmfoto", "de", []),
        ("Take screenshots", "Machen Sie Screenshots", "de", []),
        ("Take a screenshot", "Machen Sie ein Bild", "de", ["glossary"]),
        ("Your SCREENSHOT", "ihre BILDSCHIRMFÖTOS", "de", []),
        ("Your SCREENSHOT", "Ihr Bild", "de", ["glossary"]),
    ],
)
def test_one_text(english, translation, tag, rules):
    assert found(english, translation, tag) == rules


@pytest.mark.parametrize("tag", LANGUAGES)
def test_plural_forms_of_every_language_as_cldr_has_them(tag):
    catalog = Catalog(locale=LANGUAGES[tag].babel_identifier, fuzzy=False)
    assert list(lint(catalog, tag, DATA)) == []


def test_plural_forms_that_another_language_has():
    catalog = Catalog(locale="pl", fuzzy=False)
    catalog.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ]
    (one,) = lint(catalog, "pl", DATA)
    assert one.rule == "plural forms" and "nplurals=3" in one.words


@pytest.mark.parametrize("rule", ["n>", "n !! 1", "", "__import__('os')", "n" * 2000])
def test_a_plural_rule_that_is_none_is_found(rule):
    catalog = Catalog(locale="de", fuzzy=False)
    catalog.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", f"nplurals=2; plural={rule};"),
    ]
    (one,) = lint(catalog, "de", DATA)
    assert one.rule == "plural forms"


def test_a_plural_rule_may_be_written_in_another_way():
    catalog = Catalog(locale="de", fuzzy=False)
    catalog.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=2; plural=n==1 ? 0 : 1;"),
    ]
    assert list(lint(catalog, "de", DATA)) == []


def test_each_plural_form_is_read():
    catalog = Catalog(locale="de", fuzzy=False)
    catalog.add(("One answer", "%(count)s answers"), ("Eine Antwort", "%(count)s  Antworten"))
    assert [one.rule for one in lint(catalog, "de", DATA)] == ["spaces"]


@pytest.mark.parametrize(
    ("tag", "translation", "rules"),
    [
        ("de", LONG_GERMAN, []),
        ("fr", LONG_GERMAN, ["language"]),
        ("de", LONG_ENGLISH[:-1] + "!", ["language"]),
        ("mt", LONG_GERMAN, []),
    ],
)
def test_a_long_text_is_recognised(tag, translation, rules):
    more = {"language": language_detector(["en", "fr", "de", "mt", "no", "cs", "sk"])}
    assert found(LONG_ENGLISH, translation, tag, more=more) == rules


@given(st.text(st.characters(codec="utf-8", exclude_characters=ALL), min_size=1, max_size=200))
def test_a_name_that_stays_as_it_is_breaks_no_rule(text):
    assert found(text, text, "fr", LintData(frozenset({text}), (), ())) == []


def test_the_words_of_a_language_come_from_the_files_of_translators(tmp_path):
    (tmp_path / "CHECKS.yaml").write_text(
        "same: {every language: [IP], fr: [Points]}\nterms: [shot, police, office]\n"
        "forms: {ar: {police: [شرط]}}\n"
        "never: {ar: [{says: التمريض, because: it is no place}]}\n"
        "gender: {fr: [{finds: 'seule?$', such_as: seul, because: dites « sans aide »}]}\n"
        "pass: [{language: fr, rule: numbers, text: Within, because: it says so}]\n"
    )
    (tmp_path / "GLOSSARY.yaml").write_text(
        "terms:\n- {id: shot, en: screenshot, fr: capture d’écran}\n"
        "- {id: police, en: police, fr: police, ar: الشرطة}\n- {id: log, en: log, fr: journal}\n"
        "- {id: office, en: child protection, fr: le 119}\n"
    )
    french, arabic = (read_lint_data(tmp_path, tag) for tag in ("fr", "ar"))
    assert french.same == {"IP", "Points"} and arabic.same == {"IP"}
    named = ["screenshot", "police", "child protection"]
    assert [term.english for term in french.terms] == named
    assert french.passes("numbers", "Within 24 hours") and not arabic.passes("numbers", "Within")
    assert found("Save screenshots", "Des captures", "fr", french) == []
    assert found("Tell the police", "أبلغوا شرطتكم", "ar", arabic) == []
    assert found("Tell the police", "أبلغوا المدرسة", "ar", arabic) == ["glossary"]
    assert found("Call child protection", "Appelez le 119", "fr", french) == []
    assert found("Call child protection", "Appelez le 119 ou le 17", "fr", french) == ["numbers"]
    assert found("Call a helpline", "Appelez le 119", "fr", french) == ["numbers"]
    assert found("Go there", "اذهبوا إلى التمريض", "ar", arabic) == ["never"]
    assert found("Go there", "Allez-y التمريض", "fr", french) == []
    assert found("They are alone", "Votre enfant est Seule", "fr", french) == ["gender"]
    assert found("They are alone", "Votre enfant est sans aide", "fr", french) == []
