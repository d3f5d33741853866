"""A real nginx with the configuration that we ship, and a reader who comes through it.

Caddy: caddy.py.
"""

from __future__ import annotations

import os
import pathlib
import re
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode

from tools.lib.server import ROOT, free_port

SHIPPED = ROOT / "deploy" / "nginx.conf"
CERTIFICATE = "/etc/letsencrypt/live/signs.example.org"
HOST = "signs.example.org"
OPTION = "/var/log/nginx/warning-signs.log anonymous"
READER = "127.0.0.77"
"""The address of the reader, unlike that of any server: it must be found in no file."""
LONGEST_TO_LOG = 5
LONGEST_ANSWER = 60
"""Seconds a reader waits for an answer."""
HEADER_TIMEOUT = 4
"""Seconds that a header may take, in place of the ten of the shipped files."""
BODY_TIMEOUT = 3
"""Seconds that a form may stand still, or take, in place of those of the shipped files."""
FAIL_TIMEOUT = 1
"""Seconds after which nginx asks a lost machine again, in place of the five of the shipped file."""

# As Debian's own nginx.conf with the lines of docs/tasks/deploying.md: it logs every request and
# every error, unless a site says otherwise.
AROUND = """
{user}
daemon off;
pid nginx.pid;
error_log error.log;
worker_processes auto;
worker_rlimit_nofile 16384;
events {{ worker_connections 8192; }}
http {{
    access_log access.log;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include site.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers in small letters, text."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Proxy:
    """A running nginx or Caddy: its folder with all that it writes, and its two ports."""

    folder: pathlib.Path
    http: int
    https: int

    def ask(self, path: str, form: Mapping[str, str] | None = None) -> Answer:
        """GET the path as a reader does, or POST a form to it."""
        with closing(HTTPConnection(HOST)) as connection:
            connection.sock = self.line()
            return _ask(connection, path, form)

    def ask_often(self, path: str, times: int) -> list[Answer]:
        """GET the path again and again on one connection."""
        with closing(HTTPConnection(HOST)) as connection:
            connection.sock = self.line()
            return [_ask(connection, path) for _ in range(times)]

    def line(self) -> ssl.SSLSocket:
        """A connection with TLS, on which nothing is said yet."""
        trusted = ssl.create_default_context(cafile=self.folder / "fullchain.pem")
        return trusted.wrap_socket(_line_to(self.https), server_hostname=HOST)

    def ask_without_tls(self, path: str) -> Answer:
        """GET the path by http."""
        with closing(HTTPConnection(HOST)) as connection:
            connection.sock = _line_to(self.http)
            return _ask(connection, path)

    def logged(self) -> str:
        """All that it has written into any log."""
        logs = sorted(self.folder.glob("*.log"))
        return "\n".join(log.read_text(encoding="utf-8") for log in logs)

    def logged_in_the_end(self, line: str) -> str:
        """All that it has written once such a line is there: it comes after the answer it tells of.

        Raises AssertionError where no such line comes.
        """
        deadline = time.monotonic() + LONGEST_TO_LOG
        while not re.search(line, self.logged(), re.MULTILINE):
            assert time.monotonic() < deadline, f"no line like {line} in:\n{self.logged()}"
            time.sleep(0.05)
        return self.logged()


@contextmanager
def running_nginx(
    folder: pathlib.Path, sites: Sequence[str], read_timeout: int = 10
) -> Iterator[Proxy]:
    """Run nginx in front of these sites ("127.0.0.1:5001", …).

    read_timeout: seconds it waits for an answer; the default is that of the shipped file.
    """
    nginx = Proxy(folder, free_port(), free_port())
    make_certificate(folder)
    user = "user root;" if os.getuid() == 0 else ""  # the folders of tests are closed to others
    (folder / "nginx.conf").write_text(AROUND.format(user=user), encoding="utf-8")
    (folder / "site.conf").write_text(_shipped(nginx, sites, read_timeout), encoding="utf-8")
    command = ["/usr/sbin/nginx", "-p", f"{folder}/", "-c", "nginx.conf", "-e", "error.log"]
    subprocess.run([*command, "-t", "-q"], check=True)
    process = subprocess.Popen(command)
    try:
        wait_for(nginx, process)
        yield nginx
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(timeout=15)


def _shipped(nginx: Proxy, sites: Sequence[str], read_timeout: int) -> str:
    """The shipped file with the ports, machines and paths of this test, and with its one option."""
    machine = "server 127.0.0.1:5000 max_fails=1 fail_timeout=5s;"
    changes = {
        machine: "\n".join(_server(site) for site in sites),
        "listen 80 default_server;": f"listen 127.0.0.1:{nginx.http} default_server;",
        "listen 443 ssl http2 default_server;": f"listen 127.0.0.1:{nginx.https} ssl http2;",
        "/var/www/warning-signs;": f"{nginx.folder}/busy;",
        "listen [::]:80 default_server;": "",
        "listen [::]:443 ssl http2 default_server;": "",
        "client_header_timeout 10s;": f"client_header_timeout {HEADER_TIMEOUT}s;",
        "client_body_timeout 20s;": f"client_body_timeout {BODY_TIMEOUT}s;",
        "proxy_read_timeout 10s;": f"proxy_read_timeout {read_timeout}s;",
        CERTIFICATE: str(nginx.folder),
        f"off;  # or, in place of off: {OPTION}": "anonymous.log anonymous",
    }
    return changed(SHIPPED, changes)


def changed(shipped: pathlib.Path, changes: Mapping[str, str]) -> str:
    """The text of a shipped file with these changes, each of which must find what it changes."""
    text = shipped.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{shipped} has no {old}"
        text = text.replace(old, new)
    return text


def _server(site: str) -> str:
    return f"server {site} max_fails=1 fail_timeout={FAIL_TIMEOUT}s;"


def make_certificate(folder: pathlib.Path) -> None:
    """Make a certificate of one's own for the site: fullchain.pem and privkey.pem."""
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    command += ["-addext", f"subjectAltName=DNS:{HOST}"]
    files = ["-keyout", f"{folder}/privkey.pem", "-out", f"{folder}/fullchain.pem"]
    subprocess.run([*command, *files], check=True, capture_output=True)


def wait_for(proxy: Proxy, process: subprocess.Popen) -> None:
    """Wait until it takes connections."""
    deadline = time.monotonic() + 10
    while True:
        try:
            return _line_to(proxy.https).close()
        except OSError:
            assert process.poll() is None and time.monotonic() < deadline, proxy.logged()
            time.sleep(0.05)


def _line_to(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), LONGEST_ANSWER, source_address=(READER, 0))


def _ask(connection: HTTPConnection, path: str, form: Mapping[str, str] | None = None) -> Answer:
    headers = {"User-Agent": "Reader/1.0", "Accept": "text/html"}
    headers["Referer"] = "https://school.example/page"
    if form is None:
        connection.request("GET", path, headers=headers)
    else:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST", path, urlencode(form), headers)
    answer = connection.getresponse()
    names = {name.lower(): value for name, value in answer.getheaders()}
    return Answer(answer.status, names, answer.read().decode())
