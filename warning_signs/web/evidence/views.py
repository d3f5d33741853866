"""The log of what happened: its rows travel in the body of a post and back; none is stored."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from warning_signs.evidence.csv_file import write_csv
from warning_signs.evidence.log import MOST_BYTES, MOST_ROWS, LogRow, filled, is_nearly_full
from warning_signs.web.evidence.actions import Draft, apply_action, log_text
from warning_signs.web.evidence.columns import column_names
from warning_signs.web.evidence.form import field_id, read_submission, row_fields
from warning_signs.web.request.urls import known_country
from warning_signs.web.response.downloads import as_file
from warning_signs.web.templating.formatting import list_separator

blueprint = Blueprint("evidence", __name__)

TOO_LARGE = 413


@blueprint.url_value_preprocessor
def raise_body_limit(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A log may be longer than answers; this runs before anything reads the body."""
    request.max_content_length = MOST_BYTES


@blueprint.get("/evidence/")
def log() -> str:
    """An empty log, and how to save messages; the same page for everyone."""
    return _page(Draft([LogRow()]))


@blueprint.post("/evidence/")
def update() -> str | Response:
    """The log after what was typed, added, removed or opened; or the log as a file.

    The field `show` chooses: rows (the default), add, open, back, csv or sheet.
    """
    submission = read_submission(request)
    if submission.country is not None:
        g.country = known_country(submission.country)
    draft = apply_action(submission)
    if submission.truncated:
        return make_response(_page(draft), TOO_LARGE)
    if submission.show in ("csv", "sheet") and not draft.errors:
        rows = filled(draft.rows)
        return _csv(rows) if submission.show == "csv" else _sheet(rows)
    return _page(draft)


@blueprint.errorhandler(TOO_LARGE)
def too_large(_error: HTTPException) -> Response:
    """Show the log again where middleware/body_limit.py refuses a stream before the view runs."""
    return make_response(update(), TOO_LARGE)


def _page(draft: Draft) -> str:
    rows, today = filled(draft.rows), date.today()
    return render_template(
        "evidence/page.html",
        draft=draft,
        wrong=draft.errors,
        wrong_rows=draft.wrong_rows(),
        rows=rows,
        columns=column_names(),
        row_fields=row_fields,
        field_id=field_id,
        most_rows=MOST_ROWS,
        most_bytes=MOST_BYTES,
        nearly_full=is_nearly_full(rows),
        text=log_text(rows, today) if rows else "",
        today=today,
    )


def _csv(rows: list[LogRow]) -> Response:
    response = make_response(write_csv(rows, list_separator()))
    response.mimetype = "text/csv"
    return _as_file(response, "csv")


def _sheet(rows: list[LogRow]) -> Response:
    """The log as one self-contained page, to keep or to hand over."""
    page = render_template(
        "evidence/file.html",
        rows=rows,
        columns=column_names(),
        row_fields=row_fields,
        today=date.today(),
    )
    return _as_file(make_response(page), "html")


def _as_file(response: Response, ending: str) -> Response:
    """A file whose name reveals nothing to others who use the device."""
    return as_file(response, f"log-{date.today().isoformat()}.{ending}")
