"""The rules of scoring as data: levels, bands, named conditions, red flags and floors."""

from warning_signs.content.models.base import ContentModel, Id
from warning_signs.content.models.condition import ConditionField, Level
from warning_signs.content.models.questionnaire import Option
from warning_signs.content.models.text import Text


class LevelText(ContentModel):
    """How a level is put into words. `title` heads the result."""

    id: Level
    title: Text
    short: Text
    text: Text


class Rule(ContentModel):
    """Something that can raise the level. `text` is the reason in words; a `sensitive` reason is
    left off the printed sheet unless ticked in.
    """

    id: Id
    text: Text
    sensitive: bool = False


class Band(Rule):
    """From this sum of known points on, the level is at least this one."""

    level: Level
    points: int


class Flag(Rule):
    """A red flag: when the condition holds the level is urgent, whatever the score."""

    when: ConditionField


class MinimumLevel(Rule):
    """When the condition holds, the level is at least this one."""

    level: Level
    when: ConditionField


class Involvement(ContentModel):
    """The child’s own part, in words that the result says under its level.

    The first role of the list whose condition holds is said. A `sensitive` one is left off the
    printed sheet unless ticked in.
    """

    id: Id
    when: ConditionField
    title: Text
    text: Text
    sensitive: bool = False


class DomainBands(ContentModel):
    """Where “some” and “many” begin in a domain’s bar, in percent of its most points.

    They shade the chart and word the table; the level never depends on them.
    """

    some: int
    many: int


class Domain(ContentModel):
    """An area of the child’s life that has a bar of its own."""

    id: Id
    title: Text


class Scale(ContentModel):
    """The options of every frequency question, with their points."""

    id: Id
    options: tuple[Option, ...]


class Rules(ContentModel):
    """All rules. One set serves every questionnaire that has a level."""

    frequency: Scale
    domains: tuple[Domain, ...]
    domain_bands: DomainBands
    levels: tuple[LevelText, ...]
    bands: tuple[Band, ...]
    conditions: dict[str, ConditionField]
    unsure: ConditionField
    flags: tuple[Flag, ...]
    floors: tuple[MinimumLevel, ...]
    roles: tuple[Involvement, ...]

    def level(self, level: str) -> LevelText:
        """The words of a level."""
        return next(words for words in self.levels if words.id == level)
