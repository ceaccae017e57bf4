"""What rendered HTML still lacks: addresses, ids, names for assistive technology, and the site's own words."""

from __future__ import annotations

import re
import unicodedata
from html import escape, unescape
from itertools import count

from generator.render.address import Addresses
from generator.render.prose import Heading, Prose, ProseWords

_UNSPOKEN = re.compile(
    r'<sup class="footnote-ref"><a [^>]*>\d+</a></sup>'
    r'|<a href="[^"]*" class="footnote-backref".*?</a>'
    r'|<span class="visually-hidden">, </span>'
)
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_LINK = re.compile(r'<a(| [^>]*?) href="([^"]*)"([^>]*)>|</a>')
_PICTURE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"([^>]*)>')
_TABLE = re.compile("<table>")
_NOTE = re.compile(r'<aside class="admonition ([a-z]+)">\n<p class="admonition-title">([^<]*)')
_FOOTNOTE_MARK = re.compile(r'<a href="#fn-([^"]*)" id="fnref-([^"]*)" data-footnote-ref>(\d+)')
_FOOTNOTE = re.compile(r'<li id="fn-[^"]*">')
_WAY_BACK = re.compile(
    r'<a href="#fnref-[^"]*" class="footnote-backref" data-footnote-backref'
    r' data-footnote-backref-idx="(\d+)(-\d+)?" aria-label="[^"]*">'
)
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th", "œ": "oe", "ł": "l"})


def dressed(html: str, *, addresses: Addresses, words: ProseWords, prefix: str) -> Prose:
    """Return rendered HTML, in which all markup is the renderer's or ours, as prose that can stand in a page."""
    if "<aside" in html:
        html = _with_notes(html, words)
    text = plain_text(html)
    headings = _headings(html, prefix) if "<h" in html else ()
    if '<section class="footnotes"' in html:
        html = _with_footnotes(html, words, prefix)
    if " href=" in html:
        html = _with_links(html, addresses, prefix, headings)
    if "<img" in html:
        html = _PICTURE.sub(lambda found: _picture(found, addresses), html)
    if headings:
        html = _with_anchors(html, headings, words)
    if "<table>" in html:
        html = _with_tables(html, words)
    return Prose(html=html.replace("<pre>", '<pre tabindex="0">'), text=text, headings=headings)


def plain_text(html: str) -> str:
    """Return the words of HTML on one line, without the marks of footnotes."""
    if "<sup class" in html or "visually-hidden" in html:
        html = _UNSPOKEN.sub("", html)
    if "<" in html:
        html = _TAG.sub("", html)
    if "&" in html:
        html = unescape(html)
    return " ".join([line for line in html.split("\n") if line]).strip()


def slug(words: str) -> str:
    """Return words as an id: ASCII letters, digits and hyphens; "section" where nothing else is left."""
    plain = words.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
    return _NOT_IN_SLUG.sub("-", plain).strip("-") or "section"


def _headings(html: str, prefix: str) -> tuple[Heading, ...]:
    headings = []
    taken: set[str] = set()
    again: dict[str, int] = {}
    for level, inner in _HEADING.findall(html):
        text = plain_text(inner)
        first = name = slug(text)
        while name in taken:
            again[first] = again.get(first, 1) + 1
            name = f"{first}-{again[first]}"
        taken.add(name)
        headings.append(Heading(id=prefix + name, text=text, level=max(2, int(level))))
    return tuple(headings)


def _with_anchors(html: str, headings: tuple[Heading, ...], words: ProseWords) -> str:
    """The link stands beside its heading, so that it is no part of the heading's name."""
    following = iter(headings)

    def anchored(found: re.Match[str]) -> str:
        heading = next(following)
        name = escape(f"{words.section_link} {heading.text}")
        return (
            f'<div class="heading"><h{heading.level} id="{heading.id}">{found[2]}</h{heading.level}>'
            f'<a class="heading-anchor" href="#{heading.id}" aria-label="{name}">#</a></div>'
        )

    return _HEADING.sub(anchored, html)


def _with_links(html: str, addresses: Addresses, prefix: str, headings: tuple[Heading, ...]) -> str:
    """A link in another's words (an address, the mark of a footnote) stays as words: links cannot be nested."""
    own = {heading.id for heading in headings} if prefix else ()
    depth = 0

    def link(found: re.Match[str]) -> str:
        nonlocal depth
        if found[0] == "</a>":
            depth -= 1
            return "" if depth else "</a>"
        depth += 1
        if depth > 1:
            return ""
        address = found[2]
        if not address.startswith("#"):
            address = addresses.link(address)
        elif prefix + address[1:] in own:
            address = f"#{prefix}{address[1:]}"
        return f'<a{found[1]} href="{address}"{found[3]}>' if address else f"<a{found[1]}{found[3]}>"

    return _LINK.sub(link, html)


def _picture(found: re.Match[str], addresses: Addresses) -> str:
    address = addresses.picture(found[1])
    return f'<img src="{address}" alt="{found[2]}"{found[3]}>' if address else found[2]


def _with_tables(html: str, words: ProseWords) -> str:
    """A wide table scrolls in a frame of its own that the keyboard can reach; several are told apart by number."""
    several = html.count("<table>") > 1
    numbers = count(1)

    def framed(_: re.Match[str]) -> str:
        name = escape(f"{words.table} {next(numbers)}" if several else words.table)
        return f'<div class="table-scroll" tabindex="0" role="region" aria-label="{name}">\n<table>'

    html = html.replace("</table>", "</table>\n</div>").replace("<th>", '<th scope="col">')
    html = html.replace("<th align", '<th scope="col" align')
    for side in ("left", "center", "right"):
        html = html.replace(f' align="{side}"', f' class="align-{side}"')
    return _TABLE.sub(framed, html)


def _with_notes(html: str, words: ProseWords) -> str:
    """A note is no landmark, and its title is the site's word where the author gave none."""
    titles = {
        "note": words.note,
        "tip": words.tip,
        "important": words.important,
        "warning": words.warning,
        "caution": words.caution,
    }

    def titled(found: re.Match[str]) -> str:
        kind, title = found[1], found[2]
        if title == kind.capitalize():
            title = escape(titles[kind])
        return f'<div class="admonition {kind}" role="note">\n<p class="admonition-title">{title}'

    return _NOTE.sub(titled, html).replace("</aside>", "</div>")


def _with_footnotes(html: str, words: ProseWords, prefix: str) -> str:
    """Ids go by number (an underscore keeps them apart from headings' ids); marks and ways back get names."""
    prefix, mark, back = escape(prefix), escape(words.footnote), escape(words.back)
    numbers = count(1)

    def marked(found: re.Match[str]) -> str:
        number, again = found[3], found[2][len(found[1]) :]
        return (
            f'<a id="{prefix}fnref_{number}{again}" href="#{prefix}fn_{number}" role="doc-noteref"'
            f' aria-label="{mark} {number}">{number}'
        )

    def returning(found: re.Match[str]) -> str:
        target = found[1] + (found[2] or "")
        return (
            f'<a class="footnote-backref" href="#{prefix}fnref_{target}" role="doc-backlink"'
            f' aria-label="{back} {target}">'
        )

    html = _FOOTNOTE_MARK.sub(marked, html)
    html = _FOOTNOTE.sub(lambda _: f'<li id="{prefix}fn_{next(numbers)}">', html)
    html = _WAY_BACK.sub(returning, html)
    name = f'<section class="footnotes" aria-label="{escape(words.footnotes)}">'
    return html.replace('<section class="footnotes" data-footnotes>', name)
