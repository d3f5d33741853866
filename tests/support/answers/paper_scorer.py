"""Somebody with a pencil: ticks a paper form and scores it by reading the words of its English key.

Knows nothing of rules or conditions; every sentence that it does not understand is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tests.support.pages.elements import Page

Ticks = Mapping[int, set[str]]
"""The letters that are ticked, by the number of the question."""


class PaperScorer:
    """One printed form with its key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.numbers: dict[str, int] = {}
        self.letters: dict[str, dict[str, str]] = {}
        for question in page.query(".q[data-question]"):
            name = question.attrs["data-question"]
            self.numbers[name] = int(words(question.query("h3 span")[0]))
            boxes = (words(option).split(" ", 1) for option in question.query(".boxes li"))
            self.letters[name] = {label: letter for letter, label in boxes}

        self.exceptions = self._exceptions()

    def tick(self, labels: Mapping[str, set[str]]) -> Ticks:
        """Tick the boxes with these labels, then leave out what was not to be answered."""
        ticks = {
            self.numbers[name]: {self.letters[name][label] for label in chosen}
            for name, chosen in labels.items()
        }
        for follow in self.page.query(".follow"):
            sentence = words(follow.query(".only")[0])
            condition, boxes = sentence.split(" only if you ticked ")
            first, *rest = map(int, re.findall(r"\d+", condition))
            deciding = re.findall(r"\d+[a-z]", boxes)
            if not any(_is_ticked(box, ticks) for box in deciding):
                for number in range(first, (rest or [first])[0] + 1):
                    ticks[number] = self._left(number, deciding, ticks)
        return ticks

    def _exceptions(self) -> set[str]:
        """The boxes that may count where the question was not to be answered."""
        (sentence,) = map(words, self.page.query("[data-exception]"))
        (level,) = re.findall(r"^But a box that “(.+?)” names counts where ", sentence)
        steps = self.page.query(".key-step")
        (step,) = (one for one in steps if words(one.query("h3")[0]).startswith(f"“{level}”"))
        rules = " ".join(map(words, step.query("[data-rule] > div")))
        return set(re.findall(r"\d+[a-z]", rules))

    def _left(self, number: int, deciding: list[str], ticks: Ticks) -> set[str]:
        """What is left of a question that was not to be answered, and depends on these boxes."""
        do_not_know = {
            f"{self.numbers[question]}{letters['I don’t know']}"
            for question, letters in self.letters.items()
            if "I don’t know" in letters
        }
        for question in {int(box[:-1]) for box in deciding}:
            if not {f"{question}{letter}" for letter in ticks.get(question, ())} - do_not_know:
                letters = ticks.get(number, set())
                return {one for one in letters if f"{number}{one}" in self.exceptions}
        return set()

    def level(self, ticks: Ticks) -> str:
        """The first result that one comes to, from top to bottom."""
        reader = KeyInterpreter(self.page, ticks)
        for step in self.page.query(".key-step[data-level]"):
            if any(reader.is_so(rule) for rule in step.query("[data-rule] > div")):
                return step.attrs["data-level"]
        for when in self.page.query("[data-lowest] li[data-level]"):
            if reader.is_so(when):
                return when.attrs["data-level"]
        return self.page.query("[data-lowest] .level")[-1].attrs["data-level"]


