"""The published numbers of a campaign, as files and in words.

All that is shown or exported comes from `CampaignRepository.figures`: raw counters never leave
the storage.
"""

import json
from dataclasses import dataclass

from flask_babel import gettext

from warning_signs.campaigns.campaign import Campaign
from warning_signs.csv_safe import Delimiter
from warning_signs.statistics.export import FileFormat, as_csv, as_json
from warning_signs.statistics.figures import Figures
from warning_signs.statistics.rates import total_rate
from warning_signs.web.campaigns.dashboard.period import Period
from warning_signs.web.request.site import site
from warning_signs.web.templating.formatting import format_number, format_share


def published(campaign: Campaign) -> Figures:
    """What is published of a campaign by today. Raises Unavailable if its database is."""
    return site().campaigns.repository.figures(campaign)


def figures_file(
    campaign: Campaign, figures: Figures, kind: FileFormat, delimiter: Delimiter = ","
) -> bytes:
    """The published numbers as a file for other programs."""
    if kind == "csv":
        return as_csv(figures, campaign.slug, campaign.name, delimiter)
    return json.dumps(as_json(figures, campaign.slug, campaign.name), indent=1).encode() + b"\n"


@dataclass(frozen=True)
class Total:
    """A number for all shown weeks; before: the same of the weeks before, None without these."""

    name: str
    label: str
    number: str
    before: str | None


def totals(period: Period) -> list[Total]:
    """What people look at first: how many began, how many came to a result, and the rate."""
    labels = {"opened": gettext("Opened pages"), "results": gettext("Results")}
    numbers = [_totals(figures) for figures in (period.shown, period.before) if figures]
    return [
        Total(name, labels.get(name) or finished_title(), number, before)
        for name, number, before in zip(
            ("opened", "results", "finished"),
            numbers[0],
            numbers[1] if period.before else (None, None, None),
            strict=True,
        )
    ]


def _totals(figures: Figures) -> tuple[str, str, str]:
    return (
        format_published(figures.total("opened")),
        format_published(figures.total("results")),
        format_finished(total_rate(figures)),
    )


def finished_title() -> str:
    """What stands above `format_finished`."""
    # Translators: above a column of per cents: how many opened pages led to a result
    return gettext("Came to a result")


def format_published(number: int | None) -> str:
    """The number; a text where it is too small to be shown, or was never published."""
    if number is None:
        # Translators: in place of a number, in a table and on a chart; as short as can be
        return gettext("not told")
    return format_number(number)


def format_finished(rate: float | None) -> str:
    """How many of the opened pages led to a result, in per cent."""
    return format_published(None) if rate is None else format_share(rate)
