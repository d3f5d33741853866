"""Compression: gzip for everybody, Brotli for browsers that offer it (they do over TLS only).

zlib-ng packs what is for one reader, since it is quicker; zlib what is kept for many, since it is
better. Compressing the answer to a POST is safe here: no page holds a secret that its size could
betray.
"""

import zlib

import brotli
from flask import Response
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header
from zlib_ng import zlib_ng

from warning_signs.caching import cached
from warning_signs.web.middleware.gzip_parts import gzip_parts

TEXTS = frozenset({"text/html", "text/plain", "application/json", "application/xml"})
SHORTEST = 500
"""Bytes below which compression saves less than its header costs."""
LONGEST_HEADER = 200
QUICKLY = 4
"""The quality, of both kinds, that takes less than a millisecond."""
GZIP = 31
"""wbits that write gzip’s header; unlike that of the gzip module it has no time in it."""


def chosen_encoding(accept_encoding: str) -> str:
    """The compression for this Accept-Encoding: "br", "gzip" or "" for none."""
    return _best_encoding(accept_encoding[:LONGEST_HEADER], "br", "gzip")


def compress(response: Response, accept_encoding: str, shared: bytes = b"") -> None:
    """Compress the body as the browser accepts it, quickly: many a page is for one reader.

    shared: a part of it that many readers get. Where a page is for one of them, gzip uses what is
    packed of it already, in half the time of Brotli and to as few bytes.
    """
    if not is_text(response.mimetype) or "Content-Encoding" in response.headers:
        return
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) < SHORTEST:
        return
    in_parts = shared and not response.cache_control.public
    encoding = _best_encoding(accept_encoding[:LONGEST_HEADER], "gzip") if in_parts else ""
    if encoding:
        response.set_data(gzip_parts(body, shared, QUICKLY))
    elif encoding := chosen_encoding(accept_encoding):
        response.set_data(_compressed_quickly(body, encoding))
    if encoding:
        response.headers["Content-Encoding"] = encoding


@cached
def _best_encoding(accept_encoding: str, *offered: str) -> str:
    accepted = parse_accept_header(accept_encoding, Accept)
    return accepted.best_match(offered, default="") if accept_encoding else ""


def is_text(mimetype: str | None) -> bool:
    """Whether a body of this type is a text, and not a picture or a file of another kind."""
    mimetype = mimetype or ""
    return mimetype in TEXTS or mimetype.endswith(("+json", "+xml"))


def compressed_best(body: bytes, encoding: str) -> bytes:
    """A compressed body once more, as small as can be: for a page that many readers ask for."""
    if encoding == "br":
        return _brotli(brotli.decompress(body), 11)
    return zlib.compress(zlib.decompress(body, wbits=GZIP), 9, wbits=GZIP) if encoding else body


def _compressed_quickly(body: bytes, encoding: str) -> bytes:
    return _brotli(body, QUICKLY) if encoding == "br" else zlib_ng.compress(body, QUICKLY, GZIP)


def _brotli(body: bytes, quality: int) -> bytes:
    small: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality)
    return small
