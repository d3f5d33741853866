"""A database that does not answer: nobody waits for it, and little is lost.

`count` hands a result over; it is written when it can be.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest

from tests.support.campaigns.database import (
    CAMPAIGN,
    CELL,
    fill_up,
    keeping,
    locked,
    refusing,
    within_seconds,
)
from tests.support.campaigns.ordered import run
from warning_signs.statistics import noise
from warning_signs.statistics.figures import FEWEST_MISSED
from warning_signs.storage import count_batch, count_writer, counters, repository
from warning_signs.storage.count_writer import CountWriter
from warning_signs.storage.deadline import DeadlineExecutor, Unavailable


def count(campaigns, token: str) -> None:
    campaigns.count_result(*CELL, token)


def seconds_of_a_result(campaigns, token: str) -> float:
    """What the database adds to a result: finding the campaign, and counting."""
    begun = time.perf_counter()
    campaigns.campaign("ligue")
    count(campaigns, token)
    return time.perf_counter() - begun


def keeps_nobody_waiting_and_counts_later(kept, trouble, *, results):
    """Send results while there is trouble: all are answered at once, and counted afterwards."""
    tokens = [kept.token() for _ in range(results)]
    with trouble:
        took = [seconds_of_a_result(kept.campaigns, token) for token in tokens]
    assert min(took) < 0.2, took  # a busy machine adds to some
    assert within_seconds(lambda: kept.results() == results)


@pytest.mark.parametrize("tables", [("visit",), ("result_count",), ("campaign", "visit")])
def test_a_locked_database_keeps_nobody_waiting_and_counts_when_it_is_free(kept, address, tables):
    keeps_nobody_waiting_and_counts_later(kept, locked(address, *tables), results=5)


def test_a_database_that_may_only_be_read_keeps_nobody_waiting_and_counts_later(kept, address):
    read_only = "SET default_transaction_read_only ="
    if address.startswith("sqlite"):
        read_only = "PRAGMA query_only ="
    trouble = refusing(kept, f"{read_only} on", f"{read_only} off")
    keeps_nobody_waiting_and_counts_later(kept, trouble, results=5)


def test_a_full_disk_keeps_nobody_waiting_and_what_waits_is_counted_when_there_is_room(tmp_path):
    with keeping(f"sqlite:///{tmp_path}/campaigns.sqlite3") as kept:
        no_more_than_it_has = ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 100000")
        with refusing(kept, *no_more_than_it_has):
            fill_up(kept)
        trouble = refusing(kept, *no_more_than_it_has)
        keeps_nobody_waiting_and_counts_later(kept, trouble, results=5)


@pytest.mark.servers
def test_a_server_that_hangs_keeps_nobody_waiting_and_counts_when_it_wakes(postgres):
    with keeping(postgres.new_database()) as kept:
        keeps_nobody_waiting_and_counts_later(kept, postgres.frozen(), results=20)


@pytest.mark.servers
def test_a_server_that_is_killed_and_comes_back_has_each_result_once(postgres):
    with keeping(postgres.new_database()) as kept:
        tokens = [kept.token() for _ in range(200)]
        with ThreadPoolExecutor(8) as readers:
            counting = readers.map(lambda token: count(kept.campaigns, token), tokens)
            postgres.stop()
            list(counting)
        postgres.start()
        assert within_seconds(lambda: kept.results() == 200)


def test_what_waits_is_logged_as_a_number_and_nothing_else(kept, address, caplog, monkeypatch):
    tokens = [kept.token() for _ in range(3)]
    kept.campaigns.run_maintenance()
    monkeypatch.setattr(count_writer, "SECONDS_OF_A_LATE_BATCH", 0)
    with locked(address, "visit"):
        for token in tokens:
            count(kept.campaigns, token)
        kept.campaigns.run_maintenance()
    assert within_seconds(lambda: kept.results() == 3)
    kept.campaigns.run_maintenance()
    assert caplog.messages == ["Not counted yet, since the database does not answer: 3"]


def test_what_finds_no_room_is_missed_and_told_when_its_week_is_over(kept, address, monkeypatch):
    monkeypatch.setattr(count_batch, "MOST_RESULTS", 2)
    tokens = [kept.token() for _ in range(2 * FEWEST_MISSED)]
    with locked(address, "visit"):
        for token in tokens:
            count(kept.campaigns, token)
    assert within_seconds(lambda: kept.results() >= 2)
    (missed,) = kept.counts()["missed"]
    assert missed.number == len(tokens) - kept.results()
    assert kept.campaigns.figures(CAMPAIGN).missed() == 0, "its week is not over"
    monkeypatch.setattr(repository, "LATEST_COMMIT", timedelta(days=-7))
    monkeypatch.setattr(noise, "randbelow", lambda below: below - 1)
    assert kept.campaigns.figures(CAMPAIGN).missed() == missed.number


@pytest.fixture
def fault(monkeypatch):
    """A fault of our own, which nobody foresaw, in what writes a batch; until it is cleared."""
    write, there = counters.write_batch, Event()

    def write_batch(connection, batch) -> None:
        write(connection, batch)
        if there.is_set():
            raise KeyError("a fault")

    monkeypatch.setattr(counters, "write_batch", write_batch)
    there.set()
    return there


def count_in_vain(writer: CountWriter) -> None:
    """Count two opened pages and a result; nobody is told that they are counted."""
    assert not writer.add_opened(CELL._replace(level=""), seconds=0.05)
    assert not writer.add_opened(CELL._replace(level=""), seconds=0.05)
    assert not writer.add_result(CELL, "in vain", seconds=0.05)
    assert within_seconds(lambda: writer.waiting() == 0)


def test_what_a_fault_keeps_from_being_written_is_missed_and_what_comes_after_counts(
    kept, fault, caplog
):
    writer = CountWriter(kept.database)
    count_in_vain(writer)
    fault.clear()
    assert writer.add_result(CELL, "after", seconds=30)
    assert kept.results() == 1
    assert [one.number for one in kept.counts()["missed"]] == [3]
    assert all(said.startswith("KeyError at ") for said in caplog.messages)


def test_what_a_fault_keeps_from_being_written_is_missed_though_nothing_comes_after(kept, fault):
    writer = CountWriter(kept.database)
    count_in_vain(writer)
    fault.clear()
    writer.close()
    assert [one.number for one in kept.counts()["missed"]] == [3]


def test_a_fault_that_stays_is_not_tried_without_end(kept, fault, caplog, monkeypatch):
    monkeypatch.setattr(count_writer, "SECONDS_TO_STOP", 20)
    writer = CountWriter(kept.database)
    count_in_vain(writer)
    begun = time.perf_counter()
    writer.close()
    assert fault.is_set() and time.perf_counter() - begun < 20
    assert len(caplog.messages) <= 4, "one for each batch, and one for the last try"


def test_who_asks_while_the_process_ends_is_told_that_there_is_no_answer():
    threads = DeadlineExecutor()
    threads.close()
    with pytest.raises(Unavailable):
        threads.run(lambda _guard: None, 1.0, Exception)


def test_a_process_that_ends_writes_what_waits_for_a_lock(kept, address):
    token = kept.token()
    with locked(address, "visit"):
        count(kept.campaigns, token)
    kept.campaigns.close()
    assert kept.results() == 1


def test_a_process_that_ends_without_its_database_says_how_many_are_lost(
    kept, address, caplog, monkeypatch
):
    monkeypatch.setattr(count_writer, "SECONDS_TO_STOP", 0.05)
    token = kept.token()
    with locked(address, "visit"):
        count(kept.campaigns, token)
        kept.campaigns.close()
    lost = "Not counted, since the site stopped without its database: 1"
    assert caplog.messages == [lost]


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
        count(kept.campaigns, "0" * 56)
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
