"""Sites for tests, made quickly: content and catalogues are read, templates are compiled and pages
for failures are made once for all.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from babel.support import Translations
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.test import TestResponse

from tests.support.content.built_in import built_in_content
from tests.support.pages.checks import check_response
from warning_signs import create_app, factory
from warning_signs.content.content import Content
from warning_signs.content.loading import overrides
from warning_signs.content.loading.load import load_content
from warning_signs.i18n import catalogues
from warning_signs.i18n.catalogues import Catalogue, make_catalogues, read_compiled
from warning_signs.i18n.languages import SiteLocale
from warning_signs.paths import QUESTIONNAIRES, TRANSLATIONS
from warning_signs.web.middleware import last_resort
from warning_signs.web.middleware.last_resort import last_resort_pages


def make_site(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the site as `create_app` does, for tests: its client checks every answer."""
    with (
        patch.object(overrides, "load_content", _load),
        patch.object(catalogues, "read_compiled", _read_compiled),
        patch.object(factory, "make_catalogues", _make_catalogues),
        patch.object(last_resort, "last_resort_pages", _pages_made_once),
    ):
        app = create_app(config)
    app.jinja_env.bytecode_cache = _COMPILED
    app.test_client_class = CheckingClient
    app.testing = True
    return app


class CheckingClient(FlaskClient):
    """A test client that asks as a browser does, and holds answers to what every page keeps to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.environ_base |= {"HTTP_USER_AGENT": "Mozilla/5.0 (Test)", "HTTP_ACCEPT": "text/html"}

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Fetch as FlaskClient does; an answer that breaks a rule fails the test that asked."""
        response = super().open(*args, **kwargs)
        for step in (*response.history, response):
            check_response(step)
        return response


class _Compiled(BytecodeCache):
    """Compiled templates in memory, found by their source: a changed template is compiled anew."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if its template was compiled before."""
        if found := self._compiled.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._compiled[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()
_read_once = functools.cache(read_compiled)


def _read_compiled(path: Path) -> Translations:
    """As `read_compiled`; a catalogue that the site comes with is read once for all sites."""
    if not path.is_relative_to(TRANSLATIONS):
        return read_compiled(path)
    shared = copy.copy(_read_once(path))
    shared._catalog = dict(shared._catalog)  # a site’s own texts are put into it
    return shared


_catalogues: dict[tuple[str, ...], Catalogue] = {}


def _make_catalogues(
    folder: Path,
    locales: Sequence[SiteLocale],
    overrides: Mapping[str, Translations],
    core_only: Collection[str] = (),
) -> Catalogue:
    """As `make_catalogues`; those that the site comes with are packed once for all sites."""
    if folder != TRANSLATIONS or overrides or core_only:
        return make_catalogues(folder, locales, overrides, core_only)
    tags = tuple(locale.tag for locale in locales)
    if tags not in _catalogues:
        _catalogues[tags] = make_catalogues(folder, locales, overrides)
    return _catalogues[tags]


def _load(folder: Path) -> Content:
    """As `load_content`; the content that the site comes with is read once."""
    return built_in_content() if folder == QUESTIONNAIRES else load_content(folder)


_pages: dict[tuple[bool, str], Mapping[tuple[str, str], bytes]] = {}


def _pages_made_once(app: Flask, *, is_busy: bool) -> Mapping[tuple[str, str], bytes]:
    """As `last_resort_pages`; made once for sites with nothing of their own but an address."""
    if app.config["WARNING_SIGNS_CONTENT"] or factory.TRANSLATIONS != TRANSLATIONS:
        return last_resort_pages(app, is_busy=is_busy)
    key = is_busy, app.config["EXIT_URL"]
    if key not in _pages:
        _pages[key] = last_resort_pages(app, is_busy=is_busy)
    return _pages[key]
