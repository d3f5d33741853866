"""Write docs/where-is-it.md from the map of all addresses: `make where-is-it`."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from warning_signs import create_app
from warning_signs.paths import ROOT
from warning_signs.web import BLUEPRINTS

PAGE = ROOT / "docs" / "where-is-it.md"
HEAD = """\
# Where is it?

Made by `make where-is-it` from the table of blueprints in `warning_signs/web/__init__.py`; a test
holds it to the code.

## What a reader opens

| address | view | templates | tests |
|---|---|---|---|
"""
BEHIND = """
## What stands behind it

| look for | in | there |
|---|---|---|
"""
# What has no address of its own: what somebody looks for, and where it stands.
OTHER = (
    ("what is asked", "questionnaires/parent.yaml", "teacher.yaml and family.yaml beside it"),
    ("the rule that a sign of danger is urgent", "questionnaires/rules.yaml", ""),
    ("what is advised, and in which order", "questionnaires/advice.yaml", ""),
    ("a sentence of a letter", "questionnaires/letters.yaml", ""),
    ("a helpline of a country", "questionnaires/helplines", "a file a country"),
    ("how to save, report and block in an app", "questionnaires/platforms.yaml", ""),
    ("answers → points, flags, level", "warning_signs/assessment", "assess.py"),
    ("level → advice and helplines", "warning_signs/guidance", ""),
    ("two results side by side, and their codes", "warning_signs/comparison", ""),
    ("the bars of a result", "warning_signs/charts", "domain_bar.py"),
    ("no number below five is published", "warning_signs/statistics", "dimensions.py, release.py"),
    (
        "how long a reader waits for the database",
        "warning_signs/storage",
        "repository.py, deadline.py",
    ),
    ("Content-Security-Policy", "warning_signs/web/middleware/security_headers.py", ""),
    ("the page cache", "warning_signs/web/middleware/page_cache.py", ""),
    ("words of a 404", "warning_signs/web/middleware/errors.py", "templates/pages/error.html"),
    ("the result of parent and teacher", "warning_signs/web/result", "templates/result"),
    ("the result of the family", "warning_signs/web/preparedness.py", "templates/preparedness"),
    ("names of the columns of the log", "warning_signs/web/evidence/actions.py", ""),
    ("the sitemap", "warning_signs/web/sitemap.py", "its pages: web/meta.py"),
    ("dates, names and hours in words", "warning_signs/web/request/formatting.py", ""),
    ("the list of languages", "warning_signs/i18n/languages.py", ""),
    ("checks of a translation", "warning_signs/i18n/quality", ""),
    ("what stops the start when content is wrong", "warning_signs/content/checks", ""),
    ("a command of `flask`", "warning_signs/cli", "a file a command"),
    ("settings", "warning_signs/config.py", "docs/settings.md"),
    ("the application factory", "warning_signs/factory.py", ""),
    ("the production server", "warning_signs/serve.py", ""),
    ("budgets of time and size", "tools/bench", ""),
)


def where_is_it(app: Flask) -> str:
    """The whole page, as it must stand in docs/."""
    rows = "".join(f"| {' | '.join(row)} |\n" for row in _addresses(app))
    other = "".join(f"| {what} | `{place}` | {more} |\n" for what, place, more in OTHER)
    return f"{HEAD}{rows}{BEHIND}{other}"


def _addresses(app: Flask) -> Iterator[tuple[str, str, str, str]]:
    features = {mounted.blueprint.name: mounted.feature for mounted in BLUEPRINTS}
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.endpoint):
        blueprint, _, _ = rule.endpoint.rpartition(".")
        feature = features[blueprint]
        view = inspect.unwrap(app.view_functions[rule.endpoint])
        address = re.sub(r"<any\('.*?'\):lang>", "<lang>", rule.rule)
        methods = "POST " if "POST" in rule.methods and "GET" not in rule.methods else ""
        place = Path(inspect.getsourcefile(view)).relative_to(ROOT).as_posix()
        yield (
            f"{methods}`{address}`",
            f"`{place}`: `{view.__name__}`",
            _folder(f"templates/{feature}"),
            _folder(f"tests/web/{feature}", f"tests/web/test_{feature}.py"),
        )


def _folder(*places: str) -> str:
    return next((f"`{place}`" for place in places if (ROOT / place).exists()), "–")


if __name__ == "__main__":
    PAGE.write_text(where_is_it(create_app()), encoding="utf-8")
