"""Who tries wrong secrets is told to wait after some of them."""

import pytest

from warning_signs.campaigns import guess_limit
from warning_signs.campaigns.guess_limit import MOST_WRONG, SECONDS, GuessLimit


@pytest.fixture
def clock(monkeypatch):
    """The clock of the limit, as a list with its time."""
    now = [1000.0]
    monkeypatch.setattr(guess_limit.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def guessed(clock):
    """A limit after as many wrong guesses as may be made."""
    limit = GuessLimit()
    assert not any(limit.is_one_too_many("ligue") for _ in range(MOST_WRONG))
    return limit


def test_after_some_wrong_guesses_each_is_one_too_many_for_a_minute(guessed, clock):
    assert guessed.is_one_too_many("ligue")
    clock[0] += SECONDS - 1
    assert guessed.is_one_too_many("ligue")
    clock[0] += 2
    assert not guessed.is_one_too_many("ligue")


def test_who_never_stops_takes_no_more_memory(guessed):
    for _ in range(10 * MOST_WRONG):
        guessed.is_one_too_many("ligue")
    assert len(guessed._wrong["ligue"]) == MOST_WRONG


def test_another_campaign_is_not_concerned(guessed):
    assert not guessed.is_one_too_many("other")
