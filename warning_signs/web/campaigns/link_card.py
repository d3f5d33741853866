"""A card with a link and its QR code, for pages that may not show a frame."""

from dataclasses import dataclass

from flask import render_template
from markupsafe import Markup

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.theme import SITE_COLOUR
from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.campaigns.embed_snippet import campaign_address, site_address
from warning_signs.web.request.locale_context import texts_in
from warning_signs.web.request.qr import qr_picture


@dataclass(frozen=True)
class LinkCard:
    """Where a card leads, in which language, and its look.

    name: of the campaign; None for the site itself; colour: of its border and its link.
    """

    address: str
    language: SiteLocale
    name: str | None = None
    colour: str = SITE_COLOUR

    @property
    def picture(self) -> str:
        """The QR code as a `data:` address."""
        return qr_picture(self.address)

    @property
    def code(self) -> Markup:
        """What to paste: it brings its own style along."""
        return self._drawn(pasted=True)

    @property
    def preview(self) -> Markup:
        """The same card for a page of this site, whose policy wants its style in one place."""
        return self._drawn(pasted=False)

    def _drawn(self, *, pasted: bool) -> Markup:
        locale_overrides = texts_in(self.language)
        drawn = render_template(
            "campaigns/embed/_link_card.html", card=self, pasted=pasted, **locale_overrides
        )
        return Markup(drawn)  # noqa: S704 - a template of ours, which has escaped what it was given


def site_card(language: SiteLocale) -> LinkCard:
    """The card that leads to the first page of this site."""
    return LinkCard(f"{site_address()}{language.tag}/", language)


def campaign_card(campaign: Campaign, language: SiteLocale, country: str | None) -> LinkCard:
    """The card that leads to a campaign’s first page, in its colour."""
    address = campaign_address(campaign, language.tag, country=country)
    colour = campaign.palette.light["main"] if campaign.palette else SITE_COLOUR
    return LinkCard(address, language, campaign.name, colour)
