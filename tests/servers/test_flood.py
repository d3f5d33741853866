"""nginx with the file that we ship, in front of a site that is away, and under attack."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack

import pytest

from tests.support.nginx import HEADER_TIMEOUT, running_nginx
from tests.support.page_checks import parse
from tools.lib.server import free_port
from warning_signs.web.request.site import site

pytestmark = pytest.mark.servers

HALF = b"GET /en/ HTTP/1.1\r\nHost: signs.example.org\r\nX-Half: "
MORE_THAN_DEBIAN_ALLOWS = 1600


@pytest.fixture(scope="module")
def nginx(app, tmp_path_factory):
    """Nginx without a machine behind it, with the pages that the command has written."""
    folder = tmp_path_factory.mktemp("nginx")
    words = ["busy-pages", "write", str(folder / "busy")]
    assert app.test_cli_runner().invoke(args=words).exit_code == 0
    with running_nginx(folder, [f"127.0.0.1:{free_port()}"]) as nginx:
        yield nginx


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
    nginx, path, language, number, form
):
    answer = nginx.ask(path, form)
    assert (answer.status, answer.headers["retry-after"]) == (502, "30")
    assert answer.headers["cache-control"] == "no-store"
    page = parse(answer.text)
    assert page.query("html")[0].attrs["lang"] == language
    assert page.query(f"[data-service=emergency] a[href='tel:{number}']")


def test_the_languages_of_nginx_are_those_of_the_site(app, nginx):
    tags = "|".join(sorted(locale.tag for locale in site(app).locales))
    assert (nginx.folder / "site.conf").read_text().count(f">{tags})") == 2


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


def test_a_flood_from_one_address_is_stopped_and_told_whom_to_call(nginx):
    answers = nginx.ask_often("/fr/?country=FR", 400)
    assert all(answer.status == 502 for answer in answers[:200]), (
        "what a school needs is let through"
    )
    refused = [answer for answer in answers if answer.status == 503]
    assert refused
    assert "tel:112" in refused[0].text and 'lang="fr"' in refused[0].text
    assert refused[0].headers["retry-after"] == "30"
