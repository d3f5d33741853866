"""What was seen long ago is listed, with its place, so that upkeep is a routine."""

from __future__ import annotations

import re
from datetime import date

import pytest

from warning_signs.content.authoring.freshness import DatedFact, read_dated_facts
from warning_signs.paths import QUESTIONNAIRES, ROOT


def stale(runner, *arguments: str) -> list[str]:
    result = runner.invoke(args=["services", "stale", *arguments])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def test_stale_lists_guides_help_services_and_laws_oldest_first_with_their_place(runner):
    lines = stale(runner, "--older-than", "24")[:-2]
    months = [line.rpartition("seen ")[2] for line in lines]
    assert months == sorted(months)
    assert {line.partition(":")[0].rpartition("/")[0] for line in lines} == {
        "questionnaires",
        "questionnaires/helplines",
        "questionnaires/law",
    }
    for line in lines:
        file, number, rest = line.split(":", 2)
        written = (ROOT / file).read_text(encoding="utf-8").splitlines()[int(number) - 1]
        assert f'seen: "{rest.rpartition(" ")[2]}"' in written
    assert any("telegram min_age: seen 2021-03" in line for line in lines)


def test_stale_lists_more_the_younger_it_asks_for_and_the_undated_only_if_asked(runner):
    young, old = stale(runner, "--older-than", "6"), stale(runner, "--older-than", "60")
    assert set(old[:-2]) < set(young[:-2])
    assert stale(runner) == young
    assert not any("no date" in line.partition(": ")[2] for line in young[:-2])
    undated = stale(runner, "--older-than", "6", "--undated")
    assert any(line.endswith("whatsapp report: no date") for line in undated)
    assert set(young[:-2]) < set(undated)


@pytest.mark.parametrize(
    ("seen", "months"),
    [("2026-11", 0), ("2026-05", 6), ("2025-11", 12), ("2026", 10), (None, None)],
)
def test_how_long_ago(seen, months):
    assert DatedFact("platforms.yaml", 1, "x report", seen).months_ago(date(2026, 11, 22)) == months


def test_every_seen_of_every_file_is_found():
    written = [
        f"{path.relative_to(ROOT).as_posix()}:{number}"
        for path in QUESTIONNAIRES.rglob("*.yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"(?<![\w#])seen:", line.partition("#")[0])
    ]
    assert sorted(f"{one.file}:{one.line}" for one in read_dated_facts(QUESTIONNAIRES)) == sorted(
        written
    )
