"""Read YAML so that every problem can be reported with its file and line.

People who know no Python write the content. They get all problems at once, each with its place and
a sentence that says what to do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from warning_signs.errors import StartError

MOST_NESTED = 1_000
"""How deep lists and mappings may seem to nest: the C loader takes a time that grows as the square
of the depth, and crashes at some 30,000.
"""
ENDLESS = "There are lists in lists without end, or aliases (*) that make some. Write it plainly."

YamlPath = tuple[str | int, ...]
"""The path from the top of a document to a value: mapping keys and list positions."""

Finding = tuple[str, YamlPath, str]
"""What a check finds: a file, the path of a value in it, and what to do about that value."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to fix in a content file; `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ContentError(StartError):
    """Raised when content cannot be used. `problems` has every problem, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Source:
    """A YAML document as plain data, with the line on which each of its values stands."""

    file: str
    data: Any
    lines: Mapping[YamlPath, int]

    def line(self, path: YamlPath) -> int:
        """Return the line of the value at `path`, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: YamlPath, message: str) -> Problem:
        """Return a problem located at `path`."""
        return Problem(self.file, self.line(path), message)


def read_source(path: Path, name: str) -> Source:
    """Read the YAML file at `path`; problems call it `name`.

    Raises ContentError when it cannot be opened, is not UTF-8 or not YAML, when a mapping has the
    same key twice (YAML itself would silently use the last one), or when it has more values than
    characters.
    """
    text = _read_text(path, name)
    if _most_nested(text) > MOST_NESTED:
        raise ContentError([Problem(name, 1, ENDLESS)])
    try:
        data, lines, twice = _parse(text)
    except (yaml.YAMLError, RecursionError, ValueError, TypeError, LookupError) as error:
        raise ContentError([Problem(name, *_what_is_wrong(error))]) from error
    source = Source(name, data, lines)
    if twice:
        raise ContentError(
            [source.problem(p, f"“{p[-1]}” stands here twice. Keep one of them.") for p in twice]
        )
    return source


def unreadable(name: str, error: OSError) -> Problem:
    """What to do about a file that cannot be opened: it may be there, but for other users."""
    message = f"This cannot be read: {error.strerror}. Put a file here that the site may read."
    return Problem(name, 1, message)


def _parse(text: str) -> tuple[Any, Mapping[YamlPath, int], Sequence[YamlPath]]:
    """The data of a document, the line of each value, and the paths of repeated keys."""
    lines: dict[YamlPath, int] = {}
    # The C loader reads the site's content about ten times faster than the Python one.
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        twice = list(_walk(node, (), lines, len(text))) if node else []
        return loader.construct_document(node) if node else None, lines, twice
    finally:
        loader.dispose()


def _what_is_wrong(error: Exception) -> tuple[int, str]:
    """The line of a mistake that the YAML loader stumbles over, and what to do about it."""
    if isinstance(error, yaml.MarkedYAMLError):
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return line, f"This is not valid YAML: {error.problem}. Check quotes and indentation."
    if isinstance(error, yaml.reader.ReaderError):
        return 1, "This file holds a sign that is no text. Type the line anew."
    if isinstance(error, RecursionError):
        return 1, ENDLESS
    return 1, f"A value cannot be read ({error}). Put quotes around it if it is a text."


def _read_text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "This is not UTF-8. Save the file again with this encoding."
        raise ContentError([Problem(name, line, message)]) from error
    except OSError as error:
        raise ContentError([unreadable(name, error)]) from error


def _most_nested(text: str) -> int:
    """How deep lists and mappings can nest, at first sight: at most the signs that open one."""
    on_a_line = unclosed = 0
    for line in text.splitlines():
        opened, closed = line.count("[") + line.count("{"), line.count("]") + line.count("}")
        on_a_line = max(on_a_line, opened + len(line) - len(line.lstrip(" -?")))
        unclosed += max(0, opened - closed)
    return on_a_line + unclosed


def _walk(
    node: yaml.Node, path: YamlPath, lines: dict[YamlPath, int], most: int
) -> Iterator[YamlPath]:
    """Add the lines of `node` and all below it to `lines`; yield the paths of repeated keys.

    Raises RecursionError at more than `most` values: a few lines with aliases can make any number.
    """
    if len(lines) > most:
        raise RecursionError
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _walk(item, (*path, index), lines, most)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, key.value)
            if below in lines:
                yield below
            yield from _walk(value, below, lines, most)
            lines[below] = key.start_mark.line + 1
