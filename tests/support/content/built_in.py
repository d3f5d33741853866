"""The content that the site comes with, read once for all tests of a process."""

from __future__ import annotations

import functools

from warning_signs.content.content import Content
from warning_signs.content.loading.load import load_content
from warning_signs.paths import QUESTIONNAIRES


@functools.cache
def built_in_content() -> Content:
    """The content that the site comes with. Not to be changed: all sites of a run share it."""
    return load_content(QUESTIONNAIRES)
