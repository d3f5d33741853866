"""A language from right to left before there is a translation: the site's texts in Arabic letters.

Its words mean nothing, but they are Arabic to a browser, and each text has its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.lib.languages import copy_catalogues
from warning_signs.i18n.messages import Key, keys
from warning_signs.paths import TEMPLATE_CATALOGUE

LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابكدهفجحيژقلمنوپخرستثوےخيز")
PLACEHOLDER = re.compile(r"(%\(\w+\)[sd]|<[^>]+>)")


def in_arabic_letters(text: str) -> str:
    """The text letter by letter, its placeholders kept, a number held together as it has to be."""
    parts = PLACEHOLDER.split(re.sub(r"(?<=\d) (?=\d)", "\u00a0", text))
    return "".join(
        part if PLACEHOLDER.fullmatch(part) else part.lower().translate(LETTERS) for part in parts
    )


def add_arabic(folder: Path) -> Path:
    """Make a folder of catalogues: those that the site has, and Arabic. Returns the folder."""
    messages = copy_catalogues(folder) / "ar" / "LC_MESSAGES"
    messages.mkdir(parents=True, exist_ok=True)
    catalog = arabic_letters_of("ar")
    for write, ending in ((write_po, "po"), (write_mo, "mo")):
        with (messages / f"messages.{ending}").open("wb") as file:
            write(file, catalog)
    return folder


def arabic_letters_of(tag: str, translated: Collection[Key] | None = None) -> Catalog:
    """A catalogue of a language with plural forms of its own; of `translated` texts, if given."""
    with TEMPLATE_CATALOGUE.open("rb") as file:
        template = read_po(file)
    catalog = Catalog(locale=tag, fuzzy=False)
    for key, message in keys(template).items():
        if translated is not None and key not in translated:
            continue
        plural = isinstance(message.id, tuple)
        words = in_arabic_letters(message.id[-1] if plural else message.id)
        forms = (words,) * catalog.num_plurals if plural else words
        catalog.add(message.id, forms, context=message.context, flags=message.flags)
    return catalog
