"""The settings: their defaults, how they are read from the environment, and their checks.

docs/reference/settings.md describes every setting for operators; a test compares the two.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from warning_signs.campaigns.origin import origin_of
from warning_signs.errors import StartError
from warning_signs.storage.url import database_address

LARGEST_FORM = 64 * 1024

DEFAULTS: Mapping[str, str | int] = {
    "OPERATOR_NAME": "",
    "OPERATOR_CONTACT": "",
    "OPERATOR_IMPRINT": "",
    "SOURCE_URL": "",
    "EXIT_URL": "https://www.wikipedia.org/",
    "PUBLIC_URL": "",
    "DATABASE_URL": "",
    "WARNING_SIGNS_CONTENT": "",
    "MAX_CONTENT_LENGTH": LARGEST_FORM,
    "MAX_FORM_MEMORY_SIZE": LARGEST_FORM,
    "MAX_FORM_PARTS": 500,
}
PREFIX = "FLASK_"
# Hosting platforms set the first two under these names; the third has the product in its name.
UNPREFIXED = frozenset({"PUBLIC_URL", "DATABASE_URL", "WARNING_SIGNS_CONTENT"})
WHOLE_ADDRESS = re.compile("https?://[^/?#]", re.IGNORECASE)
ADDRESSES = ("OPERATOR_IMPRINT", "SOURCE_URL", "EXIT_URL", "PUBLIC_URL")


class SettingsError(StartError):
    """Settings with which the site cannot run; the message names each and says what to do."""


def variable(name: str) -> str:
    """The environment variable that sets the setting `name`."""
    return name if name in UNPREFIXED else PREFIX + name


def read_settings(app: Flask, config: Mapping[str, Any] | None = None) -> None:
    """Fill `app.config` with the defaults, then the environment, then `config`; the last wins.

    Flask's own settings can be set as `FLASK_…` too. Raises SettingsError with all mistakes at
    once, so that an operator can correct them in one go.
    """
    app.config.from_mapping(DEFAULTS)
    app.config.from_prefixed_env(PREFIX.rstrip("_"))
    app.config.update(_texts(os.environ))
    app.config.update(config or {})
    problems = list(_problems(app.config))
    if problems:
        raise SettingsError("\n".join(problems))
    app.config["PUBLIC_URL"] = _as_folder(app.config["PUBLIC_URL"])


def override_folder(config: Mapping[str, Any]) -> Path | None:
    """The folder with the overrides of this site; None if it has none."""
    folder = config["WARNING_SIGNS_CONTENT"]
    return Path(folder).resolve() if folder else None


def _texts(environment: Mapping[str, str]) -> dict[str, str]:
    """The text settings, unparsed: Flask would read a name such as `3018` as a number."""
    names = [name for name, default in DEFAULTS.items() if isinstance(default, str)]
    return {n: environment[variable(n)].strip() for n in names if variable(n) in environment}


def _problems(config: Mapping[str, Any]) -> Iterator[str]:
    for name in filter(config.get, ADDRESSES):
        if way_out := _mend_address(name, config[name]):
            yield f"{variable(name)} is {config[name]!r}: {way_out}"
    try:
        database_address(config["DATABASE_URL"])
    except StartError as error:
        yield str(error)
    folder = override_folder(config)
    if folder and not folder.is_dir():
        yield f"WARNING_SIGNS_CONTENT is {str(folder)!r}: there is no such folder. Make it first."
    for name, default in DEFAULTS.items():
        value = config[name]
        if isinstance(default, int) and (not isinstance(value, int) or value < 1):
            yield f"{variable(name)} is {value!r}: give a whole number above 0."


def _mend_address(name: str, value: str) -> str:
    """What to do about the address in a setting; empty where it can be used."""
    if not WHOLE_ADDRESS.match(value):
        return "give a whole https:// address or leave it empty."
    if not _has_host(value):
        return "mend its host or its port. No blank is in them; ports go from 1 to 65535."
    if name == "PUBLIC_URL" and not _is_host_alone(value):
        return "give the host alone, such as https://signs.example.org/, with nothing behind it."
    return ""


def _has_host(value: str) -> bool:
    """Whether it names a host, without a blank and with a port that can be."""
    try:
        parts = urlsplit(value)
        host = parts.port != 0 and parts.hostname
    except ValueError:
        return False
    clean = value.isprintable() and " " not in parts.netloc  # urlsplit would ignore a line break
    return bool(host) and clean


def _is_host_alone(value: str) -> bool:
    """Whether nothing follows the host: links in pages begin at its root, so no folder is served.

    Policies for browsers have the host as well, and it must not widen them.
    """
    try:
        return bool(origin_of(value.rstrip("/"))) and not set("?#") & set(value)
    except ValueError:
        return False


def _as_folder(address: str) -> str:
    """The address with exactly one slash at its end, so that paths can be appended."""
    return address.rstrip("/") + "/" if address else ""
