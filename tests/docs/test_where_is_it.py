"""The map of the code: made from the code, and every place in it exists."""

from tools.where_is_it import OTHER, PAGE, where_is_it
from warning_signs.paths import ROOT


def test_the_page_is_made_from_the_code(app):
    assert PAGE.read_text(encoding="utf-8") == where_is_it(app), "run: make where-is-it"


def test_every_place_that_it_names_exists():
    for _what, place, _more in OTHER:
        assert (ROOT / place).exists(), place


def test_a_feature_has_one_name_in_code_templates_and_tests():
    from warning_signs.web import BLUEPRINTS

    for feature in {mounted.feature for mounted in BLUEPRINTS}:
        code = ROOT / "warning_signs" / "web" / feature
        assert code.is_dir() or code.with_suffix(".py").is_file(), feature
        if feature not in ("api", "meta"):  # what machines read has no template
            assert (ROOT / "templates" / feature).is_dir(), feature
