"""The languages the site can speak: tag, direction and own name, in one static table.

Babel knows the same names, but not before it has read a file for each language. The table costs
nothing, and a person can read it at a glance.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from warning_signs.errors import StartError

SOURCE_TAG = "en"


@dataclass(frozen=True, slots=True)
class SiteLocale:
    """One language of the site.

    tag: the BCP 47 tag in addresses and in `lang`; direction: "ltr" or "rtl"; name: the name of the
    language in that language and its own script.
    """

    tag: str
    direction: str
    name: str

    @property
    def babel_identifier(self) -> str:
        """The name of the language in Babel and gettext, and of its folder: `zh_Hant`."""
        return self.tag.replace("-", "_")

    @property
    def format_identifier(self) -> str:
        """The locale for dates and times. Babel’s “en” is American; most readers are in Europe."""
        return "en_GB" if self.tag == SOURCE_TAG else self.babel_identifier


RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ur"})

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
    "ku": "kurdî (kurmancî)",
    "ckb": "کوردیی ناوەندی",
    "ps": "پښتو",
    "so": "Soomaali",
    "ti": "ትግርኛ",
}
"""The official languages of the European Union, then the most requested others, then those of
families whose need is far greater than what is offered to them.
"""

LANGUAGES = {
    tag: SiteLocale(tag, "rtl" if tag in RIGHT_TO_LEFT else "ltr", name)
    for tag, name in NAMES.items()
}


def without_accents(text: str) -> str:
    """Return the text in small letters without accents, for sorting and comparing words."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def catalogue_path(folder: Path, tag: str) -> Path:
    """Return the path of the file that translators of this language edit."""
    return folder / LANGUAGES[tag].babel_identifier / "LC_MESSAGES" / "messages.po"


def available_locales(translations_dir: Path) -> tuple[SiteLocale, ...]:
    """Return the languages that the site offers, sorted by their own names.

    English, the language of the source texts, is always one of them; every other one has a
    catalogue in `translations_dir`. Raises StartError for a catalogue of a language that is not in
    the table: without its name and direction every page in it would be wrong.
    """
    folders = {path.parent.parent.name for path in translations_dir.glob("*/LC_MESSAGES/*.po")}
    tags = {folder.replace("_", "-") for folder in folders} | {SOURCE_TAG}
    unknown = sorted(tags - LANGUAGES.keys())
    if unknown:
        raise StartError(f"Add {', '.join(unknown)} to NAMES in {__name__}: name and direction.")
    return tuple(sorted((LANGUAGES[tag] for tag in tags), key=_name_without_accents))


def find_locale(locales: Iterable[SiteLocale], tag: str | None) -> SiteLocale | None:
    """Return the one of `locales` with this tag; None where there is none."""
    return next((locale for locale in locales if locale.tag == tag), None)


def _name_without_accents(locale: SiteLocale) -> str:
    """Sort key that puts čeština under c, where its readers look for it."""
    return without_accents(locale.name)
