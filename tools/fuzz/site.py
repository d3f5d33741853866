"""The site with a campaign in a database of its own."""

from __future__ import annotations

import os
import re
from pathlib import Path

from flask import Flask

from warning_signs import create_app

SLUG = "ligue"
ORDER = ("--name", "Ligue", "--origin", "https://www.ligue.example", "--language", "en")


def make_site_with_campaign(folder: Path) -> tuple[Flask, str]:
    """The site and the secret of its campaign; DATABASE_URL may name another, empty database."""
    database = os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/fuzz.sqlite3"
    app = create_app({"DATABASE_URL": database})
    words = ["campaign", "create", SLUG, *ORDER, "--language", "fr"]
    printed = app.test_cli_runner().invoke(args=words).output
    app.testing = True  # an exception is seen as what it is
    (secret,) = re.findall(r"\b[0-9a-f]{32}\b", printed)
    return app, secret
