"""Write docs/where-is-it.md from the table of blueprints: `make where-is-it`."""

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

`make where-is-it` writes this page from the table of blueprints in `warning_signs/web/__init__.py`;
a test compares it with the code.

## Addresses

| address | view | templates | tests |
|---|---|---|---|
"""
BEHIND = """
## Everything else

| look for | in | more |
|---|---|---|
"""
RESULT = ("templates/result", "tests/web/test_result_cases.py", "tests/web/test_sheets.py")
# Views that show pages of another feature: what to look at beside their own.
SHOWN_TOO = {
    "questionnaire.answer": RESULT,
    "campaign.answer": RESULT,
    "campaign.questions": ("templates/questionnaire", "tests/web/test_questionnaire.py"),
    "campaign.paper": ("templates/paper", "tests/web/test_paper.py"),
    "campaign.large_paper": ("templates/paper", "tests/web/test_paper.py"),
}
# What has no address of its own: what somebody looks for, its file or folder, and a hint.
OTHER = (
    ("what is asked", "questionnaires/parent.yaml", "teacher.yaml and family.yaml beside it"),
    ("the rule that self-harm is urgent", "questionnaires/rules.yaml", ""),
    ("the order of advice", "questionnaires/advice/order.yaml", ""),
    ("the words of a step", "questionnaires/advice/steps", "one file for each kind of step"),
    ("the line on top of a result", "questionnaires/advice/verdicts.yaml", ""),
    ("a sentence of a letter", "questionnaires/letters.yaml", ""),
    ("a helpline of a country", "questionnaires/helplines", "one file for each country"),
    ("what the law of a country says", "questionnaires/law", "one file for each country"),
    ("how to save, report and block in an app", "questionnaires/platforms.yaml", ""),
    ("a translation", "translations", "one folder for each language"),
    ("scoring: answers → points, flags, level", "warning_signs/assessment", "score.py, assess.py"),
    (
        "how a score becomes a level",
        "warning_signs/assessment/assess.py",
        "by questionnaires/rules.yaml",
    ),
    ("level → advice", "warning_signs/guidance/advise.py", ""),
    ("the situations of all advice", "warning_signs/guidance/situations.py", ""),
    (
        "which helpline comes first",
        "warning_signs/guidance/helplines.py",
        "whom to call, and whom at night: whom_to_call.py",
    ),
    (
        "what stands first on a result",
        "warning_signs/guidance/first_card.py",
        "its words: because.py",
    ),
    ("the words of a result", "templates/result/_words.html", "its parts beside it"),
    ("the page of a result, put together", "warning_signs/web/result", "words: templates/result"),
    ("a result on paper or as a file", "templates/result/sheet.html", ""),
    (
        "the questions of /family/",
        "warning_signs/web/questionnaire/views.py",
        "its result: preparedness.py",
    ),
    ("the paper form and its key", "warning_signs/paper", "its page: templates/paper"),
    (
        "the columns of the evidence log",
        "warning_signs/evidence/log.py",
        "their names: web/evidence/columns.py",
    ),
    ("the CSV file of the evidence log", "warning_signs/evidence/csv_file.py", ""),
    ("the text of a letter", "warning_signs/letters/compose.py", ""),
    ("two results side by side, and their codes", "warning_signs/comparison", ""),
    ("the bars of a result", "warning_signs/charts/domain_bar.py", ""),
    ("the charts of a campaign", "warning_signs/charts/campaign_chart.py", ""),
    ("what a campaign is", "warning_signs/campaigns/campaign.py", ""),
    ("the colours and the logo of a campaign", "warning_signs/campaigns", "theme.py, logo.py"),
    (
        "`flask campaign …`",
        "warning_signs/cli/campaigns/commands.py",
        "create, change: orders.py; their options: options.py",
    ),
    ("any other command of `flask`", "warning_signs/cli", "one file for each group"),
    (
        "the noise in published numbers",
        "warning_signs/statistics/publication.py",
        "drawn by noise.py",
    ),
    ("no number below 5", "warning_signs/statistics/smallest_number.py", "applied by figures.py"),
    ("how long a reader waits for the database", "warning_signs/storage/deadline.py", ""),
    (
        "what a campaign counts",
        "warning_signs/storage/count_batch.py",
        "its queue: count_writer.py; who is a reader: web/campaigns/readers.py",
    ),
    ("the token in the form of a campaign", "warning_signs/campaigns/submission_token.py", ""),
    ("the tables of the database", "warning_signs/storage/tables.py", ""),
    (
        "Content-Security-Policy and other headers",
        "warning_signs/web/middleware/security_headers.py",
        "",
    ),
    ("what happens above capacity", "warning_signs/web/middleware/admission.py", ""),
    ("the page cache", "warning_signs/web/middleware/page_cache.py", ""),
    ("every other cache, and what may be in it", "warning_signs/caching.py", ""),
    ("the words of a 404", "templates/pages/error.html", "shown by web/middleware/errors.py"),
    ("the pages in the sitemap", "warning_signs/web/sitemap.py", ""),
    (
        "what every template can use",
        "warning_signs/web/templating/context.py",
        "a part in a second language: localisation.py",
    ),
    ("what a request knows", "warning_signs/web/request", "site.py, locales.py, urls.py"),
    ("dates, numbers and names in words", "warning_signs/web/templating/formatting.py", ""),
    ("opening hours in words", "warning_signs/web/templating/opening_hours.py", ""),
    (
        "colours, sizes and layout of pages",
        "templates/assets/styles",
        "one file for each kind of page",
    ),
    ("the list of languages", "warning_signs/i18n/languages.py", ""),
    ("which language a reader gets", "warning_signs/i18n/negotiate.py", ""),
    ("the checks of a translation", "warning_signs/i18n/quality", ""),
    ("what stops the start when content is wrong", "warning_signs/content/checks", ""),
    ("settings", "warning_signs/config.py", "docs/reference/settings.md"),
    ("what is logged of an error", "warning_signs/error_log.py", ""),
    ("the application factory", "warning_signs/factory.py", ""),
    ("the production server", "warning_signs/serving/server.py", ""),
    ("what the product must answer", "tests/cases.yaml", "and field_cases.yaml"),
    ("what must be true of every page", "tests/web/sweeps", "checked by tests/support/pages"),
    ("what tests share", "tests/support", "one folder for each matter"),
    ("what the rules do to made-up children", "tools/stress_test", "written into validation.md"),
    (
        "the budgets of `make bench`: time and memory",
        "tools/bench/__main__.py",
        "bytes: pages.py; words and sheets of a result: budgets.py",
    ),
    ("what it does under load", "tools/load", ""),
)


def where_is_it(app: Flask) -> str:
    """The whole page, as docs/where-is-it.md must hold it."""
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
        methods = ", ".join(sorted(rule.methods & {"GET", "POST"}))
        place = Path(inspect.getsourcefile(view)).relative_to(ROOT).as_posix()
        shown_too = SHOWN_TOO.get(rule.endpoint, ())
        yield (
            f"`{address}`" if methods == "GET" else f"{methods} `{address}`",
            f"`{place}`: `{view.__name__}`",
            _places("templates/", f"templates/{feature}", *shown_too),
            _places("tests/", f"tests/web/{feature}", f"tests/web/test_{feature}.py", *shown_too),
        )


def _places(beginning: str, *places: str) -> str:
    """Those of the places that begin like this and exist."""
    found = [one for one in places if one.startswith(beginning) and (ROOT / one).exists()]
    return ", ".join(f"`{one}`" for one in found) or "–"


if __name__ == "__main__":
    PAGE.write_text(where_is_it(create_app()), encoding="utf-8")