class KeyInterpreter:
    """Reads the key of one form that is filled in."""

    def __init__(self, page: Page, ticks: Ticks) -> None:
        self.ticks = ticks
        self.signs = self._signs(page)
        self.shared = {}
        for box in page.query("[data-shared]"):
            self.shared[box.attrs["data-shared"]] = self.is_so(box)

    def _signs(self, page: Page) -> dict[int, tuple[bool, str | None, int]]:
        """(main sign, letter or None where it is not known, points) of each numbered line."""
        tables = page.query("[aria-labelledby=key-count] table")
        columns = [words(head)[0] for table in tables for head in table.query("thead th")[1:]]
        signs = {}
        for line in (line for table in tables for line in table.query("tr[data-sign]")):
            title = words(line.query("th")[0])
            number = int(title.split()[0])
            (ticked,) = self.ticks.get(number) or (None,)
            circled = dict(zip(columns, map(words, line.query("td")), strict=True)).get(ticked, "?")
            known = circled != "?"
            letter, points = (ticked, int(circled)) if known else (None, 0)
            signs[number] = ("●" in title, letter, points)
        return signs

    def is_so(self, element) -> bool:
        """Whether what stands in an element of the key is true."""
        lists = [child for child in element.children if child.name == "ul"]
        inside = [self.is_so(item) for one in lists for item in one.children if item.name == "li"]
        sentence = _own_words(element)
        for pattern, meaning in SENTENCES:
            if found := re.fullmatch(pattern, sentence):
                return meaning(self, inside, *found.groups())
        raise AssertionError(f"nobody can read this: {sentence!r}")

    def ticked(self, boxes: str) -> int:
        """How many of these boxes are ticked."""
        return sum(_is_ticked(box, self.ticks) for box in boxes.split(", "))

    def count(self, main: str | None, counts: Callable[[str | None], bool]) -> int:
        """How many signs, or main signs, have a letter that counts."""
        signs = self.signs.values()
        return sum(counts(letter) for is_main, letter, _ in signs if is_main or not main)

    def unknown(self, main: str | None, left_out: str | None) -> int:
        """How many signs, or main signs, are not known, without these questions."""
        return sum(
            letter is None
            for number, (is_main, letter, _) in self.signs.items()
            if number not in _all(left_out or "") and (is_main or not main)
        )


SENTENCES: list[tuple[str, Callable[..., bool]]] = [
    (r"(?:[A-Z] )?At least one of these is so:", lambda key, inside: any(inside)),
    (r"(?:[A-Z] )?All of these are so:", lambda key, inside: all(inside)),
    (r"This is not so:", lambda key, inside: not inside[0]),
    (r"([A-Z]) is ticked\.", lambda key, _, letter: key.shared[letter]),
    (r"([A-Z]) is not ticked\.", lambda key, _, letter: not key.shared[letter]),
    (r"(?:[A-Z] )?(\d+[a-z]) is ticked\.", lambda key, _, box: key.ticked(box) == 1),
    (r"(\d+[a-z]) is not ticked\.", lambda key, _, box: key.ticked(box) == 0),
    (
        r"(?:[A-Z] )?At least one of these is ticked: (.+)\.",
        lambda key, _, boxes: key.ticked(boxes) >= 1,
    ),
    (r"None of these is ticked: (.+)\.", lambda key, _, boxes: key.ticked(boxes) == 0),
    (
        r"At least (\d+) of these (?:is|are) ticked: (.+)\.",
        lambda key, _, least, boxes: key.ticked(boxes) >= int(least),
    ),
    (
        r"At least (\d+) (main )?signs?(?: \(●\))? with “.+”(?: or more)? \(([a-z, ]+)\)\.",
        lambda key, _, least, main, letters: (
            key.count(main, letters.split(", ").__contains__) >= int(least)
        ),
    ),
    (
        r"At least (\d+) of the questions ([\d, ]+) with “.+”(?: or more)? \(([a-z, ]+)\)\.",
        lambda key, _, least, numbers, letters: (
            sum(bool(key.ticks.get(n, set()) & set(letters.split(", "))) for n in _all(numbers))
            >= int(least)
        ),
    ),
    (
        r"At least (\d+) (main )?signs?(?: \(●\))? (?:is|are) not known"
        r"(?:, the questions ([\d, ]+) left out)?\.",
        lambda key, _, least, main, left_out: key.unknown(main, left_out) >= int(least),
    ),
    (
        r"The points in all are (\d+) or more\.",
        lambda key, _, least: sum(points for _, _, points in key.signs.values()) >= int(least),
    ),
]


def _all(numbers: str) -> list[int]:
    """The numbers in a list such as 15, 16."""
    return [int(number) for number in re.findall(r"\d+", numbers)]


def words(element) -> str:
    """The words of an element on one line."""
    return " ".join(element.raw_text().split())


def _own_words(element) -> str:
    """The words of an element without those of the lists in it."""
    whole = words(element)
    for child in element.children:
        if child.name == "ul":
            whole = whole.replace(words(child), "")
    return " ".join(whole.split())


def _is_ticked(box: str, ticks: Ticks) -> bool:
    number, letter = re.fullmatch(r"(\d+)([a-z])", box).groups()
    return letter in ticks.get(int(number), ())
