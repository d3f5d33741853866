"""The sitemap: every page in every language, each with links to the other languages."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from flask import url_for

from warning_signs.web.paper import SIZES
from warning_signs.web.request.site import site
from warning_signs.web.request.urls import absolute_url

PLAIN_PAGES = ("home", "advice", "young_person", "staff", "method", "privacy", "accessibility")

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"

ElementTree.register_namespace("", SITEMAP)
ElementTree.register_namespace("xhtml", XHTML)


def sitemap_pages() -> Iterator[Mapping[str, str]]:
    """The full URL of each page, by language tag."""
    content = site().content
    names = content.questionnaires
    places: list[tuple[str, dict[str, Any]]] = [(f"pages.{name}", {}) for name in PLAIN_PAGES]
    places.append(("helplines.page", {}))
    places += [("questionnaire.questions", {"questionnaire": name}) for name in names]
    places += [(f"paper.{size}", {"questionnaire": name}) for name in names for size in SIZES]
    places.append(("preparedness.sheet", {}))
    places.append(("letters.overview", {}))
    places += [("letters.letter", {"to": name}) for name in content.letters]
    places.append(("platforms.index", {}))
    places += [("platforms.guide", {"guide": name}) for name in content.guides.by_id]
    places.append(("evidence.log", {}))
    places.append(("comparison.codes", {}))
    places.append(("embed.organisations", {}))
    for endpoint, values in places:
        yield {
            locale.tag: absolute_url(url_for(endpoint, **values, lang=locale.tag, country=None))
            for locale in site().locales
        }


def sitemap_xml(pages: Iterable[Mapping[str, str]]) -> bytes:
    """The XML document for `pages`, each a mapping from language tag to full address."""
    urlset = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for addresses in pages:
        for address in addresses.values():
            url = ElementTree.SubElement(urlset, f"{{{SITEMAP}}}url")
            ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = address
            for tag, other in addresses.items():
                link = {"rel": "alternate", "hreflang": tag, "href": other}
                ElementTree.SubElement(url, f"{{{XHTML}}}link", link)
    document: bytes = ElementTree.tostring(urlset, encoding="utf-8", xml_declaration=True)
    return document
