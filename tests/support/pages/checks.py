"""What every answer of the site must keep to, whichever test asked for it.

The test client calls `check_response` for each answer of the whole suite, so no page needs
tests of its own for it. All faults of a page are reported together.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter
from urllib.parse import parse_qs, urlsplit

from werkzeug.test import TestResponse

from tests.support.pages.elements import Element, Page, parse, words
from tests.support.pages.headers import blocks, header_faults, policy_faults
from tests.support.pages.html_syntax import syntax_faults

_LOADS = ("src", "srcset", "poster", "data", "background")
_LOADING_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch",
                  "modulepreload", "manifest", "apple-touch-icon", "shortcut"}  # fmt: skip
_STAYS = ("#", "tel:", "sms:", "mailto:")
_REFERENCES = {"for", "aria-labelledby", "aria-describedby", "aria-controls", "form", "headers"}
_CONTROLS = ("input", "select", "textarea")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TELLING = ("summary", "legend", "label", "th", "h1", "h2", "h3", "h4")
_VISIT = re.compile(r'(name="visit"[^>]* value=")[0-9a-f]{56}')

_passed: set[tuple[str | bool | bytes, ...]] = set()
"""Pages that kept to every rule, with their digests: the same page need not be read twice."""


def check_response(response: TestResponse) -> None:
    """Raise AssertionError, naming every fault, if an answer breaks a rule of all pages."""
    request = response.request
    faults = header_faults(response, request.method)
    if response.mimetype == "text/html" and response.status_code // 100 != 3:
        faults += _page_faults(response)
    assert not faults, f"{request.method} {request.path}:\n  " + "\n  ".join(faults)


def _page_faults(response: TestResponse) -> list[str]:
    """Name what is wrong with a page, at its address and under its policy.

    A page that differs from an earlier one in nothing but the random number of its form is not
    looked at again.
    """
    request, html = response.request, response.get_data(as_text=True)
    rules = response.headers.get("Content-Security-Policy", "")
    is_file = "Content-Disposition" in response.headers  # which may be for somebody else
    query = request.query_string.decode()
    digest = hashlib.sha256(_VISIT.sub(r"\1", html).encode()).digest()
    key = (rules, is_file, request.method, request.path, query, digest)
    if key in _passed:
        return []
    elements = parse(html)
    faults = html_faults(html, elements) + policy_faults(rules, elements)
    if not is_file:
        faults += _address_faults(elements, request.path, query)
        faults += _departure_faults(elements) if request.method == "POST" else []
    if not faults:
        _passed.add(key)
    return faults


def html_faults(html: str, elements: Page | None = None) -> list[str]:
    """Name what is wrong with a page whatever its address and its headers are."""
    elements = elements or parse(html)
    return [
        *syntax_faults(html),
        *_outline_faults(elements),
        *_form_faults(elements),
        *_offered_again(elements),
        *_reference_faults(elements),
        *_inline_faults(elements),
    ]


def _outline_faults(page: Page) -> list[str]:
    """One title, one h1 that the title starts with, one main, a language and a direction."""
    faults = []
    (html,) = page.named("html")
    if not html.attrs.get("lang") or html.attrs.get("dir") not in ("ltr", "rtl"):
        faults.append("<html> needs lang and dir")
    headings = page.named("h1")
    titles = [title for title in page.named("title") if title.parent.name == "head"]
    if len(headings) != 1 or len(titles) != 1:
        return [*faults, f"{len(headings)} h1 and {len(titles)} title instead of one of each"]
    title, heading = " ".join(titles[0].children[0].data.split()), words(headings[0])
    prefix, found, _ = title.partition(heading)
    if not heading or not found or not re.fullmatch(r"([^\W\d]+\s?: )?", prefix):
        faults.append(f"the title {title!r} does not start with the h1 {heading!r}")
    mains = page.named("main")
    if len(mains) != 1 or not mains[0].attrs.get("data-page"):
        faults.append("not exactly one <main> with data-page")
    levels = [int(heading.name[1]) for heading in page.named(*_HEADINGS)]
    skipped = [b for a, b in itertools.pairwise(levels) if b > a + 1]
    return faults + [f"a heading h{level} skips a level" for level in skipped]


def _form_faults(page: Page) -> list[str]:
    """A legend first in each fieldset, a label for each control, words on each button and link."""
    faults = []
    for fieldset in page.named("fieldset"):
        first = next((c for c in fieldset.children if c.name not in ("#text", "#comment")), None)
        if first is None or first.name != "legend" or not first.to_text():
            faults.append(f"a fieldset without a legend first: {words(fieldset)[:60]!r}")
    labelled = {label.attrs["for"] for label in page.named("label") if "for" in label.attrs}
    for control in page.named(*_CONTROLS):
        if control.attrs.get("type") in ("hidden", "submit", "button", "reset"):
            continue
        named = control.attrs.get("aria-label") or control.attrs.get("aria-labelledby")
        if not (named or control.attrs.get("id") in labelled or _inside(control, "label")):
            faults.append(f"a control without a label: {control.attrs}")
    links = [link for link in page.named("a") if "href" in link.attrs]
    for element in (*page.named("button", *_TELLING), *links):
        if not element.attrs.get("aria-label") and not element.to_text():
            faults.append(f"<{element.name}> without words: {element.attrs}")
    return faults


def _offered_again(page: Page) -> list[str]:
    """Fields of one line whose words a browser would keep, to offer them again."""
    private = {form.attrs.get("id") for form in page.named("form") if _is_off(form)} - {None}
    return [
        f"a browser keeps what is typed into {field.attrs.get('name')!r}"
        for field in page.named("input")
        if field.attrs.get("type", "text") in ("text", "search", "email", "tel", "url")
        and not (_is_off(field) or field.attrs.get("form") in private)
        and not _inside(field, "form", autocomplete="off")
    ]


def _is_off(element: Element) -> bool:
    return element.attrs.get("autocomplete") == "off"


def _inside(element: Element, tag: str, /, **attrs: str) -> bool:
    """Whether it stands in an element of this name with these attributes."""
    while (element := element.parent) is not None:
        if element.name == tag and attrs.items() <= element.attrs.items():
            return True
    return False


def _reference_faults(page: Page) -> list[str]:
    """Ids are unique, and whatever points to one points to one that exists."""
    ids = Counter(element.attrs["id"] for element in page.all if "id" in element.attrs)
    faults = [f"the id {name!r} stands {n} times" for name, n in ids.items() if n > 1]
    for element in page.all:
        for attribute, names in element.attrs.items():
            if attribute in _REFERENCES:
                missing = [name for name in names.split() if name not in ids]
                faults += [f"{attribute}={name!r} points to nothing" for name in missing]
    for link in page.named("a"):
        href = link.attrs.get("href") or ""
        if href.startswith("#") and href[1:] not in ids and href not in ("#", "#top"):
            faults.append(f"the link {href!r} leads nowhere on the page")
    return faults


def _inline_faults(page: Page) -> list[str]:
    """Nothing is fetched besides the page itself, and nothing runs that the policy would block."""
    faults = [
        f"<{element.name} {name}={value!r}> {fault}"
        for element in page.all
        for name, value in element.attrs.items()
        if (fault := _attribute_fault(name, value)) and not _shows_our_page(element, name, value)
    ]
    for link in page.named("link"):
        loads = _LOADING_LINKS & set((link.attrs.get("rel") or "").lower().split())
        if loads and not link.attrs.get("href", "").startswith("data:"):
            faults.append(f"<link rel={link.attrs['rel']!r}> makes a second request")
    for block in blocks(page, "style"):
        if re.search(r"@import|url\(\s*[\"']?(?!data:|#)", block):
            faults.append("a stylesheet makes a second request")
    return faults


def _departure_faults(page: Page) -> list[str]:
    """Name each link that would lose the answer to a post, which no browser can come back to.

    All that lead away open a tab of their own, except the one that leaves the site: it opens
    nothing.
    """
    faults = []
    for link in page.named("a"):
        if "href" not in link.attrs:
            continue
        href, opens = link.attrs["href"], link.attrs.get("target") == "_blank"
        if "data-leave" in link.attrs:
            faults += [f"the way out {href!r} opens a tab"] if opens else []
        elif not href.startswith(_STAYS):
            closed = "noopener" in (link.attrs.get("rel") or "").split()
            faults += [] if opens and closed else [f"the link {href!r} loses this page"]
    return faults


def _shows_our_page(element: Element, name: str, value: str) -> bool:
    """Whether it is the preview of a frame, the one thing that a page fetches."""
    return (element.name, name) == ("iframe", "src") and bool(re.match(r"/\w", value))


def _attribute_fault(name: str, value: str) -> str:
    if name == "style" or name.startswith("on"):
        return "is an inline style or script"
    if name in _LOADS and value and not value.startswith("data:"):
        return "makes a second request"
    if name in ("href", "action", "formaction") and "script:" in value.lower():
        return "runs a script"
    return ""


def _address_faults(page: Page, path: str, query: str) -> list[str]:
    """The page is in the language of its address; a known country travels on each internal link."""
    faults = []
    asked = re.match(r"/([a-z]{2,3}(?:-[A-Za-z]+)?)/", path)
    lang = page.named("html")[0].attrs.get("lang")
    is_error = any(main.attrs.get("data-page") == "error" for main in page.named("main"))
    if asked and asked[1] != lang and not is_error:
        faults.append(f"{path} answers in {lang}")
    country = parse_qs(query).get("country", [""])[0]
    if re.fullmatch("[A-Z]{2}", country) and country in _countries(page):
        for link in page.named("a"):
            target = urlsplit(link.attrs.get("href") or "")
            internal = not target.scheme and target.path.startswith("/")
            if internal and "country" not in parse_qs(target.query, keep_blank_values=True):
                faults.append(f"the link {link.attrs['href']!r} forgets the country")
    return faults


def _countries(page: Page) -> set[str | None]:
    """What can be chosen as a country on the page."""
    options = page.named("option")
    return {one.attrs.get("value") for one in options if _inside(one, "select", name="country")}
