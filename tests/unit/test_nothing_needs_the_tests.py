"""The program and its tools work without the tests: nothing of them is imported there."""

import ast

import pytest

from warning_signs.paths import ROOT

FILES = [*(ROOT / "warning_signs").rglob("*.py"), *(ROOT / "tools").rglob("*.py"), ROOT / "app.py"]


def imported_by(text: str) -> set[str]:
    """The first words of all names that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found |= {name.partition(".")[0] for name in names}
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_it_imports_nothing_from_the_tests(file):
    assert "tests" not in imported_by(file.read_text(encoding="utf-8"))


def test_an_import_of_the_tests_would_be_noticed():
    assert imported_by("def f():\n    from tests.support.browser import axe") == {"tests"}
    assert imported_by("import tests.support.browser.axe") == {"tests"}
