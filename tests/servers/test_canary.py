"""What a reader sends is nowhere afterwards: not in a file, not in the log, not in the database.

A marked word goes in by every door of the running site, and every file that it could write is
searched for it. What failures write: test_error_log.py; what a browser keeps: tests/browser.
"""

import json
import re
import sqlite3
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.support.campaigns.ordered import order
from tests.support.sites import make_site
from tools.lib.server import running_site

CANARY = "KNR71bluebird"
FORM = "application/x-www-form-urlencoded"
ANSWERS = {"self_harm": "told_to_die", "school_avoidance": "weekly", CANARY: CANARY}
SENT = [
    ("/fr/parent/", {**ANSWERS, "version": CANARY}),
    ("/fr/parent/", {**ANSWERS, "show": "sheet"}),
    ("/en/teacher/", {**ANSWERS, "second_language": CANARY}),
    ("/en/family/", {CANARY: CANARY, "show": CANARY}),
    ("/en/letters/school/", {"letter": CANARY, "before": CANARY, "from": "parent"}),
    ("/en/letters/police/", {"letter": CANARY, "show": "text"}),
    ("/en/evidence/", {"place": CANARY, "what": CANARY, "account": CANARY}),
    ("/en/evidence/", {"place": CANARY, "show": "csv"}),
    ("/en/compare/", {"then": CANARY, "now": CANARY}),
    ("/en/c/ligue/parent/", {**ANSWERS, "visit": CANARY}),
]
HEADERS = {"Accept-Language": f"x-{CANARY}", "Referer": f"https://x.example/{CANARY}"}
HEADERS |= {"User-Agent": f"Mozilla/5.0 {CANARY}", "Cookie": f"a={CANARY}"}
TOKEN = re.compile(r'name="visit"[^>]* value="([0-9a-f]+)"')


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Holds all that the site can write: data, home, temporary files, its log."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def origin(folder):
    """A running site with a campaign."""
    database = f"sqlite:///{folder}/campaigns.sqlite3"
    order(make_site({"DATABASE_URL": database}))
    places = {name: str(folder) for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    with running_site(folder / "log", DATABASE_URL=database, **places) as origin:
        yield origin


def fetch(address: str, body: bytes | None = None, kind: str = FORM, headers=HEADERS) -> str:
    """The text of a page, whatever its status below 500."""
    sent = urllib.request.Request(address, body, {**headers, "Content-Type": kind})
    try:
        with urllib.request.urlopen(sent, timeout=20) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as answer:
        assert answer.code < 500, address
        return answer.read().decode()


def files_with(folder: Path, word: str) -> list[str]:
    """The names of all files below a folder that hold a word."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in found if word.encode() in path.read_bytes()]


def test_no_file_holds_what_was_sent(origin, folder):
    for path, fields in SENT:
        fetch(f"{origin}{path}?country=FR&x={CANARY}", urllib.parse.urlencode(fields).encode())
    part = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{CANARY}.csv"\r\n\r\n'
    body = f"{part}{CANARY},{CANARY}\r\n" * 1000 + "--b--\r\n"
    fetch(f"{origin}/en/evidence/", body.encode(), "multipart/form-data; boundary=b")
    call = {"answers": {CANARY: CANARY, "age": CANARY}, "language": CANARY}
    assessment = f"{origin}/api/v1/questionnaires/parent/assessment"
    fetch(assessment, json.dumps(call).encode(), "application/json")
    fetch(f"{origin}/en/{CANARY}/?{CANARY}")
    assert (folder / "log").exists() and (folder / "campaigns.sqlite3").exists()
    assert files_with(folder, CANARY) == []


def test_a_canary_in_a_file_would_be_found(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "log").write_text(f"x{CANARY}x", encoding="utf-8")
    assert files_with(tmp_path, CANARY) == ["log"]


def counted(folder: Path) -> dict[str, int]:
    """How many results the database holds at each level."""
    with sqlite3.connect(f"file:{folder}/campaigns.sqlite3?mode=ro", uri=True) as connection:
        return dict(connection.execute("SELECT level, sum(number) FROM result_count GROUP BY 1"))


def journals(folder: Path) -> int:
    """The bytes in the files that a database keeps beside itself, for as long as it writes."""
    return sum(
        path.stat().st_size
        for path in folder.glob("campaigns.sqlite3-*")
        if not path.name.endswith("-shm")  # an index of the other, without rows
    )


def test_no_journal_of_the_database_tells_which_result_came_when(origin, folder):
    address, before = f"{origin}/en/c/ligue/parent/", sum(counted(folder).values())
    browser = {"User-Agent": "Mozilla/5.0", "Accept": "text/html"}
    tokens = [TOKEN.search(fetch(address, headers=browser))[1] for _ in range(6)]
    time.sleep(2.1)  # nobody answers faster
    for number, token in enumerate(tokens):
        answers = {"self_harm": "yes" if number % 2 else "no", "school_avoidance": "weekly"}
        sent = urllib.parse.urlencode({**answers, "visit": token}).encode()
        fetch(address, sent, headers=browser)
    deadline = time.monotonic() + 10
    while sum(counted(folder).values()) < before + len(tokens) or journals(folder):
        assert time.monotonic() < deadline, (counted(folder), journals(folder))
        time.sleep(0.05)
    assert not [token for token in tokens if files_with(folder, token)], "only hashes are kept"
