"""A changed campaign: known in every process at once, with all that was counted before."""

from datetime import date

import pytest

from tests.support.campaigns.database import CELL
from warning_signs.storage import campaigns

pytestmark = pytest.mark.usefixtures("generous_timeouts")


def change(kept, **fields):
    """Change the campaign as it is now; whether that was done."""
    changed = kept.campaigns.campaign("ligue").model_copy(update=fields)
    done = []
    kept.change(lambda connection: done.append(campaigns.change(connection, changed)))
    return done[0]


def test_another_process_knows_a_change_at_once_and_no_number_is_lost(kept):
    kept.campaigns.count_result(*CELL, kept.token())
    assert kept.other.campaign("ligue").name == "Ligue"
    assert change(kept, name="Autre", origins=("https://new.example",))
    for process in (kept.campaigns, kept.other):
        assert process.campaign("ligue").name == "Autre"
        assert process.campaign("ligue").origins == ("https://new.example",)
    kept.other.count_result(*CELL, kept.token())
    assert kept.results() == 2


def test_a_change_of_what_is_no_longer_there_is_not_made(kept):
    old = kept.campaigns.campaign("ligue")
    assert change(kept, name="Autre")
    done = []
    late = old.model_copy(update={"name": "Late"})
    kept.change(lambda connection: done.append(campaigns.change(connection, late)))
    assert done == [False]
    assert kept.campaigns.campaign("ligue").name == "Autre"


def test_it_stays_closed_as_of_its_first_day_when_it_is_told_where_to_lead(kept):
    first, later = date(2026, 11, 24), date(2026, 12, 1)
    kept.change(lambda connection: campaigns.close(connection, "ligue", first))
    kept.change(lambda connection: campaigns.close(connection, "ligue", later, "new"))
    closed = kept.other.campaign("ligue")
    assert (closed.closed_on, closed.leads_to) == (first, "new")
    assert change(kept, name="Autre")
    assert kept.other.campaign("ligue").closed_on == first
