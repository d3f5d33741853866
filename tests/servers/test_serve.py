"""The production server refuses in words what it cannot do, before anything is served."""

import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from warning_signs.charts.prerendered import PrerenderedBars
from warning_signs.errors import StartError
from warning_signs.factory import require_drawings
from warning_signs.web.request.site import EXTENSION, site

ROOT = pathlib.Path(__file__).resolve().parents[2]


def refusal(**settings: str) -> str:
    """The server’s message when it ends at once."""
    ended = subprocess.run(
        [sys.executable, "-m", "warning_signs", "serve"],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert ended.returncode == 1
    return ended.stderr


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"PORT": "abc"}, "PORT is 'abc': give a whole number above 0.\n"),
        ({"PORT": "65536"}, "PORT is '65536': give a whole number up to 65535.\n"),
        ({"WEB_CONCURRENCY": "0"}, "WEB_CONCURRENCY is '0': give a whole number above 0.\n"),
        (
            {"PUBLIC_URL": "x"},
            "PUBLIC_URL is 'x': give a whole https:// address or leave it empty.\n",
        ),
    ],
)
def test_a_wrong_setting_ends_the_start_with_one_sentence(settings, message):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    assert refusal(**{"HOST": "127.0.0.1", "PORT": port} | settings) == message


def test_a_port_is_never_shared():
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as the server itself does
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        message = refusal(HOST="127.0.0.1", PORT=port)
    assert message.startswith(f"Cannot listen on 127.0.0.1, port {port}:")
    assert message.count("\n") == 1


def test_a_site_without_its_drawings_refuses_to_start_in_words(make_app):
    app = make_app({})
    app.extensions[EXTENSION] = replace(site(app), prerendered_bars=PrerenderedBars())
    with pytest.raises(StartError, match=r"not whole: see .+/charts\.json"):
        require_drawings(app)


def test_many_connections_that_send_nothing_keep_nobody_from_the_site(served):
    with ExitStack() as stack:
        for _ in range(600):
            line = stack.enter_context(
                socket.create_connection(("127.0.0.1", urlsplit(served.origin).port))
            )
            line.sendall(b"GET /en/ HTTP/1.1\r\nHost: x\r\nX-Half: ")
        begun = time.monotonic()
        with urllib.request.urlopen(f"{served.origin}/en/help/", timeout=10) as answer:
            assert answer.status == 200
        assert time.monotonic() - begun < 5
