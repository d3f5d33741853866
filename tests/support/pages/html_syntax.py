"""What a browser would silently repair in a page."""

from __future__ import annotations

import functools
import re

import html5lib

_RAW_TEXT = re.compile(r"(<(style|script)>)[^<]*(?:<(?!/\2>)[^<]*)*(</\2>)")
_ESCAPED = re.compile(r"&(amp|lt|gt|#34|#39);")
_CONTROL = r"\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
_HAS_MEANING = rf"&<>{_CONTROL}\ufdd0-\ufdef\ufffe\uffff"
_PLAIN_TEXT = re.compile(rf">\s*[^\s{_HAS_MEANING}][^{_HAS_MEANING}]*(?=<)")
_PLAIN_VALUE = re.compile(rf'="[^"{_HAS_MEANING}]+"')
_PART = "aside|details|div|dl|fieldset|form|footer|header|main|nav|ol|section|table|ul"
_INNERMOST = re.compile(
    rf"<({_PART})\b[^<>]*>(?:[^<]|<(?!/?(?:{_PART})\b))*</\1>"
    rf"|<(li|p)\b[^<>]*>(?:[^<]|<(?!/?(?:{_PART}|li|p)\b))*</\2>"
)
"""A part with no other in it, but for those whose end may be left out."""
_ALIKE = re.compile(r"(<[A-Z]+></[A-Z]+>)(?:\s*\1)+")
_ITEM = re.compile(r"<(dd|dt|li)\b", re.IGNORECASE)
_ONLY_WHOLE_PAGES_SHOW = (
    re.compile(f"[{_CONTROL}]"),
    re.compile(r"</(?:html|body)>[^<]*<(?!/html)"),
)
_STANDS_NOT_IN_ITSELF = re.compile(r"<(/?)(a|button|form|nobr)\b")


def syntax_faults(html: str) -> list[str]:
    """Name what a browser would repair, a missing end tag, say; each with its line and column.

    With html5lib: of the parsers there are, it alone reports every repair and not just some. It is
    slow, so it reads each kind of part once, and a page only where one of its parts may be wrong.
    """
    return _repairs(html) if _may_need_repair(html) else []


def _may_need_repair(html: str) -> bool:
    return any(one.search(html) for one in _ONLY_WHOLE_PAGES_SHOW) or _has_wrong_part(
        _skeleton(html)
    )


@functools.lru_cache(maxsize=1024)
def _has_wrong_part(skeleton: str) -> bool:
    if _has_itself_inside(skeleton):
        return True
    parts: set[str] = set()

    def empty(part: re.Match[str]) -> str:
        parts.add(part[0])
        name = (part[1] or part[2]).upper()  # the same to HTML, and not found again
        # An item ends the one in which it stands, but for those of a list between them.
        item = _ITEM.search(part[0]) if name == "DIV" else None
        return f"<{name}>{item[0] + '>' if item else ''}</{name}>"

    found = 1
    while found:
        skeleton, found = _INNERMOST.subn(empty, skeleton)
        skeleton = _ALIKE.sub(r"\1", skeleton)
    return _is_wrong(skeleton) or any(_is_wrong_part(part) for part in parts)


def _has_itself_inside(skeleton: str) -> bool:
    """Whether a link, say, begins before the one before it has ended: no part alone shows that."""
    open_now = dict.fromkeys(("a", "button", "form", "nobr"), False)
    for end, name in _STANDS_NOT_IN_ITSELF.findall(skeleton):
        if not end and open_now[name]:
            return True
        open_now[name] = not end
    return False


@functools.lru_cache(maxsize=4096)
def _is_wrong(page: str) -> bool:
    return bool(_repairs(page))


@functools.lru_cache(maxsize=4096)
def _is_wrong_part(part: str) -> bool:
    parser = html5lib.HTMLParser()
    parser.parseFragment(part)
    return bool(parser.errors)


def _repairs(html: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [f"line {line}, column {column}: {code}" for (line, column), code, _ in parser.errors]


def _skeleton(html: str) -> str:
    """The page with one letter for all words between two tags, and without styles, scripts and
    values of attributes: what needs a repair stands in none of these, but for signs that have a
    meaning in HTML. All languages have the same few skeletons.
    """
    structure = _ESCAPED.sub("x", _RAW_TEXT.sub(r"\1\3", html))
    return _PLAIN_TEXT.sub(">x", _PLAIN_VALUE.sub('=""', structure))
