"""Whether the translation catalogues are in sync with the texts of the site.

`python -m warning_signs.i18n.quality.sync` prints what is out of date, and fails if anything is.
These commands bring it up to date, from the top of the checkout (`make translations` runs them):

    python -m babel.messages.frontend extract -F babel.cfg -c Translators: -k lazy_gettext \\
        --no-location --omit-header --no-wrap -o translations/messages.pot .
    python -m babel.messages.frontend update -i translations/messages.pot -d translations \\
        --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date
    pybabel compile -d translations

There are no locations, dates or guesses, so a change of one text is a change of one entry.
`compile` writes its file even if a placeholder is wrong, so check its exit code.
"""

import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog, Message

from warning_signs.i18n.languages import LANGUAGES, available_locales
from warning_signs.i18n.messages import Key, keys, mistakes, read_catalogue, strings
from warning_signs.i18n.quality.core import TextGroup, by_importance, core, read_groups
from warning_signs.i18n.review_status import core_only, read_status
from warning_signs.paths import ROOT, TEMPLATE_CATALOGUE, TRANSLATIONS

EXTRACT = (
    *(sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"),
    *("-F", "babel.cfg", "-c", "Translators:", "-k", "lazy_gettext"),
    *("--omit-header", "--no-wrap"),
)
WITHOUT_LOCATIONS = ("--no-location",)


def find_differences() -> list[str]:
    """Return a sentence for each thing that is out of sync; none if all is well.

    All is well if the template catalogue is what extraction gives now, and each language has
    exactly its messages, all translated, none fuzzy, and no placeholder lost. Of a language that
    is offered with its core alone, only the core has to be translated.
    """
    extracted, required = extract(*WITHOUT_LOCATIONS), required_texts()
    template = TEMPLATE_CATALOGUE.read_bytes() if TEMPLATE_CATALOGUE.exists() else b""
    problems = [] if template == extracted else ["messages.pot is out of date: make translations."]
    for path in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po")):
        language = path.parent.parent.name
        found = catalogue_problems(path.read_bytes(), language, extracted, required.get(language))
        problems += [f"{language}: {problem}" for problem in found]
    return problems


def required_texts() -> dict[str, frozenset[Key]]:
    """Return the texts that must be translated into each language that is offered with its core
    alone, by the name of its folder. A language that is not there needs every text.
    """
    tags = core_only(available_locales(TRANSLATIONS), read_status(TRANSLATIONS))
    folders = [LANGUAGES[tag].babel_identifier for tag in tags]
    return dict.fromkeys(folders, core(importance())) if folders else {}


def importance() -> dict[Key, TextGroup | None]:
    """Return every text of the site by importance (quality/core.py), as extraction finds it now."""
    return by_importance(read_catalogue(extract()), read_groups(TRANSLATIONS))


def extract(*options: str) -> bytes:
    """Return the template catalogue as it would be written now, with locations by default."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "messages.pot"
        subprocess.run([*EXTRACT, *options, "-o", str(output), "."], cwd=ROOT, check=True)
        return output.read_bytes()


def catalogue_problems(
    catalogue: bytes, language: str, template: bytes, required: Collection[Key] | None = None
) -> Iterator[str]:
    """Yield what the catalogue of a language lacks, has too much, or has wrong, by the template.

    required: the texts that have to be translated; by default all.
    """
    catalog = read_catalogue(catalogue, language)
    messages, expected = keys(catalog), keys(read_catalogue(template))
    yield from (f"lacks {key}: make translations." for key in expected.keys() - messages)
    yield from (f"still has {key}: make translations." for key in messages.keys() - expected)
    for key, message in messages.items():
        if required is None or key in required or any(strings(message)):
            problems = _message_problems(message, catalog)
            yield from (f"{message.id!r} {problem}" for problem in problems)


def _message_problems(message: Message, catalog: Catalog) -> Iterator[str]:
    """What is wrong with one translation: it is missing, fuzzy, or lost a placeholder."""
    if not all(strings(message)):
        yield "is not translated."
        return
    if message.fuzzy:
        yield "is only a guess (fuzzy)."
    yield from (f"is wrong: {error}." for error in mistakes(message, catalog))


if __name__ == "__main__":
    sys.exit("\n".join(find_differences()) or None)
