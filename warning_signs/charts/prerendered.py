"""Bars drawn ahead of time into one file, so that no page has to import matplotlib (0.8 s).

Answers can lead to a few hundred different bars. A command draws them all once, and each worker
loads the file. The file also holds a fingerprint of the drawing code, so a stale file is noticed.
"""

from __future__ import annotations

import hashlib
import json
import os
import pathlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from warning_signs.charts.bar import Bar
from warning_signs.charts.domains import all_bars
from warning_signs.content.content import Content
from warning_signs.paths import DRAWINGS, SHIPPED_DRAWINGS

_DRAWN_BY = ("domain_bar.py", "svg_cleanup.py")


@dataclass(frozen=True)
class PrerenderedBars:
    """Drawings by bar, and the fingerprint of the code that drew them."""

    fingerprint: str = ""
    drawings: Mapping[str, str] = field(default_factory=dict)

    def svg(self, bar: Bar) -> str | None:
        """The drawing of `bar`, or None if it was not drawn ahead."""
        return self.drawings.get(_key(bar))

    def has_all(self, bars: Iterable[Bar]) -> bool:
        """Whether the current drawing code has drawn all these `bars`, each to its end.

        Other bars may exist as well: a site may have switched its own questionnaires off.
        """
        drawings = map(self.svg, bars)
        whole = all(one is not None and one.endswith("</svg>") for one in drawings)
        return self.fingerprint == _fingerprint() and whole

    def save(self, path: pathlib.Path) -> None:
        """Write to `path` atomically, since a worker may be reading it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        content = {"fingerprint": self.fingerprint, "drawings": dict(self.drawings)}
        draft.write_text(json.dumps(content, indent=0), encoding="utf-8")
        draft.replace(path)

    @classmethod
    def load(cls, path: pathlib.Path) -> PrerenderedBars:
        """Read what `save` wrote. A missing or damaged file gives an empty object: for both,
        `has_all` is false, and callers check that in any case."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return cls(str(content["fingerprint"]), dict(content["drawings"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls()


def load_bars(content: Content) -> PrerenderedBars:
    """The bars that come with the program; where `content` needs more, those drawn here."""
    shipped = PrerenderedBars.load(SHIPPED_DRAWINGS)
    return shipped if shipped.has_all(all_bars(content)) else PrerenderedBars.load(DRAWINGS)


def prerender_bars(bars: Iterable[Bar]) -> PrerenderedBars:
    """Draw each of `bars` once. Takes about 10 ms a bar, after matplotlib's import."""
    # Imported here, so that loading the file never imports matplotlib.
    from warning_signs.charts.domain_bar import draw_bar

    wanted = sorted(set(bars))
    return PrerenderedBars(_fingerprint(), {_key(bar): draw_bar(bar) for bar in wanted})


def _key(bar: Bar) -> str:
    return f"{bar.points}/{bar.known}/{bar.maximum}/{bar.some_from}/{bar.many_from}"


def _fingerprint() -> str:
    """A hash of the drawing code; somebody would forget to raise a version number."""
    digest = hashlib.sha256()
    for name in _DRAWN_BY:
        digest.update(pathlib.Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()
