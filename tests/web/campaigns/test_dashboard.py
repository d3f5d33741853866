"""The numbers of a campaign: who gets to see them, and that all ways to get them say the same."""

import csv
import functools
import io
import json
import re
from datetime import date, timedelta
from secrets import randbelow

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from tests.support.campaigns.ordered import count_before, order, run, use_database
from tests.support.pages.checks import parse
from tests.unit.statistics.test_figures import published_figures
from warning_signs.campaigns.guess_limit import MOST_WRONG
from warning_signs.charts import campaign_chart
from warning_signs.statistics import noise
from warning_signs.statistics.publication import Count
from warning_signs.statistics.weeks import monday_of
from warning_signs.web.campaigns.dashboard.figures import totals
from warning_signs.web.campaigns.dashboard.period import read_period
from warning_signs.web.campaigns.dashboard.tables import all_tables

PAGE = "/en/campaigns/ligue/"
WAYS = [PAGE, f"{PAGE}csv/", f"{PAGE}json/", f"{PAGE}charts/results-level.svg"]
THIS_WEEK = monday_of(date.today())


def week(back: int) -> date:
    return THIS_WEEK - timedelta(weeks=back)


COUNTS = [
    Count(week(3), "parent", "fr", "low", 1207),
    Count(week(3), "parent", "en", "urgent", 3),
    Count(week(2), "parent", "fr", "high", 6),
    Count(week(1), "family", "fr", None, 8),
    Count(week(0), "parent", "fr", "low", 500),
]
"""Over in the past weeks: 1,224, of which three are too few to be told; 500 in this week."""


@pytest.fixture
def noiseless(monkeypatch):
    """Let chance add nothing."""
    monkeypatch.setattr(noise, "randbelow", lambda number: number - 1)


_drawn_once = functools.cache(campaign_chart.draw_chart)


@pytest.fixture(autouse=True)
def charts(monkeypatch):
    """Draw the same chart once for all tests: each has a site of its own, which draws anew."""
    monkeypatch.setattr(campaign_chart, "draw_chart", _drawn_once)


@pytest.fixture
def undrawn(charts, monkeypatch):
    """Draw no chart, for tests of what stands beside them; tests/unit/charts has all kinds."""
    monkeypatch.setattr(campaign_chart, "draw_chart", lambda _chart, _picture: b"<svg/>")


@pytest.fixture
def ordered(campaign_app, noiseless):
    """A campaign with numbers of four weeks."""
    made = order(campaign_app)
    count_before(campaign_app, "ligue", COUNTS, began=week(3))
    return made


@pytest.fixture
def client(campaign_app, ordered):
    return campaign_app.test_client()


@pytest.fixture
def knows(ordered):
    """What who knows the secret sends."""
    return {"auth": ("ligue", ordered.secret)}


# Who gets to see them


@pytest.mark.parametrize("way", WAYS)
def test_the_secret_opens_every_way_to_the_numbers(client, knows, way):
    answer = client.get(way, **knows)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    if answer.mimetype == "text/html":
        assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")


@pytest.mark.parametrize("way", WAYS)
def test_nothing_else_does(campaign_app, client, ordered, way):
    other = order(campaign_app, "andere")
    refused = [
        None,
        ("ligue", ""),
        ("ligue", ordered.secret[:-1]),
        ("ligue", ordered.secret.upper()),
        ("ligue", other.secret),
        ("andere", other.secret),
        ("", ordered.secret),
    ]
    for auth in refused:
        answer = client.get(way, auth=auth)
        assert answer.status_code == 401, auth
        assert answer.headers["WWW-Authenticate"].startswith("Basic realm=")
        assert "1,207" not in answer.text
    assert parse(client.get(PAGE).text).query("main[data-page=error]")


def test_a_bearer_or_a_broken_header_is_no_secret(client, ordered):
    for header in (f"Bearer {ordered.secret}", "Basic", "Basic %%%", f"Basic {ordered.secret}"):
        assert client.get(PAGE, headers={"Authorization": header}).status_code == 401


def test_a_new_secret_closes_what_the_old_one_opened(campaign_app, client, knows):
    answer = run(campaign_app, "rotate", "ligue")
    new = answer.output.split()[-1]
    assert client.get(PAGE, **knows).status_code == 401
    assert client.get(PAGE, auth=("ligue", new)).status_code == 200


def test_the_secret_itself_is_kept_nowhere(ordered, tmp_path):
    for file in tmp_path.iterdir():
        assert ordered.secret.encode() not in file.read_bytes()


