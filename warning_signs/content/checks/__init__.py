"""Checks that look at more than one place: every name that is used must exist."""

from collections.abc import Iterable, Iterator, Mapping

from warning_signs.content.checks.advice import check_advice
from warning_signs.content.checks.code_layouts import check_code_layouts
from warning_signs.content.checks.conditions import check_condition
from warning_signs.content.checks.letters import check_letters, letter_conditions
from warning_signs.content.checks.platforms import check_platforms
from warning_signs.content.checks.questionnaire import check_questionnaire
from warning_signs.content.content import Content
from warning_signs.content.yaml_source import Problem, Source, YamlPath

Finding = tuple[str, YamlPath, str]
"""A file, the path of a value in it, and what to do about that value."""


def check_content(content: Content, sources: Mapping[str, Source]) -> list[Problem]:
    """Return every problem of `content` that no single object could see by itself."""
    found = [
        *(one for q in content.questionnaires.values() for one in check_questionnaire(content, q)),
        *_conditions(content),
        *check_advice(content, content.catalogue.advice),
        *check_letters(content),
        *check_platforms(content),
        *check_code_layouts(content),
    ]
    return locate(found, sources)


def locate(found: Iterable[Finding], sources: Mapping[str, Source]) -> list[Problem]:
    """Return what was `found` in these files as problems with their lines."""
    return [sources[name].problem(path, message) for name, path, message in found]


def _conditions(content: Content) -> Iterator[Finding]:
    rules = content.rules
    conditions = [(("conditions", name), one) for name, one in rules.conditions.items()]
    conditions.append((("unsure",), rules.unsure))
    for key in ("flags", "floors", "roles"):
        conditions += [((key, i), one.when) for i, one in enumerate(getattr(rules, key))]
    for path, condition in conditions:
        for message in check_condition(content, condition):
            yield "rules.yaml", path, message
    for path, condition in letter_conditions(content):
        for message in check_condition(content, condition):
            yield "letters.yaml", path, message
