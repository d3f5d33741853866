"""The actions on a log: add, remove and restore rows, open a file; with their messages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext, ngettext

from warning_signs.evidence.csv_file import Fault, NotALog, TooManyRows, read_csv
from warning_signs.evidence.log import (
    COLUMNS,
    LONGEST_TEXT,
    MOST_ROWS,
    LogRow,
    filled,
    fits,
    too_long,
)
from warning_signs.web.evidence.columns import column_names
from warning_signs.web.evidence.form import LogSubmission, field_id, row_fields
from warning_signs.web.templating.formatting import format_date


@dataclass
class Draft:
    """The log as the page shows it, with its messages.

    errors: id of the element to correct → message; removed: (index, row) that was just removed.
    """

    rows: list[LogRow]
    errors: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    removed: tuple[int, LogRow] | None = None

    def wrong_rows(self) -> frozenset[int]:
        """The numbers, from 1, of the rows that have something to correct."""
        numbers = range(1, len(self.rows) + 1) if self.errors else ()
        return frozenset(
            number
            for number in numbers
            if any(field_id(number, column) in self.errors for column in COLUMNS)
        )


def apply_action(submission: LogSubmission) -> Draft:
    """Apply the submitted action: undo, remove, open a file, then add a row."""
    draft = Draft(list(submission.rows))
    if submission.show == "back" and submission.undo:
        draft.rows.insert(*submission.undo)
    if submission.remove is not None and 0 <= submission.remove < len(draft.rows):
        row = draft.rows.pop(submission.remove)
        draft.removed = (submission.remove, row) if row else None
    draft.rows = filled(draft.rows)
    if submission.sanitised:
        draft.notices.append(
            gettext("Some characters that cannot be shown were left out. Please check your lines.")
        )
    if submission.truncated:
        draft.errors.update([_truncated_error(submission)])
    elif submission.file or submission.show == "open":
        _open(draft, submission.file)
    draft.errors.update(_row_errors(draft.rows))
    _add(draft, wanted=submission.show == "add")
    if submission.show in ("csv", "sheet") and not any(draft.rows):
        draft.errors[field_id(1, "date_time")] = gettext("The log is still empty.")
    return draft


def _add(draft: Draft, *, wanted: bool) -> None:
    """Add a row if it is wanted and fits; a log without rows always gets one."""
    full = len(draft.rows) >= MOST_ROWS
    if len(draft.rows) > MOST_ROWS or (wanted and full):
        message = gettext(
            "A log holds at most %(most)s lines. Everything that you typed is still here. Save "
            "this log, then begin a second one.",
            most=MOST_ROWS,
        )
        draft.errors["download"] = message
    elif wanted or not draft.rows:
        draft.rows.append(LogRow())


def _open(draft: Draft, file: bytes) -> None:
    """Append the rows of a saved file to the log: all of them or none."""
    try:
        found = read_csv(file) if file else None
    except NotALog as error:
        draft.errors["file"] = _fault_message(error.fault)
        return
    except TooManyRows as error:
        draft.errors["file"] = _no_room_message(error.count)
        return
    if found is None:
        draft.errors["file"] = gettext("Choose the file first, then open it.")
        return
    known = frozenset(draft.rows)
    new = [row for row in found if row not in known]
    merged = [*draft.rows, *new]
    if len(merged) > MOST_ROWS or not fits(merged):
        draft.errors["file"] = _no_room_message(len(new))
        return
    draft.rows = merged
    draft.notices.append(_opened_message(len(new), len(found) - len(new)))


def _row_errors(rows: list[LogRow]) -> Iterator[tuple[str, str]]:
    for index, column in too_long(rows):
        message = gettext(
            "Line %(row)s, “%(column)s”: this text is too long for a spreadsheet, which would cut "
            "it off without a word. At most %(most)s characters fit. Put the rest into another "
            "line.",
            row=index + 1,
            column=column_names()[column],
            most=LONGEST_TEXT,
        )
        yield field_id(index + 1, column), message


def _truncated_error(submission: LogSubmission) -> tuple[str, str]:
    if submission.file:
        return "file", gettext(
            "This file is larger than one megabyte, so it is no log, and it was not opened. "
            "Everything that you typed is still here."
        )
    last = max(1, len(filled(submission.rows)))
    return field_id(last, "date_time"), gettext(
        "The log has grown larger than one megabyte, and what came after that is missing here. "
        "Please check the last lines. Remove some, and begin a second log with them."
    )


def _fault_message(fault: Fault) -> str:
    if fault == "not_text":
        return gettext(
            "The letters of this file cannot be read. In your spreadsheet, save it as “CSV UTF-8”, "
            "then open it here again. Nothing was added or lost."
        )
    if fault == "damaged":
        return gettext(
            "This is a log, but it is damaged: a line has too many cells, or a quotation mark is "
            "missing. Nothing was added or lost."
        )
    return gettext(
        "This file is not a log that was saved on this page. Choose the file whose name begins "
        "with “log” and ends in “.csv”. Nothing was added or lost."
    )


def _no_room_message(count: int) -> str:
    return ngettext(
        "The file has %(num)s line, and there is no room for it in this log. Nothing was added or "
        "lost. Save this log, then open the file in an empty one.",
        "The file has %(num)s lines, and there is no room for them in this log. Nothing was added "
        "or lost. Save this log, then open the file in an empty one.",
        count,
    )


def _opened_message(new: int, known: int) -> str:
    added = ngettext(
        "%(num)s line was added from the file.", "%(num)s lines were added from the file.", new
    )
    if not known:
        return added
    duplicates = ngettext(
        "%(num)s line was in the log already.", "%(num)s lines were in the log already.", known
    )
    return f"{added} {duplicates}"


def log_text(rows: list[LogRow], today: date) -> str:
    """The log as text to paste into a letter, a form or a message."""
    names = column_names()
    title = gettext("A log of what happened, %(date)s", date=format_date(today))
    blocks = [
        "\n".join(
            gettext("%(label)s: %(text)s", label=names[column], text=text)
            for column, text in row_fields(row)
            if text
        )
        for row in rows
    ]
    numbered = [f"{number}.\n{block}" for number, block in enumerate(blocks, 1)]
    return "\n\n".join([title, *numbered])
