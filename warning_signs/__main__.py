"""The program `warning-signs`, also `python -m warning_signs`: the server, and every command.

A command loads the site only when it runs, so `warning-signs --help` works whatever is wrong with
the settings.
"""

import os

import click
from flask import Flask, current_app
from flask.cli import ScriptInfo, with_appcontext

from warning_signs import __version__, create_app
from warning_signs.cli import command_groups
from warning_signs.cli.questionnaires import check as check_content
from warning_signs.errors import StartError
from warning_signs.factory import require_drawings
from warning_signs.paths import INSTALLED, USER_DATA


def _site() -> Flask:
    """The site that the commands work on. Raises ClickException with all that is wrong with it."""
    try:
        return create_app()
    except StartError as error:
        raise click.ClickException(str(error)) from None


@click.group(context_settings={"obj": ScriptInfo(create_app=_site)})
@click.version_option(__version__, prog_name="warning-signs")
def main() -> None:
    """Warning Signs: questionnaires on the signs of cyberbullying, and what to do next.

    Settings are environment variables: see docs/reference/settings.md.
    """
    if INSTALLED:
        os.environ.setdefault("MPLCONFIGDIR", str(USER_DATA / "matplotlib"))


@main.command()
@click.option("--host", help="The address to listen on; else that of HOST, else 127.0.0.1.")
@click.option("--port", help="The port to listen on; else that of PORT, else 5000.")
def serve(host: str | None, port: str | None) -> None:
    """Serve the site until ctrl-C."""
    from warning_signs import serve as server  # here: the other commands do not need it

    os.environ.update({k: v for k, v in {"HOST": host, "PORT": port}.items() if v is not None})
    server.main()


@main.command()
@with_appcontext
@click.pass_context
def check(context: click.Context) -> None:
    """Check the settings, all content and the drawings, as a start of the server does."""
    from warning_signs import serve as server  # here: the other commands do not need it

    server.read_address()
    try:
        require_drawings(current_app)
    except StartError as error:
        raise click.ClickException(str(error)) from None
    context.invoke(check_content)


for group in command_groups():
    main.add_command(group)

if __name__ == "__main__":
    main(prog_name="warning-signs")
