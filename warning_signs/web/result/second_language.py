"""A second language for a result: a parent reads Arabic, the school gets French.

Fields of the form: `second_language`, a tag, and `second_how`: `beside` (the default) or `instead`
of the reader’s language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.request.locale_context import locale_overrides


@dataclass(frozen=True)
class SecondLanguage:
    """What a reader chose.

    locale: None where nothing or nothing usable was; same: it was the page’s own language, as it
    is after a change of that; unknown: it was none of the site’s.
    """

    locale: SiteLocale | None = None
    instead: bool = False
    same: bool = False
    unknown: bool = False

    @property
    def locale_variants(self) -> tuple[Mapping[str, Any], ...]:
        """What the words of a result are spoken with, one voice or two; see `speech.spoken`.

        A voice that is an `echo` repeats what stands beside it in the reader’s language.
        """
        if self.locale is None:
            return ({"is_secondary": False},)
        second = {**locale_overrides(self.locale), "is_secondary": not self.instead}
        return (second,) if self.instead else ({"is_secondary": False}, second)


def read_second_language(
    posted: Mapping[str, str], own: SiteLocale, locales: Sequence[SiteLocale]
) -> SecondLanguage:
    """Read the choice out of a post to a page in the language `own`. Never fails."""
    tag = posted.get("second_language")
    if not tag:
        return SecondLanguage()
    locale = next((one for one in locales if one.tag == tag), None)
    if locale is None or locale == own:
        return SecondLanguage(same=locale == own, unknown=locale is None)
    return SecondLanguage(locale, instead=posted.get("second_how") == "instead")
