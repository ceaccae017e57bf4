"""Terms of the glossary explained in a page's own text: after the block in which each of them stands first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from generator.plan.views import Insert, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TERM = '<a class="ref ref-term" href="'
"""How a reference to a term begins in rendered HTML; where there is none, nothing has to be explained."""

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^<>]*)>")
_HREF = re.compile(r'href="([^"]*)"')

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "q", "s", "small"}
    | {"span", "strong", "sub", "sup", "time", "u"}
)
_TEXT = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that hold nothing but text: what is to be explained stands after them."""
_CONTAINER = frozenset({"article", "dd", "div", "li", "section", "td"})
"""Elements whose own text may be followed by a block inside them."""
_BLOCK = _TEXT | {
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "figure",
    "ol",
    "pre",
    "section",
    "table",
    "ul",
}
_AROUND = {"heading": _TEXT, "table-scroll": frozenset({"table"})}
"""The classes of wrappers, with what they hold: nothing else is put into them."""
_NEVER = frozenset({"button", "caption", "dt", "figcaption", "label", "legend", "nav", "summary"})
"""Names and ways to somewhere: a term that stands in one is explained where it stands next."""


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


def terms_in(value: object) -> tuple[Insert, ...]:
    """The references to terms with their meanings that stand in a view's texts, each term once."""
    return tuple({insert.url: insert for insert in _terms(value)}.values())


def _terms(value: object) -> Iterator[Insert]:
    if isinstance(value, Text):
        for insert in value.inserts:
            if insert.meaning:
                yield insert
    elif isinstance(value, tuple):
        for one in value:
            yield from _terms(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names(type(value)):
            yield from _terms(getattr(value, name))


@cache
def _names(shape: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(shape))


def _numbered(insert: Insert, number: int) -> Insert:
    """A reference whose meaning has ids of its own: a page may explain a term in two places, folded and not."""
    return replace(insert, meaning=insert.meaning and replace(insert.meaning, prefix=f"e{number}-"))


def explained(
    parts: tuple[str, ...], terms: tuple[Insert, ...], box: Callable[[tuple[Insert, ...]], str]
) -> tuple[str, ...]:
    """The parts of a page, in the order in which they are read, with each term explained after its first use.

    `parts` are HTML with addresses from the site's root, `box` makes a block of HTML of the terms that it explains.
    What is folded away explains its own terms and nothing to those who do not open it.
    """
    page = _Page(terms)
    return tuple(page.explained(part, box) for part in parts)


class _Page:
    """Goes through the tags of a page's parts; knows the elements that are open and the terms that are explained."""

    def __init__(self, terms: tuple[Insert, ...]) -> None:
        self.terms = {insert.url: insert for insert in terms}
        self.told: set[tuple[str, int]] = set()
        self.open: list[_Open] = []
        self.boxes: list[tuple[int, list[Insert]]] = []

    def explained(self, html: str, box: Callable[[tuple[Insert, ...]], str]) -> str:
        """One part with its explanations."""
        if TERM not in html:
            return html
        self.open, self.boxes = [], []
        for tag in _TAG.finditer(html):
            closing, name, attributes = tag.groups()
            if name in _VOID or attributes.endswith("/"):
                continue
            if closing:
                self._close(name, tag.start(), tag.end())
                continue
            self._begin(name, tag.start())
            self.open.append(_Open(name, attributes, tag.start()))
            if html.startswith(TERM, tag.start()):
                self._meet(unescape(_HREF.findall(attributes)[0]))
        return self._with_boxes(html, box)

    def _meet(self, url: str) -> None:
        """A term: explained unless it is already, outside of what is folded or in the same fold."""
        fold = next((one.start for one in self.open if one.name == "details"), -1)
        if url not in self.terms or {(url, -1), (url, fold)} & self.told:
            return
        waiting = self._place()
        if waiting is not None:
            self.told.add((url, fold))
            waiting.append(_numbered(self.terms[url], len(self.told)))

    def _place(self) -> list[Insert] | None:
        """Where what stands in the open elements is explained; None where it cannot be."""
        if any(one.name in _NEVER for one in self.open):
            return None
        quote = next((one for one in self.open if one.name == "blockquote"), None)
        if quote:
            # Our words are not put into somebody else's mouth.
            return quote.after
        for n, one in reversed(tuple(enumerate(self.open))):
            if one.name in _INLINE or one.name in {"th", "tr", "thead", "tbody", "tfoot"}:
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
            self.boxes.append((at, self.open[-1].inside))
            self.open[-1].inside = []

    def _close(self, name: str, start: int, end: int) -> None:
        if not any(one.name == name for one in self.open):
            return
        while self.open:
            one = self.open.pop()
            if one.inside:
                self.boxes.append((start, one.inside))
            if one.after:
                self.boxes.append((end if one.name == name else start, one.after))
            if one.name == name:
                return

    def _with_boxes(self, html: str, box: Callable[[tuple[Insert, ...]], str]) -> str:
        found = []
        at = 0
        for place, inserts in self.boxes:
            found += [html[at:place], box(tuple(inserts))]
            at = place
        return "".join([*found, html[at:]])
