"""The workers are watched by a process that holds nothing of the site, and outlives them."""

import shutil
import signal
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

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


def workers(site) -> list[psutil.Process]:
    children = psutil.Process(site.process.pid).children()
    return [one for one in children if one.status() != psutil.STATUS_ZOMBIE]


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


def waits_as(pid: int) -> bool:
    """Whether the process with this number is the supervisor."""
    return any(word.endswith("supervisor.py") for word in psutil.Process(pid).cmdline())


def test_what_waits_for_the_workers_holds_nothing_of_the_site(served):
    assert happens(lambda: waits(served))
    loaded = {Path(one.path).name for one in psutil.Process(served.process.pid).memory_maps()}
    assert not [name for name in loaded if name.startswith(("_granian", "_pydantic", "_speedups"))]
    assert len(workers(served)) == 2


def test_a_worker_that_dies_is_replaced_and_the_other_stays(served):
    assert happens(lambda: waits(served))
    dying, staying = workers(served)
    dying.kill()
    dying.wait(10)
    assert happens(lambda: waits(served) and len(workers(served)) == 2)
    assert staying in workers(served)
    assert "Workers that ended unexpectedly and are to be replaced: 1." in served.log.read_text()


def test_workers_that_die_again_and_again_do_not_end_the_server(served):
    for _ in range(3):
        for worker in workers(served):
            worker.kill()
            worker.wait(10)
        assert answers_in_time(f"{served.origin}/healthz", served.process)
    assert served.process.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_end_is_heard_while_a_worker_is_replaced(served, number):
    assert happens(lambda: waits(served))
    dying, staying = workers(served)
    dying.kill()
    assert happens(lambda: not waits(served)), "it loads the site for another"
    served.process.send_signal(number)
    assert served.process.wait(timeout=30) == 0
    assert not staying.is_running()


def test_a_terminal_that_is_closed_ends_nothing(served):
    assert happens(lambda: waits(served))
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


def test_those_that_are_left_serve_while_the_site_cannot_be_loaded(tmp_path):
    content = tmp_path / "content"
    shutil.copytree(valid("replaced_advice"), content)
    with impatient_site(tmp_path / "log", content) as site:
        assert happens(lambda: waits(site))
        mistake = content / "advice.yaml"
        good = mistake.read_text()
        mistake.write_text("- nothing of the kind")
        dying, staying = workers(site)
        dying.kill()
        assert happens(lambda: "No worker can be started: " in site.log.read_text())
        assert workers(site) == [staying]
        assert answers_in_time(f"{site.origin}/healthz", site.process)
        mistake.write_text(good)
        assert happens(lambda: waits(site) and len(workers(site)) == 2)


@contextmanager
def impatient_site(log: Path, content: Path):
    """A site with two workers and its own content, which tries again soon."""
    own = {"WARNING_SIGNS_CONTENT": str(content), "WEB_CONCURRENCY": "2"}
    site = start_site(log, free_port(), ("-c", IMPATIENT), **own)
    try:
        yield site
    finally:
        stop_site(site)
