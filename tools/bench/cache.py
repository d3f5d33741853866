"""What a page costs that is asked for in another way than the one in which it is ready."""

from collections.abc import Iterator
from functools import partial
from itertools import count, cycle, product
from statistics import median

from tools.bench import load
from tools.bench.server import Server
from tools.bench.table import Row, Table
from warning_signs.content.loading.load import load_content
from warning_signs.paths import QUESTIONNAIRES

FETCHES = 400
MISSES = 100
MOST_PLAIN_RESPONSES = 3
LONGEST_MISS_MS = 20
"""To render the longest page, and to pack it quickly; packed as well as can be it was over 100."""
LANGUAGES = ("fr", "en", "de", "es", "it", "nl", "pl", "pt", "uk", "ar")
PAGES = ("", "help/", "advice/", "parent/", "teacher/", "evidence/")
"""With each country and language, several times as many as a worker has room for."""
WAYS = {
    "a link shared on Facebook (?fbclid=…)": "GET /fr/parent/?country=FR&fbclid=IwAR{}",
    "a link of a newsletter (?utm_source=…)": "GET /fr/parent/?utm_source=news{}&country=FR",
    "a country in small letters": "GET /fr/parent/?country=fr",
    "a country that is none": "GET /fr/parent/?country=ZZ",
    "the headers alone (HEAD)": "HEAD /fr/parent/?country=FR",
    "the sitemap": "GET /sitemap.xml",
}


def measure_cache(table: Table, site: Server, plain: Server, rounds: int) -> None:
    """Add what each way costs in plain responses, and a page for which there is no room."""
    table.heading("A page asked for in another way, in plain responses")
    ways = [partial(load.cpu_each, site, _ask(site, way), FETCHES) for way in WAYS.values()]
    limit, ready, *costs = (
        median(column)
        for column in load.in_turns(
            rounds,
            partial(load.cpu_each, plain, load.fetch(plain, "/parent"), FETCHES),
            partial(load.cpu_each, site, load.fetch(site, "/fr/parent/?country=FR"), FETCHES),
            *ways,
        )
    )
    table.add(Row("the page itself", ready / limit, "x", most=MOST_PLAIN_RESPONSES))
    for name, cost in zip(WAYS, costs, strict=True):
        table.add(Row(name, cost / limit, "x", most=MOST_PLAIN_RESPONSES))
    missed = load.cpu_each(site, _ask_all(site), MISSES)
    table.add(Row("one of more pages than there is room for", missed, "ms", most=LONGEST_MISS_MS))


def _ask(server: Server, way: str) -> Iterator[None]:
    """Ask in this way at each step, each time with another number in it."""
    method, path = way.split()
    reader = load.Reader(server)
    for number in count():
        reader.ask(method, path.format(number))
        yield


def _ask_all(server: Server) -> Iterator[None]:
    """Fetch another page at each step."""
    countries = load_content(QUESTIONNAIRES).countries
    reader = load.Reader(server)
    for country, page, language in cycle(product(countries, PAGES, LANGUAGES)):
        reader.ask("GET", f"/{language}/{page}?country={country}")
        yield
