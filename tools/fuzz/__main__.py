"""`make fuzz`: as many cases as fit into MINUTES (20), or LEAST if they are more.

Leaves with 1 if any failed.

Each round draws new cases; a case that fails is printed as it was sent.
"""

import faulthandler
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tools.fuzz.harm import Tried
from tools.fuzz.parsers import every_parser, texts, try_parser
from tools.fuzz.requests import requests, try_request
from tools.fuzz.schema import api_cases, try_api
from tools.fuzz.site import make_site_with_campaign
from warning_signs.web.request.site import site

MINUTES = 20.0
LEAST = 50_000
ROUND = 500
SECONDS_TO_ANSWER = 120
"""A case that takes longer ends the run and prints where it hangs."""


def main() -> int:
    """Run rounds of each target in turn, print the table, and return the exit code."""
    minutes = float(os.environ.get("MINUTES") or MINUTES)
    with tempfile.TemporaryDirectory() as folder:
        app, secret = make_site_with_campaign(Path(folder))
        targets = _targets(app, secret)
        tried = {name: Tried() for name in targets}
        _run(60 * minutes, LEAST if minutes >= MINUTES else 1, targets, tried)
    return _report(tried)


def _targets(app: Flask, secret: str) -> dict[str, tuple[Any, Callable[[Tried, Any], None]]]:
    """What to draw cases from and how to try one, by the name of the target."""
    parsers = every_parser(site(app).content)
    return {
        "requests to every route": (
            requests(app, secret),
            lambda tried, case: try_request(app, tried, case),
        ),
        "calls of the API by its description": (api_cases(app), try_api),
        "texts to every parser": (
            st.tuples(st.sampled_from(sorted(parsers)), texts()),
            lambda tried, case: try_parser(tried, case[0], parsers[case[0]], case[1]),
        ),
    }


def _run(
    seconds: float,
    least: int,
    targets: dict[str, tuple[Any, Callable[[Tried, Any], None]]],
    tried: dict[str, Tried],
) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline or _total(tried) < least:
        for name, (cases, attempt) in targets.items():
            _run_round(cases, lambda case, name=name, attempt=attempt: attempt(tried[name], case))


def _total(tried: dict[str, Tried]) -> int:
    return sum(one.cases for one in tried.values())


def _run_round(cases: Any, attempt: Callable[[Any], None]) -> None:
    @seed(random.SystemRandom().getrandbits(64))
    @settings(
        max_examples=ROUND,
        database=None,
        deadline=None,
        phases=[Phase.generate],  # to find the smallest example takes minutes
        suppress_health_check=[*HealthCheck],
    )
    @given(cases)
    def round_of(case: Any) -> None:
        faulthandler.dump_traceback_later(SECONDS_TO_ANSWER, exit=True)
        attempt(case)

    round_of()
    faulthandler.cancel_dump_traceback_later()


def _report(tried: dict[str, Tried]) -> int:
    for name, one in tried.items():
        counted = f"{one.cases:>8,} cases, {len(one.found)} faults, longest {one.longest:.2f} s"
        print(f"{name:<40}{counted}")
        for kind, case in one.found.items():
            print(f"  FAIL {kind}\n    {case}")
    print(f"\n{_total(tried):,} cases.")
    return 1 if any(one.found for one in tried.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
