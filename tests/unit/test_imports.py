"""Imports run one way: each part knows only what stands below it, and no module knows itself."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from warning_signs.paths import ROOT

PACKAGE = ROOT / "warning_signs"
FLOORS = (
    ("errors", "paths", "csv_safe", "showable", "caching"),
    ("error_log", "content.yaml_source"),
    ("content.models", "content.reserved_names"),
    ("content.content",),
    ("content.checks",),
    ("content.loading",),
    ("content.authoring",),
    ("i18n.languages", "i18n.messages", "i18n.english_parts", "i18n.packed_texts"),
    (
        *("i18n.negotiate", "i18n.catalogues", "i18n.overrides", "i18n.locale_data"),
        *("i18n.review_status", "i18n.extract"),
    ),
    ("i18n.quality",),
    ("i18n.review",),
    ("assessment", "statistics", "evidence"),
    ("guidance", "letters", "paper", "charts", "campaigns"),
    ("comparison", "storage"),
    ("config",),
    ("mistyped_settings",),
    ("web.request", "web.response"),
    ("web.templating",),
    ("web.result", "web.middleware"),
    ("web",),
    ("cli",),
    ("factory",),
    ("serving",),
    ("__main__",),
)
"""From the ground up. A part may use those on lower floors; each module stands on one."""
BELOW_THE_WEB = FLOORS[: FLOORS.index(("config",))]


def part_of(module: str) -> str:
    """The longest name in FLOORS that the module stands in."""
    names = [name for floor in FLOORS for name in floor]
    found = [name for name in names if f"{module}.".startswith(f"{name}.")]
    assert found, f"{module} stands on no floor: name it in FLOORS"
    return max(found, key=len)


def floor_of(part: str) -> int:
    return next(number for number, floor in enumerate(FLOORS) if part in floor)


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        name = name.removesuffix("__init__").rstrip(".")
        words_alone = path.stem == "__init__" and "import" not in path.read_text(encoding="utf-8")
        if name and "migrations" not in name and not words_alone:
            yield name, path


@functools.cache
def imported(path: Path) -> frozenset[str]:
    """What a file imports, wherever in it: whole names."""
    return frozenset(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports say the whole name"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                is_module = (ROOT / whole.replace(".", "/")).with_suffix(".py").exists()
                yield whole if is_module else node.module


MODULES = dict(modules())


def known(module: str) -> set[str]:
    """The modules of the package that one of them imports."""
    names = imported(MODULES[module]) if module in MODULES else ()
    return {one.removeprefix("warning_signs.") for one in names if "warning_signs." in one}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_uses_only_what_stands_below_it(module):
    here = part_of(module)
    for used in known(module):
        there = part_of(used)
        assert here == there or floor_of(there) < floor_of(here), f"{module} imports {used}"


@pytest.mark.parametrize("floor", BELOW_THE_WEB, ids=lambda floor: floor[0])
def test_nothing_below_the_web_knows_flask(floor):
    for module, path in MODULES.items():
        if part_of(module) in floor:
            found = {name.partition(".")[0] for name in imported(path)}
            assert not found & {"flask", "flask_babel", "wtforms"}, module


def test_no_module_comes_back_to_itself():
    def walk(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way, module))
        if module in seen:
            return
        for used in known(module):
            walk(used, (*way, module))
        seen.add(module)

    seen: set[str] = set()
    for module in MODULES:
        walk(module, ())


def test_the_diagram_shows_these_floors():
    page = (ROOT / "docs/diagrams/parts.md").read_text(encoding="utf-8")
    boxes = [f'    f{n}["{", ".join(floor)}"]' for n, floor in enumerate(FLOORS)]
    arrows = [f"    f{n} --> f{n - 1}" for n in range(1, len(FLOORS))]
    expected = "\n".join(["flowchart TB", *reversed(boxes), *reversed(arrows)])
    assert re.search(r"```mermaid\n(.*?)\n```", page, re.DOTALL)[1] == expected
