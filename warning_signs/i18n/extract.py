"""Babel extractor for the content files: the texts of questionnaires, rules and advice.

It uses the same rule as the loader (content/models/text.py), so every text that is shown can be
translated. babel.cfg registers it.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from warning_signs.content.models.text import translatable
from warning_signs.content.yaml_source import read_source

Message = tuple[int, str, tuple[str, str], list[str]]


def extract_content(
    fileobj: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, str],
) -> Iterator[Message]:
    """Yield (line, "pgettext", (context, msgid), comments) of each translatable text of a file.

    The signature is Babel's; keywords and comment tags mean nothing in YAML. The file is opened
    again by its name, because the reader that knows lines takes a path.
    """
    source = read_source(Path(fileobj.name), fileobj.name)
    for path, context, msgid, comment in translatable(source.data):
        yield source.line(path), "pgettext", (context, msgid), [comment] if comment else []
