"""The production server as a process: started, timed, watched and stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
LONGEST_START = 30
SITE = "app:app"
START = (
    "import sys; from warning_signs.serving.server import serve; "
    "serve(sys.argv[1], '127.0.0.1', int(sys.argv[2]), 2)"
)
PLAINLY = (sys.executable, "-c", START)
# As `make run` starts it, but whoever measures may look at its memory without being root.
OPENLY = """
from warning_signs.serving import core_dumps, server
core_dumps.deny_memory_access = lambda: None
server.main()
"""
MIB = 2**20


@dataclass(frozen=True)
class Server:
    """A running server: its port, its processes and how long it took to answer first."""

    port: int
    process: psutil.Process
    started_in: float

    def processes(self) -> list[psutil.Process]:
        """The server's main process and its workers."""
        return [self.process, *self.process.children(recursive=True)]

    def cpu(self) -> float:
        """Seconds of processor time that all its processes have taken, user and system.

        By the nanosecond, as Linux counts them for each thread: psutil knows hundredths of a
        second, and all plain responses of a round take some fourteen of them.
        """
        threads = (
            thread
            for one in self.processes()
            for thread in Path(f"/proc/{one.pid}/task").glob("*/schedstat")
        )
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def memory(self) -> list[float]:
        """MiB resident of each process, the main one first."""
        return [one.memory_info().rss / MIB for one in self.processes()]

    def shared_out(self) -> float:
        """MiB of all processes, what they share counted once."""
        return sum(one.memory_full_info().pss for one in self.processes()) / MIB


def in_environment(**settings: str) -> dict[str, str]:
    """The environment of this process with some settings more."""
    return {**os.environ, **settings}


@contextmanager
def running(target: str, path: str, **environment: str) -> Iterator[Server]:
    """Serve `target` ("module:name") with two workers, from the moment `path` answers with 200.

    The site is started as `make run` starts it, with all that comes before its workers part.
    """
    port = _free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", OPENLY] if target == SITE else [*PLAINLY, target, str(port)],
        cwd=ROOT,
        env=in_environment(PORT=str(port), WEB_CONCURRENCY="2", **environment),
    )
    try:
        _wait_for(port, path, process)
        yield Server(port, psutil.Process(process.pid), time.perf_counter() - began)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=15)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int, path: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.005)
        finally:
            connection.close()
    raise SystemExit(f"{path} did not answer with 200 within {LONGEST_START} s of the start.")
