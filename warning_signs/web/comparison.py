"""A second look: the codes of one or two results, side by side. Nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from flask import Blueprint, Response, g, render_template, request
from flask_babel import gettext, ngettext

from warning_signs.comparison.check_digits import LENGTH, CodeError
from warning_signs.comparison.compare import Comparison, compare
from warning_signs.comparison.result_code import decode
from warning_signs.comparison.snapshot import Snapshot
from warning_signs.web.request.site import site
from warning_signs.web.request.urls import known_country
from warning_signs.web.response.downloads import as_dated_page

blueprint = Blueprint("comparison", __name__)

FIELDS = ("then", "now")
LONGEST = 100
"""The most characters of a field that come back as they were typed."""


@dataclass(frozen=True)
class CodeSubmission:
    """What was typed, the results that it encodes, and what is wrong with it; by field."""

    typed: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(FIELDS, ""))
    found: tuple[Snapshot, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def same_twice(self) -> bool:
        """Whether both fields have the code of the same result."""
        return len(self.found) > len(set(self.found))


@blueprint.get("/compare/")
def codes() -> str:
    """Two fields for codes, the same page for everyone."""
    return _page(CodeSubmission())


@blueprint.post("/compare/")
def side_by_side() -> str | Response:
    """What the codes say; or the fields again as they were typed, if requested or needed.

    The field `show` chooses: codes, result (the default), or sheet (a file to keep).
    """
    if "country" in request.form:
        g.country = known_country(request.form["country"])
    submission, show = _read(), request.form.get("show")
    if show == "codes":
        return _page(CodeSubmission(submission.typed))
    if submission.errors:
        return _page(submission)
    comparison = compare(submission.found, site().content.rules)
    _set_audience(comparison)
    return _sheet(comparison) if show == "sheet" else _page(submission, comparison)


def _read() -> CodeSubmission:
    """Read both fields; at least one must have a code. Never fails."""
    typed = {name: _visible(request.form.get(name, "")) for name in FIELDS}
    found: list[Snapshot] = []
    errors: dict[str, str] = {}
    for name in _filled(typed):
        try:
            found.append(decode(typed[name], site().content.code_layouts))
        except CodeError as error:
            errors[name] = _message(error)
    return CodeSubmission(typed, tuple(found), errors)


def _filled(typed: Mapping[str, str]) -> list[str]:
    """The fields to read: those with something in them, or else the first."""
    return [name for name in FIELDS if typed[name].strip()] or [FIELDS[0]]


def _visible(text: str) -> str:
    """What was typed, without invisible characters, which HTML cannot hold."""
    return "".join(character for character in text[:LONGEST] if character.isprintable())


def _message(error: CodeError) -> str:
    """What is wrong with a code, and what to do."""
    if error.kind == "empty":
        return gettext("Type the code that is on the result.")
    if error.kind == "character":
        return gettext(
            "No code has “%(character)s” in it. A code has only digits and the letters A to Z, "
            "but never a U.",
            character=error.detail,
        )
    if error.kind in ("short", "long"):
        return _wrong_length(error)
    if error.kind == "version":
        return gettext(
            "This code was made with version %(version)s of the questions, which this site does "
            "not know. Type it on the site that gave it to you.",
            version=error.detail,
        )
    if error.kind == "questionnaire":
        return gettext(
            "This code belongs to a questionnaire that this site does not have. Type it on the "
            "site that gave it to you."
        )
    return gettext(
        "There is a typing mistake in this code. Compare it with your copy, character by character."
    )


def _wrong_length(error: CodeError) -> str:
    if error.kind == "short":
        return ngettext(
            "This code is too short: %(num)d character of %(length)d is missing.",
            "This code is too short: %(num)d characters of %(length)d are missing.",
            error.detail,
            length=LENGTH,
        )
    return ngettext(
        "This code is too long: it has %(num)d character more than %(length)d.",
        "This code is too long: it has %(num)d characters more than %(length)d.",
        error.detail,
        length=LENGTH,
    )


def _set_audience(comparison: Comparison) -> None:
    """Make a teacher’s helpline the first where all codes come from teachers."""
    known = site().content.questionnaires
    audiences = {known[snapshot.questionnaire].audience for snapshot in comparison.snapshots}
    g.audience = audiences.pop() if len(audiences) == 1 else "parent"


def _page(submission: CodeSubmission, comparison: Comparison | None = None) -> str:
    return render_template("comparison/page.html", submission=submission, **_context(comparison))


def _sheet(comparison: Comparison) -> Response:
    """The comparison as one self-contained file."""
    page = render_template(
        "comparison/file.html", with_sensitive="sensitive" in request.form, **_context(comparison)
    )
    return as_dated_page(page, date.today())


def _context(comparison: Comparison | None) -> dict[str, object]:
    """The template variables of a comparison."""
    content = site().content
    return {
        "comparison": comparison,
        "rules": content.rules,
        "questionnaires": content.questionnaires,
        "drawing": site().prerendered_bars.svg,
        "today": date.today(),
    }
