"""Made-up requests to every address and method that the site knows, through WSGI."""

from __future__ import annotations

import base64
from typing import NamedTuple
from urllib.parse import quote

from flask import Flask
from hypothesis import strategies as st
from werkzeug.test import Client

from tools.fuzz import hostile
from tools.fuzz.harm import Tried, wrong_with

REAL = {
    "lang": b"en",
    "slug": b"ligue",
    "questionnaire": b"parent",
    "to": b"school",
    "kind": b"csv",
    "picture": b"svg",
    "key": b"results-level",
    "guide": b"snapchat",
}
"""What leads somewhere, by the name of its place in an address."""
METHODS_MORE = ("TRACE", "PATCH", "PUT", "DELETE", "PROPFIND", "get", "X")


def ways(app: Flask) -> list[tuple[str, str]]:
    """Every method of every rule of the site, and of each rule some that it does not know."""
    known = {(method, rule.rule) for rule in app.url_map.iter_rules() for method in rule.methods}
    posts = {("POST", rule) for _, rule in known}
    odd = zip(METHODS_MORE, sorted({rule for _, rule in known}), strict=False)
    return sorted(known | posts | set(odd))


def address_of(rule: str, given: dict[str, bytes], other: bytes) -> str:
    """The address of a rule: each place of it filled with what is given for it, or else `other`."""
    path, rest = "", rule
    while "<" in rest:
        before, _, rest = rest.partition("<")
        place, _, rest = rest.partition(">")
        name = place.rpartition(":")[2]
        path += before + quote(given.get(name, other), safe="")
    return path + rest


class Request(NamedTuple):
    """One request as it is sent."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    kind: str | None
    body: bytes


def requests(app: Flask, secret: str = "") -> st.SearchStrategy[Request]:
    """Requests to every address; `secret` opens the dashboard of the campaign that REAL names."""
    known = base64.b64encode(REAL["slug"] + b":" + secret.encode()).decode()
    return _requests(st.sampled_from(ways(app)), hostile.headers(st.just(known)))


@st.composite
def _requests(
    draw: st.DrawFn,
    ways: st.SearchStrategy[tuple[str, str]],
    headers: st.SearchStrategy[dict[str, str]],
) -> Request:
    method, rule = draw(ways)
    made_up = draw(st.none() | st.sampled_from(sorted(REAL)))
    given = {name: value for name, value in REAL.items() if name != made_up}
    path = address_of(rule, given, draw(hostile.raw))
    sends = method not in ("GET", "HEAD", "OPTIONS")
    kind, body = draw(hostile.bodies) if sends else (None, b"")
    return Request(method, path, draw(hostile.queries).decode(), draw(headers), kind, body)


def try_request(app: Flask, tried: Tried, request: Request) -> None:
    """Send a request and note what is wrong with the response, or with the time it took."""
    client = Client(app)
    response = tried.run(
        request,
        lambda: client.open(
            request.path,
            method=request.method,
            query_string=request.query,
            headers=request.headers,
            content_type=request.kind,
            data=request.body,
        ),
    )
    if response is not None:
        for fault in wrong_with(response):
            tried.note(fault, request)
        response.close()
