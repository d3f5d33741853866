"""Two machines that run the site behind nginx, and their database, to be stopped and lost."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from dataclasses import dataclass, field

from tests.support.campaigns.database import opened
from tests.support.servers.nginx import HOST, Proxy
from tests.support.servers.postgres import Postgres
from tools.lib.server import ROOT, Site, free_port, start_site
from warning_signs.storage import counters

PUBLIC = f"https://{HOST}/"


@dataclass
class Cluster:
    """nginx in front, two machines behind it, and their database."""

    folder: pathlib.Path
    postgres: Postgres
    address: str
    ports: tuple[int, int] = field(default_factory=lambda: (free_port(), free_port()))
    sites: list[Site] = field(default_factory=list)
    nginx: Proxy | None = None

    @property
    def settings(self) -> dict[str, str]:
        """The same for both: code, settings and database are all that a machine needs."""
        return {"DATABASE_URL": self.address, "PUBLIC_URL": PUBLIC, "WEB_CONCURRENCY": "1"}

    def start(self, number: int) -> Site:
        """Start the site on one of them."""
        log = self.folder / f"site{number}.log"
        return start_site(log, self.ports[number], **self.settings)

    def command(self, *words: str) -> str:
        """What `flask campaign …` prints."""
        return self._flask("campaign", *words)

    def write_busy_pages(self, folder: pathlib.Path) -> None:
        """Write the pages that nginx shows where no machine answers."""
        self._flask("busy-pages", "write", str(folder))

    def _flask(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "flask", *words],
            cwd=ROOT,
            env={**os.environ, **self.settings},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def results(self) -> int:
        """How many results of the campaign Ligue are counted."""
        with opened(self.address) as database, database.engine.connect() as connection:
            return sum(one.number for one in counters.counts(connection, "ligue")["results"])

    def site_logs(self) -> str:
        """What both sites have logged."""
        return "".join((self.folder / f"site{number}.log").read_text() for number in (0, 1))
