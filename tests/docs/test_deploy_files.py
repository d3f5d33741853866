"""The files that an operator installs agree with the site and with each other."""

import os
import re
import subprocess

from flask import Flask

from tools.lib.server import ROOT
from warning_signs.config import DEFAULTS, read_settings, variable
from warning_signs.evidence.log import MOST_BYTES

DEPLOY = ROOT / "deploy"
SERVER = {"HOST", "PORT", "WEB_CONCURRENCY"}


def shipped(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_the_example_of_settings_holds_settings_and_the_site_takes_them(monkeypatch):
    told = subprocess.run(
        ["/bin/sh", "-c", f"set -a; . {DEPLOY}/environment.example; env"],
        env={},
        capture_output=True,
        text=True,
        check=True,
    )
    named = re.findall(r"^#? ?([A-Z_]+)=", shipped("environment.example"), re.MULTILINE)
    assert set(named) <= {variable(name) for name in DEFAULTS} | SERVER
    for line in told.stdout.splitlines():
        monkeypatch.setenv(*line.split("=", 1))
    app = Flask("example")
    read_settings(app)
    assert app.config["OPERATOR_NAME"] == "Example Association"


def test_commands_have_the_folder_the_user_and_the_settings_of_the_service():
    service, commands = shipped("warning-signs.service"), shipped("warning-signs")
    for said in (r"WorkingDirectory=(\S+)", r"EnvironmentFile=(\S+)", r"User=(\S+)"):
        assert re.search(said, service)[1] in commands
    state = re.search(r"StateDirectory=(\S+)", service)[1]
    assert f"sqlite:////var/lib/{state}/" in shipped("environment.example")
    assert os.access(DEPLOY / "warning-signs", os.X_OK)


def test_what_the_site_takes_in_passes_in_front_of_it():
    for file, limit in (("nginx.conf", "client_max_body_size 2m;"), ("Caddyfile", "max_size 2MB")):
        assert limit in shipped(file)
    assert MOST_BYTES < 2_000_000


def test_every_server_of_nginx_is_told_to_log_nothing_of_requests():
    servers = shipped("nginx.conf").split("\nserver {")[1:]
    assert len(servers) == 2
    for server in servers:
        assert "\n    access_log off;" in server
        assert "\n    error_log /dev/null emerg;" in server
