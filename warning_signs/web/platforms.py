"""The guides to apps, games and networks: the list, a page each, and the links of a result."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from flask import Blueprint, abort, g, render_template

from warning_signs.content.models.helplines.helpline import Helpline
from warning_signs.content.models.law import may_be_in_union
from warning_signs.content.models.platforms import PlatformGuides
from warning_signs.guidance.law import minimum_age
from warning_signs.web.request.country_helplines import relevant_helplines
from warning_signs.web.request.site import site

blueprint = Blueprint("platforms", __name__)


@blueprint.get("/services/")
def index() -> str:
    """All guides, grouped by kind of platform."""
    return render_template(
        "platforms/index.html", by_kind=_guides().by_kind, closed=_guides().closed
    )


@blueprint.get("/services/<guide>/")
def guide(guide: str) -> str:
    """One platform: save, report, block, pause; then intimate pictures and people who help."""
    found = _guides().by_id.get(guide) or abort(404)
    return render_template(
        "platforms/guide.html",
        guide=found,
        legal_age=minimum_age(site().content.laws, g.country, found.id),
        in_union=may_be_in_union(g.country),
        flagger=_guides().flagger(g.country),
        flaggers_list=_guides().flaggers_list,
        picture_services=_image_removal_helplines(),
    )


@blueprint.app_template_global()
def host_name(address: str) -> str:
    """The host name of a link, so that readers see where it leads before they follow it."""
    return urlsplit(address).netloc.removeprefix("www.")


def _image_removal_helplines() -> Iterable[Helpline]:
    """The helplines that remove intimate pictures of under-18s, and the hotlines to report them."""
    kinds = ("image_removal", "hotline")
    return [helpline for helpline in relevant_helplines("parent") if helpline.kind in kinds]


def _guides() -> PlatformGuides:
    return site().content.guides
