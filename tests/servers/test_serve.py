"""The production server refuses in words what it cannot do, before anything is served."""

import os
import socket
import subprocess
import sys
from dataclasses import replace

import pytest

from tools.lib.server import ROOT, free_port
from warning_signs.charts.prerendered import PrerenderedBars
from warning_signs.errors import StartError
from warning_signs.factory import require_drawings
from warning_signs.serving import server
from warning_signs.web.request.site import EXTENSION, site


def refusal(monkeypatch, **settings: str) -> str:
    """What the server ends with, in this process, which it must not begin to serve in."""
    monkeypatch.setattr(server, "serve", lambda *_: pytest.fail("it serves"))
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as ended:
        server._serve_site()
    return str(ended.value)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"PORT": "abc"}, "PORT is 'abc': give a whole number above 0."),
        ({"PORT": "65536"}, "PORT is '65536': give a whole number up to 65535."),
        ({"WEB_CONCURRENCY": "0"}, "WEB_CONCURRENCY is '0': give a whole number above 0."),
    ],
)
def test_a_wrong_setting_of_the_server_is_refused_in_one_sentence(monkeypatch, settings, message):
    assert refusal(monkeypatch, **{"PORT": str(free_port())} | settings) == message


def test_a_refusal_ends_the_program_and_is_all_that_it_says():
    """PUBLIC_URL is checked last of all settings, while the site is loaded."""
    ended = subprocess.run(
        [sys.executable, "-m", "warning_signs", "serve"],
        cwd=ROOT,
        env={**os.environ, "HOST": "127.0.0.1", "PORT": str(free_port()), "PUBLIC_URL": "x"},
        capture_output=True,
        text=True,
        timeout=30,
    )
    said = "PUBLIC_URL is 'x': give a whole https:// address or leave it empty.\n"
    assert (ended.returncode, ended.stderr) == (1, said)


def test_a_port_is_never_shared(monkeypatch):
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as the server itself does
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        message = refusal(monkeypatch, HOST="127.0.0.1", PORT=port)
    assert message.startswith(f"Cannot listen on 127.0.0.1, port {port}:")
    assert "\n" not in message


def test_a_site_without_its_drawings_refuses_to_start_in_words(make_app):
    app = make_app({})
    app.extensions[EXTENSION] = replace(site(app), prerendered_bars=PrerenderedBars())
    with pytest.raises(StartError, match=r"not whole: see .+/charts\.json"):
        require_drawings(app)
