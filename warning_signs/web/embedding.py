"""What an organisation pastes into its page, and a campaign’s addresses as others see them."""

import os

from flask import current_app
from markupsafe import Markup

from ..campaigns.campaign import Campaign

FALLBACK_HEIGHT = 900
"""Pixels of a frame whose height nobody adjusts: a phone’s screen and a little more."""


def campaign_address(campaign: Campaign, language: str, page: str = "") -> str:
    """The whole address of a page of the campaign, as people outside see it."""
    return f"{site_address()}{language}/c/{campaign.slug}/{page}"


def dashboard_address(campaign: Campaign, language: str) -> str:
    """The whole address of its dashboard."""
    return f"{site_address()}{language}/campaigns/{campaign.slug}/"


def site_address() -> str:
    """The address of the site for others; where nobody named it, that of this machine."""
    here = f"http://{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or 5000}/"
    return current_app.config["PUBLIC_URL"] or here


def plain_frame(campaign: Campaign, language: str, questionnaire: str) -> Markup:
    """The frame to paste, with a fixed height: it needs nothing else to work."""
    return Markup(
        '<iframe src="{}" title="{}" width="100%" height="{}" style="border:0" loading="lazy" '
        'referrerpolicy="no-referrer"></iframe>'
    ).format(
        campaign_address(campaign, language, f"{questionnaire}/"), campaign.name, FALLBACK_HEIGHT
    )
