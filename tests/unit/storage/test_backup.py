"""A backup holds campaigns with all numbers, goes into any database, and never half-way."""

import json

import pytest
from sqlalchemy import insert, select

from tests.support.campaigns.database import CAMPAIGN, CELL, opened
from warning_signs.storage import backup, campaigns, counters
from warning_signs.storage.backup import BackupError
from warning_signs.storage.count_batch import CountBatch
from warning_signs.storage.tables import published_week
from warning_signs.storage.upgrade import revisions, upgrade

pytestmark = pytest.mark.usefixtures("generous_timeouts")

OTHER = CAMPAIGN.model_copy(update={"slug": "other", "name": "Other"})


def made(kept, slug=None):
    """The backup of a database, after its way through a file."""
    with kept.database.engine.begin() as connection:
        return json.loads(json.dumps(backup.make_backup(connection, slug)))


def count(kept, *, results=1):
    batch = CountBatch()
    for _ in range(results):
        batch.add_result(CELL, kept.token())
    batch.opened[CELL._replace(level="")] += 1
    kept.change(lambda connection: counters.write_batch(connection, batch))


def put_back(database, data, *slug, **how):
    with database.engine.begin() as connection:
        return backup.restore(connection, data, *slug, **how)


def test_it_goes_into_an_empty_database_of_any_kind(kept, tmp_path):
    count(kept, results=2)
    data, counts = made(kept), kept.counts()
    with opened(f"sqlite:///{tmp_path}/new.sqlite3") as new:
        upgrade(new)
        assert put_back(new, data) == ["ligue"]
        with new.engine.connect() as connection:
            again = campaigns.get(connection, "ligue")
            assert again.model_copy(update={"revision": 0}) == CAMPAIGN
            assert campaigns.secret_hashes(connection, "ligue") == ("0" * 64, None)
    put_back(kept.database, data, replace=True)
    assert kept.counts() == counts


def test_it_has_no_hash_of_a_token(kept):
    count(kept)
    assert "visit" not in made(kept)["tables"]


def test_one_campaign_is_saved_and_restored_alone(kept):
    kept.change(lambda connection: campaigns.add(connection, OTHER, "1" * 64))
    count(kept)
    both, alone = made(kept), made(kept, "other")
    assert [row["slug"] for row in alone["tables"]["campaign"]] == ["other"]
    kept.change(lambda connection: campaigns.delete_campaign(connection, "other"))
    assert put_back(kept.database, both, "other") == ["other"]
    assert kept.results() == 1


def test_what_is_there_is_left_alone_unless_it_is_to_be_replaced(kept):
    count(kept)
    data = made(kept)
    count(kept)
    with pytest.raises(BackupError, match=r"There already: ligue\. .*--replace"):
        put_back(kept.database, data)
    assert kept.results() == 2
    known = kept.other.campaign("ligue")
    assert put_back(kept.database, data, replace=True) == ["ligue"]
    assert kept.results() == 1
    assert kept.other.campaign("ligue").revision != known.revision, "workers read it anew"


def test_what_was_published_since_the_backup_stays_as_people_saw_it(kept):
    count(kept)
    data = made(kept)
    (week,) = {one.week for one in kept.counts()["results"]}
    seen = {"slug": "ligue", "week": week, "numbers": {"seen": 1}}
    kept.change(lambda connection: connection.execute(insert(published_week).values(**seen)))
    put_back(kept.database, data, replace=True)
    assert kept.results() == 0, "no number can be drawn for that week again"
    with kept.database.engine.connect() as connection:
        assert [dict(row) for row in connection.execute(select(published_week)).mappings()] == [
            seen
        ]


def damaged(data, table, **changed):
    rows = [{**row, **changed} for row in data["tables"][table]]
    return {**data, "tables": {**data["tables"], table: rows}}


def test_what_cannot_be_restored_is_refused_and_nothing_is_lost(kept):
    count(kept)
    data = made(kept)
    for wrong, said in (
        ([], "This is no backup of campaigns."),
        ({"kind": "else"}, "This is no backup of campaigns."),
        ({**data, "schema": "9999", "program": "7.0"}, "was made by version 7.0, which is newer"),
        ({**data, "tables": {}}, r"This backup is damaged \(KeyError\)"),
        ({**data, "tables": None}, "This backup is damaged"),
        (damaged(data, "campaign", slug=None), "This backup is damaged"),
        (damaged(data, "campaign", definition={}), "This backup is damaged"),
        (damaged(data, "result_count", week="soon"), "This backup is damaged"),
        (damaged(data, "result_count", number=None), "This backup is damaged"),
    ):
        with pytest.raises(BackupError, match=said):
            put_back(kept.database, wrong, replace=True)
        assert kept.results() == 1
    with pytest.raises(BackupError, match="The backup has no campaign “none”"):
        put_back(kept.database, data, "none")
    with pytest.raises(BackupError, match="There is no campaign “none”"):
        made(kept, "none")


def test_a_backup_of_an_older_version_is_brought_up_to_date(kept):
    count(kept)
    data, first = made(kept), revisions()[-1]
    campaign = {k: v for k, v in data["tables"]["campaign"][0].items() if k != "leads_to"}
    tables = {name: data["tables"][name] for name in ("result_count", "opened_count")}
    old = {**data, "schema": first, "tables": {**tables, "campaign": [campaign]}}
    assert put_back(kept.database, old, replace=True) == ["ligue"]
    assert kept.results() == 1
