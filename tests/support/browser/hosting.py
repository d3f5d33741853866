"""Somebody else’s site, on an origin of its own, whose pages show ours in a frame."""

from __future__ import annotations

import functools
import html
import re
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlencode

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body{{margin:0}}</style>{}</html>"""


class Host:
    """Pages in memory, each shown under two names of this machine: two origins."""

    def __init__(self, port: int) -> None:
        self.origin = f"http://localhost:{port}"
        self.other_origin = f"http://127.0.0.1:{port}"
        self._pages: list[str] = []

    def show(self, body: str) -> str:
        """The path of a page with this body."""
        self._pages.append(PAGE.format(body))
        return f"/{len(self._pages) - 1}"

    def page(self, path: str) -> str | None:
        """The page with this path; None where there is none."""
        number = path.strip("/")
        known = number.isdecimal() and int(number) < len(self._pages)
        return self._pages[int(number)] if known else None


@contextmanager
def running_host() -> Iterator[Host]:
    """Serve a host on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = host.page(self.path)
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((page or "").encode())

        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host = Host(server.server_port)
        Thread(target=server.serve_forever, daemon=True).start()
        yield host
        server.shutdown()


@functools.cache
def pasted(site: str, slug: str = "ligue", language: str = "en", **choice: str) -> str:
    """The code that the generator of a running site makes, as somebody copies it.

    Asked once for each choice, since nothing that these campaigns change later changes it.
    """
    address = f"{site}/{language}/campaigns/{slug}/embed/?{urlencode(choice)}"
    with urllib.request.urlopen(address) as answer:
        page = answer.read().decode()
    return html.unescape(
        re.search(r'<textarea class="code"[^>]*>\n(.*?)</textarea>', page, re.S)[1]
    )
