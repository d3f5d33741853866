"""Whether the translation catalogues still say what the site says.

The commands, run from the top of the checkout (`make translations` runs the first two):

    python -m babel.messages.frontend extract -F babel.cfg -c Translators: --no-location \\
        --omit-header --no-wrap -o translations/messages.pot .
    python -m babel.messages.frontend update -i translations/messages.pot -d translations \\
        --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date
    python -m babel.messages.frontend compile -d translations

No locations, dates or guesses: a change of one text is a change of one entry. `compile` writes
its file even when a placeholder is wrong, so what counts is its exit code.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

FRONTEND = (sys.executable, "-m", "babel.messages.frontend")
EXTRACT = (
    *("extract", "-F", "babel.cfg", "-c", "Translators:", "--no-location"),
    *("--omit-header", "--no-wrap", "--quiet"),
)

Key = tuple[str | None, str | tuple[str, ...]]


def drift(root: Path) -> list[str]:
    """Say, one sentence a finding, where catalogues under `root` are behind the texts.

    Empty when the template catalogue is what extraction gives today and each language has exactly
    its messages, every one translated, none marked as a guess, no placeholder lost.
    """
    template = root / "translations" / "messages.pot"
    wanted = extract(root)
    problems = [] if _read(template) == wanted else [f"{template.name} is out of date."]
    for path in sorted(template.parent.glob("*/LC_MESSAGES/messages.po")):
        tag = path.parent.parent.name
        problems += [f"{tag}: {problem}" for problem in _language_problems(path, tag, wanted)]
    return problems


def extract(root: Path) -> bytes:
    """The template catalogue as it would be written today."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "messages.pot"
        subprocess.run([*FRONTEND, *EXTRACT, "-o", str(output), "."], cwd=root, check=True)
        return output.read_bytes()


def keys(catalog: Catalog) -> dict[Key, Message]:
    """The messages of a catalogue by context and text, without its header."""
    return {(message.context, message.id): message for message in catalog if message.id}


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _language_problems(path: Path, tag: str, template: bytes) -> Iterator[str]:
    """What one language's catalogue lacks, has too much, or has wrong."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=tag)
    messages, wanted = keys(catalog), keys(read_po(template.splitlines(keepends=True)))
    yield from (f"lacks {key}. Run make translations." for key in wanted.keys() - messages)
    yield from (f"still has {key}. Run make translations." for key in messages.keys() - wanted)
    for message in messages.values():
        yield from (f"{message.id!r} {problem}" for problem in _message_problems(message, catalog))


def _message_problems(message: Message, catalog: Catalog) -> Iterator[str]:
    """What is wrong with one translation: none, only a guess, or a placeholder lost."""
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    if not all(strings):
        yield "is not translated."
    if message.fuzzy:
        yield "is only a guess (fuzzy)."
    yield from (f"is wrong: {error}." for error in message.check(catalog))
