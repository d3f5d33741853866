"""Two machines that run the site behind nginx, and their database, to be stopped and lost."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass, field
from functools import cached_property

from flask import Flask

from tests.support.campaigns.database import opened
from tests.support.servers.nginx import HOST, Proxy
from tests.support.servers.postgres import Postgres
from tests.support.sites import make_site
from tools.lib.server import Site, free_port, start_site
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
        return {"DATABASE_URL": self.address, "PUBLIC_URL": PUBLIC}

    @cached_property
    def _office(self) -> Flask:
        """Where the operator gives commands: the same site once more, which serves nobody."""
        return make_site(self.settings)

    def start(self, number: int) -> Site:
        """Start the site on one of them."""
        log = self.folder / f"site{number}.log"
        return start_site(log, self.ports[number], WEB_CONCURRENCY="1", **self.settings)

    def start_what_was_lost(self) -> None:
        """Start the site on each machine where it has ended."""
        for number, site in enumerate(self.sites):
            if site.process.poll() is not None:
                self.sites[number] = self.start(number)

    def command(self, *words: str) -> None:
        """Do what `flask …` does."""
        done = self._office.test_cli_runner().invoke(args=words, catch_exceptions=False)
        assert done.exit_code == 0, done.output

    def results(self) -> int:
        """How many results of the campaign Ligue are counted."""
        with opened(self.address) as database, database.engine.connect() as connection:
            return sum(one.number for one in counters.counts(connection, "ligue")["results"])

    def site_logs(self) -> str:
        """What both sites have logged."""
        return "".join((self.folder / f"site{number}.log").read_text() for number in (0, 1))
