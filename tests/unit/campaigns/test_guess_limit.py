"""Who guesses a secret has to wait; who knows it does not."""

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
    limit.note("ligue", "right", is_right=True)
    for number in range(MOST_WRONG):
        assert limit.allows("ligue", f"wrong {number}")
        limit.note("ligue", f"wrong {number}", is_right=False)
    return limit


def test_after_some_wrong_guesses_no_other_is_looked_at_for_a_minute(guessed, clock):
    assert not guessed.allows("ligue", "another")
    clock[0] += SECONDS - 1
    assert not guessed.allows("ligue", "another")
    clock[0] += 2
    assert guessed.allows("ligue", "another")


def test_who_knew_the_secret_before_is_let_in_all_the_same(guessed):
    assert guessed.allows("ligue", "right")


def test_another_campaign_is_not_concerned(guessed):
    assert guessed.allows("other", "any")
