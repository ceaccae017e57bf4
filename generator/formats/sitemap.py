"""The sitemap and robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from generator.plan.views.data import RobotsView, SitemapView

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(view: SitemapView) -> bytes:
    """A sitemap (sitemaps.org, 0.9) in which each date is the day a page's own words last changed.

    A page that is in several languages names itself in all of them.
    """
    root = ElementTree.Element("urlset", xmlns=_NAMESPACE)
    if any(entry.languages for entry in view.entries):
        root.set("xmlns:xhtml", _XHTML)
    for entry in view.entries:
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = view.url + entry.address
        if entry.day:
            ElementTree.SubElement(url, "lastmod").text = entry.day
        for one in entry.languages:
            ElementTree.SubElement(
                url, "xhtml:link", rel="alternate", hreflang=one.language, href=view.url + one.address
            )
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def robots(view: RobotsView) -> bytes:
    """A robots.txt (RFC 9309). A site that wants no index says so on its pages, and crawlers have to read those."""
    lines = ["User-agent: *", "Allow: /"]
    if not view.noindex:
        lines.append(f"Sitemap: {view.sitemap}")
    return ("\n".join(lines) + "\n").encode()
