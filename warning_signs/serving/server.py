"""The production server: `warning-signs serve` and `make run` serve until ctrl-C or SIGTERM.

HOST, PORT and WEB_CONCURRENCY set the address and the number of worker processes. Why this server
and these numbers: docs/decisions/server.md.
"""

import gc
import logging
import multiprocessing
import os
import resource
import socket
import sys
from collections.abc import Callable, Collection, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from flask import Flask
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from warning_signs import error_log
from warning_signs.errors import StartError
from warning_signs.factory import require_drawings, upgrade_database
from warning_signs.mistyped_settings import mistyped_settings
from warning_signs.serving import core_dumps, supervisor
from warning_signs.serving.inherited_socket import InheritedSocketServer, inherited_socket
from warning_signs.serving.one_arena import use_one_arena
from warning_signs.serving.supervised import SupervisedServer, load_in_worker
from warning_signs.web.request.site import site

APPLICATION = "warning_signs.serving.wsgi:app"
LARGEST_PORT = 65_535
MAX_DEFAULT_WORKERS = 4  # unless WEB_CONCURRENCY asks for more: each worker keeps its own site
THREADS = (
    128  # for each worker: those that wait for a place (web/middleware/admission.py), slow forms
)
CONNECTIONS = 2048  # for each worker; one that stays silent is closed after SECONDS_FOR_HEADERS
MOST_FILES = 8192  # a connection is one; systems allow 1024 unless they are asked
SECONDS_FOR_HEADERS = 10
MAX_HEADER_BYTES = 32 * 1024
SECONDS_TO_FINISH = 1
SECONDS_TO_FINISH_AS_A_SERVICE = 10
"""For requests that are being answered when the server ends; as a service nobody watches it end."""
LOGGER = logging.getLogger(__name__)
LOGGING = {
    "formatters": {
        name: {"()": "warning_signs.error_log.DayFormatter"} for name in ("generic", "access")
    }
}
"""For the server’s own messages: what happens to its workers, and requests it could not serve."""
OPTIONS: Mapping[str, Any] = {
    "interface": Interfaces.WSGI,
    "http": HTTPModes.http1,
    "http1_settings": HTTP1Settings(
        header_read_timeout=SECONDS_FOR_HEADERS * 1000, max_buffer_size=MAX_HEADER_BYTES
    ),
    "websockets": False,
    "blocking_threads": THREADS,
    "backlog": CONNECTIONS,
    "backpressure": CONNECTIONS,
    "log_level": LogLevels.error,
    "log_dictconfig": LOGGING,
    "log_access": False,  # an access log would be the one thing stored about readers
}
"""What granian is told wherever it serves."""


def serve(
    target: str,
    host: str,
    port: int,
    workers: int,
    listening: int | None = None,
    running: Collection[int] = (),
) -> None:
    """Serve the WSGI application `target` ("module:name") until a signal stops it.

    listening: the file descriptor of a socket to answer on, in place of `host` and `port`;
    running: the workers that are left, in a server that was started again for want of one.

    The application is loaded here, before the workers are forked: they share its memory, and an
    application that refuses to start ends the server instead of one worker after the other.
    """
    _prepare_to_fork(target)
    server: Callable[..., SupervisedServer] = SupervisedServer
    seconds = SECONDS_TO_FINISH
    if listening is not None:
        server = partial(InheritedSocketServer, listening=listening)
        seconds = SECONDS_TO_FINISH_AS_A_SERVICE
    server(
        target,
        address=host,
        port=port,
        wanted=workers,
        running=running,
        workers_kill_timeout=seconds,
        **OPTIONS,
    ).serve(target_loader=load_in_worker)


def _prepare_to_fork(target: str) -> None:
    """Load the application, and set in this process what its workers take over."""
    use_one_arena()
    if sys.platform == "linux":  # elsewhere Python may not fork, and each worker loads the site
        multiprocessing.set_start_method("fork", force=True)
    import_module(target.partition(":")[0])
    _allow_many_connections()
    error_log.install_exception_hooks()  # from here on; what stops the start is told in full
    gc.freeze()  # a garbage collection would write to the memory that the workers share


def _allow_many_connections() -> None:
    """Raise the limit of open files as far as the system lets a process do by itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def upgrade_database_in_child(app: Flask) -> None:
    """Upgrade the database in a process of its own, so that no worker inherits what it loads.

    What the workers need later is loaded here, before they are forked.
    """
    if not site(app).campaigns.is_configured():
        return
    import_module("warning_signs.storage.repository")
    fork = multiprocessing.get_context("fork")
    child = fork.Process(target=upgrade_database, args=(app,))
    child.start()
    child.join()


def require_free_port(host: str, port: int) -> None:
    """Stop with a sentence if another program listens there: granian would share the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as after a restart
        try:
            probe.bind((host, port))
        except OSError as error:
            message = f"Cannot listen on {host}, port {port}: {error.strerror}."
            raise SystemExit(f"{message} HOST=… and PORT=… choose others.") from None


def positive_number(name: str, default: int, largest: int | None = None) -> int:
    """The whole number above 0 that an environment variable gives; if it is not set, `default`."""
    text = os.environ.get(name) or str(default)
    if not text.isdecimal() or int(text) == 0:
        raise SystemExit(f"{name} is {text!r}: give a whole number above 0.")
    if largest and int(text) > largest:
        raise SystemExit(f"{name} is {text!r}: give a whole number up to {largest}.")
    return int(text)


def read_address() -> tuple[str, int, int]:
    """The host, the port and the number of workers that the environment asks for."""
    default_workers = min(os.cpu_count() or 1, MAX_DEFAULT_WORKERS)
    host = os.environ.get("HOST") or "127.0.0.1"
    port = positive_number("PORT", 5000, LARGEST_PORT)
    return host, port, positive_number("WEB_CONCURRENCY", default_workers)


def main() -> None:
    """Serve the site with the settings of the environment.

    Ends with a sentence (SystemExit) if a setting, the content or the port is wrong. If a worker
    has died, it starts another; if that fails, those that are left go on.
    """
    core_dumps.disable_core_dumps()
    error_log.configure_logging()
    error_log.drop_debug_settings()
    interrupted = supervisor.interrupted_order()
    if not interrupted:
        _serve_site()
        return
    missing = interrupted.wanted - len(interrupted.running)
    LOGGER.error("Workers that ended unexpectedly and are to be replaced: %d.", missing)
    try:
        _serve_site(interrupted)
    except (Exception, SystemExit) as error:
        if not interrupted.running:
            raise
        said = str(error) if isinstance(error, SystemExit) else error_log.describe(error)
        LOGGER.error("No worker can be started: %s", said)
        supervisor.resume(interrupted)


def _serve_site(interrupted: supervisor.Order | None = None) -> None:
    running = interrupted.running if interrupted else frozenset()
    host, port, workers = read_address()
    listening = inherited_socket()
    if listening is None and not running:
        require_free_port(host, port)
    app: Flask = import_module("warning_signs.serving.wsgi").app
    for problem in mistyped_settings(os.environ):
        app.logger.warning("%s", problem)
    try:
        require_drawings(app)
    except StartError as error:
        raise SystemExit(str(error)) from None
    upgrade_database_in_child(app)
    if interrupted and supervisor.is_to_end():
        supervisor.hand_over(interrupted)
    serve(APPLICATION, host, port, workers, listening, running)
