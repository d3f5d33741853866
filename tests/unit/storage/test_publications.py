"""A week is published once, whoever asks and however often; nothing is counted into it later."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, text

from tests.support.campaigns.database import (
    CAMPAIGN,
    CELL,
    bring_up_to_date,
    in_processes,
    opened,
)
from warning_signs.statistics.figures import Figures
from warning_signs.statistics.weeks import WEEK, monday_of
from warning_signs.storage import campaigns, counters, publications, repository, upgrade
from warning_signs.storage.tables import result_count

THIS_WEEK = monday_of(datetime.now(UTC).date())
pytestmark = pytest.mark.usefixtures("generous_timeouts")


def count_in(kept, week: date, number: int, level: str = "high") -> None:
    row = {"slug": "ligue", "questionnaire": "parent", "language": "en", "level": level}
    counter = insert(result_count).values(**row, week=week, number=number)
    kept.change(lambda connection: connection.execute(counter))


def seen(address: str) -> list:
    """What a process of its own sees of the campaign."""
    with opened(address) as database:
        found = repository.CampaignRepository(database).figures(CAMPAIGN)
        return [(one.week, one.numbers) for one in found.weeks]


def test_processes_that_ask_at_once_and_again_see_the_same_numbers(kept, address):
    count_in(kept, THIS_WEEK - WEEK, 40)
    first, *others = in_processes(seen, [address] * 2)
    assert len(first) == len(CAMPAIGN.dimensions.closed_weeks(date.today())) > 40
    assert [*others, seen(address)] == [first] * 2


def test_the_counters_of_a_published_week_are_gone_and_the_present_ones_stay(kept):
    count_in(kept, THIS_WEEK - WEEK, 40)
    kept.campaigns.count_result(*CELL, kept.token())
    kept.campaigns.count_opened("ligue", "parent", "en")
    kept.campaigns.figures(CAMPAIGN)
    results, pages, _missed = kept.counts().values()
    assert [one.week for one in (*results, *pages)] == [THIS_WEEK] * 2


def test_what_nobody_asks_for_is_published_and_deleted_too(kept):
    count_in(kept, THIS_WEEK - WEEK, 40)
    kept.campaigns.run_maintenance()
    assert not any(kept.counts().values()), "also of what was missed"
    assert 20 < kept.campaigns.figures(CAMPAIGN).by_week("results")[-1].number < 60


def test_a_counter_that_comes_too_late_changes_no_published_number(kept):
    before = kept.campaigns.figures(CAMPAIGN)
    count_in(kept, THIS_WEEK - WEEK, 40)
    assert kept.campaigns.figures(CAMPAIGN) == before


@pytest.mark.parametrize(("after_the_week", "published"), [(59, False), (61, True)])
def test_a_week_is_published_when_every_result_of_it_is_written(
    kept, monkeypatch, after_the_week, published
):
    """Whatever is counted before the end of a week is written well within the hour, or never."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            monday = datetime.combine(THIS_WEEK, datetime.min.time(), UTC)
            return monday + timedelta(minutes=after_the_week)

    monkeypatch.setattr(repository, "datetime", Clock)
    assert (kept.campaigns.figures(CAMPAIGN).until == THIS_WEEK - WEEK) is published


def test_of_a_campaign_that_is_gone_nothing_is_published(kept):
    kept.change(lambda connection: campaigns.delete_campaign(connection, "ligue"))
    assert kept.campaigns.figures(CAMPAIGN).weeks == []
    kept.change(lambda one: publications.publish(one, CAMPAIGN, THIS_WEEK))


# Numbers that were published before weeks were kept

EARLIER = [  # week, language, level, number
    (1, "fr", "high", 6),
    (1, "it", "high", 3),
    (1, "en", "high", 4),
    (1, "fr", "low", 3),
    (1, "it", "low", 4),
    (1, "en", "low", 1),
    (2, "it", "high", 5),
    (2, "en", "low", 2),
]
DEFINITION = {
    "name": "Ligue",
    "origins": ["https://www.ligue.example"],
    "languages": ["fr", "it", "en"],
    "questionnaires": ["parent"],
    "scored": ["parent"],
    "smallest": 5,
}
MERGING = next(
    week for n in range(5, 9) if (week := THIS_WEEK - n * WEEK).toordinal() // 7 % 4 == 0
)
"""A week in which pending results were merged: the first of the campaign."""


def with_old_counters(address: str, closed_on: date | None = None) -> None:
    """Fill a database of the version before."""
    with opened(address) as database, database.engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(upgrade.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        definition = json.dumps({**DEFINITION, "begins": MERGING.isoformat()})
        connection.execute(
            text(
                "INSERT INTO campaign (slug, definition, revision, secret_hash, closed_on)"
                " VALUES ('ligue', :definition, 1, '', :closed_on)"
            ),
            {"definition": definition, "closed_on": closed_on},
        )
        rows = [
            {"week": MERGING + (week - 1) * WEEK, "language": language, "level": level}
            | {"slug": "ligue", "questionnaire": "parent", "number": number}
            for week, language, level, number in EARLIER
        ]
        connection.execute(insert(result_count), rows)


def after_the_upgrade(address: str, closed_on: date | None = None) -> tuple[Figures, list]:
    with_old_counters(address, closed_on)
    bring_up_to_date(address)
    with opened(address) as database, database.engine.connect() as connection:
        campaign = campaigns.get(connection, "ligue")
        left = counters.counts(connection, "ligue")["results"]
    with opened(address) as database:
        return repository.CampaignRepository(database).figures(campaign), left


def test_numbers_that_were_published_before_stay_as_they_were(address):
    figures, _left = after_the_upgrade(address)
    told = [row.number for row in figures.by_week("results")]
    assert told[:2] == [21, 5] and set(told[2:]) == {None}
    first = figures.between(MERGING, MERGING)
    levels = {row.value: row.number for row in first.table("results", "level") if row.number}
    assert levels == {"high": 6, "low": 8, "": 7}
    languages = {row.value: row.number for row in first.table("results", "language")}
    assert languages == {"fr": 6, "it": None, "en": None, "": 15}


def test_what_was_still_to_be_published_is_counted_in_the_present_week(address):
    _figures, left = after_the_upgrade(address)
    assert [(one.week, one.language, one.level, one.number) for one in left] == [
        (THIS_WEEK, "en", "low", 2)
    ]


def test_what_a_closed_campaign_never_told_is_told_by_nobody(address):
    figures, left = after_the_upgrade(address, closed_on=MERGING + WEEK)
    assert left == []
    assert [row.number for row in figures.by_week("results")] == [21, 5]
