"""Whether the translation catalogues still say what the site says.

`python -m warning_signs.i18n.quality.sync` prints what is behind, and fails if anything
is. The commands that mend it, run from the top of the checkout (`make translations` runs them):

    python -m babel.messages.frontend extract -F babel.cfg -c Translators: -k lazy_gettext \\
        --no-location --omit-header --no-wrap -o translations/messages.pot .
    python -m babel.messages.frontend update -i translations/messages.pot -d translations \\
        --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date
    pybabel compile -d translations

No locations, dates or guesses: a change of one text is a change of one entry. `compile` writes
its file even when a placeholder is wrong, so what counts is its exit code.
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
    """Everything that is behind, one sentence a finding; empty when all is well.

    Well means: the template catalogue is what extraction gives today, and each language has
    exactly its messages, every one translated, none marked as a guess, no placeholder lost.
    """
    wanted = extract()
    template = TEMPLATE_CATALOGUE.read_bytes() if TEMPLATE_CATALOGUE.exists() else b""
    problems = [] if template == wanted else ["messages.pot is out of date: make translations."]
    for path in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po")):
        language = path.parent.parent.name
        found = catalogue_problems(path.read_bytes(), language, wanted)
        problems += [f"{language}: {problem}" for problem in found]
    return problems


def extract() -> bytes:
    """The template catalogue as it would be written today."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "messages.pot"
        subprocess.run([*EXTRACT, "-o", str(output), "."], cwd=ROOT, check=True)
        return output.read_bytes()


def catalogue_problems(catalogue: bytes, language: str, template: bytes) -> Iterator[str]:
    """What a language's catalogue lacks, has too much, or has wrong, by the template."""
    catalog = read_catalogue(catalogue, language)
    messages, wanted = keys(catalog), keys(read_catalogue(template))
    yield from (f"lacks {key}: make translations." for key in wanted.keys() - messages)
    yield from (f"still has {key}: make translations." for key in messages.keys() - wanted)
    for message in messages.values():
        yield from (f"{message.id!r} {problem}" for problem in _message_problems(message, catalog))


def _message_problems(message: Message, catalog: Catalog) -> Iterator[str]:
    """What is wrong with one translation: none, only a guess, or a placeholder lost."""
    if not all(strings(message)):
        yield "is not translated."
        return
    if message.fuzzy:
        yield "is only a guess (fuzzy)."
    yield from (f"is wrong: {error}." for error in mistakes(message, catalog))


if __name__ == "__main__":
    sys.exit("\n".join(find_differences()) or None)
