"""The workers are watched by a process that holds nothing of the site, and outlives them. Many
silent connections do not block readers.
"""

import shutil
import signal
import socket
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.support.content.overrides import valid
from tests.support.servers.systemd_socket import machines
from tools.lib.server import answers_in_time, free_port, start_site, stop_site
from warning_signs.serving import supervisor

IMPATIENT = """
from warning_signs.serving import server, supervisor
supervisor.SECONDS_TO_TRY_AGAIN = 0.5
server.main()
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """The site’s own content, for mistakes that are put right again."""
    folder = tmp_path_factory.mktemp("own") / "content"
    return shutil.copytree(valid("replaced_advice"), folder)


@pytest.fixture(scope="module")
def site(content, tmp_path_factory):
    """A site with two workers and its own content, which tries again soon."""
    own = {"WARNING_SIGNS_CONTENT": str(content), "WEB_CONCURRENCY": "2"}
    log = tmp_path_factory.mktemp("site") / "log"
    site = start_site(log, free_port(), ("-c", IMPATIENT), **own)
    yield site
    stop_site(site)
    assert site.process.returncode == 0


@pytest.fixture
def served(site):
    """The same once it is whole, whatever workers another test has killed."""
    assert happens(lambda: is_whole(site))
    return site


def workers(site) -> list[psutil.Process]:
    children = psutil.Process(site.process.pid).children()
    return [one for one in children if one.status() != psutil.STATUS_ZOMBIE]


def has_ended(process: psutil.Process) -> bool:
    """Whether its parent finds it ended: a zombie can have threads that have not ended yet."""
    return process.status() == psutil.STATUS_ZOMBIE and process.num_threads() <= 1


def happens(condition: Callable[[], object]) -> bool:
    """Whether it is so within half a minute: the site is loaded anew, beside other tests."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def waits(site) -> bool:
    """Whether the main process has become the supervisor."""
    return waits_as(site.process.pid)


def is_whole(site) -> bool:
    """Whether nobody is to be replaced."""
    return waits(site) and len(workers(site)) == 2


def waits_as(pid: int) -> bool:
    """Whether the process with this number is the supervisor."""
    return any(word.endswith("supervisor.py") for word in psutil.Process(pid).cmdline())


def test_what_waits_for_the_workers_holds_nothing_of_the_site(served):
    loaded = {Path(one.path).name for one in psutil.Process(served.process.pid).memory_maps()}
    assert not [name for name in loaded if name.startswith(("_granian", "_pydantic", "_speedups"))]


def test_many_connections_that_send_nothing_keep_nobody_from_the_site(served):
    with ExitStack() as stack:
        for _ in range(600):
            line = stack.enter_context(
                socket.create_connection(("127.0.0.1", urlsplit(served.origin).port))
            )
            line.sendall(b"GET /en/ HTTP/1.1\r\nHost: x\r\nX-Half: ")
        begun = time.monotonic()
        with urllib.request.urlopen(f"{served.origin}/en/help/", timeout=10) as answer:
            assert answer.status == 200
        assert time.monotonic() - begun < 5


def test_workers_that_die_again_and_again_do_not_end_the_server(served):
    """First one after the other, then all before anybody notices."""
    first, second = workers(served)
    first.kill()
    first.wait(10)
    second.kill()
    assert happens(lambda: is_whole(served))
    main = psutil.Process(served.process.pid)
    main.suspend()
    try:
        dying = workers(served)
        for worker in dying:
            worker.kill()
        assert happens(lambda: all(map(has_ended, dying)))
    finally:
        main.resume()
    assert answers_in_time(f"{served.origin}/healthz", served.process)
    assert served.process.poll() is None


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_the_end_is_heard_while_a_worker_is_replaced(tmp_path, end):
    site = start_site(tmp_path / "log", free_port(), WEB_CONCURRENCY="2")
    try:
        assert happens(lambda: is_whole(site))
        dying, staying = workers(site)
        dying.kill()
        assert happens(lambda: not waits(site)), "it loads the site for another"
        site.process.send_signal(end)
        assert site.process.wait(timeout=30) == 0
        assert not staying.is_running()
    finally:
        stop_site(site)


def test_a_terminal_that_is_closed_ends_nothing(served):
    served.process.send_signal(signal.SIGHUP)
    time.sleep(0.2)
    assert len(workers(served)) == 2
    assert answers_in_time(f"{served.origin}/healthz", served.process)


def test_on_a_socket_that_was_handed_over_a_worker_is_replaced_too(tmp_path):
    with machines(tmp_path, ["127.0.0.4"], free_port()) as (machine,):
        assert happens(lambda: waits_as(machine.site.pid))
        (dying,) = psutil.Process(machine.site.pid).children()
        dying.kill()
        assert answers_in_time(f"{machine.origin}/healthz", machine.site)
        assert happens(lambda: waits_as(machine.site.pid))
        machine.stop()
    assert machine.site.returncode == 0


def test_those_that_are_left_serve_while_there_is_no_program_to_start(capfd, monkeypatch):
    monkeypatch.setattr(supervisor, "_sleep", lambda _seconds: None)
    monkeypatch.setenv(supervisor.VARIABLE, "")  # and not what it is set to here
    supervisor._start_again(supervisor.Order(1, 0, 2, frozenset([1])), ["/no/such/program"])
    assert capfd.readouterr().err == "No worker can be started: No such file or directory\n"
    with pytest.raises(FileNotFoundError):
        supervisor._start_again(supervisor.Order(1, 0, 2, frozenset()), ["/no/such/program"])


def test_while_the_site_cannot_be_loaded_those_that_are_left_serve_and_later_are_joined(
    served, content
):
    mistake, begin = content / "advice.yaml", len(served.log.read_text())
    good = mistake.read_text()
    dying, staying = workers(served)
    mistake.write_text("- nothing of the kind")
    try:
        dying.kill()
        assert happens(lambda: "No worker can be started: " in served.log.read_text()[begin:])
        assert workers(served) == [staying]
        assert answers_in_time(f"{served.origin}/healthz", served.process)
    finally:
        mistake.write_text(good)
    assert happens(lambda: is_whole(served))
    assert staying in workers(served)
    said = "Workers that ended unexpectedly and are to be replaced: 1."
    assert said in served.log.read_text()[begin:]
