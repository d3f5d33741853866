"""Reduce matplotlib's SVG document to a small SVG that works inline under a strict policy.

matplotlib writes a whole document: a doctype, metadata, a <style> that would apply to the whole
page, ids that would repeat with every chart, and style attributes, which a Content-Security-Policy
without 'unsafe-inline' blocks (the chart is then a black rectangle). Only the marks that our
drawing code has named remain, and their styles become presentation attributes.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

MARK = "c-"
"""Prefix of the names of marks, which are set as matplotlib's gid and become classes."""

_SVG = "{http://www.w3.org/2000/svg}"
_STYLES = ("fill", "stroke", "stroke-width")


def inline_svg(document: str, width: int, height: int) -> str:
    """Return the named marks of matplotlib's `document` as one inline <svg>, on a single line.

    `aria-hidden`, because the cells beside the bar say the same in words. `direction`, because an
    <svg> in a right-to-left page inherits the page's direction. No aspect ratio, because the bar
    stretches to the width of its cell.
    """
    root = ET.Element(
        "svg",
        {
            "class": "chart",
            "viewBox": f"0 0 {width} {height}",
            "preserveAspectRatio": "none",
            "direction": "ltr",
            "aria-hidden": "true",
            "focusable": "false",
        },
    )
    root.extend(_marks(ET.fromstring(document)))
    return ET.tostring(root, encoding="unicode").replace(" />", "/>")


def picture_svg(document: str, width: float, height: float, title: str) -> str:
    """Return the named marks of matplotlib's `document` as an SVG file, on a single line.

    It can be inlined too; screen readers then read its `title`. As in `inline_svg`, it has no id
    and no style, so one page can hold several. Its class differs, as words must not be mirrored.
    """
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "numbers",
            "viewBox": f"0 0 {width:g} {height:g}",
            "width": f"{width:g}",
            "height": f"{height:g}",
            "direction": "ltr",
            "role": "img",
        },
    )
    ET.SubElement(root, "title").text = title
    root.extend(_marks(ET.fromstring(document)))
    return ET.tostring(root, encoding="unicode").replace(" />", "/>")


def _marks(node: ET.Element, name: str = "") -> Iterator[ET.Element]:
    """Yield a clean copy of each path below `node` in a group whose name marks it as ours."""
    for child in node:
        if child.tag == f"{_SVG}g":
            yield from _marks(child, child.get("id", name))
        elif child.tag == f"{_SVG}path" and name.startswith(MARK):
            attributes = {"class": name, **_presentation(child.get("style", ""))}
            yield ET.Element("path", {**attributes, "d": _short_path(child.get("d", ""))})


def _presentation(style: str) -> dict[str, str]:
    """The declarations of a style attribute as attributes, without those that have no effect."""
    declarations = (part.partition(":") for part in style.split(";"))
    values = {name.strip(): value.strip() for name, _, value in declarations}
    return {name: values[name] for name in _STYLES if name in values}


def _short_path(path: str) -> str:
    """Round to a tenth of a pixel, and omit "L" after "M", which implies it.

    "L" is implied until another command follows, so an "L" after a curve has to stay.
    """
    out, letter = "", ""
    for token in path.split():
        if not token.isalpha():
            out += ("" if out[-1:].isalpha() else " ") + format(round(float(token), 1), "g")
        elif token != "L" or letter not in ("M", "L"):
            out += token
            letter = token
    return out
