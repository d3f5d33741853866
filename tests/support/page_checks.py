"""What every answer of the site must keep to, whichever test asked for it.

`check_response` is called by the test client for each answer of the whole suite, so no page needs
tests of its own for it. All faults of a page are reported together.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import html5lib
from justhtml import JustHTML
from werkzeug.test import TestResponse

from tests.support import policy

_LOADS = ("src", "srcset", "poster", "data", "background")
_LOADING_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch",
                  "modulepreload", "manifest", "apple-touch-icon", "shortcut"}  # fmt: skip
_STAYS = ("#", "tel:", "sms:", "mailto:")
_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form", "headers")


def check_response(response: TestResponse) -> None:
    """Raise AssertionError, naming every fault, if an answer breaks a rule of all pages."""
    request = response.request
    faults = policy.header_faults(response, request.method)
    if response.mimetype == "text/html" and response.status_code // 100 != 3:
        html = response.get_data(as_text=True)
        faults += html_faults(html)
        faults += policy.policy_faults(response.headers.get("Content-Security-Policy", ""), html)
        if "Content-Disposition" not in response.headers:  # a file may be for somebody else
            faults += _address_faults(html, request.path, request.query_string.decode())
            faults += departure_faults(html) if request.method == "POST" else []
    assert not faults, f"{request.method} {request.path}:\n  " + "\n  ".join(faults)


def parse(html: str) -> JustHTML:
    """Parse as a browser would, for asking with CSS selectors."""
    return JustHTML(html, sanitize=False)


@functools.lru_cache(maxsize=2000)
def html_faults(html: str) -> list[str]:
    """Name what is wrong with a page whatever its address and its headers are."""
    page = parse(html)
    return [
        *_syntax_faults(html),
        *_outline_faults(page),
        *_form_faults(page),
        *_reference_faults(page),
        *_inline_faults(page),
    ]


def _syntax_faults(html: str) -> list[str]:
    """Name what a browser would silently repair.

    With html5lib, which alone of the parsers to be had reports every repair (a missing end tag,
    say) and not just some.
    """
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [f"line {line}, column {column}: {code}" for (line, column), code, _ in parser.errors]


def _words(element) -> str:
    return " ".join(element.to_text().split())


def _outline_faults(page: JustHTML) -> list[str]:
    """One title, one h1 that the title starts with, one main, a language and a direction."""
    faults = []
    (html,) = page.query("html")
    if not html.attrs.get("lang") or html.attrs.get("dir") not in ("ltr", "rtl"):
        faults.append("<html> needs lang and dir")
    headings, titles = page.query("h1"), page.query("head > title")
    if len(headings) != 1 or len(titles) != 1:
        return [*faults, f"{len(headings)} h1 and {len(titles)} title instead of one of each"]
    title, heading = " ".join(titles[0].children[0].data.split()), _words(headings[0])
    prefix, found, _ = title.partition(heading)
    if not heading or not found or not re.fullmatch(r"([^\W\d]+\s?: )?", prefix):
        faults.append(f"the title {title!r} does not start with the h1 {heading!r}")
    mains = page.query("main")
    if len(mains) != 1 or not mains[0].attrs.get("data-page"):
        faults.append("not exactly one <main> with data-page")
    levels = [int(h.name[1]) for h in page.query("h1, h2, h3, h4, h5, h6")]
    skipped = [b for a, b in itertools.pairwise(levels) if b > a + 1]
    return faults + [f"a heading h{level} skips a level" for level in skipped]


def _form_faults(page: JustHTML) -> list[str]:
    """A legend first in each fieldset, a label for each control, words on each button and link."""
    faults = []
    for fieldset in page.query("fieldset"):
        first = next((c for c in fieldset.children if c.name not in ("#text", "#comment")), None)
        if first is None or first.name != "legend" or not _words(first):
            faults.append(f"a fieldset without a legend first: {_words(fieldset)[:60]!r}")
    labelled = {label.attrs["for"] for label in page.query("label[for]")}
    for control in page.query("input, select, textarea"):
        if control.attrs.get("type") in ("hidden", "submit", "button", "reset"):
            continue
        named = control.attrs.get("aria-label") or control.attrs.get("aria-labelledby")
        if not (named or control.attrs.get("id") in labelled or _inside(control, "label")):
            faults.append(f"a control without a label: {control.attrs}")
    for element in page.query("button, a[href], summary, legend, label, th, h1, h2, h3, h4"):
        if not _words(element) and not element.attrs.get("aria-label"):
            faults.append(f"<{element.name}> without words: {element.attrs}")
    return faults


def _inside(element, name: str) -> bool:
    while (element := element.parent) is not None:
        if element.name == name:
            return True
    return False


def _reference_faults(page: JustHTML) -> list[str]:
    """Ids are unique, and whatever points to one points to one that is there."""
    ids = Counter(element.attrs["id"] for element in page.query("[id]"))
    faults = [f"the id {name!r} stands {n} times" for name, n in ids.items() if n > 1]
    for attribute in _REFERENCES:
        for element in page.query(f"[{attribute}]"):
            missing = [n for n in element.attrs[attribute].split() if n not in ids]
            faults += [f"{attribute}={name!r} points to nothing" for name in missing]
    for link in page.query('a[href^="#"]'):
        if link.attrs["href"][1:] not in ids and link.attrs["href"] not in ("#", "#top"):
            faults.append(f"the link {link.attrs['href']!r} leads nowhere on the page")
    return faults


def _inline_faults(page: JustHTML) -> list[str]:
    """Nothing is fetched besides the page itself, and nothing runs that the policy would block."""
    faults = [
        f"<{element.name} {name}={value!r}> {fault}"
        for element in page.query("*")
        for name, value in element.attrs.items()
        if not _shows_our_page(element, name, value)
        and (fault := _attribute_fault(name, value or ""))
    ]
    for link in page.query("link[rel]"):
        loads = _LOADING_LINKS & set(link.attrs["rel"].lower().split())
        if loads and not link.attrs.get("href", "").startswith("data:"):
            faults.append(f"<link rel={link.attrs['rel']!r}> makes a second request")
    for block in policy.blocks(page, "style"):
        if re.search(r"@import|url\(\s*[\"']?(?!data:|#)", block):
            faults.append("a stylesheet makes a second request")
    return faults


@functools.lru_cache(maxsize=2000)
def departure_faults(html: str) -> list[str]:
    """Name each link that would lose the answer to a post, which no browser can come back to.

    All that lead away open a tab of their own, but for the one that leaves the site: it opens
    nothing.
    """
    faults = []
    for link in parse(html).query("a[href]"):
        href, opens = link.attrs["href"], link.attrs.get("target") == "_blank"
        if "data-leave" in link.attrs:
            faults += [f"the way out {href!r} opens a tab"] if opens else []
        elif not href.startswith(_STAYS):
            closed = "noopener" in (link.attrs.get("rel") or "").split()
            faults += [] if opens and closed else [f"the link {href!r} loses this page"]
    return faults


def _shows_our_page(element, name: str, value: str | None) -> bool:
    """Whether it is the preview of a frame, the one thing that a page fetches."""
    return (element.name, name) == ("iframe", "src") and bool(re.match(r"/\w", value or ""))


def _attribute_fault(name: str, value: str) -> str:
    if name == "style" or name.startswith("on"):
        return "is an inline style or script"
    if name in _LOADS and value and not value.startswith("data:"):
        return "makes a second request"
    if name in ("href", "action", "formaction") and "script:" in value.lower():
        return "runs a script"
    return ""


def _address_faults(html: str, path: str, query: str) -> list[str]:
    """The page is in the language of its address; a known country travels on each internal link."""
    page = parse(html)
    faults = []
    asked = re.match(r"/([a-z]{2,3}(?:-[A-Za-z]+)?)/", path)
    lang = page.query("html")[0].attrs.get("lang")
    if asked and asked[1] != lang and page.query("main:not([data-page=error])"):
        faults.append(f"{path} answers in {lang}")
    country = parse_qs(query).get("country", [""])[0]
    known = bool(page.query(f'select[name=country] option[value="{country}"]'))
    for link in page.query("a[href]") if re.fullmatch("[A-Z]{2}", country) and known else ():
        target = urlsplit(link.attrs["href"])
        internal = not target.scheme and target.path.startswith("/")
        if internal and "country" not in parse_qs(target.query, keep_blank_values=True):
            faults.append(f"the link {link.attrs['href']!r} forgets the country")
    return faults
