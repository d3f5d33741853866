"""What a command says of a file or a folder that it cannot write: a sentence, not a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Write `path` within. Raises ClickException with the reason if that cannot be done."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from None
