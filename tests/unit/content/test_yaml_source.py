"""A file that no person would write stops the start with a sentence, and soon."""

from itertools import pairwise
from pathlib import Path

import pytest

from warning_signs.content.yaml_source import ENDLESS, ContentError, read_source

WITHOUT_END = {
    "lists": "[" * 32_000,
    "closed lists": "[" * 2000 + "]" * 2000,
    "items": "- " * 32_000,
    "mappings": "{a: " * 32_000,
    "an alias of itself": "a: &a [*a]",
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "\n".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]" for a, b in pairwise("abcdefghij")),
}
NO_VALUES = {
    "a date": "a: 2026-99-99",
    "a number": "a: " + "9" * 5000,
    "a key": "? [a]\n: b",
    "a tag": "!!python/object:os.system x",
    "a sign": 'a: "\\ud800"',
}


def refusal(tmp_path, text: str) -> str:
    """What is said about a file with this text."""
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return refusal_of(path)


def refusal_of(path: Path) -> str:
    """What is said about this file."""
    with pytest.raises(ContentError) as caught:
        read_source(path, "own.yaml")
    return str(caught.value)


@pytest.mark.parametrize("kind", WITHOUT_END)
def test_a_file_without_end_is_refused(tmp_path, kind):
    assert refusal(tmp_path, WITHOUT_END[kind]) == f"own.yaml:1: {ENDLESS}"


@pytest.mark.parametrize("kind", NO_VALUES)
def test_a_value_that_is_none_is_refused(tmp_path, kind):
    assert refusal(tmp_path, NO_VALUES[kind]).startswith("own.yaml:1: ")


def test_a_file_that_others_own_is_refused(tmp_path, monkeypatch):
    def closed(_file: Path, encoding: str) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", closed)
    said = "own.yaml:1: This cannot be read: Permission denied. Put a file here that"
    assert refusal_of(tmp_path / "own.yaml").startswith(said)


def test_what_is_no_file_is_refused(tmp_path):
    assert refusal_of(tmp_path).startswith("own.yaml:1: This cannot be read: Is a directory.")
    missing = tmp_path / "none.yaml"
    assert refusal_of(missing).startswith("own.yaml:1: This cannot be read: No such file")


def test_a_text_may_stand_in_two_places_by_an_alias(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("a: &a [one, two]\nb: *a\n", encoding="utf-8")
    assert read_source(path, "own.yaml").data == {"a": ["one", "two"], "b": ["one", "two"]}