def test_a_second_secret_only_reads_until_it_is_withdrawn(campaign_app, client, knows):
    given = run(campaign_app, "reader", "ligue").output.split()[-1]
    for way in WAYS:
        assert client.get(way, auth=("ligue", given)).status_code == 200
    page = client.get(PAGE, auth=("ligue", given)).text
    assert "1,224" in page and "embed/" not in page
    assert "embed/" in client.get(PAGE, **knows).text
    run(campaign_app, "rotate", "ligue")
    assert client.get(PAGE, auth=("ligue", given)).status_code == 200
    run(campaign_app, "reader", "ligue", "--withdraw")
    assert client.get(PAGE, auth=("ligue", given)).status_code == 401
    assert client.get(PAGE, auth=("ligue", "")).status_code == 401


def test_the_operator_has_a_table_of_all_campaigns(campaign_app, ordered):
    order(campaign_app, "neu")
    lines = run(campaign_app, "list", "--numbers").output.splitlines()
    assert [line.split("\t") for line in lines[1:]] == [
        ["ligue", str(week(1)), "-", "1224", "-", "1224", "-"],
        ["neu", "-", "-", "-", "-", "-", "-"],
    ]


def test_there_are_no_numbers_of_an_unknown_campaign(client, knows):
    assert client.get("/en/campaigns/none/", **knows).status_code == 404


@pytest.mark.usefixtures("undrawn")
def test_in_a_language_that_the_campaign_lacks_every_link_still_leads_somewhere(client, knows):
    more = parse(client.get("/de/campaigns/ligue/", **knows).text).query(
        "[aria-labelledby=more-title] a"
    )
    assert len(more) == 6
    for link in more:
        assert client.get(link.attrs["href"], **knows).status_code == 200, link.attrs["href"]


# What they say


def numbers_of(answer) -> dict[tuple[str, str, str | None], int | None]:
    lines = [line for line in answer.json["numbers"] if line["week"] is None]
    return {(line["kind"], line["by"], line["value"]): line["number"] for line in lines}


def test_few_are_told_nowhere_nor_what_is_of_this_week(client, knows):
    told = numbers_of(client.get(f"{PAGE}json/", **knows))
    assert told["results", "total", None] == 1224
    assert told["results", "level", "low"] == 1207
    assert told["results", "level", "urgent"] is None
    assert told["results", "language", "en"] is None
    assert told["results", "language", "fr"] == 1221
    assert told["results", "questionnaire", "family"] == 8
    assert told["results", "week", week(2).isoformat()] == 6
    for way in WAYS:
        text = client.get(way, **knows).text
        for telling in ("1,724", "1724", "1,707", "1707"):
            assert telling not in text, way


def test_what_is_told_stays_whoever_asks_again(campaign_app, knows, monkeypatch):
    before = campaign_app.test_client().get(f"{PAGE}json/", **knows).json
    monkeypatch.setattr(noise, "randbelow", randbelow)
    assert campaign_app.test_client().get(f"{PAGE}json/", **knows).json == before


def test_the_page_says_the_same_as_the_files(client, knows):
    page = parse(client.get(PAGE, **knows).text)
    assert page.query("[data-total=results]")[0].to_text().strip() == "1,224"
    assert page.query("[data-total=opened]")[0].to_text().strip() == "not told"
    cells = {
        row.query("th")[0].to_text().strip(): row.query("td")[0].to_text().strip()
        for row in page.query("section[aria-labelledby=results-level] tbody tr")
    }
    assert cells["Few signs"] == "1,207"
    assert cells["Get help today"] == "not told"
    assert cells["Not broken down by level"] == "8"
    assert cells["All together"] == "1,224"
    file = client.get(f"{PAGE}csv/", **knows).data.decode("utf-8-sig")
    lines = {tuple(line[:3]): line[3] for line in csv.reader(io.StringIO(file)) if not line[4]}
    told = numbers_of(client.get(f"{PAGE}json/", **knows))
    assert {key: lines[key[0], key[1], key[2] or ""] for key in told} == {
        key: "" if number is None else str(number) for key, number in told.items()
    }


