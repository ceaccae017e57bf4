"""Terms of the glossary explained in a page's own text: after the block in which each of them stands first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.plan.views.pieces import Insert

TERM = '<a class="ref ref-term" href="'
"""How a reference that explains its term begins in rendered HTML; where there is none, nothing has to be explained."""

_TEXT = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that hold nothing but text: what is to be explained stands after them."""
_CONTAINER = frozenset({"article", "aside", "dd", "div", "li", "section", "td"})
"""Elements whose own text may be followed by a block inside them."""
_BLOCK = _TEXT | {"article", "aside", "blockquote", "details", "div", "dl", "ol", "pre", "section", "table", "ul"}
_AROUND = {"heading": _TEXT, "table-scroll": frozenset({"table"})}
"""The classes of wrappers, with what they hold: nothing else is put into them."""
_NEVER = frozenset({"button", "caption", "dt", "figcaption", "label", "legend", "nav", "summary"})
"""Names and ways to somewhere: a term that stands in one is explained where it stands next."""

_LOOKED_AT = "|".join(sorted(_BLOCK | _CONTAINER | _NEVER | {"th"}))
_TAG = re.compile(rf"<(/?)({_LOOKED_AT})\b([^<>]*)>|{TERM}([^\"]*)\"")
"""What counts of a page: blocks, and references to terms. What stands inside of text is none of our concern."""
_USE = re.compile(rf'{TERM}([^"]*)"')


@dataclass(slots=True)
class _Open:
    """An element that has begun: its name, its attributes, where; the terms to explain inside it, and after it."""

    name: str
    attributes: str
    start: int
    inside: list[Insert] = field(default_factory=list)
    after: list[Insert] = field(default_factory=list)

    def wraps(self, inner: _Open) -> bool:
        """Whether this is nothing but a wrapper around an element."""
        return any(f'class="{name}' in self.attributes and inner.name in held for name, held in _AROUND.items())


def explained(
    parts: tuple[str, ...], meanings: Mapping[str, Insert], box: Callable[[tuple[Insert, ...]], str]
) -> tuple[str, ...]:
    """The parts of a page, in the order in which they are read, with each term explained after its first use.

    `parts` are HTML with addresses from the site's root, `meanings` the references that explain a term by its address,
    `box` makes a block of HTML of the terms that it explains. What is folded away explains its own terms, and nothing
    to those who do not open it.
    """
    used = {unescape(address) for part in parts for address in _USE.findall(part)}
    page = _Page({url: meanings[url] for url in sorted(used) if url in meanings})
    return tuple(page.explained(part, box) for part in parts)


class _Page:
    """Goes through the tags of a page's parts; knows the elements that are open and the terms that are explained."""

    def __init__(self, terms: dict[str, Insert]) -> None:
        self.terms = terms
        self.told: set[tuple[str, int]] = set()
        self.left = set(self.terms)
        self.pending = 0
        self.open: list[_Open] = []
        self.boxes: list[tuple[int, list[Insert]]] = []

    def explained(self, html: str, box: Callable[[tuple[Insert, ...]], str]) -> str:
        """One part with its explanations."""
        if TERM not in html:
            return html
        self.open, self.boxes = [], []
        for tag in _TAG.finditer(html):
            closing, name, attributes, address = tag.groups()
            if address is not None:
                self._meet(unescape(address))
            elif closing:
                self._close(name, tag.start(), tag.end())
                if not (self.left or self.pending):
                    break
            else:
                if self.pending:
                    self._begin(name, tag.start())
                self.open.append(_Open(name, attributes, tag.start()))
        return self._with_boxes(html, box)

    def _meet(self, url: str) -> None:
        """A term: explained unless it is already, outside of what is folded or in the same fold."""
        fold = next((one.start for one in self.open if one.name == "details"), -1)
        if url not in self.terms or {(url, -1), (url, fold)} & self.told:
            return
        waiting = self._place()
        if waiting is None:
            return
        again = any(one == url for one, _ in self.told)
        self.told.add((url, fold))
        waiting.append(_told_apart(self.terms[url], len(self.told)) if again else self.terms[url])
        self.pending += 1
        if fold < 0:
            self.left.remove(url)

    def _place(self) -> list[Insert] | None:
        """Where what stands in the open elements is explained; None where it cannot be."""
        if any(one.name in _NEVER for one in self.open):
            return None
        quote = next((one for one in self.open if one.name == "blockquote"), None)
        if quote:
            # Our words are not put into somebody else's mouth.
            return quote.after
        for n, one in reversed(tuple(enumerate(self.open))):
            if one.name == "th":
                # A header is read out with each of its cells, so its terms are explained after the table.
                continue
            if one.name in _TEXT or one.name == "table":
                outer = self.open[n - 1] if n else None
                return outer.after if outer and outer.wraps(one) else one.after
            return one.inside if one.name in _CONTAINER else None
        return None

    def _begin(self, name: str, at: int) -> None:
        """A block inside an element ends the text before it: what that needs is explained first."""
        if self.open and self.open[-1].inside and name in _BLOCK:
            self._put(at, self.open[-1].inside)
            self.open[-1].inside = []

    def _close(self, name: str, start: int, end: int) -> None:
        if not any(one.name == name for one in self.open):
            return
        while self.open:
            one = self.open.pop()
            if one.inside:
                self._put(start, one.inside)
            if one.after:
                self._put(end if one.name == name else start, one.after)
            if one.name == name:
                return

    def _put(self, at: int, inserts: list[Insert]) -> None:
        self.boxes.append((at, inserts))
        self.pending -= len(inserts)

    def _with_boxes(self, html: str, box: Callable[[tuple[Insert, ...]], str]) -> str:
        found = []
        at = 0
        for place, inserts in self.boxes:
            found += [html[at:place], box(tuple(inserts))]
            at = place
        return "".join([*found, html[at:]])


def _told_apart(insert: Insert, number: int) -> Insert:
    """A term that is explained a second time, once folded away and once not: its meaning has ids of its own."""
    return replace(insert, meaning=insert.meaning and replace(insert.meaning, prefix=f"e{number}-"))
