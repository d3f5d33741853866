"""The site as a process of its own, started the way `make run` starts it."""

from __future__ import annotations

import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

ROOT = pathlib.Path(__file__).resolve().parents[2]
STARTS_WITHIN = 30  # seconds, on a machine that is busy with tests


@contextmanager
def running_site(log: pathlib.Path, **settings: str) -> Iterator[str]:
    """Run the production server on a free port with these settings; yield its origin.

    Fails with the server's own output if it does not answer, or does not stop when told to.
    """
    port = _free_port()
    environment = {**os.environ, **settings, "PORT": str(port), "HOST": "127.0.0.1"}
    environment.setdefault("WEB_CONCURRENCY", "1")  # the browser needs the other processor
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "serve.py"], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
    try:
        origin = f"http://127.0.0.1:{port}"
        _wait_for(f"{origin}/healthz", process, log)
        yield origin
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, process: subprocess.Popen, log: pathlib.Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the site did not start:\n{log.read_text(errors='replace')[-3000:]}")
