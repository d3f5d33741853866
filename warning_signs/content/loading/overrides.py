"""Site overrides: a folder that adds to the built-in content or replaces parts of it, no fork.

The folder mirrors `questionnaires/`: `coach.yaml` adds a questionnaire, `parent.yaml` replaces the
built-in one as a whole, `helplines/FR.yaml` a country. Advice in `advice.yaml` replaces built-in
advice with the same id, or comes last in its stage. Rules, letters, platforms and code layouts are
the same on every site. i18n/overrides.py reads the texts in `translations`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from warning_signs.content.checks import locate
from warning_signs.content.checks.advice import OWN, check_own_advice
from warning_signs.content.checks.overrides import (
    check_replaced_advice,
    check_replaced_questionnaire,
)
from warning_signs.content.checks.questionnaire import check_questionnaire
from warning_signs.content.content import Change, Content
from warning_signs.content.loading.build import build
from warning_signs.content.loading.load import build_named, in_order, load_content, read_sources
from warning_signs.content.models.advice import Advice, AdviceFile
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.text import translatable
from warning_signs.content.yaml_source import ContentError, Finding, Problem, Source

FIXED = ("rules.yaml", "letters.yaml", "platforms.yaml", "code_layouts.yaml")


@dataclass(frozen=True)
class OverrideText:
    """A text to translate, with its context and notes for translators."""

    context: str
    msgid: str
    notes: tuple[str, ...]

    @property
    def key(self) -> tuple[str | None, str]:
        """Context and text, under which a catalogue has it."""
        return self.context or None, self.msgid


def load_with_overrides(folder: Path, overrides: Path | None) -> Content:
    """Load the content in `folder`, and that of the folder `overrides` over it, if there is one.

    Raises ContentError with every problem of every file. Files of `overrides` are named with it.
    """
    content = load_content(folder)
    return add_overrides(content, overrides) if overrides else content


def add_overrides(content: Content, folder: Path) -> Content:
    """Return `content` with what `folder` adds and replaces. Raises as above."""
    problems = list(_misplaced(folder))
    sources = read_overrides(folder, problems)
    rest = {name: source for name, source in sources.items() if name not in (OWN, *FIXED)}
    advice = build(AdviceFile, sources.get(OWN), problems)
    countries, asked = build_named(rest, content.rules, problems)
    if problems:
        raise ContentError(problems)
    pieces = advice.advice if advice else ()
    merged = replace(
        content,
        questionnaires=in_order({**content.questionnaires, **asked}),
        helplines={**content.helplines, **countries},
        catalogue=content.catalogue.with_overrides(pieces),
        changes=tuple(_changes(content, asked, countries, pieces)),
    )
    if problems := locate(_check(content, merged, asked, pieces), sources):
        raise ContentError(problems)
    return merged


def read_overrides(folder: Path, problems: list[Problem]) -> dict[str, Source]:
    """Read the content files of a folder of overrides. Returns them by their names in it."""
    paths = [*folder.glob("*.yaml"), *folder.glob("helplines/*.yaml")]
    return read_sources(folder, paths, problems, prefix=f"{folder.name}/")


def override_texts(folder: Path) -> list[OverrideText]:
    """Return each text of a folder of overrides once. Raises ContentError for unreadable files."""
    problems: list[Problem] = []
    sources = read_overrides(folder, problems)
    if problems:
        raise ContentError(problems)
    found = (
        OverrideText(context, msgid, (comment,) if comment else ())
        for source in sources.values()
        for _path, context, msgid, comment in translatable(source.data)
    )
    return list({one.key: one for one in found}.values())


def _misplaced(folder: Path) -> Iterator[Problem]:
    """Yield files that somebody meant as content, but that are not read or must not be replaced."""
    for path in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml"))):
        name = path.relative_to(folder)
        if path.suffix == ".yml":
            message = f"Nothing reads this file. Rename it to {path.stem}.yaml."
        elif name.as_posix() in FIXED:
            message = "This file is the same on every site and cannot be replaced. Remove it here."
        elif name.parent.as_posix() not in (".", "helplines"):
            message = "Nothing reads this file. Put it on top of the folder, or into helplines/."
        else:
            continue
        yield Problem(f"{folder.name}/{name.as_posix()}", 1, message)


def _changes(
    content: Content,
    asked: Mapping[str, Questionnaire],
    countries: Mapping[str, object],
    advice: tuple[Advice, ...],
) -> Iterator[Change]:
    built_in = {one.id for one in content.catalogue.advice}
    yield from (Change("questionnaire", q, q in content.questionnaires) for q in asked)
    yield from (Change("country", code, code in content.helplines) for code in countries)
    yield from (Change("advice", one.id, one.id in built_in) for one in advice)


def _check(
    content: Content,
    merged: Content,
    asked: Mapping[str, Questionnaire],
    advice: tuple[Advice, ...],
) -> Iterator[Finding]:
    """Yield what is wrong with overrides: checked like built-in content, and as replacements."""
    for name, questionnaire in asked.items():
        yield from check_questionnaire(merged, questionnaire)
        if name in content.questionnaires:
            yield from check_replaced_questionnaire(content.questionnaires[name], questionnaire)
    yield from check_own_advice(merged, advice)
    yield from check_replaced_advice(content.catalogue, advice)
