"""The languages the site can speak: tag, direction and own name, in one static table.

Babel knows the same names, but loading thirty display-name files costs 28 MB and half a second;
the table costs nothing and is read by a person in one glance.
"""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from warning_signs.errors import StartError

SOURCE_TAG = "en"


@dataclass(frozen=True, slots=True)
class SiteLocale:
    """One language of the site, as everything that shows or chooses a language needs it.

    `tag` is the BCP 47 tag used in addresses and in `lang`, `direction` is "ltr" or "rtl",
    `name` is the language's name in itself and in its own script.
    """

    tag: str
    direction: str
    name: str

    @property
    def babel_identifier(self) -> str:
        """The name Babel and gettext give the language, also that of its folder: `zh_Hant`."""
        return self.tag.replace("-", "_")

    @property
    def format_identifier(self) -> str:
        """The locale whose dates and times it writes: plain English would be the American way,
        and the readers of this site are in Europe first."""
        return "en_GB" if self.tag == SOURCE_TAG else self.babel_identifier


RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

# The official languages of the European Union, then those most asked for beside them.
NAMES = {
    "bg": "български",
    "cs": "čeština",
    "da": "dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "en": "English",
    "es": "español",
    "et": "eesti",
    "fi": "suomi",
    "fr": "français",
    "ga": "Gaeilge",
    "hr": "hrvatski",
    "hu": "magyar",
    "it": "italiano",
    "lt": "lietuvių",
    "lv": "latviešu",
    "mt": "Malti",
    "nl": "Nederlands",
    "pl": "polski",
    "pt": "português",
    "ro": "română",
    "sk": "slovenčina",
    "sl": "slovenščina",
    "sv": "svenska",
    "ar": "العربية",
    "bs": "bosanski",
    "ca": "català",
    "fa": "فارسی",
    "he": "עברית",
    "is": "íslenska",
    "mk": "македонски",
    "no": "norsk",
    "ru": "русский",
    "sq": "shqip",
    "sr": "српски",
    "tr": "Türkçe",
    "uk": "українська",
    "ur": "اردو",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
}

LANGUAGES = {
    tag: SiteLocale(tag, "rtl" if tag in RIGHT_TO_LEFT else "ltr", name)
    for tag, name in NAMES.items()
}


def without_accents(text: str) -> str:
    """Small letters without what stands above or below them: for sorting and comparing words."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def catalogue_path(folder: Path, tag: str) -> Path:
    """Where a folder of catalogues has what translators write into this language."""
    return folder / LANGUAGES[tag].babel_identifier / "LC_MESSAGES" / "messages.po"


def available_locales(translations_dir: Path) -> tuple[SiteLocale, ...]:
    """The languages the site offers, sorted by their own names as a chooser shows them.

    English is what the texts are written in; every other language is there because it has a
    catalogue in `translations_dir`. A catalogue of a language missing from the table stops the
    site: without its direction and name every page in it would be wrong.
    """
    folders = {path.parent.parent.name for path in translations_dir.glob("*/LC_MESSAGES/*.po")}
    tags = {folder.replace("_", "-") for folder in folders} | {SOURCE_TAG}
    unknown = sorted(tags - LANGUAGES.keys())
    if unknown:
        raise StartError(f"Add {', '.join(unknown)} to NAMES in {__name__}: name and direction.")
    return tuple(sorted((LANGUAGES[tag] for tag in tags), key=_name_without_accents))


def _name_without_accents(locale: SiteLocale) -> str:
    """Sort key that puts čeština with c, where its readers look for it."""
    return without_accents(locale.name)
