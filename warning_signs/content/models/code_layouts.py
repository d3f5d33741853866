"""Code layouts: what the code of a result needs to know about each version of a questionnaire."""

from functools import cached_property
from math import prod

from pydantic import Field, PositiveInt

from warning_signs.content.models.base import ContentModel, Id

NUMBERS, VERSIONS = 4, 64
"""How many questionnaires, and versions of each, a code of twelve characters can tell apart."""

MOST_STATES = 79_900_000
"""How many states of all domains a code has room for, beside level, day and version."""

POINTS_A_QUESTION = 3
"""The most points of a frequency question; codes rely on it."""


class CodeLayout(ContentModel):
    """How many questions each domain has in one version of a questionnaire.

    `number` stands for the questionnaire in codes. The order of the domains matters.
    """

    questionnaire: Id
    number: int = Field(ge=0, lt=NUMBERS)
    version: int = Field(ge=1, le=VERSIONS)
    questions: dict[Id, PositiveInt]

    @cached_property
    def states(self) -> int:
        """How many different states all domains together can have."""
        return prod(states_of(questions) for questions in self.questions.values())


class CodeLayouts(ContentModel):
    """The layouts of all versions that ever existed. The YAML key is `shapes`."""

    shapes: tuple[CodeLayout, ...]

    def find(self, questionnaire: str, version: int) -> CodeLayout | None:
        """Return the layout of one version of a questionnaire, if it is listed."""
        return self._by_name.get((questionnaire, version))

    def numbered(self, number: int, version: int) -> CodeLayout | None:
        """Return the layout of one version of the questionnaire with this number in codes."""
        return self._by_number.get((number, version))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each questionnaire in codes."""
        return {layout.questionnaire: layout.number for layout in self.shapes}

    @cached_property
    def _by_name(self) -> dict[tuple[str, int], CodeLayout]:
        return {(layout.questionnaire, layout.version): layout for layout in self.shapes}

    @cached_property
    def _by_number(self) -> dict[tuple[int, int], CodeLayout]:
        return {(layout.number, layout.version): layout for layout in self.shapes}


def states_of(questions: int) -> int:
    """Return how many pairs (known questions, sum of points) so many questions can lead to."""
    return POINTS_A_QUESTION * questions * (questions + 1) // 2 + questions + 1
