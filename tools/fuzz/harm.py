"""What a response must never be, and the count of what was tried."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from werkzeug.test import TestResponse

from warning_signs.error_log import describe

SECONDS = 5.0
"""Processor time of one case above which it counts as one that hangs."""
MARKS = ("<knr", '" knr="', "' knr='", '"javascript:knr', "'javascript:knr")
"""Traces of `hostile.MARKUP` in a page that let it through."""
PAGES = ("text/html", "image/svg+xml", "application/xhtml+xml", "application/xml")


@dataclass
class Tried:
    """How many cases a target had, what was found, and the longest case in seconds.

    `found` has one line for each kind of fault, with the first case that showed it.
    """

    cases: int = 0
    longest: float = 0.0
    found: dict[str, str] = field(default_factory=dict)

    def run(self, case: object, work: Callable[[], Any]) -> Any:
        """Do `work`, time it, and note an exception by its kind; return what it returned."""
        began = time.thread_time()
        try:
            return work()
        except Exception as error:  # every kind of it is a fault
            self.note(describe(error), f"{str(error)[:200]}: {case}")
        finally:
            taken = time.thread_time() - began
            self.cases += 1
            self.longest = max(self.longest, taken)
            if taken > SECONDS:
                self.note("hangs", f"{taken:.1f} s: {case}")
        return None

    def note(self, kind: str, case: object) -> None:
        """Note a fault, unless one of its kind is noted already."""
        self.found.setdefault(kind, str(case)[:2000])


def wrong_with(response: TestResponse) -> list[str]:
    """What is wrong with a response: its status, its headers, or markup that was sent."""
    faults = []
    if response.status_code >= 500:
        faults.append(f"status {response.status_code}")
    if reflected(response):
        faults.append("reflected markup")
    if "Set-Cookie" in response.headers:
        faults.append("cookie")
    faults += [f"no {name}" for name in ALWAYS if name not in response.headers]
    if response.headers.get("Location", "/x")[:2] in ("//", "/\\") or ":" in _place(response):
        faults.append("leads to another site")
    return faults


ALWAYS = (
    *("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cache-Control"),
    "Permissions-Policy",
)


def reflected(response: TestResponse) -> bool:
    """Whether something that was sent stands in a page as markup."""
    if response.mimetype not in PAGES:
        return False
    page = response.get_data().decode("utf-8", "replace")
    return any(mark in page for mark in MARKS)


def _place(response: TestResponse) -> str:
    """The part of a redirect’s address before its query."""
    return response.headers.get("Location", "").partition("?")[0]
