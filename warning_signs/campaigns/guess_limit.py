"""Slow down who guesses the secret of a dashboard, and nobody else.

Nothing about who guesses is kept. After a few wrong secrets in a minute this process looks at no
further one for that campaign, except the one that was right before.
"""

import time
from threading import Lock

MOST_WRONG = 10
SECONDS = 60


class GuessLimit:
    """Counts the wrong secrets of each campaign. Safe to use from many threads."""

    def __init__(self) -> None:
        self._wrong: dict[str, list[float]] = {}
        self._right: dict[str, str] = {}
        self._lock = Lock()

    def allows(self, slug: str, guess_hash: str) -> bool:
        """Whether the secret with this hash may be looked at now."""
        with self._lock:
            since = time.monotonic() - SECONDS
            recent = [moment for moment in self._wrong.get(slug, ()) if moment > since]
            self._wrong[slug] = recent
            return len(recent) < MOST_WRONG or self._right.get(slug) == guess_hash

    def note(self, slug: str, guess_hash: str, is_right: bool) -> None:
        """Remember how it turned out."""
        with self._lock:
            if is_right:
                self._right[slug] = guess_hash
            else:
                self._wrong.setdefault(slug, []).append(time.monotonic())
