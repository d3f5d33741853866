"""Every parser of the site by itself: what it is given, and how it may refuse that."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from tools.fuzz import hostile
from tools.fuzz.harm import Tried
from warning_signs import csv_safe
from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.origin import origin_of
from warning_signs.campaigns.theme import HEX
from warning_signs.comparison.check_digits import CodeError
from warning_signs.comparison.result_code import decode
from warning_signs.content.content import Content
from warning_signs.content.models.helplines.reachable import dialable
from warning_signs.content.yaml_source import ContentError, read_source
from warning_signs.evidence.csv_file import NotALog, TooManyRows, read_csv
from warning_signs.evidence.log import COLUMNS, row_of
from warning_signs.i18n.languages import available_locales
from warning_signs.i18n.negotiate import negotiate, region
from warning_signs.letters.draft import LetterDraft, regenerate, restore_previous
from warning_signs.paths import TRANSLATIONS
from warning_signs.showable import is_showable
from warning_signs.web.middleware.compression import chosen_encoding
from warning_signs.web.middleware.guard import is_host
from warning_signs.web.middleware.security_headers import content_security_policy
from warning_signs.web.questionnaire.form import read_form

LOG, BODY, LINE = 128 * 1024, 64 * 1024, 32 * 1024
"""Characters of a log (an eighth of what one can hold, which is enough to see how it grows), of
any other post, and of an address or a header.
"""


class Parser(NamedTuple):
    """What reads a text: how long that may be, and the exceptions by which it may refuse it."""

    read: Callable[[str], Any]
    longest: int
    refuses: tuple[type[Exception], ...] = ()

    def attempt(self, text: str) -> None:
        """Read `text`, or see it refused; any other exception is raised."""
        with suppress(*self.refuses):
            self.read(text)


def every_parser(content: Content) -> dict[str, Parser]:
    """The parsers that meet what readers, programs and operators send, by name."""
    header, locales = ",".join(COLUMNS), available_locales(TRANSLATIONS)
    parent, rules = content.questionnaires["parent"], content.rules
    no_log = (NotALog, TooManyRows)

    def answers(text: str) -> object:
        return read_form(parent, rules, MultiDict([("age", text), (text, "1")]))

    def letter(text: str) -> object:
        return regenerate(LetterDraft(text, text, text), "written", "en")

    def letter_back(text: str) -> object:
        return restore_previous(LetterDraft(text, "", text), "written", "en")

    return {
        "row": Parser(lambda text: row_of(dict.fromkeys(COLUMNS[:2], text)), LOG),
        "showable": Parser(is_showable, LOG),
        "file": Parser(lambda text: read_csv(f"{header}\n{text}".encode()), LOG, no_log),
        "file in tabs": Parser(lambda text: read_csv(TABS + text.encode()), LOG, no_log),
        "no file": Parser(lambda text: read_csv(text.encode()), LOG, no_log),
        "old file": Parser(lambda text: read_csv(b"\xe9" + text.encode()), LOG, no_log),
        "cell in a file": Parser(lambda t: read_csv(f'{header}\n"{t}"'.encode()), LOG, no_log),
        "protect": Parser(_is_kept, LOG),
        "unprotect": Parser(csv_safe.unprotect, LOG),
        "code": Parser(lambda text: decode(text, content.code_layouts), BODY, (CodeError,)),
        "letter": Parser(letter, LINE),
        "letter taken back": Parser(letter_back, LINE),
        "answers": Parser(answers, BODY),
        "language": Parser(lambda text: negotiate(text, locales), LINE),
        "region": Parser(lambda text: region(text, content.countries), LINE),
        "packing": Parser(chosen_encoding, LINE),
        "policy": Parser(_policy, LOG),
        "host": Parser(is_host, LINE),
        "phone": Parser(dialable, LINE),
        "colour": Parser(HEX.fullmatch, LINE),
        "origin": Parser(origin_of, LINE, (ValueError,)),
        "campaign": Parser(_campaign, LINE, (ValueError,)),
        "own content": Parser(_source, LINE, (ContentError,)),
    }


TABS = "\t".join(COLUMNS).encode() + b"\n"


def texts() -> st.SearchStrategy[str]:
    """Texts that parsers stumble over: known ones, any others, and both mixed and repeated."""
    pieces = st.sampled_from(
        (*hostile.TEXTS, *",;\t\n\r\"'=+-:#&*!|>%@`[]{}", "\r\n", "- ", "fr-BE")
    )
    mixed = st.lists(pieces | st.characters(exclude_categories=["Cs"]), max_size=30).map("".join)
    repeated = st.builds(lambda piece, times: piece * times, pieces, st.integers(1, 300))
    return mixed | repeated.map(lambda text: text[:20_000])


def try_parser(tried: Tried, name: str, parser: Parser, text: str) -> None:
    """Read `text`, and note an exception that the parser has no right to."""
    tried.run(f"{name}: {text!r}", lambda: parser.attempt(text))


def _is_kept(text: str) -> None:
    if csv_safe.unprotect(csv_safe.protect(text)) != text:
        raise AssertionError("protect and unprotect do not give the text back")


def _policy(text: str) -> str:
    return content_security_policy(f"{text}</head>{text}".encode())


def _campaign(text: str) -> Campaign:
    return Campaign.model_validate({"slug": text, "name": text, "colour": text, "origins": [text]})


def _source(text: str) -> object:
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        file.write(text.encode())
        file.flush()
        return read_source(Path(file.name), "own.yaml")
