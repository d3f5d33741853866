"""What is counted, and what is not, on each database: exactly, once, and without keeping anybody
waiting.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from types import SimpleNamespace

import psycopg
import pytest
from sqlalchemy import text

from tests.support.campaigns.database import (
    CELL,
    count_and_tell,
    count_many,
    in_processes,
    keeping,
    process_context,
    within_seconds,
)
from warning_signs.statistics.weeks import WEEK, week_of
from warning_signs.storage import campaigns, counters, repository
from warning_signs.storage.tables import metadata

HOUR = 60 * 60
VERSIONS = "SELECT t_xmin::text FROM heap_page_items(get_raw_page('%s', 0))"
"""In which transactions the rows of a table were written, those that are no more included."""


def count(campaigns, token: str) -> None:
    campaigns.count_result(*CELL, token)


# Counting


def test_processes_and_threads_count_at_once_and_none_is_lost(kept, address):
    numbers = [[f"{process}-{number}" for number in range(100)] for process in range(2)]
    assert all(in_processes(count_many, [address] * 2, numbers))
    assert kept.results() == 200


def test_in_a_hurry_none_is_lost_and_none_is_counted_twice(kept):
    tokens = [kept.token() for _ in range(100)]
    with ThreadPoolExecutor(32) as threads:
        list(threads.map(lambda token: count(kept.campaigns, token), tokens * 2))
    assert within_seconds(lambda: kept.results() == 100)
    with kept.database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM visit")) == 100


def test_a_number_counts_once_even_when_many_send_it_at_once(kept, address):
    assert all(in_processes(count_many, [address] * 2, [["same"] * 20] * 2))
    assert kept.results() == 1


def test_what_was_said_to_be_counted_is_there_once_though_the_process_is_killed(
    kept, address, tmp_path
):
    told = tmp_path / "told"
    process = process_context().Process(target=count_and_tell, args=(address, str(told)))
    process.start()
    assert within_seconds(lambda: told.exists() and told.read_text().count("\n") > 50)
    process.kill()
    process.join()
    said = told.read_text().splitlines()
    before = kept.results()
    assert before >= len(set(said)) == len(said)
    assert all(in_processes(count_many, [address], [said]))
    assert kept.results() == before


@pytest.mark.usefixtures("generous_timeouts")
def test_an_unknown_campaign_counts_nothing(kept):
    kept.campaigns.count_result("other", *CELL[1:], kept.token())
    kept.campaigns.count_opened("other", "parent", "en")
    count(kept.campaigns, kept.token())
    assert not any(kept.counts("other").values())
    assert kept.results() == 1


def test_a_published_week_gets_no_count_whatever_the_clock_says(kept, monkeypatch):
    monkeypatch.setattr(repository, "LATEST_COMMIT", timedelta(days=-7))
    kept.campaigns.figures(kept.campaigns.campaign("ligue"))  # publishes all weeks up to this one
    kept.write("now")
    before = SimpleNamespace(now=lambda zone: datetime.now(zone) - timedelta(days=12))
    monkeypatch.setattr(counters, "datetime", before)
    kept.write("later, by a clock that is wrong")
    next_week = week_of(datetime.now(UTC)) + WEEK
    assert [(one.week, one.number) for one in kept.counts()["results"]] == [(next_week, 2)]


@pytest.mark.usefixtures("generous_timeouts")
def test_no_row_is_one_answer_or_says_when(kept):
    for _ in range(3):
        count(kept.campaigns, kept.token())
        kept.campaigns.count_opened("ligue", "parent", "en")
    results, pages, _missed = kept.counts().values()
    assert [one.number for one in (*results, *pages)] == [3, 3]
    columns = {column.name for table in metadata.tables.values() for column in table.columns}
    assert not {name for name in columns if re.search("time|_at$|address|agent", name)}
    with kept.database.engine.connect() as connection:
        hashes = connection.scalars(text("SELECT hash FROM visit")).all()
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in hashes)


@pytest.mark.servers
@pytest.mark.usefixtures("generous_timeouts")
def test_no_file_of_a_server_tells_which_number_came_to_which_level(postgres):
    """Neither the versions of its rows, nor, when it has begun a new part of it, its journal."""
    address = postgres.new_database()
    with keeping(address) as kept, psycopg.connect(address, autocommit=True) as server:
        tokens = [kept.token() for _ in range(6)]
        for number, token in enumerate(tokens):
            kept.campaigns.count_opened(*CELL[:3])
            level = "urgent" if number % 2 else "low"
            kept.campaigns.count_result(*CELL[:3], level, token)
        ask = lambda statement: {one for (one,) in server.execute(statement)}
        hashes = ask("SELECT xmin::text FROM visit")
        assert len(hashes) == 6 and ask("SELECT xmin::text FROM result_count") & hashes
        kept.campaigns.run_maintenance()
        server.execute("CREATE EXTENSION pageinspect")
        for versions in (VERSIONS % "result_count", VERSIONS % "opened_count"):
            assert len(ask(versions)) == 1 and not ask(versions) & hashes
        assert kept.results() == 6
        used = sha256(tokens[0].encode()).hexdigest().encode()
        assert used in postgres.journal(), "what is to be forgotten"
        server.execute("SELECT pg_switch_wal()")  # as the shipped settings make it do by itself
        server.execute("CHECKPOINT")
        assert used not in postgres.journal()


@pytest.mark.usefixtures("generous_timeouts")
@pytest.mark.parametrize("into_the_period", [0, 1, 4 * HOUR, 8 * HOUR - 1])
def test_a_number_is_forgotten_within_a_day_and_not_within_sixteen_hours(
    kept, monkeypatch, into_the_period
):
    clock = SimpleNamespace(now=1_800_000_000 // (8 * HOUR) * 8 * HOUR + into_the_period)
    monkeypatch.setattr(counters, "time", SimpleNamespace(time=lambda: clock.now))
    kept.write("1")
    clock.now += 16 * HOUR
    kept.campaigns.run_maintenance()
    kept.write("1")
    assert kept.results() == 1
    clock.now += 8 * HOUR
    kept.campaigns.run_maintenance()
    kept.write("1")
    assert kept.results() == 2


# Changes hold at once, in every worker


@pytest.mark.usefixtures("generous_timeouts")
def test_a_closed_campaign_counts_nothing_more_in_any_worker(kept):
    assert kept.other.campaign("ligue").closed_on is None
    kept.change(lambda connection: campaigns.close(connection, "ligue", date(2026, 11, 24)))
    assert kept.other.campaign("ligue").closed_on == date(2026, 11, 24)
    count(kept.other, kept.token())
    assert kept.results() == 0


@pytest.mark.usefixtures("generous_timeouts")
def test_a_deleted_campaign_is_gone_with_its_numbers_in_every_worker(kept):
    kept.other.campaign("ligue")
    count(kept.other, kept.token())
    assert kept.results() == 1
    kept.change(lambda connection: campaigns.delete_campaign(connection, "ligue"))
    assert kept.other.campaign("ligue") is None
    assert kept.results() == 0


def test_a_rotated_secret_is_the_only_one_at_once(kept):
    kept.other.secret_hashes("ligue")
    kept.change(lambda connection: campaigns.rotate(connection, "ligue", "1" * 64))
    assert kept.other.secret_hashes("ligue") == ("1" * 64, None)
