"""A campaign like those of organisations, with colours and a logo, in a database of its own."""

import io
import os
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageDraw

from tools.bench.server import ROOT, in_environment

SLUG = "bench"


def make_campaign(folder: Path) -> str:
    """Order a campaign as an operator does; return the DATABASE_URL that has it.

    That of the environment, if it is set: an empty database.
    """
    database = os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/bench.sqlite3"
    logo = folder / "logo.png"
    logo.write_bytes(_logo())
    words = ("--name", "Ligue contre le harcèlement", "--origin", "https://www.ligue.example")
    words += ("--language", "fr", "--language", "en", "--colour", "#b3123f", "--logo", str(logo))
    subprocess.run(
        [sys.executable, "-m", "flask", "campaign", "create", SLUG, *words],
        cwd=ROOT,
        env=in_environment(DATABASE_URL=database),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return database


def _logo() -> bytes:
    """A mark and a word, as most logos are."""
    picture = Image.new("RGBA", (600, 200))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, 190, 190), fill="#b3123f")
    pen.text((220, 50), "LIGUE", fill="#1d2b2d", font_size=90)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
