"""A server that forks its workers and leaves watching over them to the supervisor."""

import signal
from collections.abc import Callable, Collection
from pkgutil import resolve_name
from typing import Any, NoReturn

from granian.server.mp import MPServer

from warning_signs.serving import supervisor


class SupervisedServer(MPServer):
    """Granian, up to where its workers run.

    Its own main process keeps all that it has loaded, and ends with all workers if one of them dies
    twice within seconds.

    wanted: how many workers there are to be; running: those of an earlier start that still are.
    """

    early: int = 0
    """The signal that workers get a second before they are told to end; 0 for none."""

    def __init__(
        self, target: str, wanted: int, running: Collection[int] = (), **options: Any
    ) -> None:
        super().__init__(target, workers=wanted - len(running), **options)
        self._wanted = wanted
        self._running = running

    def _serve(self, spawn_target: Any, target_loader: Any) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, supervisor.AWAITED)
        try:
            self.startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]
            self._hand_over()
        except BaseException:  # nobody would watch them
            for worker in self.wrks:
                worker.inner.kill()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, supervisor.AWAITED)
            raise

    def _hand_over(self) -> NoReturn:
        running = frozenset((*self._running, *(worker.inner.pid for worker in self.wrks)))
        seconds = self.workers_kill_timeout or 0
        supervisor.hand_over(supervisor.Order(seconds, self.early, self._wanted, running))


def load_in_worker(target: str) -> Callable[..., Any]:
    """The WSGI application `target` ("module:name"), in a worker, which takes signals again.

    Until the worker has handlers of its own they end it: those it was forked with would do nothing.
    """
    for number in supervisor.STOP:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, supervisor.AWAITED)
    application: Callable[..., Any] = resolve_name(target)
    return application
