"""A real Caddy with the configuration that we ship."""

from __future__ import annotations

import os
import pathlib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.servers.nginx import (
    BODY_TIMEOUT,
    HEADER_TIMEOUT,
    HOST,
    Proxy,
    changed,
    make_certificate,
    wait_for,
)
from tools.lib.server import ROOT, free_port

SHIPPED = ROOT / "deploy" / "Caddyfile"


@contextmanager
def running_caddy(folder: pathlib.Path, site: str) -> Iterator[Proxy]:
    """Run Caddy in front of this site ("127.0.0.1:5001")."""
    caddy = Proxy(folder, free_port(), free_port())
    make_certificate(folder)
    file = folder / "Caddyfile"
    file.write_text(_shipped(caddy, site), encoding="utf-8")
    with (folder / "error.log").open("ab") as log:
        process = subprocess.Popen(
            ["/usr/bin/caddy", "run", "--adapter", "caddyfile", "--config", str(file)],
            env={**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)},
            stdout=log,
            stderr=log,
        )
    try:
        wait_for(caddy, process)
        yield caddy
    finally:
        process.terminate()
        process.wait(timeout=15)


def _shipped(caddy: Proxy, site: str) -> str:
    """The shipped file with the ports, the machine and the paths of this test."""
    folder = caddy.folder
    name = f"https://{HOST}:{caddy.https} {{\n\ttls {folder}/fullchain.pem {folder}/privkey.pem"
    changes = {
        "\tservers {": f"\tadmin off\n\thttp_port {caddy.http}\n\tservers {{",
        f"{HOST} {{": name,
        "127.0.0.1:5000": site,
        "/var/www/warning-signs": f"{folder}/busy",
        "read_header 10s": f"read_header {HEADER_TIMEOUT}s",
        "read_body 60s": f"read_body {BODY_TIMEOUT}s",
    }
    return changed(SHIPPED, changes)
