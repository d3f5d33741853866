"""The scoring rules as data: levels, bands, named conditions, red flags and minimum levels."""

from collections.abc import Iterable, Mapping

from warning_signs.content.models.base import ContentModel, Id, Level, RankedLevel
from warning_signs.content.models.conditions.parse import ConditionField
from warning_signs.content.models.questionnaire import PARTICIPATION, Option
from warning_signs.content.models.text import Text


class LevelText(ContentModel):
    """The words for a level. `title` is the heading of the result."""

    id: Level
    title: Text
    short: Text
    text: Text


class Rule(ContentModel):
    """Something that can raise the level. `text` is the reason in words; a `sensitive` reason is
    left off the sheet to hand over.
    """

    id: Id
    text: Text
    sensitive: bool = False


class Band(Rule):
    """From this sum of known points on, the level is at least this one."""

    level: RankedLevel
    points: int


class Flag(Rule):
    """A red flag: when the condition holds the level is urgent, whatever the score.

    cannot_wait: readers at night need a line that is open, not one that is closed until morning.
    """

    when: ConditionField
    cannot_wait: bool = False


class MinimumLevel(Rule):
    """When the condition holds, the level is at least this one."""

    level: RankedLevel
    when: ConditionField


class Involvement(ContentModel):
    """The child’s own part (hurt, taking part, witness …), in words beside the reasons.

    The result shows the first one of the list whose condition holds. A `sensitive` one is left off
    the sheet to hand over.
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
    """An area of the child’s life, with a bar of its own in the result."""

    id: Id
    title: Text
    sensitive: bool = False
    """Its bar is left off the sheet to hand over."""

    @property
    def scored(self) -> bool:
        """Whether its points count towards the level."""
        return self.id != PARTICIPATION


class ScaleOptions(ContentModel):
    """The options of a scale, with their points."""

    id: Id
    options: tuple[Option, ...]


class Rules(ContentModel):
    """All rules. One set serves every questionnaire that has a level."""

    frequency: ScaleOptions
    change: ScaleOptions
    domains: tuple[Domain, ...]
    domain_bands: DomainBands
    levels: tuple[LevelText, ...]
    bands: tuple[Band, ...]
    conditions: dict[str, ConditionField]
    unsure: ConditionField
    flags: tuple[Flag, ...]
    floors: tuple[MinimumLevel, ...]
    roles: tuple[Involvement, ...]
    left_open: tuple[Id, ...] = ()
    """The questions that a result asks again where they were left open, first those whose answer
    changes most."""

    def __hash__(self) -> int:
        """By identity, so that caches can be keyed by the rules; a site has one set."""
        return id(self)

    @property
    def scales(self) -> Mapping[str, tuple[Option, ...]]:
        """The options of each scale."""
        return {"frequency": self.frequency.options, "change": self.change.options}

    def level(self, level: str) -> LevelText:
        """Return the words for a level."""
        return next(words for words in self.levels if words.id == level)

    def cannot_wait(self, raised: Iterable[str]) -> bool:
        """Whether one of these red flags, given by their ids, cannot wait until the morning."""
        return any(flag.cannot_wait for flag in self.flags if flag.id in set(raised))
