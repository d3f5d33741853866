"""Pages that are the same for everyone but for one number near their end, made and packed once.

A campaign gives each page a random number of its own. To render and to pack the page anew for 32
letters would cost more than all the rest of answering.
"""

import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from flask import Response, request
from markupsafe import Markup
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from warning_signs.web.middleware.security_headers import policy_for

MARK = Markup("<number>")
"""What stands in a page in place of the number; no page says it, since it would be escaped."""

MOST_PAGES = 32
GZIP = 31  # zlib’s name for it


@dataclass(frozen=True)
class NumberedPage:
    """A page before and after its number.

    packer has taken in all that is before, and has given `packed` of it so far.
    """

    before: bytes
    after: bytes
    compressed: bytes
    compressor: Any
    policy: str

    @classmethod
    def of(cls, page: str) -> "NumberedPage":
        """The page with MARK in it, or without, where it is the same for everyone."""
        before, _mark, after = (part.encode() for part in page.partition(MARK))
        compressor = zlib.compressobj(9, wbits=GZIP)
        return cls(before, after, compressor.compress(before), compressor, policy_for(page))

    def answer(self, number: str) -> Response:
        """The page with this number, packed if the reader takes that."""
        end = number.encode() + self.after
        gzip = _takes_gzip()
        response = Response(
            self._compressed(end) if gzip else self.before + end, mimetype="text/html"
        )
        if gzip:
            response.headers["Content-Encoding"] = "gzip"
        response.vary.add("Accept-Encoding")
        response.headers["Content-Security-Policy"] = self.policy
        return response

    def _compressed(self, end: bytes) -> bytes:
        rest = self.compressor.copy()
        return self.compressed + rest.compress(end) + rest.flush()


class NumberedPages:
    """The numbered pages asked for last, by all that they depend on."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, NumberedPage] = OrderedDict()
        self._lock = Lock()

    def page(self, key: Hashable, make: Callable[[], str]) -> NumberedPage:
        """The page for `key`, made if it is not there."""
        with self._lock:
            if found := self._pages.get(key):
                self._pages.move_to_end(key)
                return found
        made = NumberedPage.of(make())
        with self._lock:
            self._pages[key] = made
            while len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
        return made


def _takes_gzip() -> bool:
    header = request.headers.get("Accept-Encoding", "")[:200]
    return parse_accept_header(header, Accept).best_match(("gzip",)) == "gzip"
