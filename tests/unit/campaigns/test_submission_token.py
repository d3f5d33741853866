"""The number of a form: only this site can make one, and it counts neither at once nor for ever."""

import pytest

from warning_signs.campaigns.submission_token import MAX_AGE, MIN_AGE, is_countable, make_token

KEY, OTHER_KEY = "0" * 64, "1" * 64
NOW = 1_800_000_000


@pytest.mark.parametrize(
    ("age", "counts"),
    [
        (-5, False),
        (0, False),
        (MIN_AGE - 0.1, False),
        (MIN_AGE, True),
        (600, True),
        (MAX_AGE, True),
        (MAX_AGE + 1, False),
    ],
)
def test_a_number_counts_from_two_seconds_to_sixteen_hours_after_its_page(age, counts):
    token = make_token(KEY, "ligue", NOW)
    assert is_countable(KEY, "ligue", token, NOW + age) is counts


def test_a_number_of_another_campaign_or_of_another_site_does_not_count():
    token = make_token(KEY, "ligue", NOW)
    assert not is_countable(KEY, "other", token, NOW + 60)
    assert not is_countable(OTHER_KEY, "ligue", token, NOW + 60)


@pytest.mark.parametrize("place", [0, 7, 8, 23, 24, 55])
def test_a_changed_digit_makes_it_worthless(place):
    token = make_token(KEY, "ligue", NOW)
    changed = token[:place] + ("1" if token[place] == "0" else "0") + token[place + 1 :]
    assert not is_countable(KEY, "ligue", changed, NOW + 60)


def test_no_two_pages_have_the_same_number():
    assert len({make_token(KEY, "ligue", NOW) for _ in range(100)}) == 100
