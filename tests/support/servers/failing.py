"""The production server with a mistake on each layer, whose message holds all that it was given.

python -m tests.support.servers.failing     as `python -m warning_signs serve`
"""

from __future__ import annotations

import logging
import threading
import warnings
from typing import Any

from flask import request
from sqlalchemy.exc import IntegrityError

import warning_signs
from warning_signs.serving import server

CANARY = "KNR71"


class Careless:
    """Fails when it is tidied up."""

    def __del__(self) -> None:
        raise OSError(CANARY)


def fail(*_given: Any, **_named: Any) -> None:
    """Fail as code with a mistake does, because of another mistake."""
    try:
        int(CANARY)
    except ValueError as error:
        raise KeyError(CANARY, dict(request.form), request.full_path) from error


def fail_in_the_database(slug: str) -> None:
    raise IntegrityError(f"INSERT {CANARY}", {"slug": slug}, ValueError(f"Key ({CANARY}) exists"))


def fail_for_a_method(status: int, *, real: Any) -> Any:
    """Fail where an error is to be shown."""
    return fail() if status == 405 else real(status)


def within_the_shell(application: Any) -> Any:
    """Mistakes around Flask, and beside a request."""

    def answer(environ: dict, start_response: Any) -> Any:
        if environ["QUERY_STRING"].startswith("around"):
            raise LookupError(CANARY, environ)
        if environ["QUERY_STRING"].startswith("beside"):
            threading.Thread(target=int, args=(CANARY,)).start()
            warnings.warn(CANARY, UserWarning, stacklevel=1)
            Careless()
            logging.getLogger("library").error("said: %s", CANARY)
            logging.getLogger("library").error(CANARY, exc_info=RuntimeError(CANARY))
        return application(environ, start_response)

    return answer


def without_the_shell(application: Any) -> Any:
    """A mistake that nothing of ours could catch."""

    def answer(environ: dict, start_response: Any) -> Any:
        if environ["QUERY_STRING"].startswith("outside"):
            raise ArithmeticError(CANARY, environ)
        return application(environ, start_response)

    return answer


def make_mistakes(app: Any) -> Any:
    """Put them in, and give the application back."""
    from warning_signs.web.campaigns import views as campaign
    from warning_signs.web.letters import page as letter
    from warning_signs.web.middleware import errors

    real = errors.error_page
    letter.compose = fail
    campaign.find_campaign = fail_in_the_database
    errors.error_page = lambda status: fail_for_a_method(status, real=real)
    app.jinja_env.globals["same_page_in"] = lambda _tag: fail() if "paper" in request.path else "/"
    app.wsgi_app._application = within_the_shell(app.wsgi_app._application)
    app.wsgi_app = without_the_shell(app.wsgi_app)
    return app


if __name__ == "__main__":
    make = warning_signs.create_app
    warning_signs.create_app = lambda: make_mistakes(make())
    server.main()
