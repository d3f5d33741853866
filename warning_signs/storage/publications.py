"""The published weeks of campaigns: drawn once, when a week is over, and never again."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from warning_signs.campaigns.campaign import Campaign
from warning_signs.statistics.publication import PublishedWeek
from warning_signs.statistics.publication import publish as draw
from warning_signs.statistics.weeks import last_closed
from warning_signs.storage.counters import counts
from warning_signs.storage.tables import campaign as campaign_table
from warning_signs.storage.tables import missed_count, opened_count, published_week, result_count


def published(connection: Connection, campaign: Campaign) -> Sequence[PublishedWeek]:
    """The weeks that are published, in their order."""
    mine = select(published_week).where(published_week.c.slug == campaign.slug)
    rows = connection.execute(mine.order_by(published_week.c.week))
    return [PublishedWeek(row.week, row.numbers) for row in rows]


def missing(campaign: Campaign, weeks: Sequence[PublishedWeek], today: date) -> list[date]:
    """The weeks that are over on `today` and not among the published ones."""
    known = {one.week for one in weeks}
    return [week for week in campaign.dimensions.closed_weeks(today) if week not in known]


def publish(connection: Connection, campaign: Campaign, today: date) -> Sequence[PublishedWeek]:
    """Publish what is missing, delete the counters of weeks that are over, and return all weeks.

    The campaign is locked meanwhile, so that of several machines one draws and the others find it
    done. A lock that counting does not need: no reader waits for it.
    """
    mine = select(campaign_table.c.slug).where(campaign_table.c.slug == campaign.slug)
    if connection.scalar(mine.with_for_update(key_share=True)) is None:
        return []
    weeks = missing(campaign, published(connection, campaign), today)
    counted = counts(connection, campaign.slug)
    for week in weeks:
        drawn = draw(campaign.dimensions, week, counted)
        row = {"slug": campaign.slug, "week": week, "numbers": drawn.numbers}
        connection.execute(insert(published_week).values(**row))
    for table in (result_count, opened_count, missed_count):
        over = table.c.slug == campaign.slug, table.c.week <= last_closed(today)
        connection.execute(delete(table).where(*over))
    return published(connection, campaign)
