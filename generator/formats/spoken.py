"""An author's text in plain words, for files that know neither Markdown nor links."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from generator.plan.parts import plain
from generator.read import commonmark

if TYPE_CHECKING:
    from generator.plan.views.pieces import Text

_BLOCKS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "aside", "tr", "dt", "dd", "br"})
"""Tags that end a line."""


@lru_cache(maxsize=10_000)
def spoken(text: Text) -> str:
    """What a reader reads of a text, its references said; paragraphs and items of lists are lines of their own."""
    if not text.markdown:
        return plain(text)
    reader = _Reader()
    reader.feed(commonmark.html(text.source, _Said(text)))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return "\n".join(line for line in lines if line not in ("", "•"))


class _Said:
    """References as what they say."""

    def __init__(self, text: Text) -> None:
        self._said = {insert.source: insert.plain for insert in text.inserts}

    def html(self, source: str, *, linked: bool) -> str:
        del linked
        return escape(self._said[source])

    def url(self, source: str) -> str:
        del source
        return ""

    def spoken(self, source: str) -> str:
        return self._said[source]


class _Reader(HTMLParser):
    """Gathers the words; `found` are pieces in which a line feed ends a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.found.append("\n")
        if tag == "li":
            self.found.append("• ")
        elif tag == "td":
            self.found.append(" ")
        elif tag == "img":
            self.found.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        # A line that an author broke where it was long enough is one line.
        self.found.append(data.replace("\n", " "))
