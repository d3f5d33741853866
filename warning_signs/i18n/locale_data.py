"""Names of countries, languages and months, and how dates and numbers are written (CLDR, by Babel).

They are read before the workers are forked, which then share them. Most of them are names of
currencies, units, time zones and scripts: those are dropped, since no page shows any. Of scripts,
those stay that tell languages of the site apart: Babel names them on top of a catalogue.
"""

from collections.abc import Iterable

from babel import localedata

from warning_signs.i18n.languages import LANGUAGES, SiteLocale

LEVANT = "ar_SY"
"""Arabic has two names for each month: families from Syria, Lebanon and Iraq say the other one."""

PARENTS = ("root", "en", "en_001")
"""What the data of other languages are made from; Babel keeps them as well."""

UNUSED = (
    "compact_currency_formats",
    "compact_decimal_formats",
    "compound_unit_patterns",
    "currency_formats",
    "currency_names",
    "currency_names_plural",
    "currency_symbols",
    "date_fields",
    "eras",
    "interval_formats",
    "meta_zones",
    "quarters",
    "time_zones",
    "unit_display_names",
    "unit_patterns",
    "variants",
)

SCRIPTS = frozenset(part for tag in LANGUAGES for part in tag.split("-")[1:])
"""The scripts in tags of languages: Hans, Hant."""


def read_locale_data(locales: Iterable[SiteLocale]) -> None:
    """Make Babel read the data of these languages, and keep what a page can need of them."""
    for identifier in (*PARENTS, *(locale.format_identifier for locale in locales), LEVANT):
        data = localedata.load(identifier)  # the dictionary that Babel itself goes on using
        for part in UNUSED:
            data.pop(part, None)
        scripts = data.get("scripts", {})
        data["scripts"] = {code: scripts[code] for code in SCRIPTS & scripts.keys()}
