"""The production server: `python -m warning_signs.serve` serves the site until ctrl-C or SIGTERM.

HOST, PORT and WEB_CONCURRENCY set the address and the number of worker processes. Why this server
and these numbers: docs/decisions/server.md.
"""

import gc
import multiprocessing
import os
import socket
from importlib import import_module

from flask import Flask
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from warning_signs import core_dumps, error_log
from warning_signs.errors import StartError
from warning_signs.factory import require_drawings, upgrade_database
from warning_signs.paths import ROOT

MOST_WORKERS = 4  # of what is taken unasked: each keeps its own copy of the site in memory
THREADS = 64  # a worker's most: a reader on a slow line holds one while the answers come in
CONNECTIONS = 512  # a worker's most; one that asks nothing for SECONDS_FOR_HEADERS is closed
SECONDS_FOR_HEADERS = 10
MOST_HEADER_BYTES = 32 * 1024
SECONDS_TO_FINISH = 1
LOGGING = {
    "formatters": {
        name: {"()": "warning_signs.error_log.DayFormatter"} for name in ("generic", "access")
    }
}
"""Of the server itself: what becomes of its workers, and where it could not serve."""


def serve(target: str, host: str, port: int, workers: int) -> None:
    """Serve the WSGI application `target` ("module:name") until told to stop.

    It is loaded here, before the workers part: they share its memory, and if it refuses to start
    so does the server, instead of trying one worker after the other.
    """
    import_module(target.partition(":")[0])
    error_log.install_exception_hooks()  # from here on; what stops the start is told in full
    gc.freeze()  # looking for garbage would write to what the workers share
    Granian(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=SECONDS_FOR_HEADERS * 1000, max_buffer_size=MOST_HEADER_BYTES
        ),
        websockets=False,
        workers=workers,
        blocking_threads=THREADS,
        backpressure=CONNECTIONS,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.error,
        log_dictconfig=LOGGING,
        log_access=False,  # a log of readers would be the one thing kept about them
        working_dir=ROOT,
    ).serve()


def upgrade_apart(app: Flask) -> None:
    """Upgrade the database in a process that ends with it: what only that needs, workers need not.

    What they need later is loaded here, before they part.
    """
    if not app.extensions["campaigns"].is_configured():
        return
    import_module("warning_signs.storage.repository")
    fork = multiprocessing.get_context("fork")
    upgrading = fork.Process(target=upgrade_database, args=(app,))
    upgrading.start()
    upgrading.join()


def claim(host: str, port: int) -> None:
    """Stop with a sentence if somebody listens there: granian would share the port with them."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # an old one may still linger
        try:
            probe.bind((host, port))
        except OSError as error:
            message = f"Cannot listen on {host}, port {port}: {error.strerror}."
            raise SystemExit(f"{message} HOST=… and PORT=… choose others.") from None


def number(name: str, default: int) -> int:
    """The number above 0 that an environment variable gives; without one, the default."""
    written = os.environ.get(name) or str(default)
    if not written.isdecimal() or int(written) == 0:
        raise SystemExit(f"{name} is {written!r}: give a whole number above 0.")
    return int(written)


if __name__ == "__main__":
    core_dumps.disable_core_dumps()
    error_log.configure_logging()
    error_log.drop_debug_settings()
    host = os.environ.get("HOST") or "127.0.0.1"
    port = number("PORT", 5000)
    claim(host, port)
    cores = os.cpu_count() or 1
    try:
        app = import_module("app").app
        require_drawings(app)
        upgrade_apart(app)
    except StartError as error:
        raise SystemExit(str(error)) from None
    serve("app:app", host, port, workers=number("WEB_CONCURRENCY", min(cores, MOST_WORKERS)))
