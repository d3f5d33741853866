"""What 64 KB of the worst input cost: nothing that anybody sends may keep the site busy."""

from collections.abc import Iterator
from functools import partial
from heapq import nlargest
from http.client import HTTPConnection
from itertools import product
from statistics import median
from typing import NamedTuple

from tools.bench.load import cpu_each, fetch, in_turns
from tools.bench.server import Server
from tools.bench.table import Row, Table
from warning_signs.config import DEFAULTS

SIZE = 64 * 1024 - 512
MOST_PARTS = int(DEFAULTS["MAX_FORM_PARTS"])  # of a multipart body; more are refused
TIMES = 5
COSTLIEST = 5
"""How many are measured again: the highest of hundreds of short measurements was disturbed."""
ROUNDS = 5
PLAIN_FETCHES = 300
MOST_PLAIN_RESPONSES = 200

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"
JSON = "application/json"
NASTY = ("+", " ", "\t", "\r\n", "a=&", "a;", '"",', "%00", "&", ";a=", "x", "<a", "é")
FIELDS = {
    "/en/parent/": "content",
    "/en/letters/school/": "letter",
    "/en/compare/": "then",
    "/en/evidence/": "place",
}
API = "/api/v1/questionnaires/parent/assessment"
NASTY_JSON = ("[", '{"a":', "1,", '"a",', " ", "\\u0000", '{"answers":')


class Post(NamedTuple):
    """One post: where to, of what type, and its body."""

    path: str
    kind: str
    body: bytes


def measure_inputs(table: Table, site: Server, plain: Server) -> None:
    """Add a row for the costliest post, in plain responses for each 64 KB."""
    table.heading("The worst that can be sent, for each 64 KB")
    first = {post: cpu_each(site, _sending(site, post), TIMES) for post in _posts()}
    costliest = nlargest(COSTLIEST, first, key=first.__getitem__)
    limit, *costs = map(
        median,
        in_turns(
            ROUNDS,
            partial(cpu_each, plain, fetch(plain, "/parent"), PLAIN_FETCHES),
            *(partial(cpu_each, site, _sending(site, post), TIMES) for post in costliest),
        ),
    )
    cost, worst = max(zip(costs, costliest, strict=True))
    name = f"{worst.path} of {worst.kind.partition(';')[0].partition('/')[2]}"
    table.add(
        Row(f"costliest of {len(first)} posts", cost, "ms"),
        Row(
            f"the same in plain responses ({name})",
            cost / limit,
            "x",
            most=MOST_PLAIN_RESPONSES,
        ),
    )


def _posts() -> Iterator[Post]:
    for (path, field), nasty in product(FIELDS.items(), NASTY):
        text = _repeated(nasty, SIZE)
        yield Post(path, FORM, f"{field}=".encode() + text)
        yield Post(path, FORM, text)
        for about in (f'; name="{field}"', f'; name="{field}"; filename="a.csv"'):
            yield Post(path, PARTS, _multipart(_part(about, text), 1))
            yield Post(path, PARTS, _multipart(_share(about, nasty), MOST_PARTS))
        small = _part("", nasty.encode())
        yield Post(path, PARTS, _multipart(small, SIZE // len(small)))
    for nasty in NASTY_JSON:
        yield Post(API, JSON, _repeated(nasty, SIZE))


def _repeated(text: str, size: int) -> bytes:
    return text.encode() * (size // len(text.encode()))


def _share(about: str, nasty: str) -> bytes:
    """One of as many parts as the site reads, which fill a body together."""
    return _part(about, _repeated(nasty, SIZE // MOST_PARTS - len(_part(about, b""))))


def _part(about: str, text: bytes) -> bytes:
    head = f"--b\r\nContent-Disposition: form-data{about}\r\n\r\n"
    return head.encode() + text + b"\r\n"


def _multipart(part: bytes, times: int) -> bytes:
    return part * times + b"--b--\r\n"


def _sending(site: Server, post: Post) -> Iterator[None]:
    connection = partial(HTTPConnection, "127.0.0.1", site.port, timeout=60)
    while True:
        opened = connection()
        opened.request("POST", post.path, post.body, {"Content-Type": post.kind})
        status = opened.getresponse().status
        if status >= 500:
            raise SystemExit(f"POST {post.path} answered {status}.")
        opened.close()
        yield
