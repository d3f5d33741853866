"""Origins of the web pages that may frame a campaign: exact ones, never patterns."""

import re
from urllib.parse import urlsplit

LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*|\[[0-9a-f:]+\]")


def origin_of(written: str) -> str:
    """Normalise an origin as a browser serialises it, such as `https://example.org`.

    A slash at the end is accepted, and a host in another script is converted to Punycode. Raises
    ValueError, with what to write instead, for anything but one origin: the value becomes part of a
    header, where a blank or a `*` would let other sites frame the campaign.
    """
    written = written.strip()
    if not written.isprintable() or " " in written:  # urlsplit would ignore a line break
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
    """The host, in Punycode if it is not ASCII. A user name in it remains and is refused later."""
    name = re.sub(r":\d*$", "", netloc)
    return (name if name.isascii() else name.encode("idna").decode()).lower()


def _refused(written: str) -> ValueError:
    more = " Name each site by itself: there are no patterns." if "*" in written else ""
    return ValueError(
        f"“{written}” is no origin: write it as https://www.example.org, without a path.{more}"
    )
