"""Loading all content at once: every file read and checked, every problem collected."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from warning_signs.content.checks import check_content
from warning_signs.content.content import Content
from warning_signs.content.loading.build import build
from warning_signs.content.models.advice import AdviceCatalogue
from warning_signs.content.models.code_layouts import CodeLayouts
from warning_signs.content.models.helplines import CountryHelplines
from warning_signs.content.models.letters import Letters
from warning_signs.content.models.platforms import PlatformGuides
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.content.models.rules import Rules
from warning_signs.content.yaml_source import ContentError, Problem, Source, read_source


def load_content(folder: Path) -> Content:
    """Load the content in `folder`. Raises ContentError with every problem of every file."""
    problems: list[Problem] = []
    sources = read_sources(folder, folder.rglob("*.yaml"), problems)
    rest = dict(sources)
    rules = build(Rules, rest.pop("rules.yaml", None), problems)
    catalogue = build(AdviceCatalogue, rest.pop("advice.yaml", None), problems)
    guides = build(PlatformGuides, rest.pop("platforms.yaml", None), problems)
    letters = build(Letters, rest.pop("letters.yaml", None), problems)
    code_layouts = build(CodeLayouts, rest.pop("code_layouts.yaml", None), problems)
    countries, asked = build_named(rest, rules, problems)
    if problems or not (rules and catalogue and letters and guides and code_layouts):
        raise ContentError(problems or [_nothing(folder)])
    content = Content(
        questionnaires=in_order(asked),
        rules=rules,
        catalogue=catalogue,
        helplines=countries,
        letters={letter.id: letter for letter in letters.letters},
        guides=guides,
        code_layouts=code_layouts,
    )
    if problems := check_content(content, sources):
        raise ContentError(problems)
    return content


def read_sources(
    folder: Path, paths: Iterable[Path], problems: list[Problem], prefix: str = ""
) -> dict[str, Source]:
    """Read these files of `folder`, by their names in it; complaints put `prefix` before a name."""
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
    """Build countries by code and questionnaires by id, each of which is what its file is named."""
    countries: dict[str, CountryHelplines] = {}
    asked: dict[str, Questionnaire] = {}
    scale = list(rules.frequency.options) if rules else []
    for name, source in sources.items():
        called = name.removeprefix("helplines/").removesuffix(".yaml")
        if name.startswith("helplines/"):
            if country := build(CountryHelplines, source, problems):
                _is_called("country", country.country, called, source, problems)
                countries[called] = country
        elif questionnaire := build(Questionnaire, source, problems, scale=scale):
            _is_called("id", questionnaire.id, called, source, problems)
            asked[called] = questionnaire
    return countries, asked


def in_order(asked: Mapping[str, Questionnaire]) -> dict[str, Questionnaire]:
    """Questionnaires as lists show them: first those for somebody who is worried."""
    return dict(sorted(asked.items(), key=lambda item: not item[1].scored))


def _is_called(key: str, name: str, called: str, source: Source, problems: list[Problem]) -> None:
    if name != called:
        message = f"“{key}” must be the file’s name. Write {key}: {called}, or rename the file."
        problems.append(source.problem((key,), message))


def _nothing(folder: Path) -> Problem:
    names = "rules.yaml, advice.yaml, letters.yaml, platforms.yaml and code_layouts.yaml"
    message = f"{names} must all be here. Put back what is missing."
    return Problem(folder.name, 1, message)
