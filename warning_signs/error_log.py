"""Log of an exception only the day, its kind and its line of code.

Its message and its request are never logged: they may hold an answer, or say that somebody has
answered, and when. Kind and line are enough to find the fault.
"""

import logging
import os
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TextIO

from warning_signs.paths import CODE, ROOT

TRUSTED_LOGGERS = ("warning_signs", "_granian")
"""Loggers whose messages are known to say nothing about a reader."""
LIBRARIES = "site-packages"
MOST_KINDS = 10
DEBUG_SETTINGS = ("FLASK_DEBUG", "FLASK_TESTING", "FLASK_PROPAGATE_EXCEPTIONS")


def describe(error: BaseException) -> str:
    """The kind of an exception, its line in our code, and the kinds of its causes."""
    causes = "".join(f", from {kind}" for kind in _causes(error))
    return f"{type(error).__name__} at {_place(error.__traceback__)}{causes}"


class DayFormatter(logging.Formatter):
    """Format a record as one line with the day; an untrusted logger gives its place only."""

    def format(self, record: logging.LogRecord) -> str:
        """The line to log for this record."""
        trusted = record.name.startswith(TRUSTED_LOGGERS)
        message = record.getMessage() if trusted else _origin(record)
        error = record.exc_info and record.exc_info[1]
        kind = f": {describe(error)}" if error else ""
        return f"{date.today().isoformat()} {message.partition(chr(10))[0]}{kind}"


def configure_logging() -> None:
    """Format the records of every logger in this process with DayFormatter."""
    handler = logging.StreamHandler()
    handler.setFormatter(DayFormatter())
    logging.getLogger().handlers = [handler]


def drop_debug_settings() -> None:
    """Remove the settings that make Flask log whole requests; call before the app is made."""
    for name in DEBUG_SETTINGS:
        os.environ.pop(name, None)


def install_exception_hooks() -> None:
    """Apply the same rule to warnings and to exceptions that nobody catches, in threads too."""
    sys.excepthook = lambda _kind, error, _trace: _write(describe(error))
    threading.excepthook = lambda hook: _write(_described(hook.exc_type, hook.exc_value))
    sys.unraisablehook = lambda hook: _write(_described(hook.exc_type, hook.exc_value))
    warnings.showwarning = _show_warning


def _write(text: str) -> None:
    sys.stderr.write(f"{date.today().isoformat()} {text}\n")
    sys.stderr.flush()


def _described(kind: type[BaseException], error: BaseException | None) -> str:
    return describe(error) if error else kind.__name__


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    _write(f"{category.__name__} at {_short(filename)}:{lineno}")


def _origin(record: logging.LogRecord) -> str:
    return f"{record.levelname} of {record.name} at {_short(record.pathname)}:{record.lineno}"


def _causes(error: BaseException) -> Iterator[str]:
    for _ in range(MOST_KINDS):
        cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if cause is None:
            return
        yield type(cause).__name__
        error = cause


def _place(trace: TracebackType | None) -> str:
    """The innermost line of our code; of a library, if no line is ours."""
    lines = [(frame.f_code, number) for frame, number in traceback.walk_tb(trace)]
    if not lines:
        return "an unknown line"
    own_lines = [line for line in lines if _is_ours(line[0].co_filename)]
    code, number = (own_lines or lines)[-1]
    return f"{_short(code.co_filename)}:{number} {code.co_name}"


def _is_ours(file: str) -> bool:
    path = Path(file)  # in an installation all of ours is below site-packages itself
    return path.is_relative_to(CODE) and LIBRARIES not in path.relative_to(CODE).parts


def _short(file: str) -> str:
    """The path of a file relative to the program, or to its library."""
    if _is_ours(file):
        return str(Path(file).relative_to(ROOT))
    return file.rpartition(f"{LIBRARIES}/")[2] if LIBRARIES in file else Path(file).name
