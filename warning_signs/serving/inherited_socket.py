"""The listening socket that systemd hands over, which outlives each process that answers on it.

While the service restarts, systemd keeps the socket: readers who come meanwhile wait in its queue
and lose nothing. The protocol is that of sd_listen_fds(3).
"""

import os
import socket
from typing import Any

from granian._granian import SocketHolder

from warning_signs.serving.respawning import RespawningServer

FIRST = 3
"""The file descriptor of the first socket that is handed over."""


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


class InheritedSocketServer(RespawningServer):
    """A server whose workers all accept from the socket with this file descriptor.

    Without one, each worker of granian opens a socket of its own, and who waits in its queue when
    it ends is lost.
    """

    def __init__(self, *arguments: Any, listening: int, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._listening = listening

    def _init_shared_socket(self) -> None:
        self._sfd = self._listening  # type: ignore[assignment]
        self._shd = SocketHolder(self._sfd, False, self.backlog)  # type: ignore[assignment, call-arg]
        self._sso = socket.socket(fileno=self._sfd)
        self._sso.set_inheritable(True)
