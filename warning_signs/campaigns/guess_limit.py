"""Tell whoever tries wrong secrets of a dashboard to wait, and never anybody who knows one.

A secret of 128 random bits cannot be guessed (secret.py), so this keeps nobody out: it is for
programs that would go on and on, such as one with a secret that was replaced. Nor does it spare the
database, which is asked for each secret, so that a new one opens at once in every process; what
bounds the requests of all kinds does that (web/middleware/admission.py). Nothing about who tries is
kept.
"""

import time
from threading import Lock

MOST_WRONG = 10
SECONDS = 60


class GuessLimit:
    """Counts the wrong secrets of each campaign. Safe to use from many threads."""

    def __init__(self) -> None:
        self._wrong: dict[str, list[float]] = {}
        self._lock = Lock()

    def is_one_too_many(self, slug: str) -> bool:
        """Count a wrong secret, unless there were MOST_WRONG within SECONDS: then it is refused."""
        with self._lock:
            now = time.monotonic()
            recent = [moment for moment in self._wrong.get(slug, ()) if moment > now - SECONDS]
            is_refused = len(recent) >= MOST_WRONG
            self._wrong[slug] = recent if is_refused else [*recent, now]
            return is_refused
