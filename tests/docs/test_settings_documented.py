"""Every setting is described for operators, and nothing is described that is not there."""

import re
from pathlib import Path

import pytest
from flask import Flask

from warning_signs.config import ADDRESSES, DEFAULTS, SettingsError, read_settings, variable

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([A-Z_]+)` \| (.+?) \|", re.MULTILINE)
SERVER = {"HOST", "PORT", "WEB_CONCURRENCY"}


@pytest.fixture
def app(monkeypatch) -> Flask:
    """An application that has read nothing yet, in an environment that says nothing yet."""
    for name in DEFAULTS:
        monkeypatch.delenv(variable(name), raising=False)
    return Flask("settings")


def test_each_setting_has_a_row_and_each_row_a_setting():
    rows = dict(ROW.findall(DOCUMENT))
    assert set(rows) == {variable(name) for name in DEFAULTS} | SERVER


@pytest.mark.parametrize("name", [name for name, default in DEFAULTS.items() if default])
def test_the_row_names_the_default(name):
    assert dict(ROW.findall(DOCUMENT))[variable(name)] == f"`{DEFAULTS[name]}`"


def test_each_variable_that_the_server_reads_is_documented():
    source = (ROOT / "warning_signs" / "serving" / "server.py").read_text(encoding="utf-8")
    assert set(re.findall(r'"([A-Z_]{4,})"', source)) == SERVER


def test_without_anything_set_the_defaults_hold(app):
    read_settings(app)
    assert {name: app.config[name] for name in DEFAULTS} == dict(DEFAULTS)


def test_the_environment_overrides_defaults_and_config_overrides_both(app, monkeypatch):
    monkeypatch.setenv("FLASK_OPERATOR_NAME", "Environment")
    monkeypatch.setenv("FLASK_OPERATOR_CONTACT", "environment@example.org")
    monkeypatch.setenv("FLASK_MAX_CONTENT_LENGTH", "1000")
    read_settings(app, {"OPERATOR_NAME": "Config"})
    assert app.config["OPERATOR_NAME"] == "Config"
    assert app.config["OPERATOR_CONTACT"] == "environment@example.org"
    assert app.config["MAX_CONTENT_LENGTH"] == 1000


@pytest.mark.parametrize("written", ["3018", "true", "1e3", '"quoted"'])
def test_a_text_stays_as_it_was_written(app, monkeypatch, written):
    monkeypatch.setenv("FLASK_OPERATOR_NAME", written)
    read_settings(app)
    assert app.config["OPERATOR_NAME"] == written


def test_the_way_out_can_be_switched_off(app, monkeypatch):
    monkeypatch.setenv("FLASK_EXIT_URL", "")
    read_settings(app)
    assert app.config["EXIT_URL"] == ""


@pytest.mark.parametrize("written", ["https://x.example", "https://x.example/"])
def test_the_public_address_ends_with_a_slash(app, monkeypatch, written):
    monkeypatch.setenv("PUBLIC_URL", written)
    read_settings(app)
    assert app.config["PUBLIC_URL"] == "https://x.example/"


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize(
    "written", ["signs.example.org", "ftp://signs.example.org/", "https://", "https:///signs"]
)
def test_an_address_that_is_not_whole_is_refused(app, monkeypatch, name, written):
    monkeypatch.setenv(variable(name), written)
    with pytest.raises(SettingsError) as caught:
        read_settings(app)
    said = f"{variable(name)} is {written!r}: give a whole https:// address or leave it empty."
    assert str(caught.value) == said


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize(
    "written",
    [
        "https://:443/",
        "https://a b/",
        "https://signs.example\n.org/",
        "https://[::1/",
        "https://signs.example.org:99999/",
        "https://signs.example.org:0/",
        "https://signs.example.org:port/",
    ],
)
def test_an_address_without_a_host_that_can_be_is_refused(app, monkeypatch, name, written):
    monkeypatch.setenv(variable(name), written)
    with pytest.raises(SettingsError) as caught:
        read_settings(app)
    said = f"{variable(name)} is {written!r}: mend its host or its port. "
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    "rest", ["/?a=1", "?a=1", "/?", "/#", "#top", "/base", "/base/", "/?/", "\\base", "*"]
)
def test_the_public_address_ends_with_its_host(app, monkeypatch, rest):
    monkeypatch.setenv("PUBLIC_URL", f"https://signs.example.org{rest}")
    with pytest.raises(SettingsError, match="give the host alone, such as"):
        read_settings(app)


@pytest.mark.parametrize("host", ["127.0.0.1:5000", "[::1]:5000", "bücher.example", "x.example:80"])
def test_any_host_and_port_can_be_the_public_address(app, monkeypatch, host):
    monkeypatch.setenv("PUBLIC_URL", f"http://{host}")
    read_settings(app)
    assert app.config["PUBLIC_URL"] == f"http://{host}/"


def test_other_addresses_can_name_a_page(app, monkeypatch):
    monkeypatch.setenv("FLASK_OPERATOR_IMPRINT", "https://x.example/legal?language=fr#us")
    read_settings(app)
    assert app.config["OPERATOR_IMPRINT"] == "https://x.example/legal?language=fr#us"


def test_all_that_is_wrong_is_said_at_once(app, monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "signs.example.org")
    monkeypatch.setenv("FLASK_EXIT_URL", "javascript:alert(1)")
    monkeypatch.setenv("FLASK_MAX_CONTENT_LENGTH", "64k")
    monkeypatch.setenv("FLASK_MAX_FORM_PARTS", "0")
    with pytest.raises(SettingsError) as caught:
        read_settings(app)
    said = str(caught.value).splitlines()
    assert [line.split()[0] for line in said] == [
        "FLASK_EXIT_URL",
        "PUBLIC_URL",
        "FLASK_MAX_CONTENT_LENGTH",
        "FLASK_MAX_FORM_PARTS",
    ]
