"""All content of a site, as one checked object."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from warning_signs.content.models.advice import AdviceCatalogue
from warning_signs.content.models.code_layouts import CodeLayouts
from warning_signs.content.models.helplines import CountryHelplines
from warning_signs.content.models.letters import Letter
from warning_signs.content.models.platforms import PlatformGuides
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Rules

INTERNATIONAL = "001"
"""The UN’s code for the world: help that is there in every country."""


@dataclass(frozen=True)
class Change:
    """One piece that a site’s own folder adds or replaces (content/loading/overrides.py)."""

    kind: Literal["questionnaire", "country", "advice"]
    name: str
    replaces: bool


@dataclass(frozen=True)
class Content:
    """All content of the site, checked. Keys: questionnaire id, country code.

    changes: what differs from the content that the product brings along.
    """

    questionnaires: Mapping[str, Questionnaire]
    rules: Rules
    catalogue: AdviceCatalogue
    helplines: Mapping[str, CountryHelplines]
    letters: Mapping[str, Letter]
    guides: PlatformGuides
    code_layouts: CodeLayouts
    changes: tuple[Change, ...] = ()

    @property
    def international(self) -> CountryHelplines:
        """Help that does not depend on the country."""
        return self.helplines[INTERNATIONAL]

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries whose help services are known."""
        return tuple(code for code in self.helplines if code != INTERNATIONAL)
