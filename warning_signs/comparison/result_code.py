"""The short code of a result: twelve characters that hold a snapshot and no more.

All parts form one number in a mixed radix: each part is the remainder of a division by the number
of its possible values. The parts that say how to read the others come out first, so a code of an
unknown version can be reported as such. docs/reference/codes.md specifies the format.
"""

from __future__ import annotations

from datetime import date, timedelta

from warning_signs.assessment.assess import Assessment
from warning_signs.comparison.check_digits import (
    CHECKS,
    LENGTH,
    CodeError,
    read_characters,
    write_characters,
)
from warning_signs.comparison.snapshot import DomainPoints, Snapshot, snapshot_of
from warning_signs.content.models.base import LEVELS
from warning_signs.content.models.code_layouts import (
    NUMBERS,
    POINTS_A_QUESTION,
    VERSIONS,
    CodeLayout,
    CodeLayouts,
    states_of,
)

FIRST_DAY, DAYS = date(2026, 1, 1), 11_000
"""The days that a code can hold: thirty years."""

_SIZE = 1 << 5 * (LENGTH - CHECKS)

# If little is known, the number is small, and its code would begin with a run of zeros, which is
# easily mistyped. Multiplying by an odd constant spreads the digits, and can be undone.
_SPREAD = 0x2_78DD_E6E5_FD29
_GATHER = pow(_SPREAD, -1, _SIZE)


def code_of(
    assessment: Assessment,
    code_layouts: CodeLayouts,
    day: date,
    *,
    include_participation: bool = True,
) -> str:
    """The code of an assessment made on `day`, with or without the points of the child’s own part.

    Returns '' if no code can hold it (a questionnaire without a level, a site’s own questionnaire,
    a clock that is decades wrong), since a result must never fail for want of a code.
    """
    try:
        return encode(
            snapshot_of(assessment, day, include_participation=include_participation), code_layouts
        )
    except ValueError:
        return ""


def encode(snapshot: Snapshot, code_layouts: CodeLayouts) -> str:
    """The code of `snapshot`, as XXXX-XXXX-XXXX.

    Raises ValueError if no code can hold it: a day outside the thirty years, or a questionnaire
    without a code layout.
    """
    layout = code_layouts.find(snapshot.questionnaire, snapshot.version)
    day = (snapshot.day - FIRST_DAY).days
    if layout is None or not 0 <= day < DAYS:
        raise ValueError(f"no code can hold {snapshot}")
    points = {one.domain: one for one in snapshot.domains}
    if {domain: one.questions for domain, one in points.items()} != layout.questions:
        raise ValueError(f"{snapshot} does not fit the layout {layout}")
    number = 0
    for domain, questions in layout.questions.items():
        number = number * states_of(questions) + _state(points[domain])
    for value, count in (
        (LEVELS.index(snapshot.level), len(LEVELS)),
        (day, DAYS),
        (layout.version - 1, VERSIONS),
        (layout.number, NUMBERS),
    ):
        number = number * count + value
    return write_characters(number * _SPREAD % _SIZE)


def decode(text: str, code_layouts: CodeLayouts) -> Snapshot:
    """The snapshot in a code as somebody typed it. Raises CodeError and nothing else."""
    number = read_characters(text) * _GATHER % _SIZE
    number, layout_number = divmod(number, NUMBERS)
    number, version = divmod(number, VERSIONS)
    number, day = divmod(number, DAYS)
    number, level = divmod(number, len(LEVELS))
    layout = _layout(code_layouts, layout_number, version + 1)
    domains = []
    for domain, questions in reversed(layout.questions.items()):
        number, state = divmod(number, states_of(questions))
        domains.append(_points(domain, questions, state))
    if number:
        raise CodeError("typing")
    return Snapshot(
        questionnaire=layout.questionnaire,
        version=layout.version,
        day=FIRST_DAY + timedelta(days=day),
        level=LEVELS[level],
        domains=tuple(reversed(domains)),
    )


def _layout(code_layouts: CodeLayouts, number: int, version: int) -> CodeLayout:
    if number not in code_layouts.numbers.values():
        raise CodeError("questionnaire")
    layout = code_layouts.numbered(number, version)
    if layout is None:
        raise CodeError("version", version)
    return layout


def _state(points: DomainPoints) -> int:
    """The index of a domain’s state among all possible states, ordered by `known`, then by sum."""
    most = POINTS_A_QUESTION * points.known
    if not (0 <= points.points <= most and points.known <= points.questions):
        raise ValueError(f"{points} cannot be")
    return states_of(points.known - 1) + points.points


def _points(domain: str, questions: int, state: int) -> DomainPoints:
    """The inverse of `_state`."""
    known = next(known for known in range(questions + 1) if state < states_of(known))
    return DomainPoints(domain, state - states_of(known - 1), known, questions)
