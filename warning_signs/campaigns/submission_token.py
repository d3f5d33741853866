"""The number in the form of a campaign: handed out by this site, for one page, and counted once.

It holds when its page was made, sixteen random digits and a seal over both and the campaign. Nobody
without the key can make one, and the server need not remember which ones it has handed out: it
remembers those that were counted, for a day (storage/counters.py).
"""

import hmac
import re
import secrets

TOKEN = re.compile(r"([0-9a-f]{8})[0-9a-f]{16}([0-9a-f]{32})")
SEAL_DIGITS = 32
MIN_AGE = 2
"""Seconds between opening the questions and a result that counts: nobody answers faster."""
MAX_AGE = 16 * 60 * 60
"""Seconds after which a result does not count: a counted number is forgotten no sooner than that,
so none can ever count twice."""


def make_token(key: str, slug: str, now: float) -> str:
    """A new number for a page of the campaign `slug`, made `now` (seconds since 1970)."""
    body = f"{int(now):08x}{secrets.token_hex(8)}"
    return body + _seal(key, slug, body)


def is_countable(key: str, slug: str, token: str, now: float) -> bool:
    """Whether this site made the number for this campaign, and its page is neither new nor old."""
    found = TOKEN.fullmatch(token)
    if not found:
        return False
    made, seal = found.groups()
    genuine = hmac.compare_digest(seal, _seal(key, slug, token[:-SEAL_DIGITS]))
    return genuine and MIN_AGE <= now - int(made, 16) <= MAX_AGE


def _seal(key: str, slug: str, body: str) -> str:
    text = f"{slug}/{body}".encode()
    return hmac.new(bytes.fromhex(key), text, "sha256").hexdigest()[:SEAL_DIGITS]
