"""A parsed page, and its elements."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from justhtml import JustHTML
from justhtml.dom import Element, Node


@functools.lru_cache(maxsize=16)
def parse(html: str) -> JustHTML:
    """Parse as a browser would, for asking with CSS selectors. Not to be changed: it is shared."""
    return JustHTML(html, sanitize=False)


class Elements:
    """All elements of a page in their order, listed once: each question to the page itself walks
    all of it, and asks each whether it is meant.
    """

    def __init__(self, page: JustHTML) -> None:
        self.all: Sequence[Element] = list(_below(page.root))

    def named(self, *names: str) -> list[Element]:
        """The elements with one of these names, in the order of the page."""
        return [element for element in self.all if element.name in names]


def words(element: Element) -> str:
    """The text of an element, its blanks made single."""
    return " ".join(element.to_text().split())


def kinds_of_elements(page: JustHTML) -> frozenset[str]:
    """What stands on a page, whatever its words: each element and what it stands in."""
    elements = Elements(page).all
    kinds = {id(element): _kind(element) for element in elements}
    return frozenset(f"{kinds.get(id(one.parent), '')} > {kinds[id(one)]}" for one in elements)


def _kind(element: Element) -> str:
    """Its name, attributes and classes, but for the one that tells how long its words are."""
    attrs = element.attrs
    told = (attrs.get(name) or "" for name in ("class", "role", "type"))
    classes = " ".join(told).replace(" short", "").strip()
    return f"{element.name}[{' '.join(sorted(attrs))}] {classes}"


def _below(node: Node) -> Iterator[Element]:
    for child in node.children or ():
        if isinstance(child, Element):
            yield child
            yield from _below(child)
