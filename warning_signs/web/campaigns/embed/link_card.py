"""A card with a link and its QR code, for pages that may not show a frame."""

from dataclasses import dataclass

from flask import render_template
from markupsafe import Markup

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.theme import SITE_COLOUR
from warning_signs.i18n.languages import SiteLocale
from warning_signs.web.campaigns.addresses import campaign_address, site_address
from warning_signs.web.templating.localisation import texts_in
from warning_signs.web.templating.qr import qr_picture


@dataclass(frozen=True)
class LinkCard:
    """A card: the address that it leads to, its language, and its look.

    name: the campaign’s; None on a card for the site itself.
    colour: of the border and the link, such as "#0b5a55".
    """

    address: str
    language: SiteLocale
    name: str | None = None
    colour: str = SITE_COLOUR

    @property
    def picture(self) -> str:
        """The QR code of the address, as a PNG in a `data:` address."""
        return qr_picture(self.address)

    @property
    def code(self) -> Markup:
        """The HTML to paste into another site, with its style in attributes."""
        return self._html(pasted=True)

    @property
    def preview(self) -> Markup:
        """The same card for a page of this site, whose policy forbids style in attributes."""
        return self._html(pasted=False)

    def _html(self, *, pasted: bool) -> Markup:
        html = render_template(
            "campaigns/embed/_link_card.html", card=self, pasted=pasted, **texts_in(self.language)
        )
        return Markup(html)  # noqa: S704 - a template, which escapes what it is given


def site_card(language: SiteLocale) -> LinkCard:
    """Return the card that leads to the home page of this site in `language`."""
    return LinkCard(f"{site_address()}{language.tag}/", language)


def campaign_card(campaign: Campaign, language: SiteLocale, country: str | None) -> LinkCard:
    """Return the card that leads to a campaign’s front page, in the campaign’s colour."""
    address = campaign_address(campaign, language.tag, country=country)
    return LinkCard(address, language, campaign.name, campaign.paper_colours["main"])
