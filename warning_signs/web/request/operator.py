"""How to reach the operator of this site, and where to say that something on it is wrong."""

from urllib.parse import urlencode

from flask import current_app

from warning_signs.content.models.helplines.helpline import Helpline

FOLLOWED = ("mailto:", "https://", "http://")
"""The beginnings of addresses that a link can lead to."""


def contact_address() -> str:
    """The operator’s contact as an address, mailto: before an e-mail; empty if there is none."""
    contact = str(current_app.config["OPERATOR_CONTACT"])
    return f"mailto:{contact}" if "@" in contact and ":" not in contact else contact


def correction_address(helpline: Helpline) -> str:
    """Where to say that a number is wrong: an e-mail or page of the operator, or the source code.

    The subject names the entry, so that whoever reads it finds it. Empty if this site names nobody:
    then there is no link, since a dead one would be worse.
    """
    subject = f"{helpline.id}: {helpline.phone or helpline.url}"
    contact, source = contact_address(), str(current_app.config["SOURCE_URL"]).rstrip("/")
    if contact.startswith("mailto:"):
        return f"{contact}?{urlencode({'subject': subject}).replace('+', '%20')}"
    if contact.startswith(FOLLOWED):
        return contact
    return f"{source}/issues/new?{urlencode({'title': subject})}" if source else ""
