"""The map of the code: written from the code, every place in it exists, and it is complete."""

import pytest

from tools.where_is_it import OTHER, PAGE, SHOWN_TOO, where_is_it
from warning_signs.paths import ROOT


def test_the_page_is_made_from_the_code(app):
    assert PAGE.read_text(encoding="utf-8") == where_is_it(app), "run: make where-is-it"


@pytest.mark.parametrize(
    "address", ["`/<lang>/help/`", "POST `/<lang>/compare/`", "GET, POST `/<lang>/letters/<to>/`"]
)
def test_an_address_says_what_else_than_get_it_takes(address):
    assert f"\n| {address} | " in PAGE.read_text(encoding="utf-8")


def test_every_place_that_it_names_exists():
    for _what, place, _more in OTHER:
        assert (ROOT / place).exists(), place


def test_every_view_that_shows_another_feature_exists_and_what_it_shows_too(app):
    assert SHOWN_TOO.keys() <= app.view_functions.keys()
    for place in {place for places in SHOWN_TOO.values() for place in places}:
        assert (ROOT / place).exists(), place


FIRST_GUESSES = {
    "rule that self-harm is urgent": "questionnaires/rules.yaml",
    "sentence of a letter": "questionnaires/letters.yaml",
    "order of advice": "questionnaires/advice/order.yaml",
    "scoring": "warning_signs/assessment",
    "list of languages": "warning_signs/i18n/languages.py",
    "Content-Security-Policy": "warning_signs/web/middleware/security_headers.py",
    "settings": "warning_signs/config.py",
    "sitemap": "warning_signs/web/sitemap.py",
    "paper form": "warning_signs/paper",
    "/services/": "warning_signs/web/platforms.py",
    "/help/": "warning_signs/web/helplines.py",
    "words of a result": "templates/result/_words.html",
    "result on paper": "templates/result/sheet.html",
    "words of a 404": "templates/pages/error.html",
    "columns of the evidence log": "warning_signs/evidence/log.py",
    "no number below 5": "warning_signs/statistics/smallest_number.py",
    "waits for the database": "warning_signs/storage/deadline.py",
    "application factory": "warning_signs/factory.py",
    "flask campaign": "warning_signs/cli/campaigns/commands.py",
    "/family/": "warning_signs/web/questionnaire/views.py",
    "becomes a level": "warning_signs/assessment/assess.py",
    "a campaign counts": "warning_signs/storage/count_batch.py",
    "make bench": "tools/bench/__main__.py",
}
"""What somebody who knows Flask looks for, and where they look first."""


@pytest.mark.parametrize("wanted", FIRST_GUESSES)
def test_the_first_guess_is_right(wanted):
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if wanted in line]
    assert any(f"`{FIRST_GUESSES[wanted]}`" in line for line in lines), lines


def test_a_feature_has_one_name_in_code_templates_and_tests():
    from warning_signs.web import BLUEPRINTS

    for feature in {mounted.feature for mounted in BLUEPRINTS}:
        code = ROOT / "warning_signs" / "web" / feature
        assert code.is_dir() or code.with_suffix(".py").is_file(), feature
        if feature not in ("api", "meta"):  # what machines read has no template
            assert (ROOT / "templates" / feature).is_dir(), feature
