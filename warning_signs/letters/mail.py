"""An e-mail with a letter in it, as a link. Pure."""

from urllib.parse import quote

LONGEST = 2000
"""Characters of a link that every browser hands over; Windows passes 2,048."""


def mail_link(subject: str, letter: str) -> str:
    """A mailto: link with `subject` and, unless that makes it too long, the whole `letter`.

    Half a letter would be sent unnoticed, so a longer one is left out, to be pasted in.
    """
    empty = f"mailto:?subject={quote(subject)}"
    body = letter.replace("\n", "\r\n")  # as RFC 6068 asks
    full = f"{empty}&body={quote(body)}"
    return full if len(full) <= LONGEST else empty
