"""What an organisation pastes into its page: a frame, with or without automatic height."""

import base64
from hashlib import sha256
from typing import Any

from flask import current_app
from markupsafe import Markup, escape

from warning_signs.campaigns.campaign import Campaign
from warning_signs.i18n.languages import LANGUAGES
from warning_signs.web.campaigns.addresses import campaign_address, site_origin
from warning_signs.web.request.locales import catalogue
from warning_signs.web.request.site import site
from warning_signs.web.request.urls import known_country

FALLBACK_HEIGHT = 900
"""Pixels of a frame whose height nobody adjusts: a little more than a phone’s screen."""
LOWEST, HIGHEST = 200, 20_000
"""Pixels: the range in which the height of a frame can be chosen; no frame gets lower."""
HIGHEST_AUTOMATIC = 200_000
"""Pixels of the highest frame of automatic height: a long page has 30,000."""

SANDBOX = (
    "allow-forms allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals "
    "allow-downloads allow-top-navigation-by-user-activation"
)
"""What a sandboxed frame must be allowed; docs/tasks/embedding.md gives the reason for each."""


def frame_title(language: str, questionnaire: str) -> str:
    """The name of a frame for screen readers: the title of the questionnaire, in its language.

    A questionnaire that the site no longer has is left with its id.
    """
    found = site().content.questionnaires.get(questionnaire)
    if found is None:
        return questionnaire
    return str(catalogue(language).pgettext(found.title.context, found.title.msgid))


def static_frame(
    campaign: Campaign,
    language: str,
    questionnaire: str,
    *,
    country: str | None = None,
    height: int = FALLBACK_HEIGHT,
    sandboxed: bool = False,
) -> Markup:
    """The frame to paste, with a fixed height, and a line below it; it works on its own."""
    address = campaign_address(campaign, language, f"{questionnaire}/", country)
    frame = Markup(
        '<iframe src="{}" title="{}" lang="{}" width="100%" height="{}" '
        'style="display:block;border:0"{} loading="lazy" referrerpolicy="no-referrer"></iframe>'
    ).format(
        address,
        frame_title(language, questionnaire),
        language,
        height,
        Markup(' sandbox="{}"').format(SANDBOX) if sandboxed else "",
    )
    below = _line_below(address, language, country or known_country(campaign.country))
    return Markup("{}\n{}").format(frame, below)


def _line_below(address: str, language: str, country: str | None) -> Markup:
    """What readers have where the frame is blocked: a link to the questions, the number to call."""
    texts, content = catalogue(language), site().content
    emergency = (content.helplines[country] if country else content.international).emergency
    # Translators: a link below a frame on the page of somebody else, for when that frame is blocked
    words = texts.gettext("Open the questions on a page of their own")
    danger = (
        texts.gettext("In danger now: call %(number)s")
        if country
        else texts.gettext("In danger now: call %(number)s (in the EU)")
    )
    number = Markup('<a href="tel:{}" dir="ltr">{}</a>').format(emergency.dial, emergency.phone)
    return Markup(
        '<p lang="{}" dir="{}"><a href="{}" target="_blank" rel="noopener">{}</a> · {}</p>'
    ).format(
        language, LANGUAGES[language].direction, address, words, escape(danger) % {"number": number}
    )


def auto_height_frame(campaign: Campaign, language: str, questionnaire: str, **how: Any) -> Markup:
    """The frame with the script that keeps it as high as its page; `how` as in static_frame.

    The script comes first, so that it hears the first message of the frame.
    """
    frame = static_frame(campaign, language, questionnaire, **how)
    return Markup("<script>{}</script>\n{}").format(auto_height_script(), frame)


def auto_height_script(origin: str | None = None) -> Markup:
    """The script that keeps frames as high as their content.

    `origin` is a JavaScript expression for the origin of this site; by default the origin itself,
    for the pages of others. It is one line: some editors put paragraphs between pasted lines.
    """
    code = current_app.jinja_env.get_template("assets/scripts/follow.js").render(
        site=origin or f'"{site_origin()}"', lowest=LOWEST, highest=HIGHEST_AUTOMATIC
    )
    return Markup("".join(line.strip() for line in code.splitlines()))  # noqa: S704 - our own script


def auto_height_script_hash() -> str:
    """The source with which a host’s Content-Security-Policy allows that script."""
    digest = sha256(auto_height_script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
