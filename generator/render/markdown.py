"""Markdown to safe HTML: the one place that knows comrak."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

import comrak

from generator.read.marks import REFERENCE
from generator.render.address import Addresses
from generator.render.dress import dressed
from generator.render.prose import Heading, Insert, Link, Prose, ProseWords
from generator.render.swap import Swap, insert_html, restored, swapped

__all__ = ["Heading", "Insert", "Link", "Prose", "ProseWords", "render", "render_inline"]

LONG = 8_000
"""Characters from which on a text is searched for the two shapes that cost comrak time by the square."""

DEEPEST = 48
"""Containers that may open on one line of a long text; the marks after them are shown as text."""

MOST_DEFINITIONS = 2_000
"""Lines starting with a colon up to which a long text may have definition lists."""

_DEEP = re.compile(
    rf"^(?:[ \t]*(?:>|[-+*][ \t]|\d{{1,9}}[.)][ \t]|\[\^[^\]\s]{{1,50}}\]:|:[ \t])){{{DEEPEST}}}", re.MULTILINE
)
_FOOTNOTE = re.compile(r"((?:^|(?<=\]:))(?:[ \t>]|[-+*:~][ \t]|\d{1,9}[.)][ \t])*)\[\^([^\]\s]+)(?=\]:)", re.MULTILINE)
_OUTERMOST = re.compile(r" {0,3}")
_DEFINITION = re.compile(r"^[ \t>]*:", re.MULTILINE)


def _extensions(*, definitions: bool) -> comrak.ExtensionOptions:
    chosen = comrak.ExtensionOptions()
    chosen.alerts = True
    chosen.autolink = True
    chosen.description_lists = definitions
    chosen.footnotes = True
    chosen.strikethrough = True
    chosen.table = True
    return chosen


def _output() -> comrak.RenderOptions:
    chosen = comrak.RenderOptions()
    chosen.alert_style = comrak.AlertStyle.Semantic
    chosen.escape = True
    return chosen


_EXTENSIONS = _extensions(definitions=True)
_NO_DEFINITIONS = _extensions(definitions=False)
_PARSE = comrak.ParseOptions()
_OUTPUT = _output()


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
    swap = swapped(source.replace("\r\n", "\n").replace("\r", "\n"))
    text = _plain_footnotes(swap) if "]:" in swap.text else swap.text
    extensions = _EXTENSIONS
    if len(text) > LONG:
        text = _DEEP.sub(lambda found: found[0] + swap.guard(), text)
        if len(_DEFINITION.findall(text)) > MOST_DEFINITIONS:
            extensions = _NO_DEFINITIONS
    html = restored(comrak.render_markdown(text, extensions, _PARSE, _OUTPUT), swap, inserts)
    return dressed(html, addresses=Addresses(base, links), words=words, prefix=prefix)


def _plain_footnotes(swap: Swap) -> str:
    """Return the text without the two kinds of footnotes that comrak makes ill-formed lists of.

    Of two with one label the first one counts, and one in a quote, a list or another footnote is text.
    """
    taken: set[str] = set()

    def told_apart(found: re.Match[str]) -> str:
        label = found[2].lower()
        begins_line = found.start() == 0 or swap.text[found.start() - 1] == "\n"
        if not (begins_line and _OUTERMOST.fullmatch(found[1])):
            return f"{found[1]}{swap.guard()}[^{found[2]}"
        if label in taken:
            return f"{found[0]}{swap.guard(found.start())}"
        taken.add(label)
        return found[0]

    return _FOOTNOTE.sub(told_apart, swap.text)


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
