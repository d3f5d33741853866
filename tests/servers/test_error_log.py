"""What is written when the program fails: a day, a kind, a line of code. And no image of memory."""

import os
import pathlib
import pkgutil
import re
import resource
import signal
import time
import urllib.error
import urllib.request
from datetime import date

import psutil
import pytest

from tests.support.servers.failing import CANARY, make_mistakes
from tools.lib.server import ROOT, free_port, start_site, stop_site
from warning_signs.error_log import describe
from warning_signs.storage.repository import CampaignRepository

FAILING = ("-m", "tests.support.servers.failing")
FORM = f"letter={CANARY}&from=parent&messages={CANARY}".encode()
SENT = [
    ("POST", f"/en/letters/school/?country={CANARY}", "KeyError"),
    ("GET", f"/en/parent/paper/?x={CANARY}", "KeyError"),
    ("GET", f"/en/c/{CANARY.lower()}/", "IntegrityError"),
    ("DELETE", f"/en/?{CANARY}", "KeyError"),
    ("POST", f"/en/parent/?around{CANARY}", "LookupError"),
]
"""A request, and what it fails with: in a view, a template, the database, an error page, around."""
BESIDE = ["ValueError", "UserWarning", "OSError", "ERROR of library", "RuntimeError"]
OF_DEVELOPERS = {"FLASK_DEBUG": "1", "FLASK_TESTING": "1", "FLASK_PROPAGATE_EXCEPTIONS": "1"}
"""They make Flask log whole requests, if the server lets them."""
LINE = re.compile(r"\d{4}-\d\d-\d\d [\w .,:'/<>-]+")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The production server with mistakes in it, where it would tell or leave all it could."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    made = start_site(
        tmp_path_factory.mktemp("site") / "log",
        free_port(),
        program=FAILING,
        before=lambda: resource.setrlimit(resource.RLIMIT_CORE, (hard, hard)),
        WEB_CONCURRENCY="2",
        PYTHONFAULTHANDLER="",
        **OF_DEVELOPERS,
    )
    yield made
    stop_site(made)


def ask(site, method: str, path: str) -> tuple[int, str]:
    """The status and the page."""
    body = FORM if method == "POST" else None
    sent = urllib.request.Request(site.origin + path, data=body, method=method)
    try:
        with urllib.request.urlopen(sent, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode()


def written(site, kind: str, since: int = 0) -> str:
    """What is written from there on, once there is something of that kind."""
    deadline = time.monotonic() + 10
    while kind not in (text := site.log.read_text(encoding="utf-8")[since:]):
        assert time.monotonic() < deadline, text
        time.sleep(0.05)
    return text


def test_the_server_writes_of_a_fault_its_kind_and_its_line_and_nothing_else(site):
    for method, path, kind in SENT:
        before = len(site.log.read_text(encoding="utf-8"))
        status, page = ask(site, method, path)
        assert status == 500, path
        assert "Something went wrong on our side" in page and "112" in page
        told = written(site, kind, before)
        assert re.search(rf"{kind} at tests/support/servers/failing.py:\d+ \w+", told), path
    assert ask(site, "GET", f"/en/?beside{CANARY}")[0] == 200
    assert ask(site, "GET", f"/en/?outside{CANARY}")[0] == 500
    for kind in BESIDE:
        written(site, kind)
    assert ask(site, "GET", "/en/")[0] == 200
    said = site.log.read_text(encoding="utf-8")
    assert_nothing_told(said)
    for line in said.splitlines():
        assert LINE.fullmatch(line), line
        assert line.startswith(date.today().isoformat())


def assert_nothing_told(said: str) -> None:
    assert CANARY not in said and CANARY.lower() not in said
    assert not re.search(r"\d\d:\d\d", said), "no time finer than the day"
    assert "/en/" not in said and "POST" not in said and "Traceback" not in said


def test_another_server_writes_no_more(make_app, capfd):
    app = make_app({})
    app.testing = False
    with pytest.MonkeyPatch.context() as patch:
        for name in (
            "letters.page.compose",
            "campaigns.views.find_campaign",
            "middleware.errors.error_page",
        ):
            whole = f"warning_signs.web.{name}"
            patch.setattr(whole, pkgutil.resolve_name(whole))  # so that it is put back afterwards
        make_mistakes(app)
        client = app.test_client()
        for method, path, *_ in SENT:
            answer = client.open(path, method=method, data=FORM if method == "POST" else None)
            assert answer.status_code == 500
            assert "Something went wrong on our side" in answer.text
    assert_nothing_told("".join(capfd.readouterr()))


def test_causes_are_told_by_their_kinds():
    try:
        try:
            int(CANARY)
        except ValueError as error:
            raise KeyError(CANARY) from error
    except KeyError as error:
        assert describe(error) == (
            f"KeyError at tests/servers/test_error_log.py:{error.__traceback__.tb_lineno} "
            "test_causes_are_told_by_their_kinds, from ValueError"
        )
    assert describe(KeyError(CANARY)) == "KeyError at an unknown line"


def test_maintenance_goes_on_after_a_fault(monkeypatch, caplog):
    rounds = []

    def fail(_repository) -> None:
        rounds.append(1)
        raise SystemExit if len(rounds) > 2 else ValueError(CANARY)

    monkeypatch.setattr(CampaignRepository, "run_maintenance", fail)
    monkeypatch.setattr("warning_signs.storage.repository.SECONDS_BETWEEN_ROUNDS", 0.001)
    with pytest.raises(SystemExit):
        CampaignRepository(None)._maintain()
    assert len(caplog.messages) == 2
    assert all(
        said.startswith("ValueError at tests/servers/test_error_log.py:")
        for said in caplog.messages
    )


# Images of memory


def limits(process: psutil.Process) -> str:
    return pathlib.Path(f"/proc/{process.pid}/limits").read_text(encoding="utf-8")


@pytest.mark.skipif(not pathlib.Path("/proc/self/limits").exists(), reason="needs Linux")
def test_no_process_leaves_an_image_of_its_memory(site):
    """It ends a worker, and so stands last."""
    main = psutil.Process(site.process.pid)
    workers = main.children(recursive=True)
    assert len(workers) >= 2
    for process in (main, *workers):
        assert re.search(r"Max core file size +0 +0 ", limits(process)), process
        if os.getuid():
            assert pathlib.Path(f"/proc/{process.pid}").stat().st_uid == 0, "closed"
    os.kill(workers[-1].pid, signal.SIGSEGV)
    workers[-1].wait(10)
    assert not list(ROOT.glob("core*"))
