"""The characters of a code: forgiving about spelling, with check digits against typing errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from unicodedata import category, decimal, normalize

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford’s 32 characters: no I, L or O, which look like digits, and no U."""

LENGTH, GROUP = 12, 4
CHECKS = 2

_LONGEST_TEXT = 200  # the rest is ignored: nobody types that much by mistake
_SEPARATORS = ("Z", "C", "Pd")  # Unicode categories: spaces, invisible characters, dashes
_FIELD = 0b100101  # x⁵ + x² + 1, a primitive polynomial: its root has the order 31

CodeErrorKind = Literal["empty", "short", "long", "character", "typing", "questionnaire", "version"]


class CodeError(ValueError):
    """A code that cannot be read.

    kind:   what is wrong with it
    detail: the first invalid character, the number of missing or excess characters, or the unknown
            version
    """

    def __init__(self, kind: CodeErrorKind, detail: str | int = "") -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail


def write_characters(number: int) -> str:
    """Write a number below 2⁵⁰ as a code with check digits, in groups: XXXX-XXXX-XXXX."""
    symbols = [number >> shift & 31 for shift in range((LENGTH - CHECKS - 1) * 5, -1, -5)]
    code = "".join(ALPHABET[symbol] for symbol in (*symbols, *check_symbols(symbols)))
    return "-".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read_characters(text: str) -> int:
    """The number in a code as somebody typed it. Raises CodeError."""
    symbols = _symbols(text)
    data, checks = symbols[:-CHECKS], symbols[-CHECKS:]
    if check_symbols(data) != checks:
        raise CodeError("typing")
    number = 0
    for symbol in data:
        number = number << 5 | symbol
    return number


def check_symbols(symbols: Sequence[int]) -> list[int]:
    """The two check symbols of a Reed–Solomon code over the field of 32 elements.

    One is the sum, the other a sum weighted by position. All weights differ, so two codes that
    differ in one or two characters never have the same check symbols: any one or two wrong
    characters are noticed, and so is every swap of two characters.
    """
    total = weighted = 0
    for symbol in symbols:
        total ^= symbol
        weighted = _double(weighted) ^ symbol
    return [total, _double(weighted)]


def _double(symbol: int) -> int:
    """Multiply by the primitive root of the field."""
    doubled = symbol << 1
    return doubled ^ _FIELD if doubled & 32 else doubled


def _symbols(text: str) -> list[int]:
    """The symbols of a code, without regard to spacing, case or script of the digits."""
    typed = normalize("NFKC", text[:_LONGEST_TEXT])
    characters = [one for one in typed if not category(one).startswith(_SEPARATORS)]
    if not characters:
        raise CodeError("empty")
    symbols = [_symbol(character) for character in characters]
    if len(symbols) < LENGTH:
        raise CodeError("short", LENGTH - len(symbols))
    if len(symbols) > LENGTH:
        raise CodeError("long", len(symbols) - LENGTH)
    return symbols


_LOOKALIKES = {"O": "0", "I": "1", "L": "1"}


def _symbol(character: str) -> int:
    """The symbol of a character: a digit in any script, or a Latin letter in either case."""
    digit = decimal(character, None)
    if digit is not None:
        return digit
    letter = character.upper() if character.isascii() else character
    symbol = ALPHABET.find(_LOOKALIKES.get(letter, letter))
    if symbol < 0:
        raise CodeError("character", character)
    return symbol
