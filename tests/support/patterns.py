"""Every regular expression of the program, with what it could stumble over."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from re import _parser

import warning_signs

PACKAGE = Path(warning_signs.__file__).parent
CALLS = ("compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")


def every_pattern() -> list[re.Pattern]:
    """Those that modules keep, and those that stand as a text in the middle of their code.

    Not those of the checks of content: nobody sends that to a site.
    """
    found = {one.pattern: one for one in _module_patterns()}
    for written in _written():
        found.setdefault(written, re.compile(written))
    return list(found.values())


def pieces(pattern: re.Pattern) -> set[str]:
    """The texts without a choice in them that the pattern looks for."""
    found: set[str] = set()
    _collect(_parser.parse(pattern.pattern, pattern.flags), found)
    return found


def _module_patterns() -> Iterator[re.Pattern]:
    for module in pkgutil.walk_packages([str(PACKAGE)], "warning_signs."):
        if ".migrations." not in module.name and ".checks." not in module.name:
            values = vars(importlib.import_module(module.name)).values()
            yield from (_of_texts(one) for one in values if isinstance(one, re.Pattern))


def _of_texts(pattern: re.Pattern) -> re.Pattern:
    """The same pattern for texts, if it is one for bytes: it takes the same steps."""
    written = pattern.pattern
    return re.compile(written.decode(), pattern.flags) if isinstance(written, bytes) else pattern


def _written() -> Iterator[str]:
    for file in set(PACKAGE.rglob("*.py")) - set(PACKAGE.glob("content/checks/*")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_of_re(node.func):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def _is_of_re(called: ast.expr) -> bool:
    of_re = isinstance(called, ast.Attribute) and _name(called.value) == "re"
    return of_re and called.attr in CALLS


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _collect(parsed: object, found: set[str]) -> None:
    run = ""
    for operation, argument in parsed:
        if str(operation) == "LITERAL":
            run += chr(argument)
            continue
        found.add(run)
        run = ""
        for below in _below(argument):
            _collect(below, found)
    found.add(run)
    found.discard("")


def _below(argument: object) -> Iterator[object]:
    """What is nested in an operation, however deep in its argument."""
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for one in argument:
            yield from _below(one)
