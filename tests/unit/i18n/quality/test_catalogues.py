"""Every translation: complete, and nothing that the rules object to."""

from __future__ import annotations

import io
import re
import shutil
from datetime import date
from functools import cache

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tests.support.i18n import masters
from tools.lib.pages import SITE_LANGUAGES
from warning_signs.errors import StartError
from warning_signs.i18n.catalogues import read_compiled
from warning_signs.i18n.languages import LANGUAGES, SOURCE_TAG, available_locales, catalogue_path
from warning_signs.i18n.messages import keys, read_catalogue
from warning_signs.i18n.quality.glossary import CHECKS, GLOSSARY, LintData, read_lint_data
from warning_signs.i18n.quality.language_id import language_detector
from warning_signs.i18n.quality.lint import lint
from warning_signs.i18n.quality.quotation import MARKS
from warning_signs.i18n.quality.rules import RULES
from warning_signs.i18n.quality.status_table import recount, write_status
from warning_signs.i18n.review_status import FILE, read_status
from warning_signs.paths import TEMPLATE_CATALOGUE, TRANSLATIONS

TRANSLATED = [tag for tag in SITE_LANGUAGES if tag != SOURCE_TAG]
TEXTS = {msgid for _context, msgid in keys(read_catalogue(TEMPLATE_CATALOGUE.read_bytes()))}
STARTS = tuple(text for one in TEXTS for text in ([one] if isinstance(one, str) else one))


@cache
def lint_data(tag: str) -> LintData:
    return read_lint_data(TRANSLATIONS, tag)


@cache
def read(name: str):
    return yaml.load((TRANSLATIONS / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.fixture(scope="module")
def language_rule():
    """The rule that tells the site’s languages apart."""
    return {"language": language_detector(SITE_LANGUAGES)}


@pytest.mark.parametrize("tag", TRANSLATED)
def test_the_rules_object_to_nothing(tag, language_rule):
    path = catalogue_path(TRANSLATIONS, tag)
    catalog = read_catalogue(path.read_bytes(), LANGUAGES[tag].babel_identifier)
    found = list(lint(catalog, tag, lint_data(tag), language_rule))
    assert not found, "\n".join(map(str, found))


def test_the_table_of_translations_is_up_to_date(tmp_path):
    before = read_status(TRANSLATIONS)
    write_status(tmp_path, recount(TRANSLATIONS, available_locales(TRANSLATIONS), before, date.max))
    hint = "Run: make translations"
    assert (tmp_path / FILE).read_bytes() == (TRANSLATIONS / FILE).read_bytes(), hint


def test_what_the_checks_let_pass_is_there():
    checks = read(CHECKS)
    for tag, texts in checks["same"].items():
        assert tag in {"every language", *LANGUAGES}
        assert [text for text in texts if text not in STARTS] == []
    for one in checks["pass"]:
        assert one["language"] in LANGUAGES and one["because"]
        assert one["rule"] in {*RULES, "language"}
        assert any(text.startswith(one["text"]) for text in STARTS), one["text"]


NEVER = [(tag, one) for tag, words in read(CHECKS)["never"].items() for one in words]


@pytest.mark.parametrize(("tag", "one"), NEVER)
def test_words_that_endanger_are_objected_to_wherever_they_stand(tag, one):
    assert one.keys() == {"says", "because"} and tag in LANGUAGES
    catalog = Catalog(locale=LANGUAGES[tag].babel_identifier, fuzzy=False)
    catalog.add("Somebody may read this.", f"… {one['says'].upper()} …")
    data = lint_data(tag)
    assert "never" in [found.rule for found in lint(catalog, tag, data)]


GENDERED = [(tag, one) for tag, forms in read(CHECKS)["gender"].items() for one in forms]


@pytest.mark.parametrize(("tag", "one"), GENDERED)
def test_a_child_of_unknown_sex_is_given_none(tag, one):
    assert one.keys() == {"finds", "such_as", "because"} and tag in LANGUAGES
    catalog = Catalog(locale=LANGUAGES[tag].babel_identifier, fuzzy=False)
    catalog.add("Somebody may read this.", one["such_as"])
    data = lint_data(tag)
    assert "gender" in [found.rule for found in lint(catalog, tag, data)]


def test_english_gives_a_child_no_sex():
    forms = [form for form, _because in lint_data(SOURCE_TAG).gendered]
    texts = masters.texts(SOURCE_TAG)
    assert forms and [text for text in texts for form in forms if form.search(text)] == []


@pytest.mark.parametrize("tag", masters.MASTERS)
def test_the_masters_have_no_words_that_endanger(tag):
    words = [one["says"].casefold() for one in read(CHECKS)["never"][tag]]
    assert [
        text for text in masters.texts(tag) if any(one in text.casefold() for one in words)
    ] == []


def test_the_terms_that_are_checked_are_in_the_glossary():
    checks, ids = read(CHECKS), {one["id"] for one in read(GLOSSARY)["terms"]}
    assert set(checks["terms"]) <= ids
    for tag, forms in checks["forms"].items():
        assert tag in LANGUAGES and forms.keys() <= set(checks["terms"])


def test_the_quotation_marks_of_every_language_are_known():
    assert MARKS.keys() == LANGUAGES.keys()
    for tag, one in read(GLOSSARY)["languages"].items():
        marks = {mark for mark in one["quotes"] if mark not in "… \u00a0"}
        assert marks <= set(MARKS[tag][0]), f"{tag}: the glossary says {one['quotes']}"


# Compiled catalogues


def test_a_catalogue_that_ends_too_early_or_is_no_text_is_refused_with_its_name(tmp_path):
    catalog = Catalog(locale="fr")
    catalog.add("one", "« un »")
    whole, path = io.BytesIO(), tmp_path / "messages.mo"
    write_mo(whole, catalog)
    cut = [whole.getvalue()[:length] for length in range(len(whole.getvalue()))]
    for content in (*cut, whole.getvalue().replace("«".encode(), b"\xc3("), b"\0" * 100):
        path.write_bytes(content)
        with pytest.raises(StartError, match=rf"^{re.escape(str(path))} is damaged\. "):
            read_compiled(path)
    path.write_bytes(whole.getvalue())
    assert read_compiled(path).gettext("one") == "« un »"


def test_a_damaged_catalogue_stops_the_start(make_app, monkeypatch, tmp_path):
    shutil.copytree(TRANSLATIONS, tmp_path / "translations")
    monkeypatch.setattr("warning_signs.factory.TRANSLATIONS", tmp_path / "translations")
    path = tmp_path / "translations" / "pl" / "LC_MESSAGES" / "messages.mo"
    path.write_bytes(path.read_bytes()[:100_000])
    with pytest.raises(StartError, match=r"/pl/LC_MESSAGES/messages\.mo is damaged\. "):
        make_app({})
