"""The short code of a result: twelve characters that hold a snapshot and no more.

Everything is packed without gaps into one number (each part in turn is the remainder by how many
values it can have). What tells how to read the rest comes out first, so that a code of a version
that this site does not know can still say so. docs/codes.md describes it for who must change it.
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
from warning_signs.content.models.code_layouts import (
    NUMBERS,
    POINTS_A_QUESTION,
    VERSIONS,
    Shape,
    Shapes,
    states_of,
)

FIRST_DAY, DAYS = date(2026, 1, 1), 11_000
"""The days that a code can name: thirty years."""

LEVELS = ("unsure", "low", "some", "high", "urgent")

_SIZE = 1 << 5 * (LENGTH - CHECKS)

# Where little is known the number is small, and its code would begin with a row of zeros, in which
# one too many is soon typed. Multiplied by an odd number it is as good and looks like any other.
_SPREAD = 0x2_78DD_E6E5_FD29
_GATHER = pow(_SPREAD, -1, _SIZE)


def code_of(assessment: Assessment, shapes: Shapes, day: date, *, own_part: bool = True) -> str:
    """The code of what was found on `day`, with or without the child’s `own_part`.

    Empty where no code can hold it (a questionnaire without a level, or a site’s own; a clock that
    is decades wrong): a result must never fail for want of a code.
    """
    try:
        return encode(snapshot_of(assessment, day, own_part=own_part), shapes)
    except ValueError:
        return ""


def encode(snapshot: Snapshot, shapes: Shapes) -> str:
    """The code of `snapshot`, as XXXX-XXXX-XXXX.

    Raises ValueError for what no code can hold: a day out of the thirty years, a questionnaire
    without a shape.
    """
    shape = shapes.find(snapshot.questionnaire, snapshot.version)
    day = (snapshot.day - FIRST_DAY).days
    if shape is None or not 0 <= day < DAYS:
        raise ValueError(f"no code can hold {snapshot}")
    points = {one.domain: one for one in snapshot.domains}
    if {domain: one.questions for domain, one in points.items()} != shape.questions:
        raise ValueError(f"{snapshot} does not have the shape {shape}")
    number = 0
    for domain, questions in shape.questions.items():
        number = number * states_of(questions) + _state(points[domain])
    for value, count in (
        (LEVELS.index(snapshot.level), len(LEVELS)),
        (day, DAYS),
        (shape.version - 1, VERSIONS),
        (shape.number, NUMBERS),
    ):
        number = number * count + value
    return write_characters(number * _SPREAD % _SIZE)


def decode(text: str, shapes: Shapes) -> Snapshot:
    """The snapshot that a code holds, however it was typed. Raises CodeError, and nothing else."""
    number = read_characters(text) * _GATHER % _SIZE
    number, called = divmod(number, NUMBERS)
    number, version = divmod(number, VERSIONS)
    number, day = divmod(number, DAYS)
    number, level = divmod(number, len(LEVELS))
    shape = _shape(shapes, called, version + 1)
    domains = []
    for domain, questions in reversed(shape.questions.items()):
        number, state = divmod(number, states_of(questions))
        domains.append(_points(domain, questions, state))
    if number:
        raise CodeError("typing")
    return Snapshot(
        questionnaire=shape.questionnaire,
        version=shape.version,
        day=FIRST_DAY + timedelta(days=day),
        level=LEVELS[level],
        domains=tuple(reversed(domains)),
    )


def _shape(shapes: Shapes, number: int, version: int) -> Shape:
    if number not in shapes.numbers.values():
        raise CodeError("questionnaire")
    shape = shapes.numbered(number, version)
    if shape is None:
        raise CodeError("version", version)
    return shape


def _state(points: DomainPoints) -> int:
    """The place of a domain’s points among all that it can have: first by `known`, then by sum."""
    most = POINTS_A_QUESTION * points.known
    if not (0 <= points.points <= most and points.known <= points.questions):
        raise ValueError(f"{points} cannot be")
    return states_of(points.known - 1) + points.points


def _points(domain: str, questions: int, state: int) -> DomainPoints:
    """The points of the domain in this state: what `_state` gives, backwards."""
    known = next(known for known in range(questions + 1) if state < states_of(known))
    return DomainPoints(domain, state - states_of(known - 1), known, questions)
