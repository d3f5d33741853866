"""The sitemap: every page in every language, each with links to the other languages."""

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"

ElementTree.register_namespace("", SITEMAP)
ElementTree.register_namespace("xhtml", XHTML)


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
