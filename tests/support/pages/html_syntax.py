"""What a browser would silently repair in a page."""

from __future__ import annotations

import functools
import itertools
import re

import html5lib

_RAW_TEXT = re.compile(r"(<(style|script)>).*?(</\2>)", re.DOTALL)
_ESCAPED = re.compile(r"&(amp|lt|gt|#34|#39);")
_TAG = re.compile(r"(<[^<>]*>)")
_HAS_MEANING = r"&<>\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
_PLAIN_TEXT = re.compile(rf"\s*[^\s{_HAS_MEANING}][^{_HAS_MEANING}]*")
_PLAIN_VALUE = re.compile(rf'="[^"{_HAS_MEANING}]+"')
_ITEMS = re.compile(r"(?:<li>.*</li>\n){2,}")


def syntax_faults(html: str) -> list[str]:
    """Name what a browser would repair, a missing end tag, say; each with its line and column.

    With html5lib: of the parsers there are, it alone reports every repair and not just some. It is
    slow, so it reads each skeleton once, and a page only where its skeleton has a fault.
    """
    return _repairs(html) if _needs_repair(_skeleton(html)) else []


@functools.lru_cache(maxsize=4096)
def _needs_repair(skeleton: str) -> bool:
    return bool(_repairs(skeleton))


def _repairs(html: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [f"line {line}, column {column}: {code}" for (line, column), code, _ in parser.errors]


def _skeleton(html: str) -> str:
    """The page with one letter for all words between two tags, one item of each kind in a list, and
    without styles, scripts and values of attributes: what needs a repair stands in none of these,
    but for signs that have a meaning in HTML. All languages have the same few skeletons.
    """
    parts = _TAG.split(_ESCAPED.sub("x", _RAW_TEXT.sub(r"\1\3", html)))
    whole = "".join(
        _PLAIN_VALUE.sub('=""', part) if is_tag else _short(part)
        for part, is_tag in zip(parts, itertools.cycle((False, True)), strict=False)
    )
    return _ITEMS.sub(lambda items: "".join(sorted(set(items[0].splitlines(True)))), whole)


def _short(text: str) -> str:
    return "x" if _PLAIN_TEXT.fullmatch(text) else text
