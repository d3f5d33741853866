"""Which numbers are published: rules that always hold, and an attacker who knows all the rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warning_signs.statistics import release as module
from warning_signs.statistics.release import Cell, ReleaseBatch, release_batches, safe_sums
from warning_signs.statistics.weeks import WEEK, weeks_between

FIRST = date(2026, 1, 5)
WEEKS = list(weeks_between(FIRST, FIRST + 8 * WEEK))
CELLS = [
    *(Cell(*labels) for labels in product(["parent", "teacher"], ["en", "fr"], ["low", "high"])),
    Cell("family", "en", None),
    Cell("family", "fr", None),
]

numbers = st.integers(0, 9) | st.integers(0, 40)
of_a_week = st.dictionaries(st.sampled_from(CELLS), numbers)
histories = st.lists(of_a_week, min_size=len(WEEKS), max_size=len(WEEKS))
merging_weeks = st.sets(st.integers(0, len(WEEKS) - 1))
min_cell_sizes = st.integers(5, 8)


def publish(history, merged, min_cell_size, cells=CELLS) -> list[ReleaseBatch]:
    """What is published of the counts of the first weeks."""
    counts = dict(zip(WEEKS, history, strict=False))
    weeks = [(week, number in merged) for number, week in enumerate(counts)]
    return release_batches(cells, counts, weeks, min_cell_size)


def reconstructed(history, published, cells=CELLS) -> tuple[list[dict[Cell, int]], Counter[Cell]]:
    """What each batch holds of each cell that it hides, and what is pending at the end.

    Tells it from the counts and from what everybody sees, and from nothing else.
    """
    contents = []
    pending = Counter(dict.fromkeys(cells, 0))
    for week, counted in zip(WEEKS, history, strict=False):
        pending.update(counted)
        hidden = list(cells)
        for batch in (batch for batch in published if batch.week == week):
            members = [cell for cell in hidden if can_hold(batch, cell)]
            contents.append({cell: pending[cell] for cell in members})
            pending.update({cell: -pending[cell] for cell in members})
            hidden = [cell for cell in hidden if cell not in members]
    return contents, pending


def can_hold(batch: ReleaseBatch, cell: Cell) -> bool:
    labels = (batch.questionnaire, batch.language, batch.level)
    if batch.questionnaire is None:
        return batch.level in (None, cell.level)
    return labels == cell


# Rules that always hold


@given(histories, merging_weeks, min_cell_sizes)
def test_no_batch_is_too_small(history, merged, min_cell_size):
    assert all(batch.number >= min_cell_size for batch in publish(history, merged, min_cell_size))


@given(histories, merging_weeks, min_cell_sizes)
def test_every_result_is_in_one_batch_or_pending(history, merged, min_cell_size):
    published = publish(history, merged, min_cell_size)
    contents, pending = reconstructed(history, published)
    assert [sum(content.values()) for content in contents] == [one.number for one in published]
    assert all(0 <= number < min_cell_size for number in pending.values())
    counted = sum(chain.from_iterable(week.values() for week in history))
    assert sum(batch.number for batch in published) + pending.total() == counted


@given(histories, histories, merging_weeks, min_cell_sizes, st.integers(0, len(WEEKS)))
def test_a_further_week_only_adds_batches(history, other, merged, min_cell_size, known):
    before = publish(history[:known], merged, min_cell_size)
    after = publish(history[:known] + other[known:], merged, min_cell_size)
    assert after[: len(before)] == before
    assert all(batch.week in WEEKS[known:] for batch in after[len(before) :])


@given(histories, merging_weeks, min_cell_sizes)
def test_only_a_week_that_merges_has_batches_without_all_labels(history, merged, min_cell_size):
    for batch in publish(history, merged, min_cell_size):
        assert batch.questionnaire or WEEKS.index(batch.week) in merged
        assert (batch.questionnaire is None) == (batch.language is None)


# By hand

LOW_EN, HIGH_EN, LOW_FR, HIGH_FR = CELLS[:4]


def test_a_cell_is_pending_until_it_has_enough():
    history = [{LOW_EN: 3}, {LOW_EN: 1}, {LOW_EN: 4}, {LOW_EN: 5}, {LOW_EN: 4}]
    assert publish(history, {}, 5) == [
        ReleaseBatch(WEEKS[2], 8, *LOW_EN),
        ReleaseBatch(WEEKS[3], 5, *LOW_EN),
    ]


def test_a_level_is_merged_before_everything_is():
    history = [{LOW_EN: 3, LOW_FR: 4, HIGH_EN: 4, Cell("family", "fr", None): 4}]
    assert publish(history, {0}, 5) == [
        ReleaseBatch(WEEKS[0], 7, level="low"),
        ReleaseBatch(WEEKS[0], 8),
    ]


def test_the_example_that_explains_the_rules():
    cells = [Cell("parent", language, level) for level in ("high", "low") for language in "fie"]
    pending = dict(zip(cells, (6, 3, 4, 3, 4, 1), strict=True))
    assert publish([pending], {0}, 5, cells) == [
        ReleaseBatch(WEEKS[0], 6, *cells[0]),
        ReleaseBatch(WEEKS[0], 8, level="low"),
    ]


def test_a_merged_batch_that_would_reveal_its_cells_stays_pending():
    three = [Cell("parent", language, "low") for language in ("en", "fr", "it")]
    full = dict.fromkeys(three, 4)
    assert publish([full], {0}, 5, three) == [], "12 of at most 12"
    assert publish([{**full, three[0]: 1}], {0}, 5, three) == [], "9: each has one at least"
    assert publish([{**full, three[0]: 0}], {0}, 5, three) == [
        ReleaseBatch(WEEKS[0], 8, level="low")
    ]
    published_now = {**full, three[0]: 5}
    assert publish([published_now], {0}, 5, three) == [ReleaseBatch(WEEKS[0], 5, *three[0])], (
        "4 and 4"
    )


def test_a_level_that_could_have_been_merged_and_was_not_hides_as_one():
    """Of 16 in two levels, neither of them merged, each would have 4 at least."""
    cells = [Cell("parent", language, level) for level in "ab" for language in ("en", "fr", "it")]
    assert publish([dict.fromkeys(cells, 3) | {cells[0]: 4, cells[3]: 4}], {0}, 5, cells) == []


@pytest.mark.parametrize(
    ("members", "sums"), [(0, []), (1, []), (2, []), (3, [5, 6, 7, 8]), (4, [*range(5, 13)])]
)
def test_few_members_hide_nothing(members, sums):
    assert list(safe_sums(members, 5)) == sums


# The attacker


@dataclass(frozen=True)
class Campaign:
    """A campaign so small that everything that can happen in it can be tried out.

    levels: how many cells each has; merged: for each week, whether it merges; most: the most
    results of a cell in a week.
    """

    levels: tuple[int, ...]
    merged: tuple[bool, ...]
    min_cell_size: int
    most: int

    @property
    def cells(self) -> list[Cell]:
        return [
            Cell("parent", str(number), f"level {level}")
            for level, size in enumerate(self.levels)
            for number in range(size)
        ]

    def histories(self) -> Iterator[list[dict[Cell, int]]]:
        cells, weeks = self.cells, len(self.merged)
        for counted in product(range(self.most + 1), repeat=len(cells) * weeks):
            yield [
                dict(zip(cells, counted[start:], strict=False))
                for start in range(0, len(counted), len(cells))
            ]


CAMPAIGNS = [
    Campaign((3,), (True, True), 3, 4),
    Campaign((3,), (False, True), 3, 4),
    Campaign((4,), (True,), 5, 6),
    Campaign((3, 3), (True,), 3, 3),
    Campaign((3, 3), (True, True), 2, 1),
    Campaign((3, 1), (True, True), 2, 2),
    Campaign((1, 1, 1), (True, True), 3, 4),
    Campaign((1, 1, 1, 1), (True,), 5, 6),
    Campaign((2, 2), (True, True), 2, 2),
    Campaign((2, 2), (True,), 5, 6),
    Campaign((3, 2, 1), (True,), 3, 3),
    Campaign((3, 1, 1), (True,), 4, 4),
    Campaign((3,), (True, False, True), 2, 2),
]


def leaks(campaign: Campaign) -> Iterator[tuple[tuple[ReleaseBatch, ...], object]]:
    """What an attacker works out who sees all that is published and knows everything else.

    Tries every history, keeps together those after which the same is published, and asks what
    is the same, or nearly, in all of them: about each cell and each set of cells of a batch that
    hides several, and about what is pending at the end where not all was published then. A cell
    may hold anything too small to be published, and a set at least as many different numbers.

    Left out is what needs more results of a cell than are tried in one week: that some of them
    came before would be known only because no more are tried.
    """
    alike = defaultdict(list)
    for history in campaign.histories():
        merged = {number for number, merges in enumerate(campaign.merged) if merges}
        published = publish(history, merged, campaign.min_cell_size, campaign.cells)
        if all(one.number <= campaign.most for one in published if one.questionnaire):
            alike[tuple(published)].append(reconstructed(history, published, campaign.cells))
    small = set(range(campaign.min_cell_size))
    for published, explanations in alike.items():
        for contents in zip(*(contents for contents, _ in explanations), strict=True):
            for some in parts(list(contents[0])):
                possible = {sum(content[cell] for cell in some) for content in contents}
                if len(possible) < len(small) or (len(some) == 1 and not small <= possible):
                    yield published, (some, possible)
        last = [batch for batch in published if batch.week == WEEKS[len(campaign.merged) - 1]]
        for cell in campaign.cells:
            emptied = any(can_hold(batch, cell) for batch in last)
            if not emptied and not small <= {pending[cell] for _, pending in explanations}:
                yield published, cell


def parts(cells: list[Cell]) -> Iterator[tuple[Cell, ...]]:
    """Every choice of some of the cells, and not of all."""
    for size in range(1, len(cells)):
        yield from combinations(cells, size)


@pytest.mark.parametrize("campaign", CAMPAIGNS, ids=str)
def test_an_attacker_learns_nothing_about_what_is_withheld(campaign):
    assert next(leaks(campaign), None) is None


@pytest.mark.parametrize("campaign", [CAMPAIGNS[0], CAMPAIGNS[8]], ids=str)
def test_the_attacker_would_find_a_merged_batch_that_reveals_something(campaign, monkeypatch):
    monkeypatch.setattr(
        module, "safe_sums", lambda members, min_cell_size: range(min_cell_size, 10 * members)
    )
    assert next(leaks(campaign), None)
