"""A restart loses no request: on one machine, and rolling over two behind a real nginx."""

import os
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from threading import Event, Thread
from time import sleep

import pytest

from tests.support.servers.nginx import FAIL_TIMEOUT, LONGEST_ANSWER, running_nginx
from tests.support.servers.systemd_socket import machines
from tools.lib.server import ROOT, free_port

pytestmark = pytest.mark.servers

HOSTS = ("127.0.0.2", "127.0.0.3")
PAUSE = str(FAIL_TIMEOUT + 1)
"""Seconds between two machines: longer than nginx leaves one alone that failed it."""
BETWEEN_REQUESTS = 0.05
"""Seconds each reader waits: from their one address, nginx takes no more than fifty a second."""
ANSWERS = {"self_harm": "no", "disclosed": "no", "school_avoidance": "daily"}

# In place of ssh: tells the test which machine to restart, and waits until that is done.
SSH = """#!/bin/sh
echo "$*" > "{folder}/orders"
read done < "{folder}/done"
exit "$done"
"""


@pytest.fixture
def world(tmp_path):
    """Two machines behind nginx, and how to reach each."""
    port = free_port()
    (tmp_path / "nginx").mkdir()
    upstream = [f"{host}:{port}" for host in HOSTS]
    with (
        machines(tmp_path, HOSTS, port) as both,
        # A start takes long where other tests run, and what waits for it must not be given up.
        running_nginx(tmp_path / "nginx", upstream, read_timeout=LONGEST_ANSWER) as nginx,
    ):
        yield both, nginx


def rolling_restart(folder, both, **settings):
    """Run the shipped script, in whose `ssh` a machine is restarted here; how it ended."""
    for name in ("orders", "done"):
        os.mkfifo(folder / name)
    ssh = folder / "bin" / "ssh"
    ssh.parent.mkdir()
    ssh.write_text(SSH.format(folder=folder), encoding="utf-8")
    ssh.chmod(0o755)
    orders: list[str] = []
    Thread(target=obey, args=(folder, both, orders), daemon=True).start()
    path = f"{ssh.parent}:{os.environ['PATH']}"
    environment = {
        **os.environ,
        "PATH": path,
        "PORT": str(both[0].port),
        "PAUSE": PAUSE,
        **settings,
    }
    command = [ROOT / "deploy" / "restart", *HOSTS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240)
    return done, orders


def obey(folder, both, orders):
    """Restart the machine of each order."""
    while True:
        order = (folder / "orders").read_text()
        orders.append(order.strip())
        next(one for one in both if f"root@{one.host} " in order).restart()
        (folder / "done").write_text("0\n")


def ask(address: str, form: bytes | None) -> int:
    with urllib.request.urlopen(address, form, timeout=LONGEST_ANSWER) as answer:
        page = answer.read().decode()
    assert page.rstrip().endswith("</html>")
    assert 'data-page="result"' in page or form is None
    return answer.status


def read_until(stop: Event, ask_once: Callable[[], int]) -> list[int | str]:
    """Ask again and again; every status, or what went wrong in its place."""
    answers: list[int | str] = []
    while not stop.wait(BETWEEN_REQUESTS):
        try:
            answers.append(ask_once())
        except Exception as error:
            answers.append(repr(error))
    return answers


def test_a_rolling_restart_loses_no_request_not_even_of_one_machine_alone(world, tmp_path):
    both, nginx = world
    form = urllib.parse.urlencode(ANSWERS).encode()
    alone = f"{both[0].origin}/fr/parent/"
    before = [one.site.pid for one in both]
    stop = Event()
    readers = (
        lambda: ask(alone, None),
        lambda: ask(alone, form),
        lambda: nginx.ask("/fr/parent/").status,
        lambda: nginx.ask("/fr/parent/", ANSWERS).status,
    )
    with ThreadPoolExecutor(len(readers)) as threads:
        reading = [threads.submit(read_until, stop, one) for one in readers]
        done, orders = rolling_restart(tmp_path, both)
        stop.set()
        answers = [one.result() for one in reading]
    assert done.returncode == 0, done.stderr
    assert done.stdout == "127.0.0.2: ready\n127.0.0.3: ready\n"
    assert orders == [f"root@{host} systemctl restart warning-signs" for host in HOSTS]
    assert not set(before) & {one.site.pid for one in both}, "both are new processes"
    assert sum(map(len, answers)) > 20
    assert [set(one) for one in answers] == [{200}] * 4


def test_whoever_has_connected_but_not_asked_yet_is_answered(tmp_path):
    """A request can still be on its way when the site that has accepted its reader is to end."""
    with (
        machines(tmp_path, HOSTS[:1], free_port()) as (machine,),
        closing(HTTPConnection(machine.host, machine.port, timeout=LONGEST_ANSWER)) as reader,
    ):
        reader.connect()
        sleep(0.2)  # accepted by now
        ending = Thread(target=machine.stop)
        ending.start()
        sleep(0.2)
        reader.request("GET", "/healthz")
        assert reader.getresponse().status == 200
        ending.join()


def test_it_ends_at_a_machine_that_is_not_ready_and_leaves_the_next_alone(tmp_path):
    class Broken:
        host, port = "127.0.0.2", free_port()

        def restart(self) -> None:
            """Restart into nothing."""

    done, orders = rolling_restart(tmp_path, [Broken()], SECONDS_TO_START="1")
    assert done.returncode == 1
    assert done.stderr.startswith("127.0.0.2 is not ready after 1 seconds: http://127.0.0.2:")
    assert len(orders) == 1


def test_two_sockets_are_refused_in_words(tmp_path):
    script = (
        "import os; os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS='2')\n"
        "from warning_signs.serving.inherited_socket import inherited_socket; inherited_socket()"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr == "LISTEN_FDS is '2': hand over one socket, with one ListenStream.\n"
