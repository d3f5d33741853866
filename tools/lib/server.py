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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]
STARTS_WITHIN = 30  # seconds, on a machine that is busy with tests


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, and the process that answers."""

    origin: str
    process: subprocess.Popen
    log: pathlib.Path

    def kill(self) -> None:
        """End it with all its workers, as a power cut would, if any of them still runs."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def running_site(log: pathlib.Path, **settings: str) -> Iterator[str]:
    """Run the production server on a free port with these settings; yield its origin.

    Fails with the server's own output if it does not answer, or does not stop when told to.
    """
    site = start_site(log, free_port(), **settings)
    try:
        yield site.origin
    finally:
        stop_site(site)


def start_site(
    log: pathlib.Path,
    port: int,
    program: Sequence[str] = ("-m", "warning_signs", "serve"),
    before: Callable[[], None] | None = None,
    **settings: str,
) -> Site:
    """Start the production server on this port, and wait until it answers.

    `program` is what Python runs, `before` what its process does first.
    """
    environment = {**os.environ, **settings, "PORT": str(port), "HOST": "127.0.0.1"}
    environment.setdefault("WEB_CONCURRENCY", "1")  # the browser needs the other processor
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, *program],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=before,
        )
    site = Site(f"http://127.0.0.1:{port}", process, log)
    try:
        _wait_for(site)
    except BaseException:
        site.kill()
        raise
    return site


def _wait_for(site: Site) -> None:
    """Wait until it answers; fails with what it wrote if it does not."""
    if not answers_in_time(f"{site.origin}/healthz", site.process):
        said = site.log.read_text(errors="replace")[-3000:]
        raise AssertionError(f"the site did not start:\n{said}")


def stop_site(site: Site) -> None:
    """Tell it to stop, unless it is dead already; fails if it does not."""
    site.process.send_signal(signal.SIGINT)
    try:
        site.process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        site.kill()
        raise


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers_in_time(address: str, process: subprocess.Popen) -> bool:
    """Wait until the address answers. False if the process ends before, or takes too long."""
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return True
        except OSError:
            time.sleep(0.05)
    return False
