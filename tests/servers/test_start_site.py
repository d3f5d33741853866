"""A site that is started for a test: what goes wrong is told in the site’s own words."""

import pytest

from tools.lib.server import free_port, start_site, stop_site

ANSWERING = """
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

HTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Answer).serve_forever()
"""
"""A program that is no more than a site has to be for `start_site`."""


@pytest.mark.parametrize(
    "program", ["raise SystemExit('no room')", "import sys; print('no room'); sys.exit(0)"]
)
def test_a_site_that_ends_at_once_is_told_with_what_it_wrote(tmp_path, program):
    with pytest.raises(AssertionError, match=r"the site did not start:\n.*no room"):
        start_site(tmp_path / "log", free_port(), program=("-c", program))


def test_a_site_that_has_ended_can_be_ended_again(tmp_path):
    site = start_site(tmp_path / "log", free_port(), program=("-c", ANSWERING))
    site.kill()
    site.kill()
    stop_site(site)
    assert site.process.returncode is not None
