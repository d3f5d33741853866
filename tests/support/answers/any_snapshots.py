"""Any snapshot at all, for property tests: of any questionnaire, also of versions yet to come."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from tests.support.answers.any_answers import CONTENT
from warning_signs.comparison.result_code import DAYS, FIRST_DAY, LEVELS
from warning_signs.comparison.snapshot import DomainPoints, Snapshot
from warning_signs.content.models.code_layouts import POINTS_A_QUESTION, CodeLayout, CodeLayouts

LARGEST = {"school": 7, "screen": 5, "withdrawal": 4, "body": 3, "participation": 3}
SHAPES = CodeLayouts(
    shapes=[
        *CONTENT.code_layouts.shapes,
        CodeLayout(questionnaire="parent", number=0, version=3, questions={"body": 1, "school": 2}),
        CodeLayout(questionnaire="coach", number=3, version=64, questions=LARGEST),
    ]
)
"""Those of the site, a version with fewer questions, and the largest that a code can hold."""


def snapshots(shapes: CodeLayouts = SHAPES) -> st.SearchStrategy[Snapshot]:
    """A snapshot of any version that is known.

    The strategy of each version is made once, and not with each snapshot, as `flatmap` would.
    """
    return st.one_of(map(_of, shapes.shapes))


def _of(shape: CodeLayout) -> st.SearchStrategy[Snapshot]:
    return st.builds(
        Snapshot,
        questionnaire=st.just(shape.questionnaire),
        version=st.just(shape.version),
        day=st.integers(0, DAYS - 1).map(lambda day: FIRST_DAY + timedelta(days=day)),
        level=st.sampled_from(LEVELS),
        domains=st.tuples(*(domain_points(d, n) for d, n in shape.questions.items())),
    )


def domain_points(domain: str, questions: int) -> st.SearchStrategy[DomainPoints]:
    """Any points of a domain with so many questions."""
    return st.sampled_from(every_state(domain, questions))


def every_state(domain: str, questions: int) -> list[DomainPoints]:
    """All points that a domain can have."""
    return [
        DomainPoints(domain, points, known, questions)
        for known in range(questions + 1)
        for points in range(POINTS_A_QUESTION * known + 1)
    ]
