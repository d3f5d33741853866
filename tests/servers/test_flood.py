"""nginx and Caddy with the files that we ship: the site behind them is away, or under attack."""

from __future__ import annotations

import select
import socket
import time
from contextlib import ExitStack
from http.client import HTTPConnection

import pytest

from tests.support.pages.checks import parse
from tests.support.servers.caddy import running_caddy
from tests.support.servers.nginx import BODY_TIMEOUT, HEADER_TIMEOUT, HOST, running_nginx
from tools.lib.server import ROOT, free_port
from warning_signs.web.request.site import site

pytestmark = pytest.mark.servers

HALF = b"GET /en/ HTTP/1.1\r\nHost: signs.example.org\r\nX-Half: "
MORE_THAN_DEBIAN_ALLOWS = 1600
BODY = b"self_harm=no&school_avoidance=weekly"
FORM = b"POST /en/parent/ HTTP/1.1\r\nHost: signs.example.org\r\nContent-Length: %d\r\n\r\n"
THREADS = 128
"""Of a process of the site; so many slow forms would stop it, if they came through."""


@pytest.fixture(scope="module")
def port():
    """Where the site would be."""
    return free_port()


@pytest.fixture(scope="module")
def nginx(app, port, tmp_path_factory):
    """Nginx without a machine behind it, with the pages that the command has written."""
    folder = with_busy_pages(app, tmp_path_factory.mktemp("nginx"))
    with running_nginx(folder, [f"127.0.0.1:{port}"]) as nginx:
        yield nginx


@pytest.fixture(scope="module")
def caddy(app, port, tmp_path_factory):
    """Caddy in the same way."""
    folder = with_busy_pages(app, tmp_path_factory.mktemp("caddy"))
    with running_caddy(folder, f"127.0.0.1:{port}") as caddy:
        yield caddy


@pytest.fixture(params=["nginx", "caddy"])
def proxy(request):
    """One after the other."""
    return request.getfixturevalue(request.param)


def with_busy_pages(app, folder):
    words = ["busy-pages", "write", str(folder / "busy")]
    assert app.test_cli_runner().invoke(args=words).exit_code == 0
    return folder


@pytest.mark.parametrize(
    ("path", "language", "number"),
    [
        ("/fr/parent/?country=BE", "fr", "112"),
        ("/en/help/?country=GB", "en", "999"),
        ("/uk/parent/?country=ZZ", "uk", "112"),
        ("/ar/?country=../../fr", "ar", "112"),
        ("/healthz", "en", "112"),
    ],
)
@pytest.mark.parametrize("form", [None, {"self_harm": "yes"}])
def test_without_a_site_there_are_numbers_in_the_language_of_the_address(
    proxy, path, language, number, form
):
    answer = proxy.ask(path, form)
    assert (answer.status, answer.headers["retry-after"]) == (502, "30")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["strict-transport-security"]
    page = parse(answer.text)
    assert page.query("html")[0].attrs["lang"] == language
    assert page.query(f"[data-service=emergency] a[href='tel:{number}']")


def test_the_languages_of_both_files_are_those_of_the_site(app):
    tags = "|".join(sorted(locale.tag for locale in site(app).locales))
    for name in ("nginx.conf", "Caddyfile"):
        assert (ROOT / "deploy" / name).read_text(encoding="utf-8").count(f"{tags})") == 2


def test_half_sent_headers_hold_more_than_a_default_nginx_has_and_keep_nobody_out(nginx):
    """A laptop that opens connections by the thousand; each ends after some seconds."""
    with ExitStack() as stack:
        half = stack.enter_context(nginx.line())
        half.sendall(HALF)
        begun = time.monotonic()
        for _ in range(MORE_THAN_DEBIAN_ALLOWS):
            stack.enter_context(socket.create_connection(("127.0.0.1", nginx.https)))
        assert nginx.ask("/fr/").status == 502
        assert time.monotonic() - begun < HEADER_TIMEOUT, "the machine was too busy to try this"
        half.settimeout(15)
        assert half.recv(1) == b"", "the connection of half a header is closed"


def test_port_80_of_caddy_leads_to_https(caddy):
    line = HTTPConnection("127.0.0.1", caddy.http, timeout=10)
    line.request("GET", "/fr/?country=FR", headers={"Host": HOST})
    answer = line.getresponse()
    assert answer.status == 308
    assert answer.headers["location"].startswith(f"https://{HOST}")
    assert answer.headers["location"].endswith("/fr/?country=FR")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_half_a_header_holds_a_connection_of_caddy_for_seconds(caddy, scheme):
    http = lambda: socket.create_connection(("127.0.0.1", caddy.http))
    with {"http": http, "https": caddy.line}[scheme]() as half:
        half.sendall(HALF)
        half.settimeout(15)
        assert half.recv(1) == b"", "the connection of half a header is closed"


def test_a_slow_form_reaches_the_site_only_when_it_is_whole_and_is_not_waited_for_long(proxy, port):
    """The site would wait with one of its threads for each."""
    head = FORM % len(BODY)
    with socket.create_server(("127.0.0.1", port)) as site, ExitStack() as stack:
        slow = [stack.enter_context(proxy.line()) for _ in range(THREADS + 1)]
        for line in slow:
            line.sendall(head + BODY[:9])
        assert not select.select([site], [], [], 0.5)[0], "the site hears nothing yet"
        slow[0].sendall(BODY[9:])
        connection = stack.enter_context(site.accept()[0])
        assert whole_form(connection) == BODY
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        assert slow[0].recv(12) == b"HTTP/1.1 200"
        slow[1].settimeout(BODY_TIMEOUT + 10)
        assert not slow[1].recv(500).endswith(b"ok"), "it has been given up"
        assert not select.select([site], [], [], 0.1)[0], "and nothing of it was passed on"


def whole_form(connection: socket.socket) -> bytes:
    """The body of a request, once it is as long as its header says."""
    connection.settimeout(10)
    sent = b""
    while len(sent.partition(b"\r\n\r\n")[2]) < len(BODY):
        sent += connection.recv(65536)
    return sent.partition(b"\r\n\r\n")[2]


def test_a_flood_from_one_address_is_stopped_and_told_whom_to_call(nginx):
    answers = nginx.ask_often("/fr/?country=FR", 400)
    assert all(answer.status == 502 for answer in answers[:200]), (
        "what a school needs is let through"
    )
    refused = [answer for answer in answers if answer.status == 503]
    assert refused
    assert "tel:112" in refused[0].text and 'lang="fr"' in refused[0].text
    assert refused[0].headers["retry-after"] == "30"
