"""The public addresses of a campaign and of the site, for what is pasted, printed or shown."""

import os
from urllib.parse import urlsplit

from flask import current_app, has_request_context

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.origin import origin_of
from warning_signs.web.request.urls import public_root


def campaign_address(
    campaign: Campaign, language: str, page: str = "", country: str | None = None
) -> str:
    """The public URL of a page of the campaign."""
    query = f"?country={country}" if country else ""
    return f"{site_address()}{language}/c/{campaign.slug}/{page}{query}"


def dashboard_address(campaign: Campaign, language: str) -> str:
    """The public URL of its dashboard."""
    return f"{site_address()}{language}/campaigns/{campaign.slug}/"


def site_address() -> str:
    """The public URL of the site, which ends in a slash; "/" alone where it does not know that.

    In a command without PUBLIC_URL it is that of this machine.
    """
    if has_request_context():
        return public_root() or "/"
    return (
        current_app.config["PUBLIC_URL"]
        or f"http://{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or 5000}/"
    )


def site_origin() -> str:
    """The origin of the site, as browsers and security policies write it; empty if unknown."""
    parts = urlsplit(site_address())
    if not parts.netloc:
        return ""
    return origin_of(f"{parts.scheme}://{parts.netloc}")
