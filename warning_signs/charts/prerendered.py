"""Bars drawn ahead and kept in one file, so that no page pays for matplotlib's import (0.8 s).

There are a few hundred bars that answers can come to. They are drawn once, by a command; a
worker loads the file. Which code drew them is kept with it, so that a stale file is noticed.
"""

from __future__ import annotations

import hashlib
import json
import os
import pathlib
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field

from warning_signs.charts.bar import Bar

_DRAWN_BY = ("domain_bar.py", "svg_cleanup.py")


@dataclass(frozen=True)
class PrerenderedBars:
    """Drawings by bar, and the fingerprint of the code that drew them."""

    fingerprint: str = ""
    drawings: Mapping[str, str] = field(default_factory=dict)

    def svg(self, bar: Bar) -> str | None:
        """Return the drawing of `bar`, or None if it was not drawn ahead."""
        return self.drawings.get(_key(bar))

    def has_all(self, bars: Iterable[Bar]) -> bool:
        """Say whether all these `bars` were drawn, by the drawing code as it now stands.

        More may be there: a site can leave its own questionnaires out for a while.
        """
        return self.fingerprint == _fingerprint() and all(map(self.svg, bars))

    def save(self, path: pathlib.Path) -> None:
        """Write to `path`, whole or not at all: a worker may be reading it just now."""
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        content = {"fingerprint": self.fingerprint, "drawings": dict(self.drawings)}
        draft.write_text(json.dumps(content, indent=0), encoding="utf-8")
        draft.replace(path)

    @classmethod
    def load(cls, path: pathlib.Path) -> PrerenderedBars:
        """Read what `save` wrote. A missing or damaged file is an empty gallery, which covers
        nothing: the caller asks `covers` in any case, and has one answer for both."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return cls(str(content["fingerprint"]), dict(content["drawings"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls()


def prerender_bars(bars: Iterable[Bar]) -> PrerenderedBars:
    """Draw each of `bars` once. Takes some 10 ms a bar, after matplotlib's import."""
    from warning_signs.charts.domain_bar import (
        draw_bar,  # here, so that reading a gallery never imports matplotlib
    )

    wanted = sorted(set(bars))
    return PrerenderedBars(_fingerprint(), {_key(bar): draw_bar(bar) for bar in wanted})


def _key(bar: Bar) -> str:
    return "/".join(str(number) for number in astuple(bar))


def _fingerprint() -> str:
    """Digest the code that draws: a version number kept by hand gets forgotten."""
    digest = hashlib.sha256()
    for name in _DRAWN_BY:
        digest.update(pathlib.Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()
