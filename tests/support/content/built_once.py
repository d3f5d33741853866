"""Content files read, and built into objects, once for all tests of a process that break copies of
them: most of a broken copy is as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel

from warning_signs.content.loading.build import build
from warning_signs.content.yaml_source import Problem, Source, read_source

Model = TypeVar("Model", bound=BaseModel)

_read: dict[tuple[str, bytes], Source] = {}
_built: dict[tuple[Any, ...], tuple[Any, ...]] = {}


def load_only_what_is_new(patch: pytest.MonkeyPatch) -> None:
    """Have content files read and built once, wherever they are loaded."""
    for module in ("loading.load", "authoring.freshness"):
        patch.setattr(f"warning_signs.content.{module}.read_source", read_source_once)
    for module in ("load", "advice"):
        patch.setattr(f"warning_signs.content.loading.{module}.build", build_once)


def read_source_once(path: Path, name: str) -> Source:
    """As `read_source`; a file is read anew only if its text is new."""
    if not path.is_file():
        return read_source(path, name)  # which says why it cannot be read
    key = name, path.read_bytes()
    if key not in _read:
        _read[key] = read_source(path, name)
    return _read[key]


def build_once(
    model: type[Model],
    source: Source | None,
    problems: list[Problem],
    scales: Mapping[str, Sequence[Any]] | None = None,
) -> Model | None:
    """As `build`; what is right is built anew only from a new source or new scales.

    Both are kept beside what was built of them, so that no other object gets their ids.
    """
    parts = tuple((scales or {}).values())
    key = model, id(source), tuple(map(id, parts))
    if key in _built:
        built: Model = _built[key][0]
        return built
    found: list[Problem] = []
    new = build(model, source, found, scales)
    problems.extend(found)
    if new and not found:
        _built[key] = new, source, parts
    return new