@given(published_figures())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_cell_says_its_number_or_that_it_is_not_told(app, found):
    with app.test_request_context("/en/"):
        app.preprocess_request()
        shown = {one.key: one for one in all_tables(read_period(found, {}))}
        assert len(shown) == (8 if found.weeks else 0)
        for key, table in shown.items():
            kind, _, by = key.partition("-")
            if by != "levels":
                rows = found.by_week(kind) if by == "week" else found.table(kind, by)
                assert [cells[0] for _, cells in table.rows] == [
                    written(row.number) for row in rows
                ]
                assert table.columns[0].total == written(found.total(kind))


@given(published_figures())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_page_came_to_more_than_one_result(app, found):
    with app.test_request_context("/en/"):
        app.preprocess_request()
        period = read_period(found, {})
        columns = [column for one in all_tables(period) for column in one.columns]
        told = [one.number for one in totals(period) if one.name == "finished"]
        for column in columns:
            told += [*column.cells, column.total] if column.name == "Came to a result" else []
        assert not found.weeks or len(told) > 6
        for one in told:
            assert one == "not told" or 0 <= int(one.removesuffix("%")) <= 100


def written(number: int | None) -> str:
    return "not told" if number is None else f"{number:,}"


def test_the_command_prints_the_same_as_the_page_gives(campaign_app, client, knows):
    for kind in ("csv", "json"):
        answer = run(campaign_app, "export", "ligue", "--format", kind)
        assert answer.exit_code == 0, answer.output
        assert answer.stdout_bytes == client.get(f"{PAGE}{kind}/", **knows).data


# Which weeks

SIX_WEEKS = [Count(week(back), "parent", "fr", "low", 10 * (7 - back)) for back in range(6, 0, -1)]
"""10, 20, 30, 40, 50 and 60 results, in the last six weeks."""


@pytest.fixture
def six(campaign_app, noiseless):
    """Fetches the dashboard of a campaign of six weeks."""
    made = order(campaign_app, "sechs")
    count_before(campaign_app, "sechs", SIX_WEEKS, began=week(6))
    client = campaign_app.test_client()

    def fetch(query: str, way: str = ""):
        address = f"/en/campaigns/sechs/{way}?{query}"
        return client.get(address, auth=("sechs", made.secret))

    return fetch


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(
    ("first", "last", "total", "before"),
    [
        (2, 1, "110", "70"),
        (1, 2, "110", "70"),
        (3, 1, "150", "60"),
        (4, 1, "180", None),
        (4, 4, "30", "20"),
        (6, 6, "10", None),
        (9, 1, "210", None),
    ],
)
def test_a_range_of_weeks_stands_beside_as_many_before(six, first, last, total, before):
    page = parse(six(f"from={week(first)}&to={week(last)}").text)
    (results,) = page.query("[data-total=results]")
    assert results.to_text().split()[0] == total
    assert [one.to_text() for one in results.query("small")] == (
        [f"before: {before}"] if before else []
    )
    numbers = six(f"from={week(first)}&to={week(last)}", "json/").json["numbers"]
    assert numbers[0]["number"] == int(total)


@pytest.mark.parametrize("query", ["", "from=&to=", "from=2026-99-99", "from=x&to=%00", "to=[]"])
def test_a_range_that_makes_no_sense_is_all_weeks(six, query):
    page = six(query)
    assert page.status_code == 200
    assert parse(page.text).query("[data-total=results]")[0].to_text().strip() == "210"


def test_weeks_bear_their_year_and_levels_stand_beside_them(six):
    page = parse(six("").text)
    rows = page.query("section[aria-labelledby=results-levels] tbody tr")
    assert [row.query("th")[0].to_text().strip()[-4:] for row in rows[:-1]] == [
        str(week(back).year) for back in range(6, 0, -1)
    ]
    cells = [cell.to_text().strip() for cell in rows[0].query("td")]
    assert cells == ["not told", "10", "not told", "not told", "not told"]
    charts = [six("", f"charts/results-levels.{kind}") for kind in ("svg", "png")]
    assert [one.status_code for one in charts] == [200, 200]


@pytest.mark.usefixtures("undrawn")
def test_how_many_came_to_a_result_is_told(campaign_app, noiseless):
    made = order(campaign_app, "quote")
    opened = [Count(week(1), "parent", "fr", None, 80)]
    count_before(campaign_app, "quote", SIX_WEEKS[-1:], began=week(1), opened=opened)
    page = campaign_app.test_client().get("/en/campaigns/quote/", auth=("quote", made.secret))
    assert parse(page.text).query("[data-total=finished]")[0].to_text().strip() == "75%"


