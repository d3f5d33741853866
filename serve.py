"""The production server: `python serve.py` serves the site until ctrl-C or SIGTERM.

HOST, PORT and WEB_CONCURRENCY set the address and the number of worker processes. Why this server
and these numbers: docs/decisions/server.md.
"""

import gc
import os
from importlib import import_module
from pathlib import Path

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from warning_signs.content.source import ContentError
from warning_signs.settings import SettingsError

MOST_WORKERS = 4  # of what is taken unasked: each keeps its own copy of the site in memory
THREADS = 64  # a worker's most: a reader on a slow line holds one while the answers come in
CONNECTIONS = 512  # a worker's most; one that asks nothing for SECONDS_FOR_HEADERS is closed
SECONDS_FOR_HEADERS = 10
MOST_HEADER_BYTES = 32 * 1024
SECONDS_TO_FINISH = 1


def serve(target: str, host: str, port: int, workers: int) -> None:
    """Serve the WSGI application `target` ("module:name") until told to stop.

    It is loaded here, before the workers part: they share its memory, and if it refuses to start
    so does the server, instead of trying one worker after the other.
    """
    try:
        import_module(target.partition(":")[0])
    except (ContentError, SettingsError) as error:
        raise SystemExit(str(error)) from None  # says what to do; a stack trace would bury it
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
        log_access=False,  # a log of readers would be the one thing kept about them
        working_dir=Path(__file__).resolve().parent,
    ).serve()


def workers_wanted() -> int:
    """WEB_CONCURRENCY, or else one worker a processor core, four at most."""
    return int(os.environ.get("WEB_CONCURRENCY") or min(os.cpu_count() or 1, MOST_WORKERS))


if __name__ == "__main__":
    serve(
        "app:app",
        host=os.environ.get("HOST") or "127.0.0.1",
        port=int(os.environ.get("PORT") or 5000),
        workers=workers_wanted(),
    )
