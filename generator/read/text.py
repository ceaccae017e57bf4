"""Bytes to text, front matter and body: UTF-8 without hidden signs, or a problem at its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from frontmatter.default_handlers import YAMLHandler

from generator.model.problem import Place, Problem, problem
from generator.model.text import Body

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|\r(?!\n)"
)
"""Control characters, YAML's odd line breaks, and the bidi controls that make a text read otherwise than it is."""

MOST_SIGNS = 20
"""How many hidden signs of one file are named: a picture that is called a text has thousands."""

_HANDLER = YAMLHandler()
_BOUNDARY = _HANDLER.FM_BOUNDARY


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text with line feeds only, or None with the problem that it has."""

    text: str | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """Front matter and body of a page file. `line` is the file's line of the front matter's first line."""

    front: str
    line: int
    body: Body
    problems: tuple[Problem, ...] = ()


def decoded(path: str, data: bytes) -> Text:
    """The text of a file."""
    if data.startswith(b"\xef\xbb\xbf"):
        return Text(None, (problem(Place(path=path, line=1, column=1), "file-bom"),))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        byte = data[error.start]
        guess = bytes([byte]).decode("cp1252", errors="replace")
        return Text(None, (problem(_place(path, before), "file-encoding", byte=f"0x{byte:02X}", guess=guess),))
    hidden = tuple(
        problem(_place(path, text[: match.start()]), "control-character", name=sign_name(match[0]))
        for match in islice(HIDDEN.finditer(text), MOST_SIGNS)
    )
    return Text(None, hidden) if hidden else Text(text.replace("\r\n", "\n"))


def split(path: str, text: str) -> Split:
    """Front matter and body, as python-frontmatter divides them; both keep the file's own line numbers."""
    start = Place(path=path, line=1, column=1)
    boundary = _BOUNDARY.match(text)
    if not boundary:
        return Split("", 1, Body(), (problem(start, "front-matter-missing"),))
    try:
        front, content = _HANDLER.split(text)
    except ValueError:
        return Split("", 1, Body(), (problem(start, "front-matter-open"),))
    body = content.lstrip("\n")
    line = text.count("\n", 0, len(text) - len(body)) + 1
    return Split(front, text.count("\n", 0, boundary.end()) + 1, Body(text=body, line=line))


def _place(path: str, before: str) -> Place:
    return Place(path=path, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))


def sign_name(sign: str) -> str:
    """A sign that cannot be seen, by its code point and its name in Unicode."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
