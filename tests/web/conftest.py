"""What tests of pages share."""

from __future__ import annotations

import functools
import pickle

import pytest

from warning_signs.content import yaml_source


@functools.cache
def _parsed(text: str, parse=yaml_source._parse) -> bytes:
    """A document as `yaml_source` reads it, to be unpacked by each who asks."""
    return pickle.dumps(parse(text))


@pytest.fixture
def each_file_parsed_once(monkeypatch):
    """Parse a file of the content only if it was changed: most of the time of loading goes there.

    Each site gets data of its own, as if it had parsed them itself.
    """
    monkeypatch.setattr(yaml_source, "_parse", lambda text: pickle.loads(_parsed(text)))  # noqa: S301
