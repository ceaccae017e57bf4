"""The block structure of a Markdown text: which stretches are running text and which are code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

TAB_STOP = 4
CODE_INDENT = 4

DEEPEST = 100
"""Containers that may stand inside each other; the marks of more are read as text."""

_FENCE = re.compile(r"(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)$")
_FENCE_END = re.compile(r"(`{3,}|~{3,})[ \t]*$")
_ATX = re.compile(r"(#{1,6})(?=[ \t]|$)")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_DETAILS = re.compile(r":[ \t]+")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_NOTE = re.compile(r"\[!(?:note|tip|important|warning|caution)\]", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_CONTAINER_MARKS = frozenset(">-+*0123456789[:")
_CELL_END = re.compile(r"\\.|(\|)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of one line: character offsets into the whole text, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Running text, line by line, in which code spans and links may reach from one line into the next.

    `level` is 1 to 6 for a heading and 0 for anything else. Only a paragraph, or a heading that was one until its
    underline, may begin with definitions of links.
    """

    lines: tuple[Stretch, ...]
    level: int = 0
    paragraph: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The running text and the lines of code of one document, each in order."""

    runs: tuple[Run, ...] = ()
    code: tuple[Stretch, ...] = ()


def paragraphs(text: str) -> Blocks:
    """What `blocks` gives of links in a text without code, definitions, tables and headings of the first level."""
    runs = []
    for found in _PARAGRAPH.finditer(text):
        if "](" in found[0]:
            start = found.start()
            lines = []
            for line in found[0].split("\n"):
                lines.append(Stretch(start=start, end=start + len(line)))
                start += len(line) + 1
            runs.append(Run(lines=tuple(lines)))
    return Blocks(runs=tuple(runs), code=())


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
    reader.end_paragraph()
    return Blocks(runs=tuple(reader.runs), code=tuple(reader.code))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """How a container begins: columns that its content stands in (0 for a quote), characters, columns after them."""

    columns: int
    length: int
    gap: int


class _Reader:
    """Reads line by line, after the way CommonMark describes; what is open is kept between the lines.

    `containers` holds 0 for a quote, and for an item the columns that its content stands in.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: list[Run] = []
        self.code: list[Stretch] = []
        self.containers: list[int] = []
        self.paragraph: list[Stretch] = []
        self.table = False
        self.untabled = False  # it was tried whether the paragraph begins a table
        self.term = False  # a paragraph stands before, to which a definition may belong
        self.hollow = False  # an item was opened and nothing stands in it yet
        self.fence = ""
        self.at = self.column = self.first = self.indent = self.end = 0

    def read(self, start: int, end: int) -> None:
        """Take in the line between two offsets."""
        self.end = end
        self.column = 0
        self._move(start)
        matched = self._enter()
        if self.fence and matched == len(self.containers):
            self._fenced()
            return
        self.fence = ""
        if self.first == self.end:
            self._leave_blank(matched)
        else:
            self._read_text(matched)

    def end_paragraph(self) -> None:
        """Close the paragraph or table that is open."""
        if self.paragraph:
            self.runs.append(Run(lines=tuple(self.paragraph), paragraph=True))
        self.paragraph = []
        self.table = self.untabled = False

    def _move(self, to: int) -> None:
        """Stand at an offset, and look how far it is to the next character that shows."""
        self.at = first = to
        column = self.column
        text, end = self.text, self.end
        while first < end and text[first] in " \t":
            column += 1 if text[first] == " " else TAB_STOP - column % TAB_STOP
            first += 1
        self.first, self.indent = first, column - self.column

    def _skip(self, columns: int) -> None:
        """Pass columns of white space; a tab may be passed in part."""
        goal = self.column + columns
        while self.column < goal and self.at < self.first:
            wide = 1 if self.text[self.at] == " " else TAB_STOP - self.column % TAB_STOP
            if self.column + wide > goal:
                self.indent -= goal - self.column
                self.column = goal
                return
            self.column += wide
            self.indent -= wide
            self.at += 1

    def _pass_mark(self, length: int) -> None:
        """Pass the white space here and a mark after it."""
        self.column += self.indent + length
        self._move(self.first + length)

    def _enter(self) -> int:
        """Pass the marks of the containers that go on in this line; return how many do."""
        for number, columns in enumerate(self.containers):
            if columns:
                empty = self.first == self.end
                closed = self.hollow and number == len(self.containers) - 1 if empty else True
                if closed and self.indent < columns:
                    return number
                self._skip(columns)
            elif self.indent < CODE_INDENT and self.text.startswith(">", self.first, self.end):
                self._pass_mark(1)
                self._skip(1)
            else:
                return number
        return len(self.containers)

    def _fenced(self) -> None:
        closing = _FENCE_END.match(self.text, self.first, self.end) if self.indent < CODE_INDENT else None
        if closing and closing[1].startswith(self.fence):
            self.fence = ""
        self.code.append(Stretch(start=self.at, end=self.end))

    def _leave_blank(self, matched: int) -> None:
        whole = matched == len(self.containers)
        self.term = whole and (self.term or (bool(self.paragraph) and not self.table))
        self.hollow = whole and self.hollow
        self.end_paragraph()
        del self.containers[matched:]

    def _read_text(self, matched: int) -> None:
        lazy = matched < len(self.containers)
        while self._opens(matched, lazy=lazy):
            lazy = False
            matched = len(self.containers)
        if lazy:
            if self.paragraph and not self.table and not self._interrupts():
                self.paragraph.append(Stretch(start=self.first, end=self.end))
                return
            self.end_paragraph()
            del self.containers[matched:]
        if self.first < self.end:
            self.hollow = False
            self._read_leaf()

    def _opens(self, matched: int, *, lazy: bool) -> bool:
        """Open the container that begins here, if one does."""
        if self.indent >= CODE_INDENT or self.first >= self.end or len(self.containers) >= DEEPEST:
            return False
        if self.text[self.first] not in _CONTAINER_MARKS:
            return False
        mark = self._quote() or self._item(lazy=lazy) or self._footnote(matched) or self._definition(lazy=lazy)
        if mark is None:
            return False
        self.end_paragraph()
        del self.containers[matched:]
        self.containers.append(mark.columns)
        self._pass_mark(mark.length)
        self._skip(mark.gap)
        self.hollow = mark.columns > 0 and mark.gap > 0 and self.first >= self.end
        self.term = False
        if not mark.columns and (note := _NOTE.match(self.text, self.first, self.end)):
            self.runs.append(Run(lines=(Stretch(start=note.end(), end=self.end),)))
            self._move(self.end)
        return True

    def _quote(self) -> _Mark | None:
        return _Mark(columns=0, length=1, gap=1) if self.text[self.first] == ">" else None

    def _item(self, *, lazy: bool) -> _Mark | None:
        found = _ITEM.match(self.text, self.first, self.end)
        if found is None or _RULE.match(self.text, self.first, self.end):
            return None
        length = found.end() - self.first
        column = start = self.column + self.indent + length
        at = found.end()
        while at < self.end and self.text[at] in " \t":
            column += 1 if self.text[at] == " " else TAB_STOP - column % TAB_STOP
            at += 1
        if self.paragraph and not lazy and not self.table and (at >= self.end or found[1] not in {None, "1"}):
            return None
        gap = column - start if at < self.end and column - start <= CODE_INDENT else 1
        return _Mark(columns=self.indent + length + gap, length=length, gap=gap)

    def _footnote(self, matched: int) -> _Mark | None:
        if matched:
            return None  # shown as text inside anything else
        found = _FOOTNOTE.match(self.text, self.first, self.end)
        return _Mark(columns=CODE_INDENT, length=found.end() - self.first, gap=0) if found else None

    def _definition(self, *, lazy: bool) -> _Mark | None:
        if lazy or not (self.term or self.paragraph):
            return None
        found = _DETAILS.match(self.text, self.first, self.end)
        length = found.end() - self.first if found else 0
        return _Mark(columns=self.indent + length, length=length, gap=0) if found else None

    def _interrupts(self) -> bool:
        """Say whether a line that carries no marks of its containers still is no more of their paragraph."""
        if self.indent >= CODE_INDENT:
            return False
        text, first, end = self.text, self.first, self.end
        return bool(_ATX.match(text, first, end) or _FENCE.match(text, first, end) or _RULE.match(text, first, end))

    def _read_leaf(self) -> None:
        text, first, end = self.text, self.first, self.end
        self.term = False
        if self.indent >= CODE_INDENT and not self.paragraph:
            self.end_paragraph()
            self.code.append(Stretch(start=self.at, end=end))
        elif self.indent >= CODE_INDENT and not self.table:
            self.paragraph.append(Stretch(start=first, end=end))
        elif heading := _ATX.match(text, first, end):
            self.end_paragraph()
            self.runs.append(Run(lines=(Stretch(start=heading.end(), end=end),), level=len(heading[1])))
        elif fence := _FENCE.match(text, first, end):
            self.end_paragraph()
            self.fence = fence[1] or fence[2]
            self.code.append(Stretch(start=first, end=end))
        elif self.table and text[first:end].rstrip() != "|":
            self._add_row(first, end)
        elif self.table:
            self.end_paragraph()
            self.paragraph.append(Stretch(start=first, end=end))
        elif self.paragraph and (line := _UNDERLINE.match(text, first, end)):
            level = 1 if line[1][0] == "=" else 2
            self.runs.append(Run(lines=tuple(self.paragraph), level=level, paragraph=True))
            self.paragraph = []
            self.end_paragraph()
        elif _RULE.match(text, first, end):
            self.end_paragraph()
        elif self.paragraph and self._begins_table():
            self._begin_table()
        else:
            self.paragraph.append(Stretch(start=first, end=end))

    def _begins_table(self) -> bool:
        if self.untabled or not _DELIMITERS.match(self.text, self.first, self.end):
            return False
        head = self.paragraph[-1]
        fits = len(self._cells(head.start, head.end)) == len(self._cells(self.first, self.end))
        self.untabled = not fits  # a paragraph is tried once
        return fits

    def _begin_table(self) -> None:
        head = self.paragraph.pop()
        self.end_paragraph()
        self.table = True
        self._add_row(head.start, head.end)

    def _add_row(self, start: int, end: int) -> None:
        self.runs.extend(Run(lines=(cell,)) for cell in self._cells(start, end))

    def _cells(self, start: int, end: int) -> list[Stretch]:
        """Return the cells of a table's row; a bar divides even inside of code."""
        bars = [found.start() for found in _CELL_END.finditer(self.text, start, end) if found[1]]
        edges = [start - 1, *bars, end]
        cells = [Stretch(start=left + 1, end=right) for left, right in pairwise(edges)]
        if len(cells) > 1 and not self.text[cells[0].start : cells[0].end].strip():
            del cells[0]
        if len(cells) > 1 and not self.text[cells[-1].start : cells[-1].end].strip():
            del cells[-1]
        return cells
