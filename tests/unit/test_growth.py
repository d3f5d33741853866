"""The measure of growth finds what grows too fast, and lets no busy machine fail a test."""

from random import Random

import pytest

from tests.support import growth

FAST = {"square": 2, "cube": 3}
SLOW = {"one time": 0, "line": 1}


@pytest.fixture
def busy(monkeypatch):
    """A machine on which anything may take twice as long from one moment to the next."""
    chance = Random(1)  # noqa: S311 - the same every time, no secret
    monkeypatch.setattr(growth, "seconds", lambda work, given: work(given) * chance.choice((1, 2)))


def work(power):
    return lambda size: 0.01 * (size / 1024) ** power


@pytest.mark.parametrize("name", FAST)
def test_what_grows_too_fast_is_found_on_a_busy_machine(busy, name):
    for _ in range(100):
        assert growth.outgrows(work(FAST[name]), int, 64 * 1024)


@pytest.mark.parametrize("name", SLOW)
def test_what_grows_as_it_is_given_passes_on_a_busy_machine(busy, name):
    for _ in range(100):
        assert not growth.outgrows(work(SLOW[name]), int, 64 * 1024)


def test_what_nobody_would_wait_for_passes():
    assert not growth.outgrows(lambda size: None, int, 1024 * 1024)
