"""All content of a site, as one checked object."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from warning_signs.content.models.advice import AdviceCatalogue
from warning_signs.content.models.code_layouts import CodeLayouts
from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.content.models.law import CountryLaws
from warning_signs.content.models.letters import Letter
from warning_signs.content.models.platforms import PlatformGuides
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Rules

INTERNATIONAL = "001"
"""The UN’s code for the world: helplines that serve every country."""


@dataclass(frozen=True)
class Change:
    """One piece of content that a site adds or replaces (content/loading/overrides.py)."""

    kind: Literal["questionnaire", "country", "advice"]
    name: str
    replaces: bool


@dataclass(frozen=True)
class Content:
    """All content of a site, checked. Mappings have the ids of questionnaires and letters, and the
    codes of countries, as their keys; EU is the European Union.

    changes: what the site adds to the built-in content, or replaces in it.
    """

    questionnaires: Mapping[str, Questionnaire]
    rules: Rules
    catalogue: AdviceCatalogue
    helplines: Mapping[str, CountryHelplines]
    letters: Mapping[str, Letter]
    guides: PlatformGuides
    laws: Mapping[str, CountryLaws]
    code_layouts: CodeLayouts
    changes: tuple[Change, ...] = ()

    @property
    def international(self) -> CountryHelplines:
        """The helplines that serve every country."""
        return self.helplines[INTERNATIONAL]

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries whose helplines are known."""
        return tuple(code for code in self.helplines if code != INTERNATIONAL)
