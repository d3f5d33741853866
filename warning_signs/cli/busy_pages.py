"""`flask busy-pages …`: the pages that a web server shows where it gets no answer from the site."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from warning_signs.cli.unwritable import writing
from warning_signs.web.middleware.last_resort import last_resort_pages

pages = AppGroup("busy-pages", help="Pages for the web server in front, for when the site is away.")


@pages.command("write")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def write(folder: Path) -> None:
    """Write one page for each language and country into FOLDER, such as fr.html and fr-BE.html.

    Each has the emergency number and a helpline. Write them anew with each version of the site.
    """
    pages = last_resort_pages(current_app, is_busy=True)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for (language, country), page in pages.items():
            name = f"{language}-{country}" if country else language
            (folder / f"{name}.html").write_bytes(page)
    click.echo(f"{len(pages)} pages written.")
