"""A built page as a reader meets it: its text without markup, and what stands in its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

WITHIN_A_LINE = frozenset({"a", "abbr", "b", "code", "em", "i", "strong", "sub", "sup", "time"})
UNREAD = frozenset({"script", "style", "svg", "title"})


class _Reader(HTMLParser):
    """Gathers text; what is no part of a line ends a word."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class names it
        self.unread += tag in UNREAD
        if tag not in WITHIN_A_LINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in UNREAD
        if tag not in WITHIN_A_LINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            # Where a word may be broken is not read.
            self.parts.append(data.replace("\N{SOFT HYPHEN}", ""))


def readable(html: str) -> str:
    """The text of a piece of HTML with single spaces, non-breaking ones among them."""
    reader = _Reader()
    reader.feed(html)
    return " ".join("".join(reader.parts).split())


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """One page of a built site by its address."""

    address: str
    html: str

    @property
    def text(self) -> str:
        """All of the page, header and footer included."""
        return readable(self.html)

    @property
    def content(self) -> str:
        """The page without the frame that all pages share."""
        return readable(self.part("main").html or "")

    def parts(self, selector: str) -> list[LexborNode]:
        """The elements that a CSS selector finds, in the order they are read."""
        return LexborHTMLParser(self.html).css(selector)

    def part(self, selector: str) -> LexborNode:
        """The first of them."""
        found = self.parts(selector)
        assert found, f"{self.address} has no {selector}"
        return found[0]

    def texts(self, selector: str) -> list[str]:
        """Their texts."""
        return [readable(node.html or "") for node in self.parts(selector)]


def built_pages(site: Path) -> Iterator[BuiltPage]:
    """Every HTML file of a built site, by address."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        yield BuiltPage(address="/" + name.removesuffix("index.html"), html=path.read_text(encoding="utf-8"))
