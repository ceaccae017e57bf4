"""An author's texts to safe HTML that can stand in a page."""

from __future__ import annotations

from dataclasses import replace
from html import escape, unescape

from generator.read import commonmark
from generator.read.marks import REFERENCE
from generator.render.address import Addresses
from generator.render.dress import dressed
from generator.render.insert import Inserted, insert_html
from generator.render.prose import Heading, Insert, Link, Prose, ProseWords

__all__ = ["Heading", "Insert", "Link", "Prose", "ProseWords", "render", "render_inline"]


def render(  # noqa: PLR0913 - a text, and the five things about its page that decide how it reads
    source: str,
    *,
    words: ProseWords,
    base: str = ".",
    inserts: tuple[Insert, ...] = (),
    links: tuple[Link, ...] = (),
    prefix: str = "",
) -> Prose:
    """Return an author's Markdown as safe HTML that can stand in a page as it is.

    `base` is the way from the page to the site's root ("." or "../..", empty for an absolute way) and is put before
    every site-root address. `prefix` goes before every id, so that two texts can share a page.
    Total over `source`; raises KeyError for a reference, outside code, that is not among `inserts`.
    """
    html = commonmark.html(source, Inserted(inserts))
    return dressed(html, addresses=Addresses(base, links), words=words, prefix=prefix)


def render_inline(source: str, *, inserts: tuple[Insert, ...] = (), base: str = ".") -> str:
    """Return a text of one line (a summary, a reason) as HTML: references become what they stand for, nothing else.

    Raises KeyError for a reference that is not among `inserts`.
    """
    if "{{" not in source:
        return escape(source)
    addresses = Addresses(base)
    known = {insert.source: insert for insert in inserts}
    parts = []
    at = 0
    for found in REFERENCE.finditer(source):
        insert = known[found[0]]
        parts.append(escape(source[at : found.start()]))
        parts.append(insert_html(replace(insert, url=unescape(addresses.link(escape(insert.url))))))
        at = found.end()
    parts.append(escape(source[at:]))
    return "".join(parts)
