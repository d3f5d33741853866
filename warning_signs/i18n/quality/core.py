"""The core pack: which texts a language needs before it is offered, and in what order they matter.

`translations/CORE.yaml` holds the rule as data. It goes by the files in which extraction finds a
text, so a new question or step is core, or not, from its first day.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog, Message

from warning_signs.i18n.messages import Key, keys

FILE = "CORE.yaml"


@dataclass(frozen=True, slots=True)
class TextGroup:
    """A part of the core pack.

    title: for translators, in English; files: patterns of paths from the top of the checkout;
    contexts: patterns of message contexts, empty for all.
    """

    name: str
    title: str
    files: tuple[str, ...]
    contexts: tuple[str, ...] = ()

    def has(self, message: Message) -> bool:
        """Whether the text of a message, which must have its locations, belongs here."""
        if self.contexts and not _fits(message.context or "", self.contexts):
            return False
        return any(_fits(path, self.files) for path, _line in message.locations)


def read_groups(folder: Path) -> tuple[TextGroup, ...]:
    """Read the groups of a folder of catalogues, the most important one first."""
    content = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))
    return tuple(
        TextGroup(one["name"], one["title"], tuple(one["files"]), tuple(one.get("contexts", ())))
        for one in content["groups"]
    )


def by_importance(located: Catalog, groups: Iterable[TextGroup]) -> dict[Key, TextGroup | None]:
    """Return every text of a template that has locations, the most important one first, with its
    group; None for what is not core. Within a group the order is the template’s.
    """
    left = keys(located)
    ordered: dict[Key, TextGroup | None] = {}
    for group in groups:
        found: Mapping[Key, TextGroup | None] = {
            key: group for key, message in left.items() if group.has(message)
        }
        ordered |= found
        left = {key: message for key, message in left.items() if key not in found}
    return ordered | dict.fromkeys(left)


def core(ordered: Mapping[Key, TextGroup | None]) -> frozenset[Key]:
    """Return the texts that are core, of what `by_importance` returned."""
    return frozenset(key for key, group in ordered.items() if group)


def _fits(name: str, patterns: Collection[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
