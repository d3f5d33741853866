"""A second language for a result: a parent reads Arabic, the school gets French.

Fields of the form: `second_language`, a tag, and `second_how`: `beside` (the default) or `instead`
of the reader’s language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warning_signs.i18n.languages import SiteLocale, find_locale
from warning_signs.web.templating.localisation import locale_overrides


@dataclass(frozen=True)
class SecondLanguage:
    """The choice of a reader.

    locale: None where they chose none that can be used; instead: it replaces the page’s language;
    same: it is the page’s own language, for instance after that was changed; unknown: this site
    does not have it.
    """

    locale: SiteLocale | None = None
    instead: bool = False
    same: bool = False
    unknown: bool = False

    @property
    def locale_variants(self) -> tuple[Mapping[str, Any], ...]:
        """The overrides to render the content of a result with, once for each language.

        They go to `localised_macros`. `is_secondary` is true for a translation that stands beside
        the reader’s language.
        """
        if self.locale is None:
            return ({"is_secondary": False},)
        second = {**locale_overrides(self.locale), "is_secondary": not self.instead}
        return (second,) if self.instead else ({"is_secondary": False}, second)


def read_second_language(
    form: Mapping[str, str], current: SiteLocale, locales: Sequence[SiteLocale]
) -> SecondLanguage:
    """Read the choice in a posted form of a page in the language `current`. Never fails."""
    tag = form.get("second_language")
    if not tag:
        return SecondLanguage()
    locale = find_locale(locales, tag)
    if locale is None or locale == current:
        return SecondLanguage(same=locale == current, unknown=locale is None)
    return SecondLanguage(locale, instead=form.get("second_how") == "instead")
