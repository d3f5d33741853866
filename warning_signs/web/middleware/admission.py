"""Above capacity: who cannot be helped soon is told so at once, and all others are helped soon.

Without it everybody would wait, and in the end nobody would get a page. Who finds no place gets a
page with the emergency number and a helpline. Pages that are ready (page_cache.py) need no place.
"""

import io
from collections import deque
from collections.abc import Callable, Iterable
from threading import Event, Lock
from typing import Any

from warning_signs.web.middleware.freed_memory import FreedMemory
from warning_signs.web.middleware.last_resort import LastResort

AT_ONCE = 8
"""Responses that a process makes at a time. More would only take turns on its processor."""
WAITING = 64
"""Requests that may wait for a place; the server has threads for all of them, and for more."""
LONGEST_WAIT = 1.0
"""Seconds; a response then still takes as long as those of the others beside it."""
READ_AHEAD = 2 * 1024 * 1024
"""Bytes that are read before a place is taken, or more where the application takes more; what is
longer is refused by the application."""
ALWAYS_ADMITTED = frozenset({"/healthz", "/readyz"})
RETRY_AFTER = ("Retry-After", "30")

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]


class Places:
    """A number of places and a queue of bounded length, in which who came first is first."""

    def __init__(self, places: int, waiting: int) -> None:
        self._free = places
        self._most_waiting = waiting
        self._waiting: deque[Event] = deque()
        self._lock = Lock()

    def enter(self, seconds: float) -> bool:
        """Take a place, or wait up to `seconds` for one. False where there is none."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            if len(self._waiting) >= self._most_waiting:
                return False
            called = Event()
            self._waiting.append(called)
        if called.wait(seconds):
            return True
        with self._lock:
            if called.is_set():
                return True
            self._waiting.remove(called)
            return False

    def leave(self) -> None:
        """Give the place to who has waited for longest."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1


class Admission:
    """WSGI middleware: so many responses are made at a time, so many requests wait, no more.

    largest: bytes of the largest body that the application takes. It is read whole, since what is
    cut off here would be missing there without a word.
    """

    def __init__(
        self, application: Application, last_resort: LastResort, largest: int = READ_AHEAD
    ) -> None:
        self._application = application
        self._last_resort = last_resort
        self._read_ahead = max(READ_AHEAD, largest)
        self._places = Places(AT_ONCE, WAITING)
        self._freed_memory = FreedMemory()

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """Answer a request by the application, or with 503 (WSGI)."""
        if environ.get("PATH_INFO") in ALWAYS_ADMITTED:
            return self._application(environ, start_response)
        _read_body(environ, self._read_ahead)
        if self._places.enter(LONGEST_WAIT):
            try:
                return self._application(environ, start_response)
            finally:
                self._places.leave()
                self._freed_memory.one_more()
        headers, body = self._last_resort.answer(environ, is_busy=True)
        start_response("503 SERVICE UNAVAILABLE", [*headers, RETRY_AFTER])
        return [body]


def _read_body(environ: Environ, largest: int) -> None:
    """Take in the form before a place is taken: it may come slowly.

    Of one that does not announce its length comes a byte too many, so that it can be refused.
    """
    length = environ.get("CONTENT_LENGTH") or ""
    is_streamed = "HTTP_TRANSFER_ENCODING" in environ
    if not is_streamed and not (length.isdecimal() and 0 < int(length) <= largest):
        return
    size = largest + 1 if is_streamed else int(length)
    environ["wsgi.input"] = io.BytesIO(environ["wsgi.input"].read(size))
