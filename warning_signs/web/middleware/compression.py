"""Packing answers: gzip for everybody, Brotli for browsers that offer it (they do over TLS only).

Packing answers to a POST is safe here: a page holds no secret that its packed size could betray.
"""

import zlib
from functools import lru_cache

import brotli
from flask import Response
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

TEXTS = frozenset({"text/html", "text/plain", "application/json", "application/xml"})
SHORTEST = 500


@lru_cache(maxsize=64)
def chosen_encoding(accept_encoding: str) -> str:
    """The packing for this Accept-Encoding: "br", "gzip" or "" for none."""
    accepted = parse_accept_header(accept_encoding[:200], Accept)
    return accepted.best_match(("br", "gzip"), default="") if accept_encoding else ""


def compress(response: Response, accept_encoding: str) -> None:
    """Pack the body as the reader accepts it: small if it will be kept, quickly if it will not."""
    if not _is_text(response) or "Content-Encoding" in response.headers:
        return
    response.vary.add("Accept-Encoding")
    encoding = chosen_encoding(accept_encoding)
    body = response.get_data()
    if not encoding or len(body) < SHORTEST:
        return
    kept = bool(response.cache_control.public)
    response.set_data(_compressed(body, encoding, kept))
    response.headers["Content-Encoding"] = encoding


def _is_text(response: Response) -> bool:
    return response.mimetype in TEXTS or response.mimetype.endswith(("+json", "+xml"))


def _compressed(body: bytes, encoding: str, kept: bool) -> bytes:
    if encoding == "br":
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=11 if kept else 4)
    # wbits 31: with gzip's header, which unlike the gzip module's bears no time.
    compressor = zlib.compressobj(9 if kept else 4, wbits=31)
    return compressor.compress(body) + compressor.flush()
