"""Ready pages, kept in memory: a page that is the same for everyone is rendered and packed once.

It stands in front of Flask, which costs more than the page itself once that is ready. Only what
the application itself calls public is kept, so an answer to a POST never is.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from threading import Lock
from typing import Any

from werkzeug.wrappers import Response

from warning_signs.web.middleware.compression import chosen_encoding

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Key = tuple[str, str, str, str, date]

MOST_PAGES = 512


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it goes over the wire."""

    headers: tuple[tuple[str, str], ...]
    etag: str
    body: bytes

    def answer(self, environ: Environ, start_response: StartResponse) -> list[bytes]:
        """Send the page, or say that the reader has it already."""
        if self.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            unsent = ("Content-Length", "Content-Type", "Content-Encoding")
            start_response("304 NOT MODIFIED", [h for h in self.headers if h[0] not in unsent])
            return []
        start_response("200 OK", list(self.headers))
        return [self.body]


class PageCache:
    """WSGI middleware that keeps at most `size` pages, those asked for last.

    The key is the path, a query that says nothing but what pages know (`queries`), the packing,
    and the day, since a page may say today's date. Any other query goes through to the
    application and is never kept, so made-up addresses cannot push real pages out.
    """

    def __init__(
        self, application: Application, queries: Collection[str], size: int = MOST_PAGES
    ) -> None:
        self._application = application
        self._queries = frozenset(queries)
        self._size = size
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request: from memory, or from the application (WSGI)."""
        key = self._key(environ)
        if key is None:
            return self._application(environ, start_response)
        page = self._find(key)
        if page is None:
            response = Response.from_app(self._application, environ)
            if not _public(response):
                return response(environ, start_response)
            page = self._keep(key, response)
        return page.answer(environ, start_response)

    def _key(self, environ: Environ) -> Key | None:
        query = environ.get("QUERY_STRING", "")
        if environ["REQUEST_METHOD"] != "GET" or query not in self._queries:
            return None
        encoding = chosen_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        # A site under a prefix of the operator's has it in its links.
        return environ.get("SCRIPT_NAME", ""), environ["PATH_INFO"], query, encoding, date.today()

    def _find(self, key: Key) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page:
                self._pages.move_to_end(key)
            return page

    def _keep(self, key: Key, response: Response) -> Page:
        body = response.get_data()
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        page = Page((*response.headers.items(), ("ETag", etag)), etag, body)
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > self._size:
                self._pages.popitem(last=False)
        return page


def _public(response: Response) -> bool:
    """Whether the application says that this is a page for everyone."""
    is_page = response.status_code == 200 and response.mimetype == "text/html"
    return is_page and bool(response.cache_control.public)
