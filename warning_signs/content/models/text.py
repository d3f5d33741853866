"""Which strings of a content file people read, and under which context they are translated.

The loader and the extractor of the translation catalogue share one rule, so that every string that
is shown can be translated: a string under one of the keys below is translatable, and its gettext
context is the `id` of the nearest mapping around it that has one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from warning_signs.content.yaml_source import YamlPath

TRANSLATABLE_KEYS = frozenset(
    {
        *("title", "short", "intro", "text", "label", "hint", "steps", "today"),
        *("line", "first", "how", "say", "because"),
    }
)


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable text: its gettext `context` and its English `msgid`."""

    context: str
    msgid: str


def translatable(
    tree: Any, path: YamlPath = (), context: str = "", comment: str = ""
) -> Iterator[tuple[YamlPath, str, str, str]]:
    """Yield (path, context, msgid, comment for translators) of each translatable string."""
    if isinstance(tree, dict):
        context = str(tree.get("id", context))
        comment = str(tree.get("translators", comment))
        for key, value in tree.items():
            if key in TRANSLATABLE_KEYS:
                for below, msgid in _strings(value, (*path, key)):
                    yield below, context, msgid, comment
            if isinstance(value, dict | list):
                yield from translatable(value, (*path, key), context, comment)
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            if isinstance(value, dict | list):
                yield from translatable(value, (*path, index), context, comment)


def _strings(value: Any, path: YamlPath) -> Iterator[tuple[YamlPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        yield from (((*path, i), item) for i, item in enumerate(value) if isinstance(item, str))


def mark_texts(tree: Any) -> Any:
    """Return a copy of `tree` with a Text for each translatable string, without `translators`."""
    marked = _copy(tree)
    for path, context, msgid, _comment in translatable(tree):
        *above, last = path
        place = marked
        for key in above:
            place = place[key]
        place[last] = Text(context, msgid)
    return marked


def _copy(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _copy(value) for key, value in tree.items() if key != "translators"}
    return [_copy(value) for value in tree] if isinstance(tree, list) else tree
