"""Names in the code are those of the trade: words that were given up do not come back."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from warning_signs.paths import ROOT

CODE = sorted((ROOT / "warning_signs").rglob("*.py"))
RETIRED = {
    "drift": "sync",
    "gallery": "prerendered bars",
    "keeper": "campaign repository",
    "leisure": "timeout",
    "lettering": "text outlines",
    "misfits": "incompatibilities",
    "patience": "deadline",
    "pencil": "paper scorer",
    "shell": "middleware",
    "slip": "code error",
    "spoken": "localised",
    "ticket": "commit guard",
    "upkeep": "freshness",
    "voice": "locale overrides",
}
"""The word that was given up, and the one that took its place."""


def identifiers(tree: ast.AST) -> Iterator[str]:
    """Every name that the code defines or uses; words in texts and comments are no names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield from (node.name, node.asname or "")


def words(name: str) -> list[str]:
    """The words of a name: CampaignRepository and campaign_repository have the same two."""
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower().replace(".", "_").split("_")


def given_up(path: Path) -> dict[str, str]:
    """The names in a file that hold a word that was given up, with the one that took its place."""
    names = {path.stem, *identifiers(ast.parse(path.read_text(encoding="utf-8")))}
    return {name: RETIRED[word] for name in names for word in words(name) if word in RETIRED}


def test_no_name_holds_a_word_that_was_given_up():
    found = {path: given_up(path) for path in CODE}
    assert {path: names for path, names in found.items() if names} == {}
