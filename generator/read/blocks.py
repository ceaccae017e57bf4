"""The block structure of a Markdown text: which stretches are running text and which are code."""

from __future__ import annotations

import re
from dataclasses import dataclass

TAB_STOP = 4
CODE_INDENT = 4

DEEPEST = 100
"""Containers that may stand inside each other; the marks of more are read as text."""

_FENCE = re.compile(r"(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)(?=\n|\Z)")
_FENCE_END = re.compile(r"(`{3,}|~{3,})[ \t]*(?=\n|\Z)")
_ATX = re.compile(r"(#{1,6})(?=[ \t\n]|\Z)")
_ATX_CLOSE = re.compile(r"(?:^|(?<=[ \t]))#+[ \t]*$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})(?=\n|\Z)")
_ITEM = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t\n]|\Z)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_DETAILS = re.compile(r":[ \t]+(?=[^ \t\n])")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*(?=\n|\Z)")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*(?=\n|\Z)")
_CELL_END = re.compile(r"\\.|(\|)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of one line: character offsets into the whole text, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Running text, line by line, in which code spans and links may reach from one line into the next.

    `level` is 1 to 6 for a heading and 0 for anything else.
    """

    lines: tuple[Stretch, ...]
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The running text and the lines of code of one document, each in order."""

    runs: tuple[Run, ...]
    code: tuple[Stretch, ...]


def blocks(text: str) -> Blocks:
    """Return the running text and the lines of code of a Markdown text, whatever it is.

    Raw HTML is running text here, as it is when rendered.
    """
    reader = _Reader(text)
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        reader.read(start, end)
        start = end + 1
    reader.end_run()
    return Blocks(runs=tuple(reader.runs), code=tuple(reader.code))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Container:
    """A quote (`indent` 0), or an item whose content stands `indent` columns in."""

    indent: int


class _Reader:
    """Reads line by line, after the way CommonMark describes; what is open is kept between the lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: list[Run] = []
        self.code: list[Stretch] = []
        self.lines: list[Stretch] = []  # of the paragraph that is open
        self.containers: list[_Container] = []
        self.fence = ""
        self.table = False
        self.after_paragraph = False  # a definition may follow a paragraph, with a blank line between
        self.at = self.column = self.end = 0

    def read(self, start: int, end: int) -> None:
        """Take in the line between two offsets."""
        self.at, self.column, self.end = start, 0, end
        matched = self._enter()
        if self.fence and matched == len(self.containers):
            self._fenced(start)
        elif self._blank():
            self._read_blank(start, matched)
        else:
            self._read_text(matched)

    def _read_text(self, matched: int) -> None:
        if self.fence:
            self.fence = ""
        lazy = matched < len(self.containers)
        while self._opens(lazy=lazy, matched=matched):
            lazy = False
            matched = len(self.containers)
        if lazy:
            if self.lines and not self.table and not self._leaf_begins():
                self._add_line()
                return
            self._leave(matched)
        self._leaf()

    def end_run(self) -> None:
        """Close the paragraph or table that is open."""
        if self.lines and not self.table:
            self.runs.append(Run(lines=tuple(self.lines)))
        self.lines = []
        self.table = False

    def _leave(self, matched: int) -> None:
        self.end_run()
        del self.containers[matched:]

    def _enter(self) -> int:
        """Pass the marks of the containers that go on; return how many do."""
        for number, container in enumerate(self.containers):
            indent = self._indent()
            if container.indent:
                if self._blank():
                    continue
                if indent < container.indent:
                    return number
                self._skip(container.indent)
            elif indent < CODE_INDENT and self._char(self._first()) == ">":
                self._pass_quote()
            else:
                return number
        return len(self.containers)
