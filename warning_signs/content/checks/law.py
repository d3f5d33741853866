"""Checks of law/*.yaml against the countries, guides and laws of the Union that it names."""

from collections import Counter
from collections.abc import Iterator

from warning_signs.content.content import Content
from warning_signs.content.models.law import EUROPEAN_UNION, UNION
from warning_signs.content.yaml_source import Finding


def check_laws(content: Content) -> Iterator[Finding]:
    """Yield each name in the laws that is unknown, or that two have."""
    ids = Counter(law.id for there in content.laws.values() for law in there.laws)
    for code, there in content.laws.items():
        name = f"law/{code}.yaml"
        if code not in (UNION, *content.countries):
            yield name, ("country",), f"“{code}” has no file in helplines/. Check the country code."
        for i, law in enumerate(there.laws):
            if ids[law.id] > 1:
                yield name, ("laws", i, "id"), f"Two laws have the id {law.id}; rename one."
            if missing := ", ".join(one for one in law.guides if one not in content.guides.by_id):
                message = f"{missing}: no guide in platforms.yaml has this id. Check its spelling."
                yield name, ("laws", i, "guides"), message
            if law.except_in and (code != UNION or not EUROPEAN_UNION.issuperset(law.except_in)):
                message = "Only a law of the Union has exceptions, in countries of the Union."
                yield name, ("laws", i, "except_in"), message
