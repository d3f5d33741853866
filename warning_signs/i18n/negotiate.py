"""Which language and country a browser's Accept-Language header asks for. Pure functions.

Tags are compared by what they mean, not by how they start: Babel's table of likely subtags says
that zh-TW is written in traditional characters, so its readers never get the simplified ones.
langcodes does the same, but keeps every tag it has ever seen (docs/decisions/languages.md).
"""

import re
from collections.abc import Collection, Sequence

from babel.core import get_global
from werkzeug.http import parse_accept_header

from warning_signs.caching import cached
from warning_signs.i18n.languages import LANGUAGES, SOURCE_TAG, SiteLocale

SAME_LANGUAGE = {"nb": "no", "nn": "no"}
"""Browsers name the two written forms of Norwegian; the site has one tag for both."""
READ_IN_ANY_SCRIPT = frozenset({"sr"})
"""Readers of Serbian read Cyrillic and Latin letters alike. Chinese has no such readers."""
TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?(?:-.*)?",
    re.IGNORECASE,
)
MAX_HEADER = 1000
"""Characters of the header that are read."""

Meaning = tuple[str, str, str]
"""Language, script and region."""


def negotiate(accept_language: str, available: Sequence[SiteLocale]) -> SiteLocale:
    """Return the best of the `available` languages for this header; English if none fits.

    Each language of the header is tried, best first: the same tag, then the same language, script
    and region, then the same language in a script that its readers read.
    """
    for tag in _tags(accept_language):
        best = _best(tag, available)
        if best:
            return best
    by_tag = {locale.tag: locale for locale in available}
    return by_tag.get(SOURCE_TAG, LANGUAGES[SOURCE_TAG])


def region(accept_language: str, known_countries: Collection[str]) -> str | None:
    """Return the country that the header names (fr-BE: BE), if it is a known one.

    Only the first region counts, and a language without one never stands for a country: somebody
    who reads French may be anywhere, and a wrong number is worse than a question.
    """
    for tag in _tags(accept_language):
        parts = TAG.fullmatch(tag)
        if parts and parts["region"]:
            country = parts["region"].upper()
            return country if country in known_countries else None
    return None


def _tags(accept_language: str) -> list[str]:
    """The language tags of the header, best first, without the wildcard and refused ones.

    In lower case, so that the cache of meanings finds them again.
    """
    header = parse_accept_header(accept_language[:MAX_HEADER])
    return [tag.lower() for tag, quality in header if quality > 0 and tag != "*"]


def _best(wanted: str, available: Sequence[SiteLocale]) -> SiteLocale | None:
    """The available language that fits one tag best, or None."""
    meaning = _meaning(wanted)
    if meaning is None:
        return None
    meanings = [(locale, _meaning(locale.tag.lower())) for locale in available]
    same_tag = [locale for locale in available if locale.tag.lower() == wanted]
    same_meaning = [locale for locale, offered in meanings if offered == meaning]
    readable = [locale for locale, offered in meanings if offered and _can_read(meaning, offered)]
    return next(iter([*same_tag, *same_meaning, *readable]), None)


def _can_read(wanted: Meaning, offered: Meaning) -> bool:
    """Whether readers of one can read the other: the same language in a script they know."""
    same_script = wanted[1] == offered[1] or wanted[0] in READ_IN_ANY_SCRIPT
    return wanted[0] == offered[0] and same_script


@cached
def _meaning(tag: str) -> Meaning | None:
    """What a tag in lower case means, with the most likely script and region filled in.

    None if it is no language tag.
    """
    parts = TAG.fullmatch(_current(tag))
    if not parts:
        return None
    language = parts["language"].lower()
    script, country = (parts["script"] or "").title(), (parts["region"] or "").upper()
    likely_script, likely_region = _likely(language, script, country)
    language = SAME_LANGUAGE.get(language, language)
    return language, script or likely_script, country or likely_region


def _current(tag: str) -> str:
    """The tag with a retired language code replaced by the current one (iw: he, sh: sr-Latn)."""
    language, _, rest = tag.partition("-")
    alias = get_global("language_aliases").get(language, language).replace("_", "-")
    return f"{alias}-{rest}" if rest else alias


def _likely(language: str, script: str, country: str) -> tuple[str, str]:
    """Script and region by Unicode's table of likely subtags, looked up by all that is known
    first, then by less; empty where the table has nothing.
    """
    table = get_global("likely_subtags")
    for known in (
        (language, script, country),
        (language, country),
        (language, script),
        (language,),
    ):
        found = table.get("_".join(part for part in known if part))
        if found:
            _, likely_script, likely_region = found.split("_")[:3]
            return likely_script, likely_region
    return "", ""