def test_each_table_has_a_chart_to_see_and_to_take_away(client, knows):
    page = parse(client.get("/fr/campaigns/ligue/", **knows).text)
    shown = page.query(".chart-card")
    assert len(shown) == 8
    for card in shown:
        assert card.query("img")[0].attrs["src"].startswith("data:image/svg+xml;base64,")
        vector, picture = (a.attrs["href"] for a in card.query("a"))
        assert client.get(vector, **knows).data.startswith(b"<svg")
        png = client.get(picture, **knows)
        assert png.mimetype == "image/png"
        assert Image.open(io.BytesIO(png.data)).width > 300
    assert client.get(f"{PAGE}charts/results-age.svg", **knows).status_code == 404


def test_numbers_and_dates_are_written_as_the_reader_does(client, knows):
    text = client.get("/fr/campaigns/ligue/", **knows).text
    assert "1\u202f224" in text
    assert "non communiqué" in text


def test_charts_begin_where_the_reader_begins(arabic_app, tmp_path, monkeypatch):
    use_database(monkeypatch, arabic_app, tmp_path)
    made = order(arabic_app, "ligue", "--language", "ar")
    count_before(arabic_app, "ligue", COUNTS, began=week(3))
    client = arabic_app.test_client()
    page = client.get("/ar/campaigns/ligue/", auth=("ligue", made.secret))
    assert page.status_code == 200
    both = [
        client.get(
            f"/{tag}/campaigns/ligue/charts/results-level.svg", auth=("ligue", made.secret)
        ).data
        for tag in ("ar", "en")
    ]
    assert both[0] != both[1]


def test_a_campaign_of_this_week_has_no_numbers_yet(campaign_app):
    made = order(campaign_app, "neu")
    client = campaign_app.test_client()
    page = client.get("/en/campaigns/neu/", auth=("neu", made.secret))
    assert "There are no numbers yet" in page.text
    assert not parse(page.text).query("[data-total], .chart-card")
    answer = client.get("/en/campaigns/neu/json/", auth=("neu", made.secret))
    assert {line["number"] for line in answer.json["numbers"]} == {None}


def test_a_closed_campaign_still_shows_its_numbers(campaign_app, client, knows):
    run(campaign_app, "close", "ligue")
    page = client.get(PAGE, **knows)
    assert "nothing is counted any more" in page.text
    assert "1,224" in page.text


@pytest.mark.parametrize("name", ["=HYPERLINK(“x”)", "+1", "@SUM(A1)", "-2;=3", '"=1'])
def test_a_hostile_name_is_no_formula(campaign_app, name):
    words = ("--name", name, "--origin", "https://x.example", "--language", "en")
    run(campaign_app, "create", "boese", *words)
    file = run(campaign_app, "export", "boese").stdout_bytes.decode("utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(file)) for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    exported = run(campaign_app, "export", "boese", "--format", "json").stdout
    assert json.loads(exported)["campaign"]["name"] == name


def test_who_guesses_is_told_in_words_to_wait(client):
    for number in range(MOST_WRONG):
        assert client.get(PAGE, auth=("ligue", f"wrong {number}")).status_code == 401
    answer = client.get(PAGE, auth=("ligue", "another"))
    assert answer.status_code == 429 and int(answer.headers["Retry-After"]) > 0
    assert "Too many wrong tries" in answer.text
    assert client.get(PAGE).status_code == 401, "a browser that asks for the secret still may"


@pytest.mark.parametrize("was_here_before", [True, False], ids=["again", "for the first time"])
def test_who_knows_a_secret_is_not_locked_out_by_who_guesses(
    campaign_app, client, knows, undrawn, was_here_before
):
    said = run(campaign_app, "reader", "ligue").output
    reads = {"auth": ("ligue", re.search(r"[0-9a-f]{32}", said)[0])}
    if was_here_before:
        assert [client.get(PAGE, **who).status_code for who in (knows, reads)] == [200, 200]
    for number in range(2 * MOST_WRONG):
        client.get(PAGE, auth=("ligue", f"wrong {number}"))
    assert [client.get(PAGE, **who).status_code for who in (knows, reads)] == [200, 200]
    changed = run(campaign_app, "rotate", "ligue").output
    new = {"auth": ("ligue", re.search(r"[0-9a-f]{32}", changed)[0])}
    assert [client.get(PAGE, **who).status_code for who in (new, knows)] == [200, 429]


def test_no_other_site_may_show_what_is_behind_the_secret(client, knows):
    for way in WAYS:
        headers = client.get(way, **knows).headers
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
