"""`make load`: whole questionnaires at rising rates, above capacity, and over 100,000 requests.

DATABASE_URL may name another, empty database; ROUNDS says how often 100,000 requests come (once).

The clients run on the same machine as the site and take a part of it. What a core can do is
therefore told by the processor time of the site, and what readers wait for by the clients.
"""

import asyncio
import gc
import os
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tools.bench.campaign import SLUG, make_campaign
from tools.bench.load import answer_sheets
from tools.bench.server import MIB, Server, running
from tools.bench.table import Row, Table
from tools.load.client import Reader
from tools.load.drive import Families, Outcome, share
from warning_signs.campaigns.submission_token import MIN_AGE
from warning_signs.factory import make_site
from warning_signs.storage import counters
from warning_signs.storage.database import Database

PLAIN = "/fr/parent/?country=FR"
COUNTED = f"/fr/c/{SLUG}/parent/?country=FR"
CLIENTS = (8, 32, 64)
CLIENTS_OF_A_CAMPAIGN = (64, 256)
SECONDS = 8
RATES = (10, 20, 40, 60, 80)
THINKING = MIN_AGE + 0.5
"""Seconds; families need minutes, which would change nothing but the number of open pages."""
CONNECTIONS = 1500
REQUESTS = 100_000
AT_A_TIME = 32
TIMES = 25
MOST_GROWTH_MIB = 10
LONGEST_TO_COUNT = 5.0
"""Seconds after the last result in which what waits for the database is written."""
MOST_FILES = 8192


def main() -> int:
    """Run everything, print the table, and return the exit code."""
    table, sheets = Table(), answer_sheets("parent")
    _in_one_thread(table, sheets)
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_FILES, MOST_FILES))
    with TemporaryDirectory() as folder:
        database = make_campaign(Path(folder))
        with running("app:app", PLAIN, DATABASE_URL=database) as site:
            _without_thinking(table, site, sheets)
            _at_rising_rates(table, site, sheets, database)
            _many_at_once(table, site, sheets, database)
            _above_capacity(table, site, sheets)
            _over_many_requests(table, site, sheets)
    broken = table.broken()
    print(f"\nOver budget: {', '.join(broken)}." if broken else "\nEvery budget is kept.")
    return 1 if broken else 0


def _without_thinking(table: Table, site: Server, sheets: list[str]) -> None:
    for clients in CLIENTS:
        table.heading(f"Questionnaires without think time, {clients} clients")
        before = site.cpu()
        families = Families(site.port, PLAIN, sheets, think=0)
        outcome = asyncio.run(families.at_once(clients, SECONDS))
        _add(table, outcome, site.cpu() - before, SECONDS)


def _at_rising_rates(table: Table, site: Server, sheets: list[str], address: str) -> None:
    """In a campaign: until a rate is not sustained."""
    for rate in RATES:
        table.heading(f"In a campaign, with think time, {rate} families a second")
        before, counted = site.cpu(), _counted(address)
        families = Families(site.port, COUNTED, sheets, THINKING)
        outcome = asyncio.run(families.at_a_rate(rate, SECONDS))
        _add(table, outcome, site.cpu() - before, SECONDS)
        _add_not_counted(table, outcome, address, counted)
        if outcome.sent_away:
            print("  Above what this machine sustains beside its clients.")
            return


def _many_at_once(table: Table, site: Server, sheets: list[str], address: str) -> None:
    """In a campaign, all of them in the same moments."""
    for clients in CLIENTS_OF_A_CAMPAIGN:
        table.heading(f"In a campaign, with think time, {clients} families at once")
        counted = _counted(address)
        families = Families(site.port, COUNTED, sheets, THINKING)
        outcome = asyncio.run(families.at_once(clients, SECONDS))
        table.add(Row("results", len(outcome.results), ""))
        table.add(Row("errors", len(outcome.errors), "", most=0))
        _add_not_counted(table, outcome, address, counted)


