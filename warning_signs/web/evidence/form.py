"""Reads a posted log in memory, up to one limit.

`request.form` would write a larger file to the disk, where nothing of a reader may be. It would
also drop a body that is too long as a whole, with all that was typed; here the first part counts,
which FormDataParser cannot do either, whatever its stream_factory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import parse_qsl

from flask import Request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

from warning_signs.evidence.log import COLUMNS, MOST_BYTES, MOST_ROWS, LogRow, row_of
from warning_signs.showable import is_showable

FORGED_FROM = MOST_ROWS + 10
"""No page offers that many rows; showing all that are sent would only keep the server busy."""
DIGITS = len(str(FORGED_FROM))
"""Of the index of a row: a number without end is no index."""


@dataclass(frozen=True)
class LogSubmission:
    """What one post contains.

    rows: as on the page, empty ones too; show: the button; remove: the index of a row to remove;
    undo: (index, row) of one to restore; file: its bytes, empty if none was chosen; country: as
    chosen, None if the form had no such field; sanitised: some characters cannot be shown and were
    left out; truncated: more was sent than is read.
    """

    rows: tuple[LogRow, ...]
    show: str
    remove: int | None
    undo: tuple[int, LogRow] | None
    file: bytes
    country: str | None
    sanitised: bool
    truncated: bool


def read_submission(request: Request) -> LogSubmission:
    """Read a post. Never fails: of a body that is too long, the first part counts."""
    body, truncated = _body(request)
    if request.mimetype == "multipart/form-data":
        boundary = request.mimetype_params.get("boundary", "").encode()
        parts = list(_multipart(body, boundary))
    else:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
        parts = [(name, text.encode("utf-8", "replace")) for name, text in pairs]
    files = b"".join(content for name, content in parts if name == "file")
    texts = [(name, text.decode("utf-8", "replace")) for name, text in parts if name != "file"]
    return _submission(MultiDict(texts), files, truncated)


def _submission(fields: MultiDict[str, str], file: bytes, truncated: bool) -> LogSubmission:
    lines = list(zip_longest(*(fields.getlist(column) for column in COLUMNS), fillvalue=""))
    rows = tuple(_row(line) for line in lines[:FORGED_FROM])
    removed = _row(fields.getlist("back"))
    return LogSubmission(
        rows=rows,
        show=fields.get("show", ""),
        remove=fields.get("remove", type=_index),
        undo=(fields.get("back_at", 0, type=_index), removed) if removed else None,
        file=file,
        country=fields.get("country"),
        sanitised=not all(is_showable(text) for line in lines[:FORGED_FROM] for text in line),
        truncated=truncated or len(lines) > FORGED_FROM,
    )


def _index(text: str) -> int:
    """The index of a row; raises ValueError for anything else, or one beyond any log."""
    if not (text.isdecimal() and len(text) <= DIGITS):
        raise ValueError("not an index of a log")
    return int(text)


def _row(texts: tuple[str, ...] | list[str]) -> LogRow:
    return row_of(dict(zip(COLUMNS, texts, strict=False)))


def field_id(number: int, column: str) -> str:
    """The id of a field on the page; number: that of its row, from 1."""
    return f"row-{number}-{column}"


def row_fields(row: LogRow) -> Iterator[tuple[str, str]]:
    """The row as (column, text), in the order of the page."""
    return zip(COLUMNS, row.texts(), strict=True)


def _body(request: Request) -> tuple[bytes, bool]:
    """The body, and whether it was longer than the limit; in that case only its beginning."""
    try:
        body = request.get_data()
    except RequestEntityTooLarge:
        stream, body = request.environ["wsgi.input"], b""
        while len(body) < MOST_BYTES and (more := stream.read(MOST_BYTES - len(body))):
            body += more
        return body, True
    # A stream without a length is cut off one byte after the limit (middleware/body_limit.py).
    return body[:MOST_BYTES], len(body) > MOST_BYTES


def _multipart(body: bytes, boundary: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, content) of every part; if the last one is cut off, its beginning."""
    decoder = MultipartDecoder(boundary)
    decoder.receive_data(body)
    name, content = "", b""
    try:
        while not isinstance(event := decoder.next_event(), NeedData | Epilogue):
            if isinstance(event, Field | File):
                name, content = event.name, b""
            elif isinstance(event, Data):
                content += event.data
                if not event.more_data:
                    yield name, content
                    name = ""
    except ValueError:
        return  # what came before the error counts
    if name:
        yield name, content
