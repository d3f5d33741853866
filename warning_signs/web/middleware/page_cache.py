"""The page cache: a page that is the same for everyone is rendered and compressed once.

It stands in front of Flask, which costs more than sending a page that is ready. It stores only
what the application itself calls public, so it never stores the answer to a POST.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from werkzeug.http import is_resource_modified
from werkzeug.wrappers import Response

from warning_signs.caching import Cache
from warning_signs.web.middleware.compression import chosen_encoding, compressed_best, is_text
from warning_signs.web.request.urls import TURN

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WSGIApplication = Callable[[Environ, StartResponse], Iterable[bytes]]
Key = tuple[str, str, str, str, date]

COUNTRY = re.compile(r"(?:^|&)country=([A-Za-z]{2})(?:&|$)")
AGAIN = re.compile(rf"(?:^|&){TURN}=")
TURNED = f"{TURN}=1"
OWN_ARGUMENTS = re.compile(r"/api/|/[^/]+/(?:c|campaigns)/")
"""The paths whose pages read other arguments than these, or count who opens them."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it goes over the wire; `is_small` once it is compressed as well as can be."""

    headers: tuple[tuple[str, str], ...]
    etag: str
    body: bytes
    is_small: bool = False

    def __len__(self) -> int:
        return len(self.body)

    def send(self, environ: Environ, start_response: StartResponse) -> list[bytes]:
        """Send the page, or tell the browser that its copy is still good (304)."""
        if "HTTP_IF_NONE_MATCH" in environ and not is_resource_modified(environ, self.etag):
            unsent = ("Content-Length", "Content-Type", "Content-Encoding")
            start_response("304 NOT MODIFIED", [h for h in self.headers if h[0] not in unsent])
            return []
        start_response("200 OK", list(self.headers))
        return [self.body] if environ["REQUEST_METHOD"] == "GET" else []

    def smaller(self, encoding: str) -> "Page":
        """The same page, compressed as well as can be. Its ETag is weak, so it stays the same."""
        body = compressed_best(self.body, encoding)
        length = ("Content-Length", str(len(body)))
        headers = (*(one for one in self.headers if one[0] != length[0]), length)
        return replace(self, headers=headers, body=body, is_small=True)


class PageCache:
    """WSGI middleware that stores public pages in `pages`.

    The key is the path, the country if it is one of `countries`, the turn (web/request/urls.py),
    the compression, and the day, since a page may show today's date. Every other argument, such as
    those of social networks and newsletters, is taken away before the application sees it: so a
    page cannot depend on what is not in its key, and made-up addresses push no real page out.

    A page is compressed quickly when it is made, and as well as can be when it is asked for again.
    """

    def __init__(
        self, application: WSGIApplication, countries: Collection[str], pages: Cache[Page]
    ) -> None:
        self._application = application
        self._queries = {code: f"country={code}" for code in countries}
        self._pages = pages

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request from memory, or by the application (WSGI)."""
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD") or OWN_ARGUMENTS.match(environ["PATH_INFO"]):
            return self._application(environ, start_response)
        key = self._key(environ)
        page = self._pages.get(key)
        if page is None:
            asked = environ | {"REQUEST_METHOD": "GET", "QUERY_STRING": key[2]}
            response = Response.from_app(self._application, asked)
            if not _is_public(response):
                return response(environ, start_response)
            page = _page(response)
            self._pages.put(key, page)
        elif not page.is_small:
            self._pages.put(key, replace(page, is_small=True))  # so that nobody else does it, too
            page = page.smaller(key[3])
            self._pages.put(key, page)
        return page.send(environ, start_response)

    def _key(self, environ: Environ) -> Key:
        encoding = chosen_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        query = self._query(environ.get("QUERY_STRING", ""))
        # A site that an operator serves below a prefix has the prefix in its links.
        return environ.get("SCRIPT_NAME", ""), environ["PATH_INFO"], query, encoding, date.today()

    def _query(self, written: str) -> str:
        """The query that counts: the first country, in capitals, if it is known, and the turn."""
        found = COUNTRY.search(written)
        country = self._queries.get(found[1].upper(), "") if found else ""
        return "&".join(filter(None, (country, TURNED if AGAIN.search(written) else "")))


def _page(response: Response) -> Page:
    body = response.get_data()
    etag = f'W/"{sha256(body).hexdigest()[:16]}"'
    return Page((*response.headers.items(), ("ETag", etag)), etag, body)


def _is_public(response: Response) -> bool:
    """Whether the application says that this is a page for everyone."""
    return (
        response.status_code == 200
        and is_text(response.mimetype)
        and bool(response.cache_control.public)
    )
