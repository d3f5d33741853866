"""A card with a link and its QR code, for pages that cannot show a frame."""

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
    """A card: where it leads, its language and its look.

    name: of the campaign, None for the site itself; colour: of its border and its link, #rrggbb.
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
        """The HTML to paste, with its own style in it."""
        return self._rendered(pasted=True)

    @property
    def preview(self) -> Markup:
        """The same card for a page of this site, whose policy allows style in one place only."""
        return self._rendered(pasted=False)

    def _rendered(self, *, pasted: bool) -> Markup:
        html = render_template(
            "campaigns/embed/_link_card.html", card=self, pasted=pasted, **texts_in(self.language)
        )
        return Markup(html)  # noqa: S704 - our template, which escapes its values


def site_card(language: SiteLocale) -> LinkCard:
    """The card that leads to the home page of this site."""
    return LinkCard(f"{site_address()}{language.tag}/", language)


def campaign_card(campaign: Campaign, language: SiteLocale, country: str | None) -> LinkCard:
    """The card that leads to a campaign’s front page, in its colour."""
    address = campaign_address(campaign, language.tag, country=country)
    colour = campaign.palette.light["main"] if campaign.palette else SITE_COLOUR
    return LinkCard(address, language, campaign.name, colour)
