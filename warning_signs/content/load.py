"""Loading all content at once: every file read and checked, every problem collected."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .advice import AdviceCatalogue
from .check import check_content
from .help import CountryHelp
from .letters import Letter, Letters
from .questionnaire import Questionnaire
from .rules import Rules
from .service_guides import ServiceGuides
from .shapes import Shapes
from .source import ContentError, Path_, Problem, Source, read_source
from .text import mark_texts

INTERNATIONAL = "001"
"""The UN’s code for the world: help that is there in every country."""

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Content:
    """All content of the site, checked. Keys: questionnaire id, country code."""

    questionnaires: Mapping[str, Questionnaire]
    rules: Rules
    catalogue: AdviceCatalogue
    help: Mapping[str, CountryHelp]
    letters: Mapping[str, Letter]
    guides: ServiceGuides
    shapes: Shapes

    @property
    def international(self) -> CountryHelp:
        """Help that does not depend on the country."""
        return self.help[INTERNATIONAL]

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries whose help services are known."""
        return tuple(code for code in self.help if code != INTERNATIONAL)


def load_content(folder: Path) -> Content:
    """Load the content in `folder`. Raises ContentError with every problem of every file."""
    problems: list[Problem] = []
    sources = _read_all(folder, problems)
    rules = _build(Rules, sources.pop("rules.yaml", None), problems)
    catalogue = _build(AdviceCatalogue, sources.pop("advice.yaml", None), problems)
    guides = _build(ServiceGuides, sources.pop("services.yaml", None), problems)
    letters = _build(Letters, sources.pop("letters.yaml", None), problems)
    shapes = _build(Shapes, sources.pop("code_shapes.yaml", None), problems)
    helps = {name: sources.pop(name) for name in list(sources) if name.startswith("help/")}
    countries = [_build(CountryHelp, source, problems) for source in helps.values()]
    scale = list(rules.frequency.options) if rules else []
    asked = {
        name: _build(Questionnaire, source, problems, scale=scale)
        for name, source in sources.items()
    }
    if problems or not (rules and catalogue and letters and guides and shapes):
        raise ContentError(problems or [_nothing(folder)])
    content = Content(
        questionnaires={one.id: one for one in sorted(filter(None, asked.values()), key=_rank)},
        rules=rules,
        catalogue=catalogue,
        help={country.country: country for country in countries if country},
        letters={letter.id: letter for letter in letters.letters},
        guides=guides,
        shapes=shapes,
    )
    if problems := check_content(content, folder):
        raise ContentError(problems)
    return content


def _rank(questionnaire: Questionnaire) -> bool:
    """Lists begin with the questionnaires for somebody who is worried."""
    return not questionnaire.scored


def _nothing(folder: Path) -> Problem:
    names = "rules.yaml, advice.yaml, letters.yaml, services.yaml and code_shapes.yaml"
    message = f"{names} must all be here. Put back what is missing."
    return Problem(folder.name, 1, message)


def _read_all(folder: Path, problems: list[Problem]) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        try:
            sources[name] = read_source(path, name)
        except ContentError as error:
            problems.extend(error.problems)
    return sources


def _build(
    model: type[Model], source: Source | None, problems: list[Problem], scale: list[Any] = ()
) -> Model | None:
    """Return `source` as a `model`, or None with its problems added to `problems`."""
    if source is None:
        return None
    tree = mark_texts(source.data)
    _give_options(tree, scale)
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        problems.extend(_problem(source, detail) for detail in error.errors())
        return None


def _give_options(tree: Any, scale: list[Any]) -> None:
    """Give questions without options of their own those that they share.

    A frequency question has the common scale, which rules.yaml holds; any other one has the
    options on top of its questionnaire, if there are some.
    """
    shared = tree.get("options") if isinstance(tree, dict) else None
    sections = tree.get("sections") if isinstance(tree, dict) else None
    for section in sections if isinstance(sections, list) else ():
        questions = section.get("questions") if isinstance(section, dict) else None
        for question in questions if isinstance(questions, list) else ():
            if isinstance(question, dict) and question.get("type") == "frequency":
                question.setdefault("options", list(scale))
            elif isinstance(question, dict) and isinstance(shared, list):
                question.setdefault("options", list(shared))


def _problem(source: Source, detail: Mapping[str, Any]) -> Problem:
    path: Path_ = tuple(detail["loc"])
    name = ".".join(map(str, path)) or "The file"
    if detail["type"] == "missing":
        return source.problem(path[:-1], f"“{name}” is missing. Add it.")
    if detail["type"] == "extra_forbidden":
        return source.problem(
            path, f"“{name}” is not a known key. Check its spelling or remove it."
        )
    if isinstance(detail["input"], bool) and detail["type"].startswith("string"):
        return source.problem(path, f"“{name}” is read as true or false. Put it in quotes.")
    if detail["type"].startswith(("dataclass", "string")):
        return source.problem(path, f"“{name}” must be a text. Write it in quotes.")
    return source.problem(path, f"Mend “{name}”: {detail['msg'].removeprefix('Value error, ')}.")
