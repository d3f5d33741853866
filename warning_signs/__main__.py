"""The program `warning-signs`, also `python -m warning_signs`: the server, and every command.

A command loads the site only when it runs, so `warning-signs --help` works whatever is wrong with
the settings.
"""

import os
from collections.abc import Callable

import click
from flask import Flask
from flask.cli import ScriptInfo

from warning_signs import __version__, create_app
from warning_signs.cli import commands
from warning_signs.cli.questionnaires import check as check_content
from warning_signs.errors import StartError
from warning_signs.factory import report_on_campaigns, require_drawings
from warning_signs.mistyped_settings import mistyped_settings
from warning_signs.paths import INSTALLED, USER_DATA

BEHIND = "Note: the next start brings the tables of the database of campaigns up to date."


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
    from warning_signs.serving import server  # here: the other commands do not need it

    os.environ.update({k: v for k, v in {"HOST": host, "PORT": port}.items() if v is not None})
    server.main()


@main.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Check the settings, all content, the drawings and what campaigns need, without a start.

    Every mistake is told at once; a variable that looks like a mistyped setting is one. The
    database stays as it is.
    """
    from warning_signs.serving import server  # here: the other commands do not need it

    problems = list(mistyped_settings(os.environ))
    problems += _told(server.read_address)
    problems += _told(lambda: _check_site(context))
    if problems:
        raise click.ClickException("\n".join(problems))
    with _loaded(context).app_context():
        context.invoke(check_content)


def _check_site(context: click.Context) -> None:
    """Check all that is known once the site is made. Raises ClickException with all problems."""
    app = _loaded(context)
    with app.app_context():
        report = report_on_campaigns(app)
        problems = [*_told(lambda: require_drawings(app)), *report.problems]
    if report.is_behind:
        click.echo(BEHIND)
    if problems:
        raise click.ClickException("\n".join(problems))


def _loaded(context: click.Context) -> Flask:
    return context.ensure_object(ScriptInfo).load_app()


def _told(work: Callable[[], object]) -> list[str]:
    """What is wrong, where `work` ends with a sentence instead of a result."""
    try:
        work()
    except click.ClickException as error:
        return [error.message]
    except (StartError, SystemExit) as error:
        return [str(error)]
    return []


for command in commands():
    main.add_command(command)

if __name__ == "__main__":
    main(prog_name="warning-signs")
