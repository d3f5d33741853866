"""What the headers of every answer must say, read independently of the code that writes them."""

from __future__ import annotations

import base64
import hashlib
import re

from werkzeug.test import TestResponse

from tests.support.pages.elements import Page

LONGEST_CACHE = 300  # seconds: a corrected phone number must spread
_CLOSED = {"default-src": ["'none'"], "base-uri": ["'none'"]}
_LOOSE = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "https:", "http:")


def header_faults(response: TestResponse, method: str) -> list[str]:
    """No cookie, no sniffing, no address to others, and a cache that fits the method."""
    headers, faults = response.headers, []
    if "Set-Cookie" in headers:
        faults.append(f"sets a cookie: {headers['Set-Cookie']}")
    if headers.get("X-Content-Type-Options") != "nosniff":
        faults.append("no X-Content-Type-Options: nosniff")
    if headers.get("Referrer-Policy") not in ("no-referrer", "same-origin"):
        faults.append(f"Referrer-Policy: {headers.get('Referrer-Policy')}")
    return faults + _cache_faults(headers.get("Cache-Control", ""), method)


def _cache_faults(cache: str, method: str) -> list[str]:
    """What came by POST may hold answers: kept nowhere. The rest for five minutes at most."""
    if method == "POST":
        return [] if "no-store" in cache else [f"an answer to POST is Cache-Control: {cache!r}"]
    ages = [int(age) for age in re.findall(r"(?:max-age|s-maxage)=(\d+)", cache)]
    if "no-store" in cache or "no-cache" in cache or (ages and max(ages) <= LONGEST_CACHE):
        return []
    return [f"Cache-Control: {cache!r} may keep a page for more than {LONGEST_CACHE} s"]


def _form_faults(posts_to: list[str], framed_by: list[str] | None) -> list[str]:
    """Forms lead to the site alone; what others frame names it, since a sandbox has no 'self'."""
    named = len(posts_to) - 1
    fits = named == 0 if framed_by in (None, ["'none'"]) else named <= 1
    if posts_to[:1] == ["'self'"] and fits:
        return []
    return [f"Content-Security-Policy: form-action {' '.join(posts_to)}"]


def policy_faults(policy: str, page: Page) -> list[str]:
    """The Content-Security-Policy closes all, and lets exactly the page's own blocks through."""
    rules = {}
    for directive in policy.split(";"):
        name, *values = directive.split() or [""]
        rules[name] = values
    faults = [
        f"Content-Security-Policy: {name} {' '.join(rules.get(name, []))}"
        for name, values in _CLOSED.items()
        if rules.get(name) != values
    ]
    faults += _form_faults(rules.get("form-action", []), rules.get("frame-ancestors"))
    if "frame-ancestors" not in rules:
        faults.append("Content-Security-Policy without frame-ancestors")
    is_error = any(one.attrs.get("data-page") == "error" for one in page.named("main"))
    if is_error and rules.get("frame-ancestors") == ["*"]:
        del rules["frame-ancestors"]  # in the place of a page that is framed, by whomever it is
    faults += [f"{n} allows {v}" for n, values in rules.items() for v in values if v in _LOOSE]
    for kind in ("style", "script"):
        allowed = rules.get(f"{kind}-src", [])
        hashes = {_hash(block) for block in blocks(page, kind)}
        if set(allowed) - {"'none'"} != hashes:
            faults.append(f"{kind}-src {allowed} is not the hashes of the blocks, {hashes}")
    return faults


def blocks(page: Page, kind: str) -> list[str]:
    """The text of each inline <style>, or of each <script> that runs."""
    found = page.named(kind)
    running = [e for e in found if e.attrs.get("type", "") in ("", "module", "text/javascript")]
    return ["".join(child.data or "" for child in e.children) for e in running if e.children]


def _hash(block: str) -> str:
    digest = hashlib.sha256(block.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
