"""Load all content at once: every file is read and checked, and every problem is collected."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from warning_signs.content.checks import check_content
from warning_signs.content.content import Content
from warning_signs.content.loading.advice import take_advice
from warning_signs.content.loading.build import build
from warning_signs.content.models.code_layouts import CodeLayouts
from warning_signs.content.models.helplines.country import CountryHelplines
from warning_signs.content.models.law import CountryLaws
from warning_signs.content.models.letters import Letters
from warning_signs.content.models.platforms import PlatformGuides
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Rules
from warning_signs.content.yaml_source import ContentError, Problem, Source, read_source

LAW = "law/"
"""The folder of the laws, one file for each country."""


def load_content(folder: Path) -> Content:
    """Load the content in `folder`. Raises ContentError with every problem of every file."""
    problems: list[Problem] = []
    sources = read_sources(folder, folder.rglob("*.yaml"), problems)
    rest = dict(sources)
    rules = build(Rules, rest.pop("rules.yaml", None), problems)
    catalogue = take_advice(rest, problems)
    guides = build(PlatformGuides, rest.pop("platforms.yaml", None), problems)
    letters = build(Letters, rest.pop("letters.yaml", None), problems)
    code_layouts = build(CodeLayouts, rest.pop("code_layouts.yaml", None), problems)
    laws = _build_laws(rest, problems)
    countries, asked = build_named(rest, rules, problems)
    if problems or not (rules and catalogue and letters and guides and code_layouts):
        raise ContentError(problems or [_incomplete(folder)])
    content = Content(
        questionnaires=in_order(asked),
        rules=rules,
        catalogue=catalogue,
        helplines=countries,
        letters={letter.id: letter for letter in letters.letters},
        guides=guides,
        laws=laws,
        code_layouts=code_layouts,
    )
    if problems := check_content(content, sources):
        raise ContentError(problems)
    return content


def read_sources(
    folder: Path, paths: Iterable[Path], problems: list[Problem], prefix: str = ""
) -> dict[str, Source]:
    """Read these files of `folder`. Returns them by their names in it.

    What cannot be read is added to `problems`, which put `prefix` before the name of a file.
    """
    sources: dict[str, Source] = {}
    for path in sorted(paths):
        name = path.relative_to(folder).as_posix()
        try:
            sources[name] = read_source(path, prefix + name)
        except ContentError as error:
            problems.extend(error.problems)
    return sources


def build_named(
    sources: Mapping[str, Source], rules: Rules | None, problems: list[Problem]
) -> tuple[dict[str, CountryHelplines], dict[str, Questionnaire]]:
    """Return countries by code and questionnaires by id. A file is named after what it holds."""
    countries: dict[str, CountryHelplines] = {}
    asked: dict[str, Questionnaire] = {}
    scales = rules.scales if rules else {}
    for name, source in sources.items():
        stem = name.removeprefix("helplines/").removesuffix(".yaml")
        if name.startswith("helplines/"):
            if country := build(CountryHelplines, source, problems):
                _check_name("country", country.country, stem, source, problems)
                countries[stem] = country
        elif questionnaire := build(Questionnaire, source, problems, scales=scales):
            _check_name("id", questionnaire.id, stem, source, problems)
            asked[stem] = questionnaire
    return countries, asked


def _build_laws(rest: dict[str, Source], problems: list[Problem]) -> dict[str, CountryLaws]:
    """Take the files of law/ out of `rest`. Returns them by country; each is named after it."""
    laws: dict[str, CountryLaws] = {}
    for name in [name for name in rest if name.startswith(LAW)]:
        source, stem = rest.pop(name), name.removeprefix(LAW).removesuffix(".yaml")
        if there := build(CountryLaws, source, problems):
            _check_name("country", there.country, stem, source, problems)
            laws[stem] = there
    return laws


def in_order(asked: Mapping[str, Questionnaire]) -> dict[str, Questionnaire]:
    """Return the questionnaires in the order of lists: first those for somebody who is worried."""
    return dict(sorted(asked.items(), key=lambda item: not item[1].scored))


def _check_name(key: str, name: str, stem: str, source: Source, problems: list[Problem]) -> None:
    if name != stem:
        message = f"“{key}” must be the file’s name. Write {key}: {stem}, or rename the file."
        problems.append(source.problem((key,), message))


def _incomplete(folder: Path) -> Problem:
    names = "rules.yaml, letters.yaml, platforms.yaml, code_layouts.yaml and the files of advice/"
    message = f"{names} must all be here. Put back what is missing."
    return Problem(folder.name, 1, message)
