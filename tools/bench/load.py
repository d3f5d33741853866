"""What the bench does to a server: pages, completed questionnaires, and many readers at once."""

import gzip
import re
import shutil
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from itertools import cycle
from urllib.parse import urlencode

from tools.bench.server import Server
from tools.lib.cases import read_cases
from warning_signs.campaigns.submission_token import MIN_AGE
from warning_signs.content.loading.load import load_content
from warning_signs.paths import QUESTIONNAIRES

AS_A_BROWSER = {
    "Accept": "text/html",
    "Accept-Encoding": "gzip",
    "User-Agent": "Mozilla/5.0 (bench)",
}
AS_A_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
READERS = 8
MOST_STEPS_MEANWHILE = 600
"""More questionnaires than a machine completes while a number is too new."""
SECONDS = 2
NUMBER = re.compile(rb'name="visit"[^>]* value="([0-9a-f]{56})"')
REQUESTS = re.compile(r"(\d+) requests in ([\d.]+)s")


class Reader:
    """A browser that keeps its connection open."""

    def __init__(self, server: Server) -> None:
        self._connection = HTTPConnection("127.0.0.1", server.port, timeout=10)

    def get(self, path: str) -> bytes:
        """The packed bytes of a page."""
        return self._fetch("GET", path)

    def get_kept(self, path: str) -> bytes:
        """The packed bytes of a page as every reader but the first gets it: packed best."""
        self.get(path)
        return self.get(path)

    def ask(self, method: str, path: str) -> None:
        """Ask for a page, or with HEAD for its headers."""
        self._fetch(method, path)

    def post(self, path: str, form: str) -> bytes:
        """The packed bytes of the answer to a form."""
        return self._fetch("POST", path, form, AS_A_FORM)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _fetch(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> bytes:
        try:
            response = self._ask(method, path, body, headers)
        except RemoteDisconnected:  # the server closes a connection that was silent for long
            self._connection.close()
            response = self._ask(method, path, body, headers)
        if response.status != 200:
            raise SystemExit(f"{method} {path} answered {response.status}.")
        return response.read()

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str] | None
    ) -> HTTPResponse:
        self._connection.request(method, path, body, AS_A_BROWSER | (headers or {}))
        return self._connection.getresponse()


def answer_sheets(questionnaire: str) -> list[str]:
    """The cases of the tests as forms that a browser would send, every question answered."""
    asked = load_content(QUESTIONNAIRES).questionnaires[questionnaire]
    cases = [case for case in read_cases() if case.questionnaire == questionnaire]
    return [urlencode(case.all_answers(asked), doseq=True) for case in cases]


def complete(server: Server, path: str, sheets: list[str]) -> Iterator[None]:
    """Complete one questionnaire at each step: the questions fetched, the answers sent.

    In a campaign with the number of a page, as the form has it: so that it is counted. It is that
    of a page fetched some seconds before, since a number that is too new does not count.
    """
    reader = Reader(server)
    numbers = deque([_number(reader, path)])
    if numbers[0]:
        numbers.extend(_number(reader, path) for _ in range(MOST_STEPS_MEANWHILE))
        time.sleep(MIN_AGE)
    return _steps(reader, path, sheets, numbers)


def _steps(reader: Reader, path: str, sheets: list[str], numbers: deque[str]) -> Iterator[None]:
    for sheet in cycle(sheets):
        numbers.append(_number(reader, path))
        number = numbers.popleft()
        reader.post(path, f"{sheet}&visit={number}" if number else sheet)
        yield


def _number(reader: Reader, path: str) -> str:
    """Fetch the questions; the number in their form, empty outside campaigns."""
    found = NUMBER.search(gzip.decompress(reader.get(path)))
    return found[1].decode() if found else ""


def fetch(server: Server, path: str) -> Iterator[None]:
    """Fetch one page at each step."""
    reader = Reader(server)
    while True:
        reader.get(path)
        yield


def cpu_each(server: Server, steps: Iterator[None], times: int) -> float:
    """Milliseconds of processor time a step, all processes of the server together."""
    before = server.cpu()
    for _ in range(times):
        next(steps)
    return 1000 * (server.cpu() - before) / times


def requests_a_second(server: Server, path: str) -> float:
    """What eight readers who never stop get out of the server."""
    address = f"http://127.0.0.1:{server.port}{path}"
    options = [f"-c{READERS}", "-t1", f"-d{SECONDS}", "-H", "Accept-Encoding: gzip"]
    told = subprocess.run(["wrk", *options, address], capture_output=True, text=True, check=True)
    if "Non-2xx" in told.stdout:
        raise SystemExit(f"{path} failed under load:\n{told.stdout}")
    requests, seconds = REQUESTS.search(told.stdout).groups()
    return int(requests) / float(seconds)


def can_load() -> bool:
    """Whether wrk is there, which makes the load."""
    return shutil.which("wrk") is not None


def in_turns(rounds: int, *measures: Callable[[], float]) -> list[list[float]]:
    """Take each measure once a round, so that a busy moment of the machine hits all alike."""
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return [list(column) for column in zip(*taken, strict=True)]
