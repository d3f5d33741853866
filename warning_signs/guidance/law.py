"""Which laws a reader in a country should know at one place. Pure: no web, no words."""

from collections.abc import Iterator, Mapping

from warning_signs.content.models.law import UNION, CountryLaws, Law, Place, may_be_in_union


def law_for(
    laws: Mapping[str, CountryLaws], country: str | None, place: Place, guide: str | None
) -> list[Law]:
    """Return what to know at this place, the country’s own law before that of the Union.

    The Union’s law is for its countries, and for readers whose country is unknown: its sentences
    name the Union. `guide` is the id of the platform that the page is about; without one, laws
    about single platforms are left out.
    """
    return [law for law in _in_force(laws, country) if law.place == place and law.is_about(guide)]


def minimum_age(laws: Mapping[str, CountryLaws], country: str | None, guide: str) -> int | None:
    """Return the age that the law asks for there; None where it asks for none that is known."""
    ages = (law.min_age for law in _in_force(laws, country) if law.is_about(guide))
    return max(filter(None, ages), default=None)


def _in_force(laws: Mapping[str, CountryLaws], country: str | None) -> Iterator[Law]:
    if country and country in laws:
        yield from laws[country].laws
    if UNION in laws and may_be_in_union(country):
        yield from (law for law in laws[UNION].laws if country not in law.except_in)
