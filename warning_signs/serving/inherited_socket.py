"""The listening socket that systemd hands over, which outlives each process that answers on it.

While the service restarts, systemd keeps the socket: readers who come meanwhile wait in its queue
and lose nothing. The protocol is that of sd_listen_fds(3).
"""

import os
import signal
import socket
from typing import Any

from granian._granian import SocketHolder

from warning_signs.serving.supervised import SupervisedServer

FIRST = 3
"""The file descriptor of the first socket that is handed over."""


def inherited_socket() -> int | None:
    """The file descriptor of the socket that was handed over to this process; None without one.

    Ends with a sentence (SystemExit) if there are several: one of them would never be answered.
    """
    if os.environ.get("LISTEN_PID") != str(os.getpid()):
        return None
    given = os.environ.get("LISTEN_FDS", "")
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


class InheritedSocketServer(SupervisedServer):
    """A server whose workers all accept from the socket with this file descriptor.

    Without one, each worker of granian opens a socket of its own, and who waits in its queue when
    it ends is lost. Granian also closes connections that it has accepted and that have not asked
    yet, so the workers get a signal early: they stop accepting, and end when those have asked.
    """

    early = signal.SIGUSR1

    def __init__(self, target: str, listening: int, **options: Any) -> None:
        super().__init__(target, **options)
        self._listening = listening

    def _init_shared_socket(self) -> None:
        self._sfd = self._listening  # type: ignore[assignment]
        self._shd = SocketHolder(self._sfd, False, self.backlog)  # type: ignore[assignment, call-arg]
        self._sso = socket.socket(fileno=self._sfd)
        self._sso.set_inheritable(True)
        signal.signal(self.early, lambda *_: stop_accepting(self._listening))  # in each worker
