"""The law that a reader of this page should know: that of their country, at one place."""

from flask import g

from warning_signs.content.models.law import Law, Place
from warning_signs.guidance.law import law_for
from warning_signs.web.request.site import site


def law_here(place: Place, guide: str | None = None) -> list[Law]:
    """The laws of the reader’s country at this place of a page; `guide`: the platform’s id."""
    return law_for(site().content.laws, g.country, place, guide)
