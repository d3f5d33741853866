"""Parse the options of `flask campaign create`, and report every mistake at once."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.extra_helplines import ExtraHelplines, incompatibilities
from warning_signs.campaigns.logo import logo_address
from warning_signs.content.content import Content
from warning_signs.content.loading.build import build
from warning_signs.content.yaml_source import ContentError, Problem, YamlPath, read_source
from warning_signs.web.request.site import site


def parse_options(logo: Path | None, helps: tuple[Path, ...], **options: Any) -> Campaign:
    """The campaign that the options describe; `logo` and `helps` are files, the rest are fields.

    Raises ClickException with all mistakes, each with what to do.
    """
    content = site().content
    tags = [locale.tag for locale in site().locales]
    problems = [
        *_unknown("--language", options["languages"], tags),
        *_unknown("--questionnaire", options["questionnaires"], content.questionnaires),
        *_unknown("--country", filter(None, [options["country"]]), content.countries),
    ]
    options["questionnaires"] = options["questionnaires"] or tuple(content.questionnaires)
    options["scored"] = tuple(
        name
        for name in options["questionnaires"]
        if name in content.questionnaires and content.questionnaires[name].scored
    )
    options["begins"] = datetime.now(UTC).date()
    options["logo"] = _logo(logo, problems) if logo else None
    options["help"] = tuple(
        filter(None, (_extra_helplines(file, content, problems) for file in helps))
    )
    campaign = _campaign(options, problems)
    if campaign is None or problems:
        raise click.ClickException("\n".join(problems))
    return campaign


def _logo(file: Path, problems: list[str]) -> str | None:
    try:
        return logo_address(file.read_bytes())
    except ValueError as error:
        problems.append(f"--logo: {error}")
        return None


def _extra_helplines(file: Path, content: Content, problems: list[str]) -> ExtraHelplines | None:
    in_file: list[Problem] = []
    extra = None
    try:
        source = read_source(file, file.name)
        extra = build(ExtraHelplines, source, in_file)
        if extra:
            incompatible = _incompatibilities(extra, content)
            in_file += [source.problem(path, message) for path, message in incompatible]
    except ContentError as error:
        in_file += error.problems
    problems.extend(map(str, sorted(in_file)))
    return extra


def _incompatibilities(extra: ExtraHelplines, content: Content) -> list[tuple[YamlPath, str]]:
    """Why `extra` cannot be shown: the place in its file, and what to do."""
    if extra.country not in content.countries:
        known = ", ".join(content.countries)
        return [
            (
                ("country",),
                f"No help lines of {extra.country} are known here. Use one of: {known}.",
            )
        ]
    return [
        (("services",), message)
        for message in incompatibilities(extra, content.helplines[extra.country])
    ]


def _campaign(options: dict[str, Any], problems: list[str]) -> Campaign | None:
    try:
        return Campaign.model_validate(options)
    except ValidationError as error:
        problems += [
            f"{_option(one['loc'])}: {one['msg'].removeprefix('Value error, ')}"
            for one in error.errors()
        ]
        return None


def _option(path: tuple[Any, ...]) -> str:
    """The option of the command that sets the field of the campaign at `path`."""
    names = {
        "slug": "The slug",
        "origins": "--origin",
        "languages": "--language",
        "questionnaires": "--questionnaire",
        "strip": "--colour or --strip",
        "help": "--help-services",
    }
    return names.get(path[0], f"--{path[0]}") if path else "The campaign"


def _unknown(option: str, given: Any, known: Any) -> list[str]:
    return [
        f"{option} {one}: not known here. Use some of: {', '.join(known)}."
        for one in given
        if one not in known
    ]
