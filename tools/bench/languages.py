"""What thirty languages cost: at the start, on the wire, and in memory once ten of them are read.

There are not thirty translations yet; most are copies of the French one.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.bench.load import Reader
from tools.bench.server import Server, running
from tools.bench.table import Row, Table
from tools.lib.languages import THIRTY, add_copies

COPY = "mt"  # French words in a language that nobody has checked, so that its pages say that too
IN_USE = THIRTY[:10]
VISITS = 6  # of each language, so that every worker has met it
PAGES = ("", "parent/", "help/")
LEAST_ANSWERS = "self_harm=no&disclosed=no"


def measure_languages(
    table: Table, starts: int, plain_start: float, most: float, most_memory: float
) -> None:
    """Add the rows; the start is the best of so many, at most so many starts of plain Flask.

    most_memory: MiB of all processes.
    """
    table.heading("Thirty languages")
    with _catalogues() as folder:
        times = []
        for _ in range(starts):
            with _running(folder) as site:
                times.append(site.started_in)
        table.add(
            Row(f"home answers (best of {starts})", min(times), "s"),
            Row("the same in starts of plain Flask", min(times) / plain_start, "x", most=most),
        )
        with _running(folder) as site:
            _measure_bytes(table, site)
            _read(site)
            _measure_memory(table, site, most_memory)


@contextmanager
def _catalogues() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        yield str(add_copies(Path(folder)))


def _running(folder: str) -> AbstractContextManager[Server]:
    return running("tools.bench.many_languages_app:app", f"/{COPY}/", CATALOGUES=folder)


def _measure_bytes(table: Table, site: Server) -> None:
    reader = Reader(site)
    for name, page in (("home", ""), ("parent", "parent/"), ("teacher", "teacher/")):
        size = len(reader.get_kept(f"/{COPY}/{page}?country=FR"))
        table.add(Row(f"{COPY} {name}, gzip", size, "bytes", most=14_336))
    size = len(reader.post(f"/{COPY}/parent/?country=FR", LEAST_ANSWERS))
    table.add(Row(f"{COPY} result, gzip", size, "bytes", most=20_480))
    reader.close()


def _read(site: Server) -> None:
    """Have ten languages read, each on a few pages and once to the result."""
    for tag in IN_USE * VISITS:
        reader = Reader(site)
        for page in PAGES:
            reader.get(f"/{tag}/{page}?country=FR")
        reader.post(f"/{tag}/parent/?country=FR", LEAST_ANSWERS)
        reader.close()


def _measure_memory(table: Table, site: Server, most: float) -> None:
    _, *workers = site.memory()
    table.add(
        Row("ten of them read: resident, the larger worker", max(workers), "MiB"),
        Row("ten of them read: all together", site.shared_out(), "MiB", most=most),
    )
