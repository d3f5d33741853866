"""A mistyped setting is named, with what was meant; variables of others are left alone."""

import pytest

from warning_signs.config import DEFAULTS, variable
from warning_signs.mistyped_settings import SERVER, mistyped_settings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("PUBLC_URL", "PUBLIC_URL"),
        ("public_url", "PUBLIC_URL"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("WARNING_SIGN_CONTENT", "WARNING_SIGNS_CONTENT"),
        ("WEB_CONCURENCY", "WEB_CONCURRENCY"),
        ("FLASK_OPERATER_NAME", "FLASK_OPERATOR_NAME"),
        ("FLASK_EXITURL", "FLASK_EXIT_URL"),
        ("OPERATOR_CONTACT", "FLASK_OPERATOR_CONTACT"),
        ("FLASK_PUBLIC_URL", "PUBLIC_URL"),
    ],
)
def test_what_was_meant_is_named(typed, meant):
    assert list(mistyped_settings([typed])) == [f"{typed} is no setting: did you mean {meant}?"]


def test_an_unknown_setting_of_the_site_is_named_though_it_is_like_no_other():
    (said,) = mistyped_settings(["FLASK_COLOUR"])
    assert said == "FLASK_COLOUR is no setting: docs/reference/settings.md lists all of them."


def test_settings_and_what_is_not_ours_are_left_alone():
    ours = {variable(name) for name in DEFAULTS} | SERVER
    flask = {"FLASK_APP", "FLASK_DEBUG", "FLASK_SECRET_KEY", "FLASK_RUN_PORT"}
    others = {"PATH", "POST", "HOSTNAME", "HOSTTYPE", "HOME", "PUBLIC_IP", "DATABASE_URL_FILE"}
    assert list(mistyped_settings(ours | flask | others)) == []
