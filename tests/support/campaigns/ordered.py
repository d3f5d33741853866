"""A campaign ordered by the command, as an operator does it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select, update
from werkzeug.test import TestResponse

from tests.support.pages.checks import parse
from warning_signs.statistics.dimensions import Kind
from warning_signs.statistics.publication import Count
from warning_signs.storage import campaigns, counters, tables
from warning_signs.storage.database import Database
from warning_signs.web.request.site import EXTENSION, CampaignStore, site

ORIGIN = "https://www.ligue.example"
PLAIN = {"--name": "Ligue", "--origin": ORIGIN, "--language": "en"}
"""The options that an order must have."""

PAGE = "/en/c/ligue/parent/"
FEW = {"self_harm": "no", "disclosed": "no", "school_avoidance": "never"}
"""Answers with which nothing else is known."""


@dataclass(frozen=True)
class Ordered:
    """What the command printed: the address of the frame, that of the dashboard, the secret."""

    frame: str
    dashboard: str
    secret: str


def run(app: Flask, *words: str) -> Result:
    """What `flask campaign …` answers."""
    return app.test_cli_runner().invoke(args=["campaign", *words])


def order(app: Flask, slug: str = "ligue", *words: str, origin: str = ORIGIN) -> Ordered:
    """Make a campaign in English and French, with further options in `words`."""
    fixed = ("--name", "Ligue", "--origin", origin, "--language", "en", "--language", "fr")
    answer = run(app, "create", slug, *fixed, *words)
    assert answer.exit_code == 0, answer.output
    return Ordered(
        frame=re.search(r'<iframe src="([^"]+)"', answer.output)[1],
        dashboard=re.search(r"https?://\S+/campaigns/\S+", answer.output)[0],
        secret=re.search(r"\b[0-9a-f]{32}\b", answer.output)[0],
    )


def use_database(monkeypatch: pytest.MonkeyPatch, app: Flask, folder: Path) -> None:
    """Give a site that many tests share a database of this test’s own, without any campaign."""
    store = CampaignStore(f"sqlite:///{folder}/campaigns.sqlite3")
    monkeypatch.setitem(app.extensions, EXTENSION, replace(site(app), campaigns=store))


def redefine(app: Flask, slug: str, **fields: object) -> None:
    """Have a campaign be what no command makes of it, but a backup or other content can."""
    database = Database(site(app).campaigns.address)
    with database.engine.begin() as connection:
        found = campaigns.get(connection, slug)
        assert campaigns.change(connection, found.model_copy(update=fields))
    database.close()


def refused(app: Flask, slug: str = "ligue", **options: str) -> str:
    """What the command says about an order with these options, which it must refuse."""
    words = {**PLAIN, **{f"--{name}": value for name, value in options.items()}}
    answer = run(app, "create", slug, *(word for pair in words.items() for word in pair))
    assert answer.exit_code == 1, answer.output
    assert isinstance(answer.exception, SystemExit), "told in words"
    assert "There is no campaign" in run(app, "show", slug).output, "nothing was made"
    return answer.output


def token_on(page: str) -> str:
    """The submission token in the form of a page."""
    return parse(page).query("input[name=visit]")[0].attrs["value"]


def send(
    client: FlaskClient, answers: Mapping[str, object] = FEW, page: str = PAGE, **fields: str
) -> TestResponse:
    """Open the questions and send answers, as a browser does."""
    token = token_on(client.get(page).text)
    return client.post(page, data={**answers, "visit": token, **fields})


def counted(app: Flask, slug: str = "ligue") -> dict[tuple[str, str, str | None], int]:
    """The raw counters of results, by questionnaire, language and level."""
    results = _counts(app, slug)["results"]
    return {(one.questionnaire, one.language, one.level): one.number for one in results}


def opened(app: Flask, slug: str = "ligue") -> int:
    """How many pages were opened."""
    return sum(one.number for one in _counts(app, slug)["opened"])


def count_before(
    app: Flask, slug: str, counts: list[Count], began: date, opened: Sequence[Count] = ()
) -> None:
    """Have a campaign begin on an earlier day, and its counters hold what was counted since."""
    database = Database(site(app).campaigns.address)
    with database.engine.begin() as connection:
        mine = tables.campaign.c.slug == slug
        definition = connection.scalar(select(tables.campaign.c.definition).where(mine))
        earlier = {**definition, "begins": began.isoformat()}
        changed = {"definition": earlier, "revision": tables.campaign.c.revision + 1}
        connection.execute(update(tables.campaign).where(mine).values(**changed))
        rows = [{**asdict(one), "level": one.level or "", "slug": slug} for one in counts]
        connection.execute(insert(tables.result_count), rows)
        for one in opened:
            row = {**asdict(one), "slug": slug}
            del row["level"]
            connection.execute(insert(tables.opened_count).values(**row))
    database.close()


def _counts(app: Flask, slug: str) -> Mapping[Kind, Sequence[Count]]:
    database = Database(site(app).campaigns.address)
    with database.engine.connect() as connection:
        found = counters.counts(connection, slug)
    database.close()
    return found
