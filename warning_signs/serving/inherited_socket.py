"""The listening socket that systemd hands over, which outlives each process that answers on it.

While the service restarts, systemd keeps the socket: readers who come meanwhile wait in its queue
and lose nothing. The protocol is that of sd_listen_fds(3).
"""

import os
import signal
import socket
import time
from typing import Any

from granian._granian import SocketHolder

from warning_signs.serving.respawning import RespawningServer

FIRST = 3
"""The file descriptor of the first socket that is handed over."""
SECONDS_TO_ASK = 1
"""For whoever was accepted before the end: their request can still be on its way."""


def inherited_socket() -> int | None:
    """The file descriptor of the socket that was handed over to this process; None without one.

    Ends with a sentence (SystemExit) if there are several: one of them would never be answered.
    """
    if os.environ.pop("LISTEN_PID", None) != str(os.getpid()):
        return None
    given = os.environ.pop("LISTEN_FDS", "")
    if given != "1":
        raise SystemExit(f"LISTEN_FDS is {given!r}: hand over one socket, with one ListenStream.")
    return FIRST


def stop_accepting(listening: int) -> None:
    """Leave whoever connects from now on in the queue of `listening`, for the next process.

    listening: a file descriptor. The socket itself stays as it is, since other processes hold it;
    here, each of its descriptors becomes one of a socket to which nobody connects.
    """
    nobody = socket.socket(socket.AF_UNIX)
    nobody.setblocking(False)
    nobody.bind("")  # the kernel invents a name
    nobody.listen()
    meant = os.fstat(listening)
    for name in os.listdir("/proc/self/fd"):
        try:
            found = os.fstat(int(name))
        except OSError:  # the list itself had this descriptor
            continue
        if os.path.samestat(found, meant):
            os.dup2(nobody.fileno(), int(name))
    nobody.close()


class InheritedSocketServer(RespawningServer):
    """A server whose workers all accept from the socket with this file descriptor, and which loses
    nobody when it ends.

    Without one, each worker of granian opens a socket of its own, and who waits in its queue when
    it ends is lost. Granian also closes connections that it has accepted and that have not asked
    yet; so the workers stop accepting first, and end when those have asked.
    """

    def __init__(self, *arguments: Any, listening: int, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._listening = listening

    def _init_shared_socket(self) -> None:
        self._sfd = self._listening  # type: ignore[assignment]
        self._shd = SocketHolder(self._sfd, False, self.backlog)  # type: ignore[assignment, call-arg]
        self._sso = socket.socket(fileno=self._sfd)
        self._sso.set_inheritable(True)
        signal.signal(signal.SIGUSR1, lambda *_: stop_accepting(self._listening))  # in each worker

    def _stop_workers(self) -> None:
        for worker in self.wrks:
            if worker.inner.is_alive():
                os.kill(worker.inner.pid, signal.SIGUSR1)
        time.sleep(SECONDS_TO_ASK)
        super()._stop_workers()  # type: ignore[no-untyped-call]
