"""The files that an operator installs agree with the site and with each other."""

import os
import re
import subprocess
import sys
from ipaddress import ip_address

import pytest
import yaml
from flask import Flask

from tools.lib.server import ROOT, free_port
from warning_signs import __version__
from warning_signs.config import DEFAULTS, read_settings, variable
from warning_signs.evidence.log import MOST_BYTES

DEPLOY = ROOT / "deploy"
SERVER = {"HOST", "PORT", "WEB_CONCURRENCY"}


def shipped(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def top(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_example_of_settings_holds_settings_and_the_site_takes_them(monkeypatch):
    printed = subprocess.run(
        ["/bin/sh", "-c", f"set -a; . {DEPLOY}/environment.example; env"],
        env={},
        capture_output=True,
        text=True,
        check=True,
    )
    named = re.findall(r"^#? ?([A-Z_]+)=", shipped("environment.example"), re.MULTILINE)
    assert set(named) <= {variable(name) for name in DEFAULTS} | SERVER
    for line in printed.stdout.splitlines():
        monkeypatch.setenv(*line.split("=", 1))
    app = Flask("example")
    read_settings(app)
    assert app.config["OPERATOR_NAME"] == "Example Association"


def test_commands_have_the_program_the_user_and_the_settings_of_the_service():
    service, commands = shipped("warning-signs.service"), shipped("warning-signs")
    for pattern in (r"ExecStart=(\S+)", r"EnvironmentFile=(\S+)", r"User=(\S+)"):
        assert re.search(pattern, service)[1] in commands
    state = re.search(r"StateDirectory=(\S+)", service)[1]
    assert f"sqlite:////var/lib/{state}/" in shipped("environment.example")
    assert f"WorkingDirectory=/var/lib/{state}" in service
    assert os.access(DEPLOY / "warning-signs", os.X_OK)


def test_whatever_the_program_writes_lies_in_the_folder_of_the_service():
    service = shipped("warning-signs.service")
    state = re.search(r"StateDirectory=(\S+)", service)[1]
    for file in (service, shipped("warning-signs"), top("Containerfile")):
        assert re.search(r"\bXDG_DATA_HOME=/var/lib$", file, re.MULTILINE)
    written = subprocess.run(
        [sys.executable, "-c", "from warning_signs.paths import USER_DATA; print(USER_DATA)"],
        env={"XDG_DATA_HOME": "/var/lib"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert written.stdout == f"/var/lib/{state}\n"


def test_nginx_asks_where_the_socket_of_the_service_listens():
    socket, service = shipped("warning-signs.socket"), shipped("warning-signs.service")
    listens = re.search(r"^ListenStream=(\S+)$", socket, re.MULTILINE)[1]
    assert f"server {listens} " in shipped("nginx.conf")
    assert f"reverse_proxy {listens} " in shipped("Caddyfile")
    assert "Requires=warning-signs.socket" in service and "Also=warning-signs.socket" in service
    for unit in (socket, service):
        assert "IPAddressDeny=any\nIPAddressAllow=localhost" in unit
    assert listens.rpartition(":")[2] == re.search(r"PORT:-(\d+)", shipped("restart"))[1]


def test_the_guide_gives_each_commit_a_folder_of_its_own_and_names_the_wheel():
    guide = top("docs/tasks/deploying.md")
    assert re.findall(r"^version=(.+)$", guide, re.MULTILINE) == ["$(git rev-parse --short HEAD)"]
    assert f"dist/warning_signs-{__version__}-py3-none-any.whl" in guide
    assert "--branch" not in guide, "there are no tags"


@pytest.mark.parametrize(
    ("settings", "host"), [({}, "127.0.0.1"), ({"HOST": "127.0.0.2"}, "127.0.0.2")]
)
def test_a_restart_asks_this_machine_at_the_address_that_it_is_given(tmp_path, settings, host):
    systemctl = tmp_path / "systemctl"
    systemctl.write_text("#!/bin/sh\n", encoding="utf-8")
    systemctl.chmod(0o755)
    port = str(free_port())
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PORT": port, **settings}
    ended = subprocess.run(
        [DEPLOY / "restart"],
        env={**environment, "SECONDS_TO_START": "1"},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"{host} is not ready after 1 seconds: http://{host}:{port}/")


def test_containers_serve_where_nginx_looks_and_write_no_log_of_requests():
    services = yaml.safe_load(top("compose.yaml"))["services"]
    nginx, site = services["nginx"], services["site"]
    assert nginx["network_mode"] == "host"
    port = site["environment"]["PORT"]
    assert ip_address(site["environment"]["HOST"]).is_unspecified, "the port is published from it"
    assert site["ports"] == [f"127.0.0.1:{port}:{port}"], "nobody else reaches it"
    assert f"server 127.0.0.1:{port} " in shipped("nginx.conf")
    assert "./deploy/nginx.conf:/etc/nginx/conf.d/default.conf:ro" in nginx["volumes"]
    pages = re.search(r"error_page.+?root (\S+);", shipped("nginx.conf"), re.DOTALL).group(1)
    assert f"{pages}:{pages}:ro" in nginx["volumes"], "for when the site is away"
    for service in (nginx, site):
        assert service["ulimits"] == {"core": 0}
        assert service["memswap_limit"] == service["mem_limit"], "no swap"


def test_both_ways_to_run_postgresql_keep_its_journal_short():
    settings = re.findall(r"^(\w+) = (\w+)", shipped("postgresql.conf"), re.MULTILINE)
    words = " ".join(f"-c {name}={value}" for name, value in settings)
    services = yaml.safe_load(top("compose.yaml"))["services"]
    assert services["database"]["command"] == f"postgres {words}"


def test_the_image_is_built_from_all_that_the_wheel_needs():
    allowed = re.findall(r"^!(\S+)$", top(".dockerignore"), re.MULTILINE)
    assert all((ROOT / name).exists() for name in allowed)
    assert {"hatch_build.py", "pyproject.toml", "requirements", "warning_signs"} < set(allowed)
    assert {"questionnaires", "templates", "translations"} < set(allowed)


def test_what_the_site_takes_in_passes_in_front_of_it():
    for file, limit in (("nginx.conf", "client_max_body_size 2m;"), ("Caddyfile", "max_size 2MB")):
        assert limit in shipped(file)
    assert MOST_BYTES < 2_000_000


def test_no_server_of_nginx_logs_requests():
    servers = shipped("nginx.conf").split("\nserver {")[1:]
    assert len(servers) == 2
    for server in servers:
        assert "\n    access_log off;" in server
        assert "\n    error_log /dev/null emerg;" in server
