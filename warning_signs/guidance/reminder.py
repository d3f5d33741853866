"""When to look again, and an entry for a calendar that reveals nothing. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta

from warning_signs.content.models.base import Level

DAYS: Mapping[Level, int] = {"urgent": 1, "high": 7}
"""After how many days to look again, as the advice `check_again` says."""

OTHERWISE = 14
"""Days at every other level."""


def look_again_on(level: Level, today: date) -> date:
    """Return the day on which to look again."""
    return today + timedelta(days=DAYS.get(level, OTHERWISE))


def calendar_entry(day: date, title: str) -> str:
    """Return an entry for a whole day as a calendar file (RFC 5545).

    Somebody else may see the calendar, so there is no address and no word besides the title.
    """
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//reminder//EN",
            "BEGIN:VEVENT",
            f"UID:{day:%Y%m%d}-reminder",
            f"DTSTAMP:{day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"SUMMARY:{title}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )
