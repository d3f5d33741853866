"""`make lighthouse`: four pages, each judged five times; the median counts. Fails below its marks.

Reports stay in build/lighthouse, as Lighthouse writes them. It fetches robots.txt from within the
page, where our policy lets nothing be fetched, and would call the file invalid: that audit is left
out, and tests/web/test_meta.py reads the file.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from tools.lib.browser import WITH_SETTINGS
from tools.lib.server import free_port, start_site, stop_site
from warning_signs.paths import ROOT

HERE = Path(__file__).parent
FOLDER = ROOT / "build" / "lighthouse"
PAGES = {
    "home": "/en/?country=GB",
    "questionnaire": "/en/parent/?country=GB",
    "help": "/en/help/?country=GB",
    "young-person": "/en/young-person/?country=GB",
}
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The marks that each page needs, out of 100."""
TIMES = 5
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main() -> int:
    """Judge each page and print its marks. Returns how many marks are too low."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    too_low = 0
    port = free_port()
    # A site on the internet knows its address: links to other languages are whole there.
    site = start_site(FOLDER / "log", port, PUBLIC_URL=f"http://127.0.0.1:{port}")
    try:
        for name, path in PAGES.items():
            marks = judged(name, site.origin + path)
            print(f"{name:<14}", *(f"{what} {mark}" for what, mark in marks.items()), flush=True)
            too_low += sum(marks[what] < least for what, least in LEAST.items())
    finally:
        stop_site(site)
    return too_low


def judged(name: str, address: str) -> dict[str, int]:
    """The marks of a page: the median of all runs. Prints what costs marks that must be full."""
    reports = [_report(FOLDER / f"{name}-{number}.json", address) for number in range(TIMES)]
    _print_faults(name, reports[0])
    return {
        what: round(100 * statistics.median(one["categories"][what]["score"] for one in reports))
        for what in LEAST
    }


def _report(file: Path, address: str) -> dict:
    words = [
        "--quiet",
        "--skip-audits=robots-txt",
        "--output=json",
        f"--output-path={file}",
        f"--chrome-flags={FLAGS}",
    ]
    subprocess.run(
        ["node_modules/.bin/lighthouse", address, *words, f"--only-categories={','.join(LEAST)}"],
        cwd=HERE,
        env=os.environ | {"CHROME_PATH": WITH_SETTINGS},
        check=True,
    )
    return json.loads(file.read_text(encoding="utf-8"))


def _print_faults(name: str, report: dict) -> None:
    for what, least in LEAST.items():
        if least < 100:
            continue
        for reference in report["categories"][what]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"{name}: {what}: {audit['title']}")


if __name__ == "__main__":
    sys.exit(main() and 1)
