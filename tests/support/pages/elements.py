"""A parsed page, and its elements."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode


class Page:
    """A page as a browser reads it, to be asked with CSS selectors."""

    def __init__(self, html: str) -> None:
        self._tree = LexborHTMLParser(html)
        self._known: dict[int, Element] = {}

    def query(self, selector: str) -> list[Element]:
        """The elements that a selector means, in the order of the page."""
        return [self.element(node) for node in self._tree.css(selector)]

    def to_text(self) -> str:
        """All its words."""
        return self.query("html")[0].to_text()

    def element(self, node: LexborNode) -> Element:
        """The one element that stands for this node."""
        known = self._known.get(node.mem_id)
        if known is None:
            known = self._known[node.mem_id] = Element(self, node)
        return known

    @functools.cached_property
    def all(self) -> Sequence[Element]:
        """All elements in the order of the page."""
        return self.query("*")

    @functools.cached_property
    def _by_name(self) -> Mapping[str, list[Element]]:
        found = defaultdict(list)
        for element in self.all:
            found[element.name].append(element)
        return found

    def named(self, *names: str) -> list[Element]:
        """The elements with one of these names, in the order of the page."""
        if len(names) == 1:
            return list(self._by_name.get(names[0], ()))
        return [element for element in self.all if element.name in names]


class Element:
    """An element or a text of a page: `name` is then #text."""

    __slots__ = ("_attrs", "_node", "_page", "name")

    def __init__(self, page: Page, node: LexborNode) -> None:
        self._page, self._node = page, node
        self._attrs: dict[str, str] | None = None
        tag = node.tag
        self.name: str = tag.replace("-", "#", 1) if tag[0] == "-" else tag

    @property
    def attrs(self) -> dict[str, str]:
        """Its attributes; one without a value has an empty one."""
        if self._attrs is None:
            self._attrs = {name: value or "" for name, value in self._node.attributes.items()}
        return self._attrs

    @property
    def parent(self) -> Element | None:
        """What it stands in."""
        above = self._node.parent
        return self._page.element(above) if above and above.is_element_node else None

    @property
    def children(self) -> list[Element]:
        """The elements and texts that stand in it."""
        return [self._page.element(node) for node in self._node.iter(include_text=True)]

    @property
    def data(self) -> str:
        """The words of a text."""
        return self._node.text_content or ""

    def query(self, selector: str) -> list[Element]:
        """The elements within it that a selector means, in the order of the page."""
        found = self._node.css(selector)
        return [self._page.element(node) for node in found if node.mem_id != self._node.mem_id]

    def to_text(self) -> str:
        """Its words: those of each text without blanks around them, with a blank between."""
        return self._node.text(separator=" ", strip=True)

    def raw_text(self) -> str:
        """Its words as they stand there, with all blanks."""
        return self._node.text()


@functools.lru_cache(maxsize=16)
def parse(html: str) -> Page:
    """Parse as a browser would. Not to be changed: it is shared."""
    return Page(html)


def words(element: Element) -> str:
    """The text of an element, its blanks made single."""
    return " ".join(element.to_text().split())


def kinds_of_elements(page: Page) -> frozenset[str]:
    """What stands on a page, whatever its words: each element and what it stands in."""
    kinds = {id(element): _kind(element) for element in page.all}
    return frozenset(f"{kinds.get(id(one.parent), '')} > {kinds[id(one)]}" for one in page.all)


def _kind(element: Element) -> str:
    """Its name, attributes and classes, but for the one that tells how long its words are."""
    attrs = element.attrs
    told = [attrs.get(name, "") for name in ("class", "role", "type")]
    classes = " ".join(told).replace(" short", "").strip()
    return f"{element.name}[{' '.join(sorted(attrs))}] {classes}"
