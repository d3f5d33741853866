"""What a reader’s sheet changes: better words in the catalogue, and what was found right."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from babel.messages.catalog import Catalog

from warning_signs.i18n.messages import keys, mistakes, strings
from warning_signs.i18n.review.lines import ReviewLine
from warning_signs.i18n.review.sheet import Answer

PROPOSED = "Proposed by a reader who speaks the language from home."
NO_BETTER = "A reader says that it is wrong; there are no better words yet."


@dataclass(frozen=True, slots=True)
class TakenCorrections:
    """What became of a sheet.

    right: lines that the reader found right or wrote; entries: for REVIEW.yaml, one for each text
    that they found wrong; refused: a sentence for each answer that could not be taken.
    """

    right: tuple[ReviewLine, ...]
    entries: tuple[dict[str, Any], ...]
    refused: tuple[str, ...]


def take(
    answers: Iterable[Answer], known: Iterable[ReviewLine], catalog: Catalog, language: str
) -> TakenCorrections:
    """Put what a reader wrote into `catalog`, which is changed, and return what became of it.

    Better words that would break a page are refused, as are answers about a text that has changed
    since the sheet was made.
    """
    by_mark = {line.mark: line for line in known}
    right: list[ReviewLine] = []
    entries: list[dict[str, Any]] = []
    refused: list[str] = []
    for answer in answers:
        line = by_mark.get(answer.mark)
        if line is None:
            refused.append(f"{answer.mark}: this text has changed since the sheet was made.")
        elif answer.better and answer.better != line.translation:
            wrong = _replace(catalog, line, answer.better)
            refused += [f"{answer.mark}: {one}." for one in wrong]
            entries += [] if wrong else [_entry(language, line, answer.wrong or PROPOSED, True)]
            right += [] if wrong else [_with(line, answer.better)]
        elif answer.wrong:
            entries.append(_entry(language, line, f"{NO_BETTER} {answer.wrong}", False))
        else:
            right.append(line)
    return TakenCorrections(tuple(right), tuple(entries), tuple(refused))


def _replace(catalog: Catalog, line: ReviewLine, better: str) -> list[str]:
    """Put better words into a catalogue, or return what they would break."""
    message = keys(catalog)[line.key]
    before = message.string
    forms = [*strings(message)]
    forms[line.form] = better
    message.string = tuple(forms) if message.pluralizable else better
    wrong = list(mistakes(message, catalog))
    if wrong:
        message.string = before
    return wrong


def _with(line: ReviewLine, translation: str) -> ReviewLine:
    return ReviewLine(line.key, line.form, line.group, line.english, line.french, translation)


def _entry(language: str, line: ReviewLine, why: str, taken: bool) -> dict[str, Any]:
    """An entry of REVIEW.yaml: what the text was, whether it changed, and why."""
    what = line.translation
    return {"language": language, "context": line.context or None, "what": what, "taken": taken,
            "why": why}  # fmt: skip
