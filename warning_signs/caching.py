"""Every cache of this program, in one table: what its key holds, and why no answer can be in it.

A cache is memory that outlives a request and that all readers share. What a reader answers or
types must never be in one. CACHES is the argument for that, cache by cache. A test finds every
cache in the package and fails for one that the table does not explain (tests/unit/test_caching.py).

Jinja, Babel and SQLAlchemy have caches of their own: of compiled templates, locale data and
compiled statements. Answers are values, which reach none of these.
"""

from collections.abc import Callable, Hashable, Mapping, Sized
from contextlib import suppress
from functools import lru_cache
from threading import Lock
from typing import Generic, NamedTuple, ParamSpec, TypeVar, cast

from cachetools import LRUCache

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V", bound=Sized)


class CacheEntry(NamedTuple):
    """One line of the table.

    size: how much it holds at most, the least recently used going first: of a function so many
    values, of a `Cache` values that are so long together, in bytes or in characters; None where the
    content or the code bounds it.
    """

    key: str
    value: str
    no_answer_because: str
    size: int | None = None


MIB = 2**20
CONTENT_ALONE = "Computed from the content of the site, which was read before any request."
ADDRESS_ALONE = "Addresses hold a language, a country and names of pages; answers travel in bodies."

CACHES: Mapping[str, CacheEntry] = {
    # Pages and parts of pages: one cache for each site (web/request/site.py).
    "web.middleware.page_cache": CacheEntry(
        key="path, known country, turn (one of two), compression, day",
        value="a whole page, compressed",
        no_answer_because="Every other argument is taken away before a GET is looked up or "
        "answered, and only what the application itself marks public is stored; the answer to a "
        "POST never is.",
        size=8 * MIB,
    ),
    "web.templating.fragments": CacheEntry(
        key="language, and with it a question; languages, country, campaign as it is now and "
        "questionnaire, and with them helplines, or which doors a second adult has, or a step: its "
        "place, words and what it opens; or what stands at the edges of each page",
        value="the HTML of a question without an answer, of helplines, of a step of a plan, of "
        "buttons, of a stylesheet, chooser, strip or foot",
        no_answer_because="The key names all that a fragment depends on, and no key has an answer. "
        "A question is cached only from a page without any answer. Many answers lead to one step "
        "and its words, which are the same for all of them: the catalogue bounds what there is.",
        size=6 * MIB,
    ),
    "web.campaigns.ready_questions": CacheEntry(
        key="prefix of the site, turn, language, country, campaign as it is, questionnaire, day",
        value="its page of questions, before and after the number against counting twice",
        no_answer_because="Only a page without any answer is stored, and each reader’s number is "
        "written between its two halves when they are sent.",
        size=2 * MIB,
    ),
    # Functions whose key comes from a request.
    "web.request.urls._url_for_reader": CacheEntry(
        key="prefix of the site, language, country, endpoint, names of pages",
        value="an address of this site",
        no_answer_because=ADDRESS_ALONE,
        size=8192,
    ),
    "web.templating.qr.qr_picture": CacheEntry(
        key="an address of this site",
        value="its QR code as a PNG",
        no_answer_because=ADDRESS_ALONE,
        size=256,
    ),
    "web.templating.qr._after_start": CacheEntry(
        key="an address of this site",
        value="its QR code as an SVG",
        no_answer_because=ADDRESS_ALONE,
        size=256,
    ),
    "web.middleware.compression._best_encoding": CacheEntry(
        key="the first 200 characters of Accept-Encoding, what is offered",
        value="br, gzip or none",
        no_answer_because="It says what a browser can read; a few dozen values are in use.",
        size=64,
    ),
    "web.middleware.gzip_parts._packed": CacheEntry(
        key="the style of a page; or a page of questions in a campaign, up to the number against "
        "counting twice",
        value="the same, packed",
        no_answer_because="The style comes from templates and the colours of a campaign; those "
        "questions are packed like this only where nobody has answered any.",
        size=48,
    ),
    "web.middleware.security_headers._hash": CacheEntry(
        key="the text of the style or the script of a page",
        value="its SHA-256 for the Content-Security-Policy",
        no_answer_because="Both come from templates, the colours of a campaign and the address of "
        "the site; nothing that a reader types is ever written into either.",
        size=64,
    ),
    "i18n.negotiate._meaning": CacheEntry(
        key="a language tag of Accept-Language",
        value="the languages that it can mean",
        no_answer_because="It says which languages a browser prefers, and not whose browser it is.",
        size=256,
    ),
    "web.campaigns.dashboard.views._drawn": CacheEntry(
        key="a chart of published numbers, svg or png",
        value="the picture",
        no_answer_because="Noise hides each single result in the published numbers "
        "(docs/decisions/small-numbers.md).",
        size=64,
    ),
    "i18n.packed_texts.PackedTexts._text": CacheEntry(
        key="a catalogue, the place of a text in it",
        value="the text",
        no_answer_because="The texts of a site are the same for all who read its language.",
        size=512,
    ),
    # Functions of the content and of the code alone.
    "assessment.decisive_values.red_flag_values": CacheEntry(
        key="a questionnaire, the rules of the site",
        value="the values that raise a red flag by themselves",
        no_answer_because=CONTENT_ALONE,
        size=64,
    ),
    "web.api.models.assessment_model": CacheEntry(
        key="ids of questionnaires and of red flags",
        value="the model of results of the API",
        no_answer_because=CONTENT_ALONE,
        size=8,
    ),
    "web.api.models.request_model": CacheEntry(
        key="a questionnaire, languages and countries of the site",
        value="the model that checks requests; each request makes an object of its own",
        no_answer_because=CONTENT_ALONE,
        size=64,
    ),
    "web.api.openapi._model_schemas": CacheEntry(
        key="models of the API",
        value="their JSON Schemas, which pydantic takes 12 ms for",
        no_answer_because=CONTENT_ALONE,
        size=8,
    ),
    "web.questionnaire.form._form_class": CacheEntry(
        key="a questionnaire, the rules",
        value="the WTForms class that reads its form",
        no_answer_because="The class knows the questions; each post makes an object of its own.",
        size=32,
    ),
    "web.templating.formatting._format_month": CacheEntry(
        key="language, month of a source", value="words", no_answer_because=CONTENT_ALONE, size=512
    ),
    "web.templating.formatting._country_names": CacheEntry(
        key="language, countries of the site",
        value="their names, sorted",
        no_answer_because=CONTENT_ALONE,
        size=64,
    ),
    "web.templating.formatting._language_names": CacheEntry(
        key="language, languages of a helpline or a campaign",
        value="their names as one list",
        no_answer_because=CONTENT_ALONE,
        size=256,
    ),
    "storage.counters._insert_visit": CacheEntry(
        key="kind of database",
        value="a statement without its values",
        no_answer_because="Values are bound when a statement runs.",
    ),
    "storage.counters._increment": CacheEntry(
        key="kind of database, table",
        value="a statement without its values",
        no_answer_because="Values are bound when a statement runs.",
    ),
    "storage.repository.CampaignRepository._known": CacheEntry(
        key="short name of a campaign that exists",
        value="the campaign as it was last read: name, origins, colours, helplines",
        no_answer_because="It is what an organisation chose; counters are in the database alone.",
    ),
    "campaigns.guess_limit.GuessLimit._wrong": CacheEntry(
        key="short name of a campaign that exists",
        value="the moments of wrong secrets in the last minute",
        no_answer_because="It says that somebody guessed, and not who.",
    ),
    # Properties computed once for each object, which keeps them as long as it lives.
    "content": CacheEntry(
        key="an object of the content",
        value="what follows from it",
        no_answer_because=CONTENT_ALONE,
    ),
    "paper.form": CacheEntry(
        key="a questionnaire on paper",
        value="its numbers and letters",
        no_answer_because="A paper form is printed empty.",
    ),
    "campaigns.campaign": CacheEntry(
        key="a campaign",
        value="its palette",
        no_answer_because="It is computed from the colour that an organisation chose.",
    ),
    "storage.database": CacheEntry(
        key="a database",
        value="its engine and its threads",
        no_answer_because="They are connections; no rows stay in them.",
    ),
}
"""Dotted name below `warning_signs` → its entry.

A module in place of a function stands for the cached properties in it.
"""


