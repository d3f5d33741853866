"""`make bench`: measure the site against its budgets in one run; leave with 1 if one is broken.

With names of PARTS (`python -m tools.bench bytes processor`) it measures these alone.

Rates and processor time are told as ratios to a plain Flask response of the same bytes on the same
server, measured in turns with it: absolute figures say more about the machine than about the site.
"""

import sys
from collections.abc import Iterator, Mapping, Set
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tools.bench import load, pages
from tools.bench.budgets import measure_budgets
from tools.bench.cache import measure_cache
from tools.bench.campaign import make_campaign
from tools.bench.inputs import measure_inputs
from tools.bench.languages import measure_languages
from tools.bench.server import Server, running
from tools.bench.table import Row, Table

ROUNDS = 5
STARTS = 5
QUESTIONNAIRES = 200  # completed in a round
FETCHES = 1000  # of a page in a round
PARENT = pages.address("fr", "parent")
HOME = pages.address("fr", "home")
PUBLIC_URL = "https://signs.example.org/"  # without it no sitemap is kept
IN_CAMPAIGN = pages.address("fr", "campaign parent")

OF_THE_SITE = frozenset(
    {"bytes", "requests", "result", "processor", "rates", "cache", "memory", "inputs"}
)
"""What is measured on one running site, in turn: its memory after all that comes before it."""
PARTS = OF_THE_SITE | {"start", "every-page", "languages"}

MOST_PLAIN_RESPONSES = 20  # that a completed questionnaire may cost: docs/performance.md
MOST_PLAIN_STARTS = 4
MOST_MEMORY = 100  # MiB of a worker, after every page of every language was served once
MOST_MEMORY_IN_ALL = 150  # MiB of all processes, shared parts counted once


def main(names: Set[str]) -> int:
    """Measure the parts of these names, print the table, and return the exit code."""
    table = Table()
    if unknown := set(names) - PARTS:
        raise SystemExit(f"No part: {', '.join(unknown)}. Choose from: {', '.join(sorted(PARTS))}.")
    with TemporaryDirectory() as folder:
        database = make_campaign(Path(folder))
        plain_start = _measure_start(table, database) if names & {"start", "languages"} else 0
        if names & OF_THE_SITE:
            _measure_site(table, database, names)
    if "every-page" in names:
        _measure_every_page(table)
    if "languages" in names:
        measure_languages(table, STARTS, plain_start, MOST_PLAIN_STARTS, MOST_MEMORY_IN_ALL)
    broken = table.broken()
    print(f"\nOver budget: {', '.join(broken)}." if broken else "\nEvery budget is kept.")
    return 1 if broken else 0


def _measure_site(table: Table, database: str, names: Set[str]) -> None:
    sheets = load.answer_sheets("parent")
    with running("app:app", HOME, DATABASE_URL=database, PUBLIC_URL=PUBLIC_URL) as site:
        if "bytes" in names:
            pages.measure_bytes(table, site, sheets)
        if "requests" in names:
            pages.measure_requests(table, site)
        if "result" in names:
            measure_budgets(table, site)
        with _plain(site) as plain:
            if "processor" in names:
                _measure_processor(table, site, plain, sheets)
            if "rates" in names:
                _measure_rates(table, site, plain)
            if "cache" in names:
                measure_cache(table, site, plain, ROUNDS)
            if "memory" in names:
                _measure_memory(table, site)
            if "inputs" in names:
                measure_inputs(table, site, plain)


def _measure_start(table: Table, database: str) -> float:
    """Return the seconds in which plain Flask starts: other starts are told in these."""
    table.heading("Start of the production server, to the first page")
    limit, start = map(
        min,
        load.in_turns(
            STARTS,
            lambda: _started_in(_serving({"home": b""})),
            lambda: _started_in(running("app:app", HOME, DATABASE_URL=database)),
        ),
    )
    table.add(
        Row(f"plain Flask answers (best of {STARTS})", limit, "s"),
        Row(f"home answers (best of {STARTS})", start, "s"),
        Row("the same in starts of plain Flask", start / limit, "x", most=MOST_PLAIN_STARTS),
    )
    return limit


def _started_in(server: AbstractContextManager[Server]) -> float:
    with server as started:
        return started.started_in


def _plain(site: Server) -> AbstractContextManager[Server]:
    """The limit line: the packed bytes of two pages, sent by a Flask that does nothing else."""
    reader = load.Reader(site)
    bodies = {"home": reader.get(HOME), "parent": reader.get(PARENT)}
    reader.close()
    return _serving(bodies)


@contextmanager
def _serving(bodies: Mapping[str, bytes]) -> Iterator[Server]:
    with TemporaryDirectory() as folder:
        for name, body in bodies.items():
            Path(folder, name).write_bytes(body)
        with running("tools.bench.plain_app:app", "/home", PLAIN_BODIES=folder) as plain:
            yield plain


def _measure_processor(table: Table, site: Server, plain: Server, sheets: list[str]) -> None:
    table.heading("Processor time on the server (user and system)")
    columns = load.in_turns(
        ROUNDS,
        partial(load.cpu_each, plain, load.fetch(plain, "/parent"), FETCHES),
        partial(load.cpu_each, site, load.fetch(site, PARENT), FETCHES),
        partial(load.cpu_each, site, load.complete(site, PARENT, sheets), QUESTIONNAIRES),
        partial(load.cpu_each, site, load.complete(site, IN_CAMPAIGN, sheets), QUESTIONNAIRES),
    )
    limit, page, completed, counted = map(median, columns)
    table.add(
        Row("plain Flask response", limit, "ms"),
        Row("questionnaire page", page, "ms"),
        Row("completed questionnaire: the questions, then the result", completed, "ms"),
        Row("the same in plain responses", completed / limit, "x", most=MOST_PLAIN_RESPONSES),
        Row("completed and counted in a campaign", counted, "ms"),
        Row("the same in plain responses", counted / limit, "x"),
    )


def _measure_rates(table: Table, site: Server, plain: Server) -> None:
    table.heading(f"Requests a second, {load.READERS} readers")
    if not load.can_load():
        table.not_run("requests a second", "wrk is missing")
        return
    for name, path in (("home", HOME), ("parent", PARENT)):
        limit, rate = map(
            median,
            load.in_turns(
                ROUNDS,
                partial(load.requests_a_second, plain, f"/{name}"),
                partial(load.requests_a_second, site, path),
            ),
        )
        table.add(
            Row(f"plain Flask, the bytes of {name}", limit, "a second"),
            Row(f"{name}", rate, "a second"),
            Row("as a ratio to plain Flask", rate / limit, "x", least=1),
        )


def _measure_memory(table: Table, site: Server) -> None:
    table.heading("Memory after all that, main process and two workers")
    main_process, *workers = site.memory()
    together = site.shared_out()
    table.add(
        Row("resident, main process", main_process, "MiB"),
        Row("resident, the larger worker", max(workers), "MiB"),
        Row("all together, shared parts counted once", together, "MiB", most=MOST_MEMORY_IN_ALL),
    )


def _measure_every_page(table: Table) -> None:
    table.heading("Memory of a site without campaigns, once every page was read")
    with running("app:app", HOME) as site:
        pages.read_every_page(site)
        _, *workers = site.memory()
        table.add(Row("resident, the larger worker", max(workers), "MiB", most=MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main(frozenset(sys.argv[1:]) or PARTS))
