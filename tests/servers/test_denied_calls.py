"""Under the filter of its service the site can do all it does, and what it needs draws charts."""

import platform
import urllib.request
from base64 import b64encode
from datetime import date

import pytest

from tests.support.campaigns.ordered import count_before, order
from tests.support.servers.denied_calls import as_denied_by
from tools.lib.server import ROOT, free_port, start_site, stop_site
from warning_signs.statistics.publication import Count

pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(platform.machine() != "x86_64", reason="other numbers of system calls"),
]


def test_a_dashboard_draws_its_charts_although_libraries_ask_for_what_is_denied(make_app, tmp_path):
    database = f"sqlite:///{tmp_path}/campaigns.sqlite3"
    office = make_app({"DATABASE_URL": database})
    ordered = order(office)
    week = date(2026, 11, 2)
    counts = [Count(week, "parent", "en", level, 40) for level in ("low", "some", "high")]
    count_before(office, "ligue", counts, week)
    unit = (ROOT / "deploy" / "warning-signs.service").read_text(encoding="utf-8")
    served = start_site(
        tmp_path / "log", free_port(), before=as_denied_by(unit), DATABASE_URL=database
    )
    try:
        secret = b64encode(f"ligue:{ordered.secret}".encode()).decode()
        for page in ("", "charts/results-level.png"):
            address = f"{served.origin}/en/campaigns/ligue/{page}"
            asked = urllib.request.Request(address, headers={"Authorization": f"Basic {secret}"})
            with urllib.request.urlopen(asked, timeout=60) as answer:
                assert answer.status == 200
    finally:
        stop_site(served)
    assert served.log.read_text() == ""
