"""The secret that opens a campaign’s dashboard: shown once, kept only as its hash.

128 random bits cannot be guessed, so a plain hash is enough: the slow ones are for passwords that
people think up.
"""

import hmac
import secrets
from hashlib import sha256

BYTES = 16


def make_secret() -> str:
    """A new secret: 128 bits, 32 digits from 0 to f."""
    return secrets.token_hex(BYTES)


def hash_of(secret: str) -> str:
    """What is kept of it."""
    return sha256(secret.encode()).hexdigest()


def opens(secret: str, kept: str) -> bool:
    """Whether this secret has this hash; takes as long where it has not."""
    return hmac.compare_digest(hash_of(secret), kept)
