"""Compression: gzip for everybody, Brotli for browsers that offer it (they do over TLS only).

Compressing the answer to a POST is safe here: no page holds a secret that its size could betray.
"""

import zlib

import brotli
from flask import Response
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from warning_signs.caching import cached

TEXTS = frozenset({"text/html", "text/plain", "application/json", "application/xml"})
SHORTEST = 500
"""Bytes below which compression saves less than its header costs."""
LONGEST_HEADER = 200


def chosen_encoding(accept_encoding: str) -> str:
    """The compression for this Accept-Encoding: "br", "gzip" or "" for none."""
    return _best_encoding(accept_encoding[:LONGEST_HEADER]) if accept_encoding else ""


def compress(response: Response, accept_encoding: str) -> None:
    """Compress the body as the browser accepts it.

    As small as can be if the page will be cached, quickly if it will not.
    """
    if not is_text(response) or "Content-Encoding" in response.headers:
        return
    response.vary.add("Accept-Encoding")
    encoding = chosen_encoding(accept_encoding)
    body = response.get_data()
    if not encoding or len(body) < SHORTEST:
        return
    cacheable = bool(response.cache_control.public)
    response.set_data(_compressed(body, encoding, cacheable))
    response.headers["Content-Encoding"] = encoding


@cached
def _best_encoding(accept_encoding: str) -> str:
    accepted = parse_accept_header(accept_encoding, Accept)
    return accepted.best_match(("br", "gzip"), default="")


def is_text(response: Response) -> bool:
    """Whether the body of a response is a text, and not a picture or a file of another kind."""
    mimetype = response.mimetype or ""
    return mimetype in TEXTS or mimetype.endswith(("+json", "+xml"))


def _compressed(body: bytes, encoding: str, cacheable: bool) -> bytes:
    if encoding == "br":
        small: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=11 if cacheable else 4)
        return small
    # wbits 31 writes gzip’s header; unlike that of the gzip module it has no time in it.
    compressor = zlib.compressobj(9 if cacheable else 4, wbits=31)
    return compressor.compress(body) + compressor.flush()
