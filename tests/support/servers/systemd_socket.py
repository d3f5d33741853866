"""Machines whose listening socket outlives the site on it, as systemd arranges it."""

from __future__ import annotations

import os
import pathlib
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tools.lib.server import ROOT, answers_in_time

START = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1")
os.execv(sys.executable, [sys.executable, "-m", "warning_signs", "serve"])
"""
"""What systemd does before it runs a service that has a socket."""


@dataclass
class Machine:
    """A machine: its address, the socket that stays, and the site that answers on it just now."""

    listening: socket.socket
    log: pathlib.Path
    site: subprocess.Popen

    @property
    def host(self) -> str:
        """Where it listens: the host without the port."""
        return self.listening.getsockname()[0]

    @property
    def port(self) -> int:
        """The port where it listens."""
        return self.listening.getsockname()[1]

    @property
    def origin(self) -> str:
        """Where the site answers."""
        return f"http://{self.host}:{self.port}"

    def restart(self) -> None:
        """What `systemctl restart warning-signs` does: end the site, and start it anew."""
        self.stop()
        self.site = _start(self.listening, self.log)

    def stop(self) -> None:
        """End the site as systemd does."""
        self.site.terminate()
        self.site.wait(timeout=30)


@contextmanager
def machines(folder: pathlib.Path, hosts: Sequence[str], port: int) -> Iterator[list[Machine]]:
    """Machines with these addresses of the loopback network, whose sites answer."""
    with ExitStack() as stack:
        made = []
        for host in hosts:
            listening = stack.enter_context(socket.create_server((host, port)))
            log = folder / f"{host}.log"
            made.append(Machine(listening, log, _start(listening, log)))
            stack.callback(made[-1].stop)
        for one in made:
            assert answers_in_time(f"{one.origin}/healthz", one.site), one.log.read_text()
        yield made


def _start(listening: socket.socket, log: pathlib.Path) -> subprocess.Popen:
    number = listening.fileno()
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-c", START, str(number)],
            cwd=ROOT,
            env={**os.environ, "WEB_CONCURRENCY": "1"},
            pass_fds=[number],
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
