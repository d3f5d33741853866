"""Which language and country a browser's Accept-Language asks for. Pure functions of the header.

Matching is done on what a tag means, not on how it starts: Babel's table of likely subtags says
that zh-TW is written in traditional characters, so it never gets the simplified ones.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from babel.core import get_global
from werkzeug.http import parse_accept_header

from warning_signs.i18n.languages import LANGUAGES, SOURCE_TAG, SiteLocale

# Browsers name the two written forms of Norwegian; the site has one for both.
SAME_LANGUAGE = {"nb": "no", "nn": "no"}
# Serbian is read in Cyrillic and in Latin letters alike, unlike Chinese in its two scripts.
READ_IN_ANY_SCRIPT = frozenset({"sr"})

TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?(?:-.*)?",
    re.IGNORECASE,
)
LONGEST_HEADER = 1000

Meaning = tuple[str, str, str]


def negotiate(accept_language: str, available: Sequence[SiteLocale]) -> SiteLocale:
    """The best of the `available` languages for this header; English when it names none of them.

    For each language of the header, best first: the very same tag, then the same language in the
    same region, then the same language in a script its readers can read.
    """
    for wanted in _tags(accept_language):
        found = _best(wanted, available)
        if found:
            return found
    by_tag = {locale.tag: locale for locale in available}
    return by_tag.get(SOURCE_TAG, LANGUAGES[SOURCE_TAG])


def region(accept_language: str, known_countries: Collection[str]) -> str | None:
    """The country the header itself names (fr-BE: BE), if it is a known one.

    Only the first region counts, and a bare language never stands for a country: somebody
    reading French may be anywhere, and a wrong number is worse than a question.
    """
    for tag in _tags(accept_language):
        parts = TAG.fullmatch(tag)
        if parts and parts["region"]:
            country = parts["region"].upper()
            return country if country in known_countries else None
    return None


def _tags(accept_language: str) -> list[str]:
    """The header's language tags, best first, without the wildcard and what it refuses."""
    header = parse_accept_header(accept_language[:LONGEST_HEADER])
    # One letter case for all, so that the cache of meanings knows them again.
    return [tag.lower() for tag, quality in header if quality > 0 and tag != "*"]


def _best(wanted: str, available: Sequence[SiteLocale]) -> SiteLocale | None:
    """The available language that fits one tag best, or None."""
    meaning = _meaning(wanted)
    if meaning is None:
        return None
    tests = (
        lambda locale: locale.tag.lower() == wanted,
        lambda locale: _meaning(locale.tag.lower()) == meaning,
        lambda locale: _readable(meaning, _meaning(locale.tag.lower())),
    )
    return next((locale for test in tests for locale in available if test(locale)), None)


def _readable(wanted: Meaning, offered: Meaning | None) -> bool:
    """Whether who asks for one can read the other: same language, and a script they know."""
    if offered is None or wanted[0] != offered[0]:
        return False
    return wanted[1] == offered[1] or wanted[0] in READ_IN_ANY_SCRIPT


@lru_cache(maxsize=256)
def _meaning(tag: str) -> Meaning | None:
    """Language, script and region of a tag in lower case, the unsaid ones filled in as likely.

    None for what is no language tag at all.
    """
    parts = TAG.fullmatch(_today(tag))
    if not parts:
        return None
    language = parts["language"].lower()
    script, country = (parts["script"] or "").title(), (parts["region"] or "").upper()
    likely_script, likely_region = _likely(language, script, country)
    language = SAME_LANGUAGE.get(language, language)
    return language, script or likely_script, country or likely_region


def _today(tag: str) -> str:
    """The tag with a retired language code replaced by today's (iw: he, sh: sr-Latn)."""
    language, _, rest = tag.partition("-")
    alias = get_global("language_aliases").get(language, language).replace("_", "-")
    return f"{alias}-{rest}" if rest else alias


def _likely(language: str, script: str, country: str) -> tuple[str, str]:
    """Script and region that Unicode's table of likely subtags gives, from most to least said."""
    table = get_global("likely_subtags")
    for said in ((language, script, country), (language, country), (language, script), (language,)):
        found = table.get("_".join(part for part in said if part))
        if found:
            _, likely_script, likely_region = found.split("_")[:3]
            return likely_script, likely_region
    return "", ""
