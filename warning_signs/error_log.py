"""What is written of an exception: the day, its kind and its line of code.

Never its message, nor the request that it came with: either may hold an answer, or say that
somebody answered, and when. A kind and a line are enough to find what to mend.
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
from typing import Any

from warning_signs.paths import ROOT

OURS = ("warning_signs", "_granian")
"""The loggers whose messages are known to hold nothing of a reader."""
LIBRARIES = "site-packages"
MOST_KINDS = 10
FOR_DEVELOPERS = ("FLASK_DEBUG", "FLASK_TESTING", "FLASK_PROPAGATE_EXCEPTIONS")


def describe(error: BaseException) -> str:
    """The kind of an exception, where in our code it came up, and the kinds of its causes."""
    causes = "".join(f", from {kind}" for kind in _causes(error))
    return f"{type(error).__name__} at {_place(error.__traceback__)}{causes}"


class DayFormatter(logging.Formatter):
    """One line a record, with no time finer than the day; of others’ messages only the place."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of this record."""
        said = record.getMessage() if record.name.startswith(OURS) else _said_by(record)
        error = record.exc_info and record.exc_info[1]
        kind = f": {describe(error)}" if error else ""
        return f"{date.today().isoformat()} {said.partition(chr(10))[0]}{kind}"


def configure_logging() -> None:
    """Log like that from here on, whoever logs: for a whole process."""
    handler = logging.StreamHandler()
    handler.setFormatter(DayFormatter())
    logging.getLogger().handlers = [handler]


def drop_debug_settings() -> None:
    """Leave out the settings by which Flask would write whole requests; before it is started."""
    for name in FOR_DEVELOPERS:
        os.environ.pop(name, None)


def install_exception_hooks() -> None:
    """Write no more than that of what nobody catches: in threads, while tidying up, of warnings."""
    sys.excepthook = lambda _kind, error, _trace: _write(describe(error))
    threading.excepthook = lambda found: _write(_described(found.exc_type, found.exc_value))
    sys.unraisablehook = lambda found: _write(_described(found.exc_type, found.exc_value))
    warnings.showwarning = _show_warning


def _write(said: str) -> None:
    sys.stderr.write(f"{date.today().isoformat()} {said}\n")
    sys.stderr.flush()


def _described(kind: type[BaseException], error: BaseException | None) -> str:
    return describe(error) if error else kind.__name__


def _show_warning(
    _message: Warning | str, category: type[Warning], filename: str, lineno: int, *_rest: Any
) -> None:
    _write(f"{category.__name__} at {_short(filename)}:{lineno}")


def _said_by(record: logging.LogRecord) -> str:
    return f"{record.levelname} of {record.name} at {_short(record.pathname)}:{record.lineno}"


def _causes(error: BaseException) -> Iterator[str]:
    for _ in range(MOST_KINDS):
        found = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if found is None:
            return
        yield type(found).__name__
        error = found


def _place(trace: TracebackType | None) -> str:
    """The innermost line of ours; of libraries, where none of ours is there."""
    lines = [(frame.f_code, number) for frame, number in traceback.walk_tb(trace)]
    if not lines:
        return "an unknown line"
    ours = [line for line in lines if _is_ours(line[0].co_filename)]
    code, number = (ours or lines)[-1]
    return f"{_short(code.co_filename)}:{number} {code.co_name}"


def _is_ours(file: str) -> bool:
    return LIBRARIES not in file and Path(file).is_relative_to(ROOT)


def _short(file: str) -> str:
    """The path of a file within the program, or within its library."""
    if _is_ours(file):
        return str(Path(file).relative_to(ROOT))
    return file.rpartition(f"{LIBRARIES}/")[2] if LIBRARIES in file else Path(file).name
