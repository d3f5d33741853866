"""Parse the options that order or change a campaign, and report every mistake at once."""

from collections.abc import Iterator, Mapping, Sequence
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
from warning_signs.statistics.smallest_number import MIN_NUMBER
from warning_signs.web.request.site import site

REQUIRED = {
    "name": "--name: It is missing. Give the name that people read.",
    "origins": "--origin: It is missing. Give the site that may frame it: https://www.example.org.",
    "languages": "--language: It is missing. Give one or more languages, such as fr.",
}
NOT_GIVEN = (None, ())
"""What click hands over for an option that was not typed: alone, or to be repeated."""
OPTIONS = {
    "slug": "The slug",
    "origins": "--origin",
    "languages": "--language",
    "questionnaires": "--questionnaire",
    "help": "--help-services",
}
"""How the command calls fields of a campaign that its options call otherwise."""


def parse_order(options: Mapping[str, Any], problems: list[str]) -> Campaign:
    """The campaign that the options of `campaign create` describe.

    Raises ClickException with `problems` and all mistakes in the options, each with what to do.
    """
    problems += [said for name, said in REQUIRED.items() if options[name] in NOT_GIVEN]
    fields = {
        **_parsed(options, problems),
        "questionnaires": options["questionnaires"] or tuple(site().content.questionnaires),
        "begins": datetime.now(UTC).date(),
        "smallest": _whole_number(options["smallest"], problems),
    }
    return _campaign({**fields, "scored": tuple(_scored(fields["questionnaires"]))}, problems)


def parse_change(
    campaign: Campaign, options: Mapping[str, Any], without: Sequence[str], problems: list[str]
) -> Campaign:
    """The campaign as the options of `campaign change` want it, without the fields in `without`.

    Raises ClickException with `problems` and all mistakes in the options, each with what to do.
    """
    fields = _parsed(options, problems)
    defaults = {name: Campaign.model_fields[name].default for name in without}
    kept = {**dict(campaign), **defaults}
    replaced = {one.country for one in fields["help"]}
    fields["help"] += tuple(one for one in kept["help"] if one.country not in replaced)
    return _campaign({**kept, **fields}, problems)


def _parsed(options: Mapping[str, Any], problems: list[str]) -> dict[str, Any]:
    """The fields that the options set; a file is read, and what is not known here is a problem."""
    content = site().content
    tags = [locale.tag for locale in site().locales]
    problems += [
        *_unknown("--language", options.get("languages", ()), tags),
        *_unknown("--questionnaire", options.get("questionnaires", ()), content.questionnaires),
        *_unknown("--country", _given(options["country"]), content.countries),
    ]
    fields = {name: value for name, value in options.items() if value not in NOT_GIVEN}
    if "logo" in fields:
        fields["logo"] = _logo(Path(fields["logo"]), problems)
    files = [_extra_helplines(Path(file), content, problems) for file in fields.pop("helps", ())]
    return {**fields, "help": tuple(filter(None, files))}


def _scored(questionnaires: Sequence[str]) -> Iterator[str]:
    known = site().content.questionnaires
    return (name for name in questionnaires if name in known and known[name].scored)


def _whole_number(written: str | None, problems: list[str]) -> int:
    if written and not written.isdecimal():
        problems.append(f"--smallest: “{written}” is no number. Give {MIN_NUMBER} or more.")
        return MIN_NUMBER
    return int(written or MIN_NUMBER)


def _logo(file: Path, problems: list[str]) -> str | None:
    try:
        return logo_address(file.read_bytes())
    except ValueError as error:
        problems.append(f"--logo: {error}")
    except OSError as error:
        problems.append(f"--logo: {_unreadable(file, error)}")
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


def _unreadable(file: Path, error: OSError) -> str:
    """Why a file cannot be read: it may be there, but for others than the user of the site."""
    denied = isinstance(error, PermissionError)
    more = " The user of this command must be allowed to." if denied else ""
    return f"{file} cannot be read: {error.strerror}.{more}"


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


def _campaign(fields: Mapping[str, Any], problems: list[str]) -> Campaign:
    """The campaign with these fields. Raises ClickException with all `problems`."""
    campaign = None
    try:
        campaign = Campaign.model_validate(fields)
    except ValidationError as error:
        problems += _mistakes(error, fields)
    if campaign is None or problems:
        raise click.ClickException("\n".join(problems))
    return campaign


def _mistakes(error: ValidationError, fields: Mapping[str, Any]) -> Iterator[str]:
    """What pydantic found, as the options have it, but what was said before: what is missing, and
    an unknown country.
    """
    for one in error.errors():
        field = one["loc"][0] if one["loc"] else ""
        if one["type"] not in ("missing", "too_short") and field != "country":
            message = one["msg"].removeprefix("Value error, ")
            if one["type"] == "greater_than_equal":
                message = f"Give {MIN_NUMBER} or more, not {fields['smallest']}."
            yield f"{OPTIONS.get(str(field), f'--{field}')}: {message}"


def _given(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _unknown(option: str, given: Any, known: Any) -> Iterator[str]:
    return (
        f"{option} {one}: not known here. Use some of: {', '.join(known)}."
        for one in given
        if one not in known
    )
