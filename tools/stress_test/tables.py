"""The tables of the stress test in docs/reference/validation.md: what was put in, what came out."""

from collections.abc import Iterable, Iterator, Sequence

from tools.stress_test import inputs
from tools.stress_test.inputs import CHILDREN, SCENARIOS, STARTS, Share
from tools.stress_test.run import LEVELS, Levels, Outcome
from warning_signs.content.models.rules import Rules

ACT_NOW = ("urgent", "high")
MISSED = ("low", "unsure")


def results(outcomes: Sequence[Outcome], rules: Rules) -> Iterator[str]:
    """Yield, line by line, each scenario with its table and its sentences."""
    for scenario in SCENARIOS:
        found = [one for one in outcomes if one.scenario is scenario]
        yield from ("", f"**{scenario.title}**", "")
        starts = [f"{one.start.bullied} of {CHILDREN:,} are bullied" for one in found]
        yield f"| | {' | '.join(f'{start}: they | the others' for start in starts)} |"
        yield f"|---|{'---:|---:|' * len(found)}"
        for level in LEVELS:
            counts = " | ".join(f"{one.bullied[level]} | {one.others[level]}" for one in found)
            yield f"| {rules.level(level).short.msgid} | {counts} |"
        yield from ("", *map(_sentence, found))


def _sentence(found: Outcome) -> str:
    bullied, others = count(found.bullied, ACT_NOW), count(found.others, ACT_NOW)
    return (
        f"- Of {CHILDREN:,} children, {bullied + others} get one of the two gravest results: "
        f"{bullied} of the {found.start.bullied} who are bullied and {others} of the "
        f"{CHILDREN - found.start.bullied} others. Of those who are bullied, "
        f"{count(found.bullied, MISSED)} get few signs or too little."
    )


def count(levels: Levels, which: Iterable[str]) -> int:
    """How many children get one of these levels."""
    return sum(levels[level] for level in which)


def put_in(signs: Iterable[str]) -> Iterator[str]:
    """Yield, line by line, every number that was put in, with its source, for these signs."""
    yield "| scenario | signs seen, times | “I don’t know” | parent knows | else has a hint |"
    yield "|---|---:|---:|---:|---:|"
    for one in SCENARIOS:
        cells = " | ".join(map(_percent, (one.unknown, one.knows, one.hint)))
        yield f"| {one.title} | {one.sees:g} | {cells} |"
    yield from ("", f"“Parent knows”: {inputs.KNOWS_SOURCE}. The other columns are assumed.", "")
    yield from _table("bullied at the start, of 1,000", [
        Share(one.title, one.bullied, one.source) for one in STARTS
    ])  # fmt: skip
    yield "| sign | not bullied: weekly or more | odds ratio | source of the odds ratio |"
    yield "|---|---:|---:|---|"
    for sign in signs:
        put = inputs.SIGNS.get(sign, inputs.ANY_OTHER_SIGN)
        yield f"| `{sign}` | {_percent(put.share)} | {put.odds_ratio:g} | {_marked(put.source)} |"
    yield ""
    yield from _table("what else", inputs.OTHERS)
    yield "| a parent who knows says | shares | source |"
    yield "|---|---|---|"
    for question, shares in (*inputs.KNOWN.items(), ("content", inputs.CONTENT)):
        said = ", ".join(f"{value} {_percent(share)}" for value, share in shares.items())
        source = inputs.KNOWN_SOURCES.get(question, inputs.ASSUMED)
        yield f"| `{question}` | {said} | {_marked(source)} |"


def _table(title: str, shares: Iterable[Share]) -> Iterator[str]:
    yield from (f"| {title} | value | source |", "|---|---:|---|")
    yield from (f"| {one.what} | {one.value:g} | {_marked(one.source)} |" for one in shares)
    yield ""


def _marked(source: str) -> str:
    return f"**{source}**" if source == inputs.ASSUMED else source


def _percent(share: float) -> str:
    return f"{share * 100:g} %"
