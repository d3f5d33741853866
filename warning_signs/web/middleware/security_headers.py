"""The headers of every response: what a page may do, who may cache it, what it reveals (nothing).

They are set inside the application, so that the tests see what readers get.
"""

import base64
import re
from collections.abc import Sequence
from hashlib import sha256
from urllib.parse import urljoin

from flask import Request, Response, current_app, g, request

from warning_signs.caching import cached

MAX_AGE = 300
NOBODY = ("'none'",)
ITSELF = ("'self'",)
ANYBODY = ("*",)
"""May frame a page that tells why a campaign's is not there: who framed it cannot be looked up."""

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; img-src data:; "
    "frame-src {frames}; form-action {posts_to}; base-uri 'none'; frame-ancestors {framed_by}"
)
NOTHING = "default-src 'none'; frame-ancestors 'none'"

# The two blocks of templates/base.html, and only where it puts them: the policy does not name
# anything that slipped into the page between them, so a browser ignores it.
STYLE = re.compile(rb"<style>([^<]*(?:<(?!/?style)[^<]*)*)</style>\s*</head>")
SCRIPT = re.compile(rb"<script>([^<]*(?:<(?!/?script)[^<]*)*)</script>\s*</body>\s*</html>\s*\Z")


def set_headers(response: Response, request: Request) -> None:
    """Add the headers of every response; a header that a view has set stays."""
    headers = response.headers
    for name, value in ALWAYS.items():
        if name not in headers:
            headers.add(name, value)
    if "Content-Security-Policy" not in headers:
        headers.add("Content-Security-Policy", _policy(response))
    if not response.cache_control:
        response.headers["Cache-Control"] = _caching(response, request)
    if request.method == "POST" or response.status_code >= 400:
        response.headers["X-Robots-Tag"] = "noindex"


def content_security_policy(
    page: bytes,
    framed_by: Sequence[str] = NOBODY,
    frames: Sequence[str] = NOBODY,
    posts_to: Sequence[str] = ITSELF,
) -> str:
    """The policy of a page: its own style and script by their hashes, nothing from elsewhere.

    framed_by: the sources whose pages may frame it; frames: those that it may frame itself;
    posts_to: where its forms may lead.
    """
    head = page[: page.find(b"</head>") + len(b"</head>")]
    return POLICY.format(
        style=_source(STYLE.search(head)),
        script=_source(SCRIPT.match(page, max(page.rfind(b"<script>"), 0))),
        framed_by=" ".join(framed_by),
        frames=" ".join(frames),
        posts_to=" ".join(posts_to),
    )


def _policy(response: Response) -> str:
    if response.mimetype != "text/html":
        return NOTHING
    framed_by, frames = g.get("framed_by", NOBODY), g.get("frames", NOBODY)
    return content_security_policy(response.get_data(), framed_by, frames, _posts_to(framed_by))


def _posts_to(framed_by: Sequence[str]) -> Sequence[str]:
    """A page in a sandbox has no origin of its own, so in WebKit nothing is `'self'` there."""
    if framed_by == NOBODY:
        return ITSELF
    return *ITSELF, urljoin(current_app.config["PUBLIC_URL"] or request.url_root, "/").rstrip("/")


def _source(block: re.Match[bytes] | None) -> str:
    return f"'sha256-{_hash(block[1])}'" if block else "'none'"


@cached
def _hash(text: bytes) -> str:
    return base64.b64encode(sha256(text).digest()).decode()


def _caching(response: Response, request: Request) -> str:
    """A page for everyone may be cached for five minutes, so that a corrected number spreads.

    No shared cache may store a page of a campaign: it may be changed or deleted at any time.
    """
    if request.method not in ("GET", "HEAD") or response.status_code != 200:
        return "no-store"
    return f"{'private' if g.get('campaign') else 'public'}, max-age={MAX_AGE}"
