"""Who opens a page and who sends a form, as far as a browser says so itself: for counting alone.

Nothing of it is stored, and nobody is shown another page for it. A robot that poses as a browser is
counted like one (docs/reference/counting.md).
"""

import re

from flask import Request

ROBOTS = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|embedly|iframely|vkshare"
    r"|monitor|uptime|pingdom|statuscake|site24x7|zabbix|nagios|check_http|kube-probe|healthcheck"
    r"|lighthouse|pagespeed|mediapartners|google-|feedfetcher|archive|scanner|validator"
    r"|curl|wget|python|java/|okhttp|go-http|libwww|axios|node-fetch|httpx|postman",
    re.IGNORECASE,
)
"""In the User-Agent of robots, previews and uptime checks; “Cubot” makes telephones."""
ANNOUNCED = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""Where browsers say that nobody has opened the page yet, only they."""
EARLY = re.compile("prefetch|prerender|preview", re.IGNORECASE)


def is_opened_by_a_reader(request: Request) -> bool:
    """Whether a person opens this page: not a robot, a prefetch, a preview, HEAD or a script."""
    headers = request.headers
    return (
        request.method == "GET"
        and "text/html" in headers.get("Accept", "")
        and headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        and not any(EARLY.search(headers.get(name, "")) for name in ANNOUNCED)
        and not is_robot(headers.get("User-Agent", ""))
        and not _is_in_our_generator(request)
    )


def is_robot(user_agent: str) -> bool:
    """Whether a program says that it is no browser, or says nothing."""
    return not user_agent or bool(ROBOTS.search(user_agent))


def is_sent_from_elsewhere(request: Request) -> bool:
    """Whether a page of another site made the browser send this form.

    A sandboxed frame of ours counts as another site too, but has no origin: its posts are welcome.
    """
    headers = request.headers
    elsewhere = headers.get("Sec-Fetch-Site", "same-origin") in ("cross-site", "same-site")
    return elsewhere and headers.get("Origin") != "null"


def _is_in_our_generator(request: Request) -> bool:
    """Whether the page is in the frame of this site’s own generator, only to be looked at."""
    headers = request.headers
    destination, origin = headers.get("Sec-Fetch-Dest"), headers.get("Sec-Fetch-Site")
    return (destination, origin) == ("iframe", "same-origin")
