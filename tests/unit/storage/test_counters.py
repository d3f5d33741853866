"""What is counted, and what is not, on each database: exactly, once, and without keeping anybody
waiting.
"""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from tests.support.campaigns import run
from tests.support.storage import CELL, count_many, in_processes, keeping, locked
from warning_signs.storage import campaigns, counters
from warning_signs.storage.deadline import Unavailable
from warning_signs.storage.tables import metadata

HOUR = 60 * 60


def count(campaigns, number: str = "1") -> None:
    campaigns.count_result(*CELL, number)


# Counting


def test_processes_and_threads_count_at_once_and_none_is_lost(kept, address):
    numbers = [[f"{process}-{number}" for number in range(100)] for process in range(2)]
    assert in_processes(count_many, [address] * 2, numbers) == [100, 100]
    assert kept.results() == 200


def test_in_a_hurry_each_result_is_counted_or_missed_never_both(kept):
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda number: count(kept.campaigns, str(number)), range(100)))
    with kept.database.engine.connect() as connection:
        visits = connection.scalar(text("SELECT count(*) FROM visit"))
    assert 0 < kept.results() == visits


def test_a_number_counts_once_even_when_many_send_it_at_once(kept, address):
    assert sum(in_processes(count_many, [address] * 2, [["same"] * 20] * 2)) == 1
    assert kept.results() == 1


@pytest.mark.usefixtures("generous_timeouts")
def test_an_unknown_campaign_counts_nothing(kept):
    kept.campaigns.count_result("other", *CELL[1:], "1")
    kept.campaigns.count_opened("other", "parent", "en")
    assert kept.counts("other") == ([], [])


@pytest.mark.usefixtures("generous_timeouts")
def test_no_row_is_one_answer_or_says_when(kept):
    for number in "abc":
        count(kept.campaigns, number)
        kept.campaigns.count_opened("ligue", "parent", "en")
    results, pages = kept.counts()
    assert [one.number for one in (*results, *pages)] == [3, 3]
    columns = {column.name for table in metadata.tables.values() for column in table.columns}
    assert not {name for name in columns if re.search("time|_at$|address|agent", name)}
    with kept.database.engine.connect() as connection:
        hashes = connection.scalars(text("SELECT hash FROM visit")).all()
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in hashes)


@pytest.mark.usefixtures("generous_timeouts")
@pytest.mark.parametrize("into_the_period", [0, 1, 4 * HOUR, 8 * HOUR - 1])
def test_a_number_is_forgotten_within_a_day_and_not_within_sixteen_hours(
    kept, monkeypatch, into_the_period
):
    clock = SimpleNamespace(now=1_800_000_000 // (8 * HOUR) * 8 * HOUR + into_the_period)
    monkeypatch.setattr(counters, "time", SimpleNamespace(time=lambda: clock.now))
    count(kept.campaigns)
    clock.now += 16 * HOUR
    kept.campaigns.run_maintenance()
    count(kept.campaigns)
    assert kept.results() == 1
    clock.now += 8 * HOUR
    kept.campaigns.run_maintenance()
    count(kept.campaigns)
    assert kept.results() == 2


# Changes hold at once, in every worker


@pytest.mark.usefixtures("generous_timeouts")
def test_a_closed_campaign_counts_nothing_more_in_any_worker(kept):
    assert kept.other.campaign("ligue").closed_on is None
    kept.change(lambda connection: campaigns.close(connection, "ligue", date(2026, 11, 24)))
    assert kept.other.campaign("ligue").closed_on == date(2026, 11, 24)
    count(kept.other)
    assert kept.results() == 0


@pytest.mark.usefixtures("generous_timeouts")
def test_a_deleted_campaign_is_gone_with_its_numbers_in_every_worker(kept):
    count(kept.other)
    kept.change(lambda connection: campaigns.delete_campaign(connection, "ligue"))
    assert kept.other.campaign("ligue") is None
    assert kept.results() == 0


def test_a_rotated_secret_is_the_only_one_at_once(kept):
    kept.other.secret_hash("ligue")
    kept.change(lambda connection: campaigns.rotate(connection, "ligue", "1" * 64))
    assert kept.other.secret_hash("ligue") == "1" * 64


# A database that does not answer


def seconds_of_a_result(campaigns, number: str) -> float:
    """What the database adds to a result: finding the campaign, and counting."""
    begun = time.perf_counter()
    campaigns.campaign("ligue")
    count(campaigns, number)
    return time.perf_counter() - begun


def count_until_counted(kept) -> int:
    """Send one result again and again, as on a busy machine one may be missed; how many count."""
    for _ in range(20):
        count(kept.campaigns)
        if kept.results():
            break
    return kept.results()


@pytest.mark.parametrize("tables", [("visit",), ("result_count",), ("campaign", "visit")])
def test_a_locked_database_keeps_nobody_waiting_and_counts_nothing_later(kept, address, tables):
    kept.campaigns.campaign("ligue")
    with locked(address, *tables):
        took = [seconds_of_a_result(kept.campaigns, str(number)) for number in range(5)]
    assert min(took) < 0.2, took  # a busy machine adds to some
    time.sleep(1.5)
    assert kept.results() == 0
    assert count_until_counted(kept) == 1


@pytest.mark.servers
def test_a_server_that_hangs_keeps_nobody_waiting_and_counts_nothing_later(postgres):
    with keeping(postgres.new_database()) as kept:
        kept.campaigns.campaign("ligue")
        with postgres.frozen():
            took = [seconds_of_a_result(kept.campaigns, str(number)) for number in range(20)]
        assert min(took) < 0.2, took  # a busy machine adds to some
        time.sleep(2.5)
        assert kept.results() == 0
        assert count_until_counted(kept) == 1


def test_what_was_missed_is_logged_as_a_number_and_nothing_else(kept, address, caplog):
    kept.campaigns.run_maintenance()
    with locked(address, "visit"):
        for number in "abc":
            count(kept.campaigns, number)
    kept.campaigns.run_maintenance()
    kept.campaigns.run_maintenance()
    assert caplog.messages == ["Not counted, since the database did not answer in time: 3"]


def test_a_reader_is_not_held_up_by_one_who_writes(kept, address):
    with locked(address, "visit"), ThreadPoolExecutor(1) as other:
        assert other.submit(kept.other.campaign, "ligue").result().name == "Ligue"


def test_a_broken_file_leaves_what_was_known(tmp_path):
    file = tmp_path / "campaigns.sqlite3"
    with keeping(f"sqlite:///{file}") as kept:
        kept.campaigns.campaign("ligue")
        kept.database.engine.dispose()
        for one in tmp_path.iterdir():
            one.write_bytes(b"no database" * 1000)
        assert kept.campaigns.campaign("ligue").name == "Ligue"
        count(kept.campaigns)
        with pytest.raises(Unavailable):
            kept.other.campaign("ligue")


def test_a_folder_that_cannot_be_made_is_told_in_words(make_app, tmp_path):
    (tmp_path / "file").touch()
    app = make_app({"DATABASE_URL": f"sqlite:///{tmp_path}/file/campaigns.sqlite3"})
    words = ("--name", "L", "--origin", "https://l.example", "--language", "en")
    told = run(app, "create", "ligue", *words)
    assert told.exit_code == 1
    assert told.output.startswith("Error: The database cannot be used: ")
    assert app.test_client().get("/en/help/").status_code == 200