class Cache(Generic[V]):
    """The values used most recently, each by a key that names all it depends on. Thread-safe."""

    def __init__(self, name: str, size: int | None = None) -> None:
        """`name` must be in CACHES; `size` replaces the one in the table."""
        self._values: LRUCache[Hashable, V] = LRUCache(size or CACHES[name].size or 1, len)
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._values)

    @property
    def weight(self) -> int:
        """How long its values are together."""
        return int(self._values.currsize)

    def get(self, key: Hashable) -> V | None:
        """The value of `key`, None where there is none."""
        with self._lock:
            try:
                return self._values[key]  # its `get` would hash the key four times
            except KeyError:
                return None

    def put(self, key: Hashable, value: V) -> None:
        """Store `value`; those that were not used for longest give way to it.

        One that is longer than all of them may be together is not stored.
        """
        with self._lock, suppress(ValueError):
            self._values[key] = value


def cached(function: Callable[P, R]) -> Callable[P, R]:
    """Remember what `function` returns; all its arguments are the key. Thread-safe.

    Raises KeyError at import where the table has no entry for it. It is functools' cache, in C: a
    page asks it some fifty times, at 0.1 µs; cachetools' needs 1.2 µs.
    """
    name = f"{function.__module__}.{function.__qualname__}".removeprefix("warning_signs.")
    return cast("Callable[P, R]", lru_cache(maxsize=CACHES[name].size)(function))
