"""The process that watches over the workers, and holds nothing of the site.

The server loads the site, forks its workers and then becomes this program: an `exec` keeps its
number and its children. Python counts references inside each object, so workers copy most of the
memory that they share, and a loaded site in a process that only waits cost 25 MiB. When a worker
dies, this program becomes the server again, which loads the site and forks another.

Run as a file, without the package and what that loads: four words of an order (see Order), and the
command that starts the server again.
"""

import os
import signal
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

STOP = {signal.SIGTERM, signal.SIGINT}
AWAITED = {*STOP, signal.SIGCHLD, signal.SIGHUP}
"""The signals that the server blocks before it forks workers: they wait for this program. SIGHUP
then ends nothing when a terminal is closed.
"""
VARIABLE = "WARNING_SIGNS_SUPERVISED"
"""Where the server that is started again finds the order that the supervisor left for it."""
SECONDS_BEFORE_END = 1
SECONDS_BEFORE_ANOTHER = 1
"""So that workers that die at once take no processor from those that serve."""
SECONDS_TO_TRY_AGAIN = 10
SECONDS_BETWEEN_LOOKS = 0.01


class Order(NamedTuple):
    """What there is to watch.

    seconds: what workers may take to end, before they are killed;
    early:   the number of a signal that they get a second before they are told to end, or 0;
    wanted:  how many workers there are to be;
    running: the process numbers of those that run.
    """

    seconds: int
    early: int
    wanted: int
    running: frozenset[int]

    def words(self) -> list[str]:
        """The order as words of a command line."""
        return [*map(str, self[:3]), ",".join(map(str, self.running))]

    @classmethod
    def read(cls, words: Sequence[str]) -> "Order":
        """The order of which these are the words."""
        seconds, early, wanted, running = words
        left = frozenset(int(one) for one in running.split(",") if one)
        return cls(int(seconds), int(early), int(wanted), left)


def hand_over(order: Order) -> NoReturn:
    """Let this program take the place of the process that calls, which has these workers."""
    command = [sys.executable, *sys.orig_argv[1:]]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-IS", __file__, *order.words(), *command])  # noqa: S606


def interrupted_order() -> Order | None:
    """The order of the supervisor that became this server; None at a first start."""
    words = os.environ.pop(VARIABLE, None)
    return Order.read(words.split(" ")) if words else None


def is_to_end() -> bool:
    """Whether a signal that waits for this program asks for the end."""
    return bool(signal.sigpending() & STOP)


def resume(order: Order) -> NoReturn:
    """Go on with those workers that are left, and try again later to have them all."""
    _sleep(SECONDS_TO_TRY_AGAIN)
    hand_over(order)


def main(arguments: Sequence[str]) -> None:
    """Watch over workers until a signal ends them and this program."""
    order = Order.read(arguments[:4])
    signal.pthread_sigmask(signal.SIG_BLOCK, AWAITED)
    signal.signal(signal.SIGCHLD, lambda *_: None)  # some systems drop what nobody handles
    workers = set(order.running)
    try:
        _watch(order, workers, [*arguments[4:]])
    finally:
        _end(order, workers)


def _watch(order: Order, workers: set[int], command: list[str]) -> None:
    """Return when a signal asks for the end; start the server again if a worker has died."""
    while not is_to_end():
        workers -= _ended(workers)
        if len(workers) < order.wanted:
            _start_again(order._replace(running=frozenset(workers)), command)
        elif signal.sigwait(AWAITED) in STOP:
            return


def _start_again(order: Order, command: list[str]) -> None:
    """Become the server. Returns if that cannot be now, and others serve meanwhile."""
    if order.running:
        _sleep(SECONDS_BEFORE_ANOTHER)
    os.environ[VARIABLE] = " ".join(order.words())
    try:
        if not is_to_end():
            os.execv(command[0], command)  # noqa: S606
    except OSError as error:
        if not order.running:
            raise
        sys.stderr.write(f"No worker can be started: {error.strerror}\n")
        _sleep(SECONDS_TO_TRY_AGAIN)


def _end(order: Order, workers: set[int]) -> None:
    """End the workers: ask first, then kill."""
    if order.early:
        _send(order.early, workers)
        time.sleep(SECONDS_BEFORE_END)
    _send(signal.SIGTERM, workers)
    last = time.monotonic() + order.seconds
    while workers and time.monotonic() < last:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        workers -= _ended(workers)
    _send(signal.SIGKILL, workers)
    while workers:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        workers -= _ended(workers)


def _send(number: int, workers: set[int]) -> None:
    """Send a signal to those that still run: the number of one that has ended may be another’s."""
    workers -= _ended(workers)
    for worker in workers:
        os.kill(worker, number)


def _ended(workers: set[int]) -> set[int]:
    """Those of the workers that have ended."""
    return {worker for worker in workers if _has_ended(worker)}


def _has_ended(worker: int) -> bool:
    try:
        return os.waitpid(worker, os.WNOHANG) != (0, 0)
    except ChildProcessError:  # its end was noticed before this program began
        return True


def _sleep(seconds: float) -> None:
    """Wait so long, or until a signal asks for the end."""
    last = time.monotonic() + seconds
    while time.monotonic() < last and not is_to_end():
        time.sleep(SECONDS_BETWEEN_LOOKS)


if __name__ == "__main__":
    main(sys.argv[1:])
