"""From YAML to checked objects: a missing or superfluous key becomes a problem with its line."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from warning_signs.content.models.base import ID
from warning_signs.content.models.text import Text, mark_texts, translatable
from warning_signs.content.yaml_source import Problem, Source, YamlPath

Model = TypeVar("Model", bound=BaseModel)


def build(
    model: type[Model],
    source: Source | None,
    problems: list[Problem],
    scales: Mapping[str, Sequence[Any]] | None = None,
) -> Model | None:
    """Return `source` as a `model`; None where it is missing, or wrong.

    What is wrong is added to `problems`. scales: the options of frequency questions, by scale.
    """
    if source is None:
        return None
    for path, _context, msgid, _comment in translatable(source.data):
        if not msgid.strip():
            problems.append(source.problem(path, f"“{path[-1]}” is empty. Write it, or remove it."))
    tree = mark_texts(source.data)
    _give_options(tree, scales or {})
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        problems.extend(_problem(source, detail) for detail in error.errors())
        return None


def _give_options(tree: Any, scales: Mapping[str, Sequence[Any]]) -> None:
    """Add shared options to the questions that have none of their own.

    A frequency question gets its scale from rules.yaml, any other question the options on top of
    its questionnaire, if there are any.
    """
    shared = tree.get("options") if isinstance(tree, dict) else None
    sections = tree.get("sections") if isinstance(tree, dict) else None
    for section in sections if isinstance(sections, list) else ():
        questions = section.get("questions") if isinstance(section, dict) else None
        for question in questions if isinstance(questions, list) else ():
            if isinstance(question, dict) and question.get("type") == "frequency":
                scale = str(question.get("scale", "frequency"))
                question.setdefault("options", list(scales.get(scale, ())))
            elif isinstance(question, dict) and isinstance(shared, list):
                question.setdefault("options", list(shared))


def _problem(source: Source, detail: Mapping[str, Any]) -> Problem:
    path: YamlPath = tuple(detail["loc"])
    name = ".".join(map(str, path)) or "The file"
    if detail["type"] == "missing":
        return source.problem(path[:-1], f"“{name}” is missing. Add it.")
    if detail["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return source.problem(
            path, f"“{name}” is not a known key. Check its spelling or remove it."
        )
    if isinstance(detail["input"], bool) and detail["type"].startswith("string"):
        return source.problem(path, f"“{name}” is read as true or false. Put it in quotes.")
    if detail.get("ctx", {}).get("pattern") == ID:
        advice = "Write it with letters, digits and _ alone, and with no _ first."
        return source.problem(path, f"“{name}” cannot be “{detail['input']}”. {advice}")
    is_text = detail.get("ctx", {}).get("class_name") == Text.__name__
    if is_text or detail["type"].startswith("string"):
        return source.problem(path, f"“{name}” must be a text. Write it in quotes.")
    return source.problem(path, f"Mend “{name}”: {detail['msg'].removeprefix('Value error, ')}.")
