"""References and safe tags are taken out of a text before it is rendered, and put back into the HTML where they belong.

The renderer decides what is code, an address or running text: each piece is put back by where its token came out.
A token is punctuation at both ends, as the marks themselves are, so that emphasis around it reads as it was written;
that of a reference ends in a hyphen, because an address found in running text sheds a comma at its end.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Protocol
from urllib.parse import quote

from generator.read.marks import MARK, SAFE_TAG

_TAG_NAME = re.compile(r"<(/?[a-z0-9]+)")
_SAFE_NAME = re.compile(r"^</?([A-Za-z]+)")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_USUAL_KEY = "x7d1c0f9b52"
_VOID = frozenset({"br", "hr", "img", "input"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A text with tokens in place of its marks; `pieces[n]` is what stood where token number n is."""

    text: str
    key: str
    pieces: tuple[str, ...] = ()

    def guard(self, number: int = 0) -> str:
        """Return a token that stands for nothing: in `text` it keeps what is beside it from being what it would be."""
        return f",{self.key}g{number},"


class Meanings(Protocol):
    """What the references of a text become; each is asked for by its source, as the author wrote it.

    Any of them may raise KeyError for a reference it does not know.
    """

    def html(self, source: str, *, linked: bool) -> str:
        """What stands in running text; `linked` is false inside another link."""

    def url(self, source: str) -> str:
        """Where a link leads whose address is this reference."""

    def spoken(self, source: str) -> str:
        """What stands in an alternative text or a title."""


def swapped(source: str) -> Swap:
    """Return the text without references, safe tags, or anything that raw HTML could begin with."""
    key = _key(source)
    if "<" not in source and "{{" not in source:
        return Swap(text=source, key=key)
    pieces: list[str] = []

    def token(found: re.Match[str]) -> str:
        if found["tag"] is not None:
            return f"<,{key}g0,"
        if found["safe"] or found["reference"]:
            pieces.append(found[0])
            number = len(pieces) - 1
            return f"<,{key}s{number},>" if found["safe"] else f",{key}r{number}-"
        return found[0]

    return Swap(text=MARK.sub(token, source), key=key, pieces=tuple(pieces))


def _key(source: str) -> str:
    """Return letters and digits that the text does not contain, the same for the same text."""
    key = _USUAL_KEY  # one key for nearly all texts: its patterns are compiled once
    seed = source.encode("utf-8", "replace")
    while key in source:
        key = f"x{hashlib.blake2b(key.encode() + seed, digest_size=8).hexdigest()}"
    return key


def restored(html: str, swap: Swap, meanings: Meanings) -> str:
    """Return rendered HTML with every token replaced: by its mark's meaning, in code and attributes by its words.

    Safe tags that do not close within the element they open in come back as text.
    Raises what `meanings` raises for a reference outside code.
    """
    if swap.key not in html:
        return html
    html = re.sub(rf",{swap.key}g\d+,", "", html)
    if not swap.pieces:
        return html
    return _Restorer(swap, meanings).restore(html)


class _Restorer:
    """Walks from token to token, knowing what each stands in.

    Tags between tokens are only looked at while a safe tag waits for its end: `waiting` keeps, for each, its name, the
    elements open around it, and its place in `out`.
    """

    def __init__(self, swap: Swap, meanings: Meanings) -> None:
        self.swap = swap
        self.meanings = meanings
        self.token = re.compile(rf"&lt;,{swap.key}s(\d+),&gt;|,{swap.key}[rs](\d+)[,-]")
        self.out: list[str] = []
        self.codes = 0
        self.links = 0
        self.depth = 0
        self.waiting: list[tuple[str, int, int]] = []

    def restore(self, html: str) -> str:
        """Return the HTML with every token replaced."""
        at = 0
        for token in self.token.finditer(html):
            start, end = token.span()
            if start < at:
                continue  # in a tag that is done
            tag = html.rfind("<", at, start)
            if tag > html.rfind(">", at, start):
                end = html.index(">", start) + 1
                self._pass(html[at:end])
                self.out.append(html[at:tag])
                self.out.append(_ATTRIBUTE.sub(self._attribute, html[tag:end]))
            else:
                self._pass(html[at:start])
                self.out.append(html[at:start])
                self._piece(self._source(token))
            at = end
        self.out.append(html[at:])
        return "".join(self.out)

    def _source(self, token: re.Match[str]) -> str:
        return self.swap.pieces[int(token[1] or token[2])]

    def _pass(self, html: str) -> None:
        self.codes += html.count("<code") - html.count("</code>")
        self.links += html.count("<a ") - html.count("</a>")
        if not self.waiting:
            return
        for name in _TAG_NAME.findall(html):
            if name[0] != "/":
                self.depth += name not in _VOID
                continue
            self.depth -= 1
            while self.waiting and self.waiting[-1][1] > self.depth:
                self.waiting.pop()  # left open inside, it stays the text that it is

    def _attribute(self, found: re.Match[str]) -> str:
        name, value = found[1], found[2]
        if name in {"href", "src"}:
            value = self.token.sub(self._in_address, value)
        elif name in {"alt", "title"}:
            value = self.token.sub(self._in_words, value)
        else:
            value = self.token.sub(lambda token: escape(self._source(token)), value)
        return f' {name}="{value}"'

    def _in_address(self, token: re.Match[str]) -> str:
        piece = self._source(token)
        if piece[0] == "{" and token.start() == 0:
            return escape(self.meanings.url(piece))
        return quote(piece)

    def _in_words(self, token: re.Match[str]) -> str:
        piece = self._source(token)
        return escape(self.meanings.spoken(piece) if piece[0] == "{" else piece)

    def _piece(self, piece: str) -> None:
        if self.codes:
            self.out.append(escape(piece))
        elif piece[0] == "{":
            self.out.append(self.meanings.html(piece, linked=not self.links))
        else:
            self._safe_tag(piece)

    def _safe_tag(self, piece: str) -> None:
        name = "".join(_SAFE_NAME.findall(piece)).lower()
        if name == "br":
            self.out.append("<br />\n")
        elif piece[1] != "/":
            self.waiting.append((name, self.depth, len(self.out)))
            self.out.append(escape(piece))
        elif self.waiting and self.waiting[-1][:2] == (name, self.depth):
            place = self.waiting.pop()[2]
            self.out[place] = _opening(name, unescape(self.out[place]))
            self.out.append(f"</{name}>")
        else:
            self.out.append(escape(piece))


def _opening(name: str, piece: str) -> str:
    tag = SAFE_TAG.fullmatch(piece)
    if tag and tag["lang"]:
        return f'<span lang="{tag["lang"]}">'
    title = (tag["title"] or tag["title_too"]) if tag else None
    return f'<{name} title="{escape(unescape(title))}">' if title else f"<{name}>"
