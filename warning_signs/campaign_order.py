"""Reading the order of a campaign: every mistake in it at once, each with what to do."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from flask import current_app
from pydantic import ValidationError

from .campaigns.campaign import Campaign
from .campaigns.logo import logo_address
from .campaigns.own_help import OwnHelp
from .content.load import Content
from .content.source import ContentError, Source, read_source

Found = TypeVar("Found")


def read_order(logo: Path | None, helps: tuple[Path, ...], **ordered: Any) -> Campaign:
    """The campaign as ordered: `ordered` holds its fields, `logo` and `helps` are files.

    Ends the command with every mistake in the order, each with what to do.
    """
    content: Content = current_app.extensions["content"]
    tags = [locale.tag for locale in current_app.extensions["locales"]]
    problems = [
        *_unknown("--language", ordered["languages"], tags),
        *_unknown("--questionnaire", ordered["questionnaires"], content.questionnaires),
        *_unknown("--country", filter(None, [ordered["country"]]), content.countries),
    ]
    ordered["questionnaires"] = ordered["questionnaires"] or tuple(content.questionnaires)
    ordered["scored"] = tuple(
        name
        for name in ordered["questionnaires"]
        if name in content.questionnaires and content.questionnaires[name].scored
    )
    ordered["begins"] = datetime.now(UTC).date()
    ordered["logo"] = _logo(logo, problems) if logo else None
    ordered["help"] = tuple(filter(None, (_own_help(file, problems) for file in helps)))
    made = _checked(Campaign, ordered, problems, _option)
    if problems:
        raise click.ClickException("\n".join(problems))
    return made


def _logo(file: Path, problems: list[str]) -> str | None:
    try:
        return logo_address(file.read_bytes())
    except ValueError as error:
        problems.append(f"--logo: {error}")
        return None


def _own_help(file: Path, problems: list[str]) -> OwnHelp | None:
    try:
        source = read_source(file, file.name)
    except ContentError as error:
        problems.append(str(error))
        return None
    return _checked(OwnHelp, source.data, problems, lambda path: _place(source, path))


def _checked(
    model: type[Found], data: Any, problems: list[str], place: Callable[[tuple[Any, ...]], str]
) -> Found | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for one in error.errors():
            if one["type"] != "too_short":  # of values that were refused one by one
                message = one["msg"].removeprefix("Value error, ")
                problems.append(f"{place(one['loc'])}: {message}")
        return None


def _place(source: Source, path: tuple[Any, ...]) -> str:
    return f"{source.file}:{source.line(path)}: {'.'.join(map(str, path))}"


def _option(path: tuple[Any, ...]) -> str:
    """The option of the command that a value of the campaign comes from."""
    names = {"origins": "--origin", "languages": "--language", "slug": "The slug"}
    names["strip"] = "--colour or --strip"
    return names.get(path[0], f"--{path[0]}") if path else "The campaign"


def _unknown(option: str, given: Any, known: Any) -> list[str]:
    return [
        f"{option} {one}: not known here. Use some of: {', '.join(known)}."
        for one in given
        if one not in known
    ]
