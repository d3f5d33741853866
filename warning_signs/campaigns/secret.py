"""The secret that opens a campaign’s dashboard: shown once, stored only as its hash.

128 random bits cannot be guessed, so a fast hash is enough; slow ones are for passwords that people
make up.
"""

import hmac
import secrets
from hashlib import sha256

BYTES = 16


def make_secret() -> str:
    """A new secret of 128 random bits, as 32 hexadecimal digits."""
    return secrets.token_hex(BYTES)


def hash_of(secret: str) -> str:
    """The SHA-256 hash of a secret, as it is stored."""
    return sha256(secret.encode()).hexdigest()


def opens(secret: str, stored_hash: str) -> bool:
    """Whether the secret has this hash, compared in constant time."""
    return hmac.compare_digest(hash_of(secret), stored_hash)