def _above_capacity(table: Table, site: Server, sheets: list[str]) -> None:
    table.heading(f"Above capacity: {CONNECTIONS} connections, who is sent away returns after 5 s")
    families = Families(site.port, PLAIN, sheets, think=0)
    outcome = asyncio.run(families.at_once(CONNECTIONS, 2 * SECONDS))
    table.add(
        Row("results a second", len(outcome.results) / (2 * SECONDS), "/s"),
        Row("a result, p99", share(outcome.results, 0.99), "s", most=2),
        Row("sent away with 503 and Retry-After", len(outcome.sent_away), ""),
        Row("/healthz, p95", share(outcome.health, 0.95), "s", most=0.5),
        Row("errors", len(outcome.errors), "", most=0),
    )
    _tell_errors(outcome)


def _over_many_requests(table: Table, site: Server, sheets: list[str]) -> None:
    asyncio.run(_requests(site.port, sheets, REQUESTS // 5))
    for _ in range(int(os.environ.get("ROUNDS") or 1)):
        table.heading(f"Memory over {REQUESTS:,} requests, one in fifty a result")
        before = max(site.memory()[1:])
        asyncio.run(_requests(site.port, sheets, REQUESTS))
        after = max(site.memory()[1:])
        table.add(
            Row("the larger worker before", before, "MiB"),
            Row("the larger worker after", after, "MiB"),
            Row("growth", after - before, "MiB", most=MOST_GROWTH_MIB),
        )


def _in_one_thread(table: Table, sheets: list[str]) -> None:
    """What results leave behind; on the server each thread has its own room on top of that."""
    client, process = make_site({}).test_client(), psutil.Process()

    def one_each() -> tuple[int, float]:
        for sheet in sheets:
            client.post(PLAIN, data=sheet, content_type="application/x-www-form-urlencoded")
        gc.collect()
        return len(gc.get_objects()), process.memory_info().rss / MIB

    before = [one_each() for _ in range(3)][-1]
    after = [one_each() for _ in range(TIMES)][-1]
    table.heading(f"{TIMES * len(sheets):,} results in one thread of one process")
    table.add(
        Row("objects of Python that they leave", after[0] - before[0], "", most=50),
        Row("memory that they take", after[1] - before[1], "MiB", most=1),
    )


async def _requests(port: int, sheets: list[str], requests: int) -> None:
    async def ask(share_of: int) -> None:
        reader = Reader(port)
        for number in range(requests // AT_A_TIME):
            if number % 50 == 0:
                await reader.post(PLAIN, sheets[(number + share_of) % len(sheets)])
            else:
                await reader.get(PLAIN)
        reader.close()

    await asyncio.gather(*(ask(number) for number in range(AT_A_TIME)))


def _add(table: Table, outcome: Outcome, cpu: float, seconds: float) -> None:
    done = len(outcome.results)
    table.add(
        Row("questionnaires a second, beside the clients", done / seconds, "/s"),
        Row("for each second of one core of the site", done / cpu, "/s"),
        Row("a result, p50", share(outcome.results, 0.5), "s"),
        Row("a result, p99", share(outcome.results, 0.99), "s", most=2),
        Row("sent away with 503", len(outcome.sent_away), ""),
        Row("errors", len(outcome.errors), "", most=0),
    )
    _tell_errors(outcome)


def _tell_errors(outcome: Outcome) -> None:
    for kind, number in Counter(outcome.errors).most_common():
        print(f"    {kind}: {number}")


def _add_not_counted(table: Table, outcome: Outcome, address: str, counted: int) -> None:
    deadline = time.monotonic() + LONGEST_TO_COUNT
    while missing := len(outcome.results) - (_counted(address) - counted):
        if time.monotonic() > deadline:
            break
        time.sleep(0.1)
    table.add(Row("results that are not counted", missing, "", most=0))


def _counted(address: str) -> int:
    database = Database(address)
    try:
        counted = database.read(lambda connection: counters.counts(connection, SLUG), 10)
        return sum(one.number for one in counted["results"])
    finally:
        database.close()


if __name__ == "__main__":
    sys.exit(main())
