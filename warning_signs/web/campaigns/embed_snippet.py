"""What an organisation pastes into its page, and a campaign’s addresses as others see them."""

import base64
import os
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, has_request_context, request
from markupsafe import Markup

from warning_signs.campaigns.campaign import Campaign
from warning_signs.campaigns.origin import origin_of
from warning_signs.web.request.locale_context import catalogue
from warning_signs.web.request.site import site_content

FALLBACK_HEIGHT = 900
"""Pixels of a frame whose height nobody adjusts: a phone’s screen and a little more."""
LOWEST, HIGHEST = 200, 20_000
"""Pixels between which the height of a frame can be chosen; no frame gets lower."""
HIGHEST_FOLLOWED = 200_000
"""Pixels of the highest frame that follows its page: no page comes near, 30,000 is a long one."""

SANDBOX = (
    "allow-forms allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals "
    "allow-downloads allow-top-navigation-by-user-activation"
)
"""What a sandboxed frame must be allowed; docs/embedding.md says what for each is."""


def campaign_address(
    campaign: Campaign, language: str, page: str = "", country: str | None = None
) -> str:
    """The whole address of a page of the campaign, as people outside see it."""
    query = f"?country={country}" if country else ""
    return f"{site_address()}{language}/c/{campaign.slug}/{page}{query}"


def dashboard_address(campaign: Campaign, language: str) -> str:
    """The whole address of its dashboard."""
    return f"{site_address()}{language}/campaigns/{campaign.slug}/"


def site_address() -> str:
    """The address of the site for others, with a slash at its end.

    Where nobody named it, the one that this request came by; in a command, that of this machine.
    """
    if named := current_app.config["PUBLIC_URL"]:
        return named
    if has_request_context():
        return request.url_root
    return f"http://{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or 5000}/"


def site_origin() -> str:
    """The origin of the site for others, as a browser and a security policy name it."""
    parts = urlsplit(site_address())
    return origin_of(f"{parts.scheme}://{parts.netloc}")


def frame_title(language: str, questionnaire: str) -> str:
    """What a screen reader calls a frame: the title of the questionnaire, in its language.

    One that the site does not have any more, since it was its own, has only its id left.
    """
    asked = site_content().questionnaires.get(questionnaire)
    if asked is None:
        return questionnaire
    title = asked.title
    return catalogue(language).pgettext(title.context, title.msgid)


def static_frame(
    campaign: Campaign,
    language: str,
    questionnaire: str,
    *,
    country: str | None = None,
    height: int = FALLBACK_HEIGHT,
    sandboxed: bool = False,
) -> Markup:
    """The frame to paste, with a fixed height: it needs nothing else to work."""
    return Markup(
        '<iframe src="{}" title="{}" lang="{}" width="100%" height="{}" '
        'style="display:block;border:0"{} loading="lazy" referrerpolicy="no-referrer"></iframe>'
    ).format(
        campaign_address(campaign, language, f"{questionnaire}/", country),
        frame_title(language, questionnaire),
        language,
        height,
        Markup(' sandbox="{}"').format(SANDBOX) if sandboxed else "",
    )


def auto_height_frame(campaign: Campaign, language: str, questionnaire: str, **how: Any) -> Markup:
    """The frame with what keeps it as high as its page; `how` as for a plain one.

    The script comes first, so that it hears the first that the frame says.
    """
    frame = static_frame(campaign, language, questionnaire, **how)
    return Markup("<script>{}</script>\n{}").format(auto_height_script(), frame)


def auto_height_script(site: str | None = None) -> Markup:
    """The script that keeps frames as high as what they hold.

    `site` is an expression of JavaScript for our origin; where it is for other people’s pages, it
    is the origin itself. It is one line, since some editors put paragraphs between pasted lines.
    """
    code = current_app.jinja_env.get_template("assets/follow.js").render(
        site=site or f'"{site_origin()}"', lowest=LOWEST, highest=HIGHEST_FOLLOWED
    )
    return Markup("".join(line.strip() for line in code.splitlines()))  # noqa: S704 - our own code


def auto_height_script_hash() -> str:
    """The source by which a host’s Content-Security-Policy lets that script run."""
    digest = sha256(auto_height_script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
