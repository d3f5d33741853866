"""Origins of web pages: who may frame a campaign. Exactly these, never a pattern."""

import re
from urllib.parse import urlsplit

LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*|\[[0-9a-f:]+\]")


def origin_of(written: str) -> str:
    """The origin (`https://example.org`) as a browser names it, from what somebody wrote.

    A slash at its end is forgiven, and a host in another script is put into the letters that
    travel. Raises ValueError, with what to write instead, for anything that is no single origin:
    it ends up in a header, where a blank or a star would open the frame to others.
    """
    written = written.strip()
    if not written.isprintable() or " " in written:  # urlsplit would leave a line’s end away
        raise _refused(written)
    try:
        parts = urlsplit(written)
        host, port = _host(parts.netloc), parts.port
    except ValueError:
        raise _refused(written) from None
    wrong = parts.scheme not in ("https", "http") or not HOST.fullmatch(host)
    if wrong or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise _refused(written)
    standard = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in (None, standard) else "")


def _host(netloc: str) -> str:
    """The host in the letters that travel; '' where there is none, or a user’s name before it."""
    name = re.sub(r":\d*$", "", netloc)
    return (name if name.isascii() else name.encode("idna").decode()).lower()


def _refused(written: str) -> ValueError:
    return ValueError(
        f"“{written}” is no origin: write it as https://www.example.org, without a path."
    )
