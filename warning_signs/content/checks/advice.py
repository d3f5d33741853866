"""Checks of advice: everything that it names must exist, and its sheet must reveal nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence

from warning_signs.content.checks.conditions import check_condition, listed
from warning_signs.content.content import Content
from warning_signs.content.models.advice import Advice, Part, Variant
from warning_signs.content.yaml_source import Finding, Source, YamlPath

STEPS = "advice/steps/"
OWN = "advice.yaml"
"""Where our advice stands, and where a site’s own does."""

GIVES_AWAY = re.compile(
    r"\b(?:an|this|the) adult\b(?! who is safe)|\bmeeting\b|\b(?:the|their|those) pictures?\b"
    r"|\b(?:die|dying|suicide|self-harm)\b|\bhurts? (?:themself|yourself)\b"
    r"|\b(?:took|takes|taking) part\b|\bwitness|^(?!If |Let nobody ).*\bintimate\b",
    re.IGNORECASE,
)
"""English words that reveal what a sheet to hand over leaves out.

A picture that may turn up (“If …”, “Let nobody …”) reveals nothing.
"""


Place = tuple[str, int]
"""Where advice stands: a file, and the number of the entry in it, from 0."""


def check_catalogue(content: Content, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Yield every problem of our own advice."""
    files = [name for name in sources if name.startswith(STEPS)]
    places = [(name, i) for name in files for i in range(len(sources[name].data["advice"]))]
    yield from check_advice(content, dict(zip(places, content.catalogue.advice, strict=True)))


def check_own_advice(content: Content, own: Sequence[Advice]) -> Iterator[Finding]:
    """Yield every problem of the advice that a site adds."""
    yield from check_advice(content, {(OWN, i): one for i, one in enumerate(own)})


def check_advice(content: Content, advice: Mapping[Place, Advice]) -> Iterator[Finding]:
    """Yield every problem of this advice; its keys say where it is."""
    seen: set[str] = set()
    for (name, i), one in advice.items():
        if one.id in seen:
            yield name, ("advice", i, "id"), f"“{one.id}” stands here twice. Keep one."
        seen.add(one.id)
        for message in (*_names(content, one), *_conditions(content, one)):
            yield name, ("advice", i), message
        for path, message in _sheets(one):
            yield name, ("advice", i, *path), message


def _names(content: Content, advice: Advice) -> Iterator[str]:
    catalogue = content.catalogue
    if missing := set(advice.recommendations) - {one.id for one in catalogue.recommendations}:
        yield f"{listed(missing)}: no such recommendation. Check the number."
    if missing := set(advice.conflicts) - {one.id for one in catalogue.advice}:
        yield f"{listed(missing)}: no such advice. Check “conflicts”."
    letters = filter(None, (advice.letter, *(variant.letter for variant in advice.variants)))
    if missing := set(letters) - content.letters.keys():
        yield f"{listed(missing)}: no such letter in letters.yaml. Check “letter”."


def _sheets(advice: Advice) -> Iterator[tuple[YamlPath, str]]:
    """What is missing, needless or revealing in the words for a sheet to hand over."""
    for i, variant in enumerate(advice.variants):
        needed = variant.sensitive and not advice.sensitive
        if needed and not variant.on_sheet:
            yield ("variants", i), "Say what stands on the sheet instead: add “on_sheet”."
        yield from ((("variants", i, "on_sheet"), message) for message in _on_sheet(variant))
    for i, part in enumerate(advice.parts):
        yield from ((("parts", i, "on_sheet"), message) for message in _on_sheet(part))


def _on_sheet(one: Variant | Part) -> Iterator[str]:
    if one.on_sheet and not one.sensitive:
        yield "Only what is sensitive needs it. Remove it."
    elif revealing := [text for text in said_on_sheet(one) if GIVES_AWAY.search(text)]:
        yield f"This gives away what the sheet leaves out: “{revealing[0]}” Say it neutrally."


def said_on_sheet(one: Variant | Part) -> list[str]:
    """Return the texts that stand on a sheet in place of a variant or a part."""
    if not one.on_sheet:
        return []
    whole = (getattr(one.on_sheet, key, None) for key in ("title", "line"))
    return [text.msgid for text in (*filter(None, whole), *one.on_sheet.how)]


def _conditions(content: Content, advice: Advice) -> Iterator[str]:
    variants = (variant.when for variant in advice.variants)
    parts = (part.when for part in advice.parts)
    for condition in filter(None, (advice.when, *variants, *parts, advice.sensitive_when)):
        yield from check_condition(content, condition)
