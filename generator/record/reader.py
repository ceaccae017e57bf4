"""The tokens of a text in Markdown: rendered, and read as a reader does."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from generator.read import commonmark
from generator.record.tokens import Token, Tokens, joined, reference

_ROLES = {"del": "struck", "sup": "raised", "sub": "lowered"}
_WITHIN_WORDS = frozenset({"strong", "em", "del", "code", "a", "sup", "sub", "span", "abbr", "ref"})
"""Tags that do not end a word."""

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "aside", "tr"})
"""Tags that begin and end a stretch of words that stands by itself."""


def markdown(text: str) -> tuple[Token, ...]:
    """The tokens of a text in Markdown.

    A word that is partly bold is one word. Bold and italics, headings and their levels, lists, quotes and the extent of
    notes, what is code, the language of a part, line breaks and white space are no part of what is read.
    """
    reader = _Reader()
    reader.feed(commonmark.html(text, _OWN_WORDS))
    reader.close()
    return reader.found.all()


class _OwnWords:
    """References where only their author's own words count: what they lead to is somebody else's."""

    def html(self, source: str, *, linked: bool) -> str:
        del linked
        return f"<ref>{escape(reference(source))}</ref>"

    def url(self, source: str) -> str:
        return reference(source)

    def spoken(self, source: str) -> str:
        return reference(source)


_OWN_WORDS = _OwnWords()


class _Reader(HTMLParser):
    """Reads what `commonmark` makes of a text; it is well formed, and no tag in it is the author's but the safe ones.

    `links` and `titles` wait for the end of a tag; `note` is the kind of the note whose title comes next; `whole` is
    the role of text that is one token; `unsaid` is true in what only leads back from a footnote.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Tokens()
        self.roles: list[str] = []
        self.role = ""
        self.links: list[str] = []
        self.titles: list[str] = []
        self.note = ""
        self.whole = ""
        self.unsaid = False
        self.notes_of_foot = 0
        self.first_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unsaid:
            return
        if tag in _BLOCKS:
            self.found.block()
        elif tag not in _WITHIN_WORDS:
            self.found.part()
        begins = _BEGINS.get(tag)
        if begins:
            begins(self, tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if self.unsaid:
            self.unsaid = tag != "a"
            return
        if tag in _BLOCKS:
            self.found.block()
        elif tag not in _WITHIN_WORDS:
            self.found.part()
        ends = _ENDS.get(tag)
        if ends:
            ends(self, tag)

    def handle_data(self, data: str) -> None:
        if self.unsaid:
            return
        note = self.note
        if note and not data.isspace():
            self.note = ""
            if data == note.capitalize():
                return  # a title that its author did not write
        if self.whole:
            self.found.put(f"[{data}]" if self.whole == "footnote" else data, self.also(self.whole))
        else:
            self.found.take(data, self.role)

    def also(self, role: str) -> str:
        """A role together with those that hold here."""
        return joined(role, *self.roles)

    def begin_role(self, tag: str, attributes: dict[str, str]) -> None:
        if attributes.get("class") == "footnote-ref":
            self.whole = "footnote"
            return
        self.roles.append(_ROLES[tag])
        self.role = joined(*self.roles)

    def end_role(self, tag: str) -> None:
        if self.whole:
            self.whole = ""
            return
        del tag
        self.roles.pop()
        self.role = joined(*self.roles)

    def begin_reference(self, tag: str, attributes: dict[str, str]) -> None:
        del tag, attributes
        self.whole = "reference"

    def end_reference(self, tag: str) -> None:
        del tag
        self.whole = ""

    def begin_link(self, tag: str, attributes: dict[str, str]) -> None:
        del tag
        if attributes.get("class") == "footnote-backref":
            self.unsaid = True
        elif self.links or "data-footnote-ref" in attributes:
            self.links.append("")  # a link within another's words is no link on the page
            self.titles.append("")
        else:
            self.links.append(attributes["href"])
            self.titles.append(attributes.get("title", ""))

    def end_link(self, tag: str) -> None:
        address = self.links.pop()
        if address:
            self.found.part()
            self.found.put(f"({address})", self.also("link"))
        self.end_title(tag)

    def begin_title(self, tag: str, attributes: dict[str, str]) -> None:
        del tag
        self.titles.append(attributes.get("title", ""))

    def end_title(self, tag: str) -> None:
        del tag
        self.spoken(self.titles.pop(), "title")

    def begin_picture(self, tag: str, attributes: dict[str, str]) -> None:
        del tag
        self.found.put(f"({attributes['src']})", self.also("picture"))
        self.spoken(attributes["alt"], "alt")
        self.spoken(attributes.get("title", ""), "title")

    def spoken(self, text: str, role: str) -> None:
        """Take in words that stand beside the running text."""
        if text:
            self.found.part()
            self.found.take_sentence(text, self.also(role))
            self.found.part()

    def begin_note(self, tag: str, attributes: dict[str, str]) -> None:
        del tag
        kind = attributes["class"].removeprefix("admonition ")
        self.found.put(f"[!{kind.upper()}]", "note")
        self.found.part()
        self.note = kind

    def begin_list(self, tag: str, attributes: dict[str, str]) -> None:
        del tag
        if "start" in attributes:
            self.found.put(f"{attributes['start']}.", "start")
            self.found.part()

    def begin_item(self, tag: str, attributes: dict[str, str]) -> None:
        del tag
        if "id" in attributes:
            self.notes_of_foot += 1
            self.found.put(f"[{self.notes_of_foot}]:", "footnote")
            self.found.part()

    def begin_row(self, tag: str, attributes: dict[str, str]) -> None:
        del tag, attributes
        self.first_cell = True

    def begin_cell(self, tag: str, attributes: dict[str, str]) -> None:
        del tag, attributes
        self.found.put("|", "row" if self.first_cell else "cell")
        self.found.part()
        self.first_cell = False

    def end_table(self, tag: str) -> None:
        del tag
        self.found.put("|", "table")
        self.found.part()


_BEGINS = {
    **dict.fromkeys(_ROLES, _Reader.begin_role),
    "ref": _Reader.begin_reference,
    "a": _Reader.begin_link,
    "abbr": _Reader.begin_title,
    "img": _Reader.begin_picture,
    "aside": _Reader.begin_note,
    "ol": _Reader.begin_list,
    "li": _Reader.begin_item,
    "tr": _Reader.begin_row,
    "td": _Reader.begin_cell,
    "th": _Reader.begin_cell,
}
_ENDS = {
    **dict.fromkeys(_ROLES, _Reader.end_role),
    "ref": _Reader.end_reference,
    "a": _Reader.end_link,
    "abbr": _Reader.end_title,
    "table": _Reader.end_table,
}
