"""Two machines behind a real nginx, as we ship it, on a real PostgreSQL: what holds when one of
them is lost, and what is written nowhere.
"""

import os
import re
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.support.pages.checks import parse
from tests.support.servers.cluster import PUBLIC, Cluster
from tests.support.servers.nginx import FAIL_TIMEOUT, READER, running_nginx
from tests.support.servers.postgres import running_postgres
from tools.lib.server import stop_site
from warning_signs.campaigns.submission_token import MIN_AGE

pytestmark = pytest.mark.servers

PAGE = "/fr/c/ligue/parent/?country=FR"
ANSWERS = {"self_harm": "no", "disclosed": "no", "school_avoidance": "daily"}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Both machines started at once on an empty database; and a campaign, made while they run."""
    folder = tmp_path_factory.mktemp("world")
    with running_postgres() as postgres, ExitStack() as stack:
        cluster = Cluster(folder, postgres, postgres.new_database())
        with ThreadPoolExecutor(2) as both:
            cluster.sites = list(both.map(cluster.start, (0, 1)))
        stack.callback(lambda: [stop_site(site) for site in cluster.sites])
        cluster.command("busy-pages", "write", str(folder / "nginx" / "busy"))
        upstream = [f"127.0.0.1:{port}" for port in cluster.ports]
        cluster.nginx = stack.enter_context(running_nginx(folder / "nginx", upstream))
        languages = ("--language", "fr", "--language", "en")
        origin = ("--origin", "https://www.ligue.example")
        cluster.command("campaign", "create", "ligue", "--name", "Ligue", *origin, *languages)
        yield cluster


@pytest.fixture
def cluster(world):
    """The same with both machines running, whichever another test has lost."""
    world.start_what_was_lost()
    return world


def open_questions(cluster) -> str:
    """Open the page of questions; the random number of its form."""
    page = cluster.nginx.ask(PAGE)
    assert page.status == 200, page.text
    return parse(page.text).query("input[name=visit]")[0].attrs["value"]


def send(cluster, number: str) -> None:
    """Send answers as somebody who has read a little, and again as by a reload.

    Each time a result must come.
    """
    time.sleep(MIN_AGE)
    for _ in range(2):
        page = cluster.nginx.ask(PAGE, {**ANSWERS, "visit": number})
        assert page.status == 200, page.text
        assert parse(page.text).query("main[data-page=result]")


def test_http_leads_to_https(cluster):
    answer = cluster.nginx.ask_without_tls("/fr/parent/?country=FR")
    there = f"{PUBLIC}fr/parent/?country=FR"
    assert (answer.status, answer.headers["location"]) == (301, there)


def test_addresses_are_those_that_people_see(cluster):
    assert cluster.nginx.ask("/fr/parent").headers["location"] == "/fr/parent/"
    assert f"Sitemap: {PUBLIC}sitemap.xml" in cluster.nginx.ask("/robots.txt").text


def test_both_machines_answer(cluster):
    for _ in range(4):
        open_questions(cluster)
    for port in cluster.ports:
        assert f"127.0.0.1:{port}" in cluster.nginx.logged()


def test_answers_that_a_dying_machine_holds_are_sent_to_no_other_and_those_to_come_are(cluster):
    """They may have been what it died of. Their reader gets numbers, and can send them again; who
    still is between questions and result notices nothing. Each is counted once.
    """
    before, between = cluster.results(), open_questions(cluster)
    numbers = [open_questions(cluster) for _ in range(4)]
    time.sleep(max(FAIL_TIMEOUT + 1, MIN_AGE))  # then nginx asks a machine again that had failed
    os.killpg(cluster.sites[0].process.pid, signal.SIGSTOP)
    forms = [{**ANSWERS, "visit": number} for number in numbers]
    with ThreadPoolExecutor(4) as readers:
        sent = [readers.submit(cluster.nginx.ask, PAGE, form) for form in forms]
        time.sleep(1.5)
        waiting = [one for one in sent if not one.done()]
        cluster.sites[0].kill()
    assert waiting, "nobody was with the machine that died"
    assert {one.result().status for one in waiting} == {502}
    assert all("tel:112" in one.result().text for one in waiting)
    for form in forms:
        assert cluster.nginx.ask(PAGE, form).status == 200
    assert within_seconds(lambda: cluster.results() == before + 4)
    send(cluster, between)
    assert within_seconds(lambda: cluster.results() == before + 5)


def test_a_machine_that_starts_without_the_database_helps_at_once_and_joins_in_later(world):
    world.postgres.stop()
    stop_site(world.sites[0])
    world.sites[0] = world.start(0)
    alone = world.sites[0].origin
    assert status(f"{alone}/fr/parent/") == 200
    assert status(alone + PAGE) == 503
    world.postgres.start()
    assert status(alone + PAGE) == 200


def test_without_the_database_results_come_as_ever_and_later_they_are_counted_once(cluster):
    for site in cluster.sites:  # asked one by one, so that both know the campaign
        assert status(site.origin + PAGE) == 200
    before, number = cluster.results(), open_questions(cluster)
    cluster.postgres.stop()
    begun = time.monotonic()
    send(cluster, number)
    send(cluster, number)
    assert time.monotonic() - begun < 4 + 2 * MIN_AGE
    waiting = r"Not counted yet, since the database does not answer: \d+\n"
    assert within_seconds(lambda: re.search(waiting, cluster.site_logs()))
    cluster.postgres.start()
    assert within_seconds(lambda: cluster.results() == before + 1)
    send(cluster, number)
    time.sleep(1)
    assert cluster.results() == before + 1


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def text_of(address: str) -> str:
    as_a_browser = {"Accept": "text/html", "User-Agent": "Mozilla/5.0"}
    request = urllib.request.Request(address, headers=as_a_browser)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read().decode()


def within_seconds(happens: Callable[[], object]) -> bool:
    """Whether it comes to be within two rounds of the maintenance."""
    deadline = time.monotonic() + 20
    while not happens():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def test_a_large_log_passes_without_touching_a_disk(cluster):
    for name in ("body", "proxy"):
        (cluster.nginx.folder / name).rmdir()  # where nginx would write what it has no memory for
    row = {"date_time": "2026-11-20", "place": "chat", "what": "x" * 900_000}
    answer = cluster.nginx.ask("/en/evidence/", row)
    assert answer.status == 200
    assert len(answer.text) > 900_000


def test_what_is_too_long_is_refused_by_the_site_in_words(cluster):
    answer = cluster.nginx.ask("/en/parent/", {"self_harm": "x" * 1_500_000})
    assert answer.status == 413
    assert parse(answer.text).query("main[data-page=error] [data-service=emergency]")


def test_a_campaign_closed_on_one_machine_counts_nothing_on_any_and_soon_all_say_so(cluster):
    """Soon, not at once: a busy machine may get no answer from the database in time."""
    before, number = cluster.results(), open_questions(cluster)
    time.sleep(MIN_AGE)
    cluster.command("campaign", "close", "ligue")
    for _ in range(4):
        cluster.nginx.ask(PAGE, {**ANSWERS, "visit": number})
    assert cluster.results() == before
    for site in cluster.sites:
        assert within_seconds(lambda site=site: 'name="visit"' not in text_of(site.origin + PAGE))
    assert cluster.results() == before


def test_nothing_of_a_reader_is_in_any_log_even_when_all_machines_are_down(cluster):
    for number in (0, 1):
        cluster.sites[number].kill()
    assert cluster.nginx.ask(PAGE, ANSWERS).status == 502
    logged = cluster.nginx.logged_in_the_end(r"^\d{4}-\d\d-\d\dT\d\d 502 [\d.]+ ")
    logged += cluster.site_logs() + cluster.postgres.logged()
    for trace in (READER, "country", "/fr/", "self_harm", "daily", "Reader/1.0", "school.example"):
        assert trace not in logged
    assert (cluster.nginx.folder / "access.log").read_text() == ""
