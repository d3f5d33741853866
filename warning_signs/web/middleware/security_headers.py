"""Headers of every answer: what a page may do, who may keep it, and what it gives away (nothing).

Set here, inside the application, so that the tests see what readers get.
"""

import base64
import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from flask import Request, Response, g

MAX_AGE = 300
NOBODY = ("'none'",)

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; img-src data:; "
    "frame-src {frames}; form-action 'self'; base-uri 'none'; frame-ancestors {framed_by}"
)
NOTHING = "default-src 'none'; frame-ancestors 'none'"

# The two blocks of the frame, and only where the frame puts them: whatever slipped into the page
# between them would not be named by the policy and so would do nothing.
STYLE = re.compile(r"<style>([^<]*(?:<(?!/?style)[^<]*)*)</style>\s*</head>")
SCRIPT = re.compile(r"<script>((?:(?!</?script).)*)</script>\s*</body>\s*</html>\s*\Z", re.DOTALL)


def set_headers(response: Response, request: Request) -> None:
    """Add the headers that every answer bears; what a view has set itself stays."""
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if "Content-Security-Policy" not in response.headers:
        response.headers["Content-Security-Policy"] = _policy(response)
    if not response.cache_control:
        response.headers["Cache-Control"] = _caching(response, request)
    if request.method == "POST" or response.status_code >= 400:
        response.headers["X-Robots-Tag"] = "noindex"


def content_security_policy(
    page: str, framed_by: Sequence[str] = NOBODY, frames: Sequence[str] = NOBODY
) -> str:
    """The policy of a page: its own style and script by their hashes, and nothing from outside.

    `framed_by` are the sources whose pages may frame it, `frames` those that it may frame itself.
    """
    head = page[: page.find("</head>") + len("</head>")]
    return POLICY.format(
        style=_source(STYLE.search(head)),
        script=_source(SCRIPT.search(page)),
        framed_by=" ".join(framed_by),
        frames=" ".join(frames),
    )


def policy_for(page: str) -> str:
    """The policy of a page that answers this request, by who frames it and what it frames."""
    return content_security_policy(page, g.get("framed_by", NOBODY), g.get("frames", NOBODY))


def _policy(response: Response) -> str:
    is_page = response.mimetype == "text/html"
    return policy_for(response.get_data(as_text=True)) if is_page else NOTHING


def _source(block: re.Match[str] | None) -> str:
    return f"'sha256-{_hash(block[1])}'" if block else "'none'"


@lru_cache(maxsize=64)
def _hash(text: str) -> str:
    return base64.b64encode(sha256(text.encode()).digest()).decode()


def _caching(response: Response, request: Request) -> str:
    """A page for everyone may be kept for five minutes, so that a corrected number spreads.

    One of a campaign is no cached page (page_cache): the campaign may be changed or deleted.
    """
    if request.method not in ("GET", "HEAD") or response.status_code != 200:
        return "no-store"
    return f"max-age={MAX_AGE}" if g.get("campaign") else f"public, max-age={MAX_AGE}"
