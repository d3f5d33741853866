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
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog, Message

from warning_signs.i18n.messages import keys, mistakes, read_catalogue, strings
from warning_signs.paths import ROOT, TEMPLATE_CATALOGUE, TRANSLATIONS

EXTRACT = (
    *(sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"),
    *("-F", "babel.cfg", "-c", "Translators:", "-k", "lazy_gettext"),
    *("--no-location", "--omit-header", "--no-wrap"),
)


def find_differences() -> list[str]:
    """Return a sentence for each thing that is out of sync; none if all is well.

    All is well if the template catalogue is what extraction gives now, and each language has
    exactly its messages, all translated, none fuzzy, and no placeholder lost.
    """
    extracted = extract()
    template = TEMPLATE_CATALOGUE.read_bytes() if TEMPLATE_CATALOGUE.exists() else b""
    problems = [] if template == extracted else ["messages.pot is out of date: make translations."]
    for path in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po")):
        language = path.parent.parent.name
        found = catalogue_problems(path.read_bytes(), language, extracted)
        problems += [f"{language}: {problem}" for problem in found]
    return problems


def extract() -> bytes:
    """Return the template catalogue as it would be written now."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "messages.pot"
        subprocess.run([*EXTRACT, "-o", str(output), "."], cwd=ROOT, check=True)
        return output.read_bytes()


def catalogue_problems(catalogue: bytes, language: str, template: bytes) -> Iterator[str]:
    """Yield what the catalogue of a language lacks, has too much, or has wrong, by the template."""
    catalog = read_catalogue(catalogue, language)
    messages, expected = keys(catalog), keys(read_catalogue(template))
    yield from (f"lacks {key}: make translations." for key in expected.keys() - messages)
    yield from (f"still has {key}: make translations." for key in messages.keys() - expected)
    for message in messages.values():
        yield from (f"{message.id!r} {problem}" for problem in _message_problems(message, catalog))


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
