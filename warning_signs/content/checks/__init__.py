"""Checks across objects and files, above all that every name in use exists."""

from collections.abc import Iterable, Iterator, Mapping

from warning_signs.content.checks.advice import check_catalogue
from warning_signs.content.checks.code_layouts import check_code_layouts
from warning_signs.content.checks.conditions import check_condition, check_rule_condition
from warning_signs.content.checks.law import check_laws
from warning_signs.content.checks.letters import check_letters, letter_conditions
from warning_signs.content.checks.order import check_order
from warning_signs.content.checks.platforms import check_platforms
from warning_signs.content.checks.questionnaire import check_questionnaire
from warning_signs.content.content import Content
from warning_signs.content.models.conditions.base import Condition
from warning_signs.content.models.rules import Rules
from warning_signs.content.yaml_source import Finding, Problem, Source, YamlPath


def check_content(content: Content, sources: Mapping[str, Source]) -> list[Problem]:
    """Return every problem of `content` that a single object cannot see by itself."""
    found = [
        *(one for q in content.questionnaires.values() for one in check_questionnaire(content, q)),
        *_conditions(content),
        *check_catalogue(content, sources),
        *check_order(content),
        *check_letters(content),
        *check_platforms(content),
        *check_laws(content),
        *check_code_layouts(content),
    ]
    return locate(found, sources)


def locate(found: Iterable[Finding], sources: Mapping[str, Source]) -> list[Problem]:
    """Return findings in these files as problems with their lines."""
    return [sources[name].problem(path, message) for name, path, message in found]


def _conditions(content: Content) -> Iterator[Finding]:
    for path, condition in _rule_conditions(content.rules):
        for message in check_rule_condition(content, condition):
            yield "rules.yaml", path, message
    for path, condition in letter_conditions(content):
        for message in check_condition(content, condition):
            yield "letters.yaml", path, message


def _rule_conditions(rules: Rules) -> Iterator[tuple[YamlPath, Condition]]:
    """Every condition of rules.yaml with its path in the file."""
    yield from ((("conditions", name), one) for name, one in rules.conditions.items())
    yield ("unsure",), rules.unsure
    yield from ((("flags", i), one.when) for i, one in enumerate(rules.flags))
    yield from ((("floors", i), one.when) for i, one in enumerate(rules.floors))
    yield from ((("roles", i), one.when) for i, one in enumerate(rules.roles))
