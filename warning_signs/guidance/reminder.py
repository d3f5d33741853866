"""An entry for a calendar that reveals nothing. Pure."""

from datetime import date


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
