"""gzip of a page of which one part is the same for many readers: that part is packed once, best.

A gzip file is a sequence of blocks. Three runs of the compressor follow one another here, the first
two each ended on a whole byte: what stands before the shared part, the shared part, and the rest.
The compressor of the rest is given the shared part as what it has just seen, which is true of
whoever unpacks it, so nothing is said twice. Any program that reads gzip reads the whole.
"""

import zlib
from typing import Any

from zlib_ng import zlib_ng

from warning_signs.caching import cached

RAW = -15
"""wbits of blocks alone, with the largest window."""
BEST = 9
HEADER = b"\x1f\x8b\x08" + bytes(6) + b"\xff"
"""gzip, without a name, a time or a system."""


def gzip_parts(body: bytes, shared: bytes, level: int) -> bytes:
    """`body` as gzip; `shared` must be part of it."""
    start = body.index(shared)
    packed_start = _blocks(body[:start], zlib_ng.compressobj(level, wbits=RAW))
    rest = zlib_ng.compressobj(level, wbits=RAW, zdict=shared)
    packed_rest = rest.compress(body[start + len(shared) :]) + rest.flush()
    trailer = zlib_ng.crc32(body).to_bytes(4, "little") + len(body).to_bytes(4, "little")
    return b"".join((HEADER, packed_start, _packed(shared), packed_rest, trailer))


@cached
def _packed(shared: bytes) -> bytes:
    return _blocks(shared, zlib.compressobj(BEST, wbits=RAW))


def _blocks(text: bytes, compressor: Any) -> bytes:
    """`text` as blocks that end on a whole byte and are not the last ones."""
    packed: bytes = compressor.compress(text) + compressor.flush(zlib.Z_SYNC_FLUSH)
    return packed
