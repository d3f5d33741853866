"""The page cache: a page that is the same for everyone is rendered and compressed once.

It stands in front of Flask, which costs more than sending a page that is ready. It stores only
what the application itself calls public, so it never stores the answer to a POST.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from werkzeug.http import is_resource_modified
from werkzeug.wrappers import Response

from warning_signs.caching import Cache
from warning_signs.web.middleware.compression import chosen_encoding

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WSGIApplication = Callable[[Environ, StartResponse], Iterable[bytes]]
Key = tuple[str, str, str, str, date]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it goes over the wire."""

    headers: tuple[tuple[str, str], ...]
    etag: str
    body: bytes

    def __len__(self) -> int:
        return len(self.body)

    def send(self, environ: Environ, start_response: StartResponse) -> list[bytes]:
        """Send the page, or tell the browser that its copy is still good (304)."""
        if "HTTP_IF_NONE_MATCH" in environ and not is_resource_modified(environ, self.etag):
            unsent = ("Content-Length", "Content-Type", "Content-Encoding")
            start_response("304 NOT MODIFIED", [h for h in self.headers if h[0] not in unsent])
            return []
        start_response("200 OK", list(self.headers))
        return [self.body]


class PageCache:
    """WSGI middleware that stores public pages in `pages`.

    The key is the path, the query if it is one of `queries`, the compression, and the day, since
    a page may show today's date. A request with any other query goes through to the application
    and its answer is never stored, so made-up addresses cannot push real pages out.
    """

    def __init__(
        self, application: WSGIApplication, queries: Collection[str], pages: Cache[Page]
    ) -> None:
        self._application = application
        self._queries = frozenset(queries)
        self._pages = pages

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request from memory, or by the application (WSGI)."""
        key = self._key(environ)
        if key is None:
            return self._application(environ, start_response)
        page = self._pages.get(key)
        if page is None:
            response = Response.from_app(self._application, environ)
            if not _is_public(response):
                return response(environ, start_response)
            page = _page(response)
            self._pages.put(key, page)
        return page.send(environ, start_response)

    def _key(self, environ: Environ) -> Key | None:
        query = environ.get("QUERY_STRING", "")
        if environ["REQUEST_METHOD"] != "GET" or query not in self._queries:
            return None
        encoding = chosen_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        # A site that an operator serves below a prefix has the prefix in its links.
        return environ.get("SCRIPT_NAME", ""), environ["PATH_INFO"], query, encoding, date.today()


def _page(response: Response) -> Page:
    body = response.get_data()
    etag = f'"{sha256(body).hexdigest()[:16]}"'
    return Page((*response.headers.items(), ("ETag", etag)), etag, body)


def _is_public(response: Response) -> bool:
    """Whether the application says that this is a page for everyone."""
    is_page = response.status_code == 200 and response.mimetype == "text/html"
    return is_page and bool(response.cache_control.public)
