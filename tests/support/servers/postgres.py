"""A PostgreSQL server of one’s own, from Debian’s package, that can be stopped and started."""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tools.lib.server import ROOT, free_port

SHIPPED = ROOT / "deploy" / "postgresql.conf"
SETTING = re.compile(r"^(\w+) = (\w+)", re.MULTILINE)
USER = "postgres"
STARTS_WITHIN = 30  # seconds


class Postgres:
    """One server on a free port of this machine, whose data end with it."""

    def __init__(self, folder: pathlib.Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._process: subprocess.Popen | None = None
        self._databases = 0
        self._run(
            "initdb",
            "--auth=trust",
            f"--username={USER}",
            "--no-sync",
            "--wal-segsize=1",
            f"{folder}/data",
        )

    def new_database(self) -> str:
        """Make an empty database; its address as DATABASE_URL takes it."""
        self._databases += 1
        name = f"site{self._databases}"
        self._run("createdb", *self._server(), name)
        return f"postgresql://{USER}@127.0.0.1:{self._port}/{name}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = {"listen_addresses": "127.0.0.1", "port": self._port, "fsync": "off"}
        options["unix_socket_directories"] = self._folder
        options |= dict(SETTING.findall(SHIPPED.read_text(encoding="utf-8")))
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [_program("postgres"), "-D", f"{self._folder}/data", *words],
                stdout=log,
                stderr=log,
                **self._as_user(),
            )
        self._wait()

    def stop(self) -> None:
        """Stop it at once, as a power cut would: nobody is done."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(timeout=30)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Leave all connections open, and answer on none of them."""
        pid = self._process.pid
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        everything = [pid, *map(int, children)]
        for process in everything:
            os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in everything:
                os.kill(process, signal.SIGCONT)

    def journal(self) -> bytes:
        """All that is in the files of its journal."""
        parts = [part for part in (self._folder / "data" / "pg_wal").iterdir() if part.is_file()]
        return b"".join(part.read_bytes() for part in parts)

    def logged(self) -> str:
        """All that it has written into its log."""
        return (self._folder / "log").read_text(encoding="utf-8")

    def _wait(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        ready = [_program("pg_isready"), "--quiet", *self._server()]
        while subprocess.run(ready, check=False).returncode:
            assert self._process.poll() is None and time.monotonic() < deadline, self.logged()
            time.sleep(0.05)

    def _server(self) -> list[str]:
        return ["--host=127.0.0.1", f"--port={self._port}", f"--username={USER}"]

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [_program(program), *words],
            cwd=self._folder,
            capture_output=True,
            text=True,
            **self._as_user(),
        )
        assert done.returncode == 0, done.stderr

    def _as_user(self) -> dict:
        """PostgreSQL refuses to be root; Debian’s package brings a user for it."""
        return {"user": USER, "group": USER, "extra_groups": []} if os.getuid() == 0 else {}


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Run a server without any database of ours."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postgres-"))  # pytest’s are closed to its user
    if os.getuid() == 0:
        shutil.chown(folder, USER, USER)
    server = Postgres(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def _program(name: str) -> str:
    """The path of the newest version that Debian has installed."""
    found = pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    return str(max(found, key=lambda path: int(path.parts[4])))
