"""What a reader gets of a text, token by token: its words, and the few things beside words that carry meaning.

A token is a word, or a mark of punctuation at a word's beginning or end. Words are divided at white space. `role` is
empty for a word in running text, and otherwise says what a token is:

- `struck`, `raised`, `lowered`, `alt`, `title`: a word that is struck out, in superscript, in subscript, in a picture's
  alternative text, or in the title of a link, a picture or an abbreviation (after the words that it belongs to);
- `link`: where a link leads, in parentheses, after its words; `picture`: the same of a picture, before its words;
- `reference`: a `{{ kind:id }}` as its author wrote it, with one space inside the braces;
- `row`, `cell`, `table`: a table's row and first cell begin, another cell begins, the table ends, each `|`;
- `note`: a note of some kind begins, `[!WARNING]`;
- `footnote`: the mark of a footnote, `[1]`, or the beginning of its words at the end of the text, `[1]:`;
- `start`: the number that a list begins with where that is not 1, `3.`.

Where several hold, they are joined by `+` in the order of the alphabet (`link+struck`). Soft hyphens, zero-width spaces
and word joiners are left out, as nobody sees them; text is in Unicode's normal form C.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.read.marks import REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OPENING = "([{\"'«»„“”‘’\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
"""Signs that are a token of their own at a word's beginning."""

CLOSING = (
    ".,;:!?…)]}\"'«»“”‘’\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
)
"""Signs that are a token of their own at a word's end."""

_UNSEEN = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}]")


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `glued`: it touches the one before it; `begins`: a paragraph, a heading or the like begins with it.

    Neither makes another token of it.
    """

    text: str
    role: str = ""
    glued: bool = field(default=False, compare=False)
    begins: bool = field(default=False, compare=False)


_token = lru_cache(maxsize=20_000)(Token)
"""Most words are met again; a value that is there costs a fifth of a new one."""


def plain(text: str) -> str:
    """A text without what nobody sees, in normal form C."""
    return text if text.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def label(text: str) -> tuple[Token, ...]:
    """The tokens of a text that is shown as it is."""
    return tuple(_words(plain(text), "", glued=False))


def sentence(text: str) -> tuple[Token, ...]:
    """The tokens of plain words in which references may stand."""
    if "{{" not in text:
        return label(text)
    found = Tokens()
    found.take_sentence(text, "")
    return found.all()


def shown(tokens: Iterable[Token]) -> str:
    """Tokens as one line of text: struck-out words as `~~this~~`, and an address that is its own link said once."""
    parts: list[str] = []
    last = Token("")
    for token in tokens:
        if token.role == "link" and token.text.strip("()").removeprefix("mailto:") == last.text:
            continue
        was, struck = "struck" in last.role, "struck" in token.role
        if was and not struck:
            parts.append("~~")
        if parts and not token.glued:
            parts.append(" ")
        if struck and not was:
            parts.append("~~")
        if "raised" in token.role:
            parts.append("^")
        parts.append(token.text)
        last = token
    return "".join(parts) + ("~~" if "struck" in last.role else "")


def joined(*roles: str) -> str:
    """Several roles as one."""
    return "+".join(sorted({role for role in roles if role}))


def reference(source: str) -> str:
    """A reference with one space inside its braces."""
    return f"{{{{ {plain(source)[2:-2].strip()} }}}}"


class Tokens:
    """Tokens as they are found, one part of a text after the other."""

    def __init__(self) -> None:
        self._done: list[Token] = []
        self._parts: list[str] = []
        self._role = ""
        self._glued = False
        self._begins = False

    def take(self, text: str, role: str) -> None:
        """Take in a part of a text; it goes on with the word before where nothing came between."""
        if role != self._role:
            self._flush()
            self._role = role
        self._parts.append(text)

    def take_sentence(self, text: str, role: str) -> None:
        """Take in words in which references may stand."""
        at = 0
        for found in REFERENCE.finditer(text):
            self.take(text[at : found.start()], role)
            self.put(reference(found[0]), joined("reference", *role.split("+")))
            at = found.end()
        self.take(text[at:], role)

    def put(self, text: str, role: str) -> None:
        """Take in a token as it is."""
        self._flush()
        self._done.append(Token(text, role, self._glued, self._begins))
        self._glued, self._begins = True, False

    def part(self) -> None:
        """End the word."""
        self._flush()
        self._glued = False

    def block(self) -> None:
        """End the paragraph. Words go on after a list's number, a note's kind and a footnote's mark."""
        self.part()
        mark = self._done[-1] if self._done else Token("")
        self._begins = mark.role not in ("start", "note") and not (mark.role == "footnote" and mark.text.endswith(":"))

    def all(self) -> tuple[Token, ...]:
        """Everything found."""
        self._flush()
        return tuple(self._done)

    def _flush(self) -> None:
        if not self._parts:
            return
        text = plain("".join(self._parts))
        self._parts = []
        if not text:
            return
        words = _words(text, self._role, glued=self._glued)
        if words and self._begins:
            words[0] = replace(words[0], begins=True)
            self._begins = False
        self._done += words
        self._glued = not text[-1].isspace()


def _words(text: str, role: str, *, glued: bool) -> list[Token]:
    found: list[Token] = []
    touches = glued and not text[:1].isspace()
    for chunk in text.split():
        if chunk[-1] in CLOSING or chunk[0] in OPENING:
            found += _signed(chunk, role, touches=touches)
        else:
            found.append(_token(chunk, role, touches))
        touches = False
    return found


def _signed(chunk: str, role: str, *, touches: bool) -> Iterator[Token]:
    word = chunk.lstrip(OPENING)
    rest = word.rstrip(CLOSING)
    signs = chunk[: len(chunk) - len(word)]
    for part in (*signs, *([rest] if rest else ()), *word[len(rest) :]):
        yield _token(part, role, touches)
        touches = True
