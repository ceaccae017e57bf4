"""What a text refers to, and where: references, links, pictures, and marks that do not mean what they seem to."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

from generator.read.blocks import Blocks, Run, Stretch, blocks, paragraphs
from generator.read.inline import Definitions, Target, definitions, inline
from generator.read.marks import AUTOLINK, MARK, REFERENCE

_STRAY_INLINE = re.compile(r"\{\{[^{}\n]{0,200}\}{0,2}|\{%[^\n{}]{0,200}%\}|\{#[^\n{}]{0,200}#\}")
_STRAY = re.compile(rf"\\.|({_STRAY_INLINE.pattern})")
_TAG = re.compile(
    rf"\\.|{AUTOLINK.pattern}|"
    r"<(?:/?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])[^<>]{0,1000}>|(?P<odd>!--|\?|!\[CDATA\[|![A-Za-z]))"
)
_TOP = re.compile(r"(?<!#)#(?![^ \t\r\n])|=[ \t]*(?:\r|\n|$)")
_STRUCTURE = ("`", "\t", "~~~", "]:", "[^", "    ", "\n:", " :", ">:")
"""What may make code or a definition; without it, blank lines are structure enough to find links in."""
_CLOSING_MARKS = re.compile(r"(?:(?<=[ \t])|^)#+[ \t]*$")
_BUILT = re.compile(r"`|~~~|\t|    |\](?=[(:])")
"""What code or a link needs: a text without it need not be taken apart into blocks."""

_ADDRESS = re.compile(rf"{AUTOLINK.pattern}|\b(?:https?://|www\.)[^\s<]+")

_HINTS = ("{{", "{%", "{#", "](", "]:")
_FILLER = "\uf8ff"
"""Stands for a mark; for private use, so that no destination has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A well-formed reference `{{ kind:id }}`; `day` is empty, or a day as written ("2021-11-30")."""

    kind: str
    id: str
    day: str
    source: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLink:
    """A link or a picture; `target` as the author wrote it (escapes resolved), `text` the words or alternative text."""

    target: str
    text: str
    picture: bool
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """Something between `{{ }}`, `{% %}` or `{# #}` that is no reference."""

    source: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawHtml:
    """A tag that will be shown as text; `tag` is its name in lower case, or how a comment or declaration begins."""

    tag: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopHeading:
    """A heading of the first level, which belongs to the page and not to a text in it."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyScan:
    """Everything found in one text, each kind in the order of the text."""

    references: tuple[Reference, ...] = ()
    links: tuple[BodyLink, ...] = ()
    strays: tuple[Stray, ...] = ()
    raw_html: tuple[RawHtml, ...] = ()
    top_headings: tuple[TopHeading, ...] = ()


def scan(text: str, first_line: int) -> BodyScan:
    """Return what a Markdown text refers to, code aside.

    `first_line` is the line of the file that the text begins on. Lines and columns (in characters) count from 1.
    Any text can be scanned, in time in proportion to its length.
    """
    if not (_may_be_top(text) or "<" in text or any(hint in text for hint in _HINTS)):
        return BodyScan()
    return _Scanner(text, first_line).scan()


@lru_cache(maxsize=20_000)
def scanned(text: str, first_line: int) -> BodyScan:
    """The same as `scan`, remembered: bodies are looked through by the checks and again when their page is planned."""
    return scan(text, first_line)


def scan_inline(text: str, first_line: int) -> BodyScan:
    """Return the references and strays of a text that is not Markdown, as a summary or a reason."""
    if not any(hint in text for hint in _HINTS[:3]):
        return BodyScan()
    return _Scanner(text, first_line).scan_inline()


def running(text: str) -> str:
    """Return a Markdown text in which every character that no reader sees as a word is replaced by one private sign.

    That is: code, references, safe tags, and the addresses of links and pictures. Offsets stay what they were.
    """
    return _Scanner(text, 1).running()


def running_inline(text: str) -> str:
    """The same for a text that is not Markdown, where only references are replaced."""
    return REFERENCE.sub(_filled, text)


class _Scanner:
    """Finds things by their offsets, and tells where they are by line and column."""

    def __init__(self, text: str, first_line: int) -> None:
        # of the same length, so that every offset holds
        self.text = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
        self.first_line = first_line
        self.line_starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        self.references: list[re.Match[str]] = []

    def scan(self) -> BodyScan:
        """Return what is found in the text as Markdown."""
        masked = MARK.sub(self._mask, self.text)
        structure = self._structure(masked)
        runs = [_Span(masked, run) for run in structure.runs if run.level == 1 or _marked(masked, run)]
        links = self._read_inline(runs)
        code = _Code([*structure.code, *chain.from_iterable(run.code for run in runs)])
        tags = [found for found in _TAG.finditer(masked) if found["name"] or found["odd"]] if "<" in masked else []
        return BodyScan(
            references=tuple(self._reference(found) for found in self.references if found.start() not in code),
            links=links,
            strays=self._strays(masked, code),
            raw_html=tuple(self._raw_html(found) for found in tags if found.start() not in code),
            top_headings=tuple(self._top(run) for run in runs if run.level == 1),
        )

    def _structure(self, masked: str) -> Blocks:
        """Return as much structure as the text needs: most have links, and nothing that a link could be hidden in."""
        top = _may_be_top(masked)
        if not top and not masked.startswith(":") and not any(sign in masked for sign in _STRUCTURE):
            return paragraphs(masked)
        return blocks(masked) if top or _BUILT.search(masked) else Blocks()

    def scan_inline(self) -> BodyScan:
        """Return what is found in the text as it stands."""
        self.references = list(REFERENCE.finditer(self.text))
        masked = REFERENCE.sub(_filled, self.text)
        strays = tuple(self._stray(found.start(), found[0]) for found in _STRAY_INLINE.finditer(masked))
        return BodyScan(references=tuple(self._reference(found) for found in self.references), strays=strays)

    def running(self) -> str:
        """Return the text with fillers for all that is not running text."""
        masked = MARK.sub(self._mask, self.text)
        structure = blocks(masked)
        runs = [_Span(masked, run) for run in structure.runs]
        targets = [*self._targets(runs), *_definitions(runs)]
        hidden = [*structure.code, *chain.from_iterable(run.code for run in runs)]
        hidden += [
            Stretch(start=run.offset(one.words_at + len(one.label)), end=run.offset(one.end)) for run, one in targets
        ]
        hidden += [Stretch(start=found.start(), end=found.end()) for found in _ADDRESS.finditer(masked)]
        signs = list(masked)
        for one in hidden:
            signs[one.start : one.end] = _FILLER * (one.end - one.start)
        return "".join(signs)

    def _mask(self, found: re.Match[str]) -> str:
        if found["reference"]:
            self.references.append(found)
        return _filled(found) if found["reference"] or found["safe"] else found[0]

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset) - 1
        return self.first_line + line, offset - self.line_starts[line] + 1

    def _reference(self, found: re.Match[str]) -> Reference:
        line, column = self._place(found.start())
        day = found["day"] or ""
        return Reference(kind=found["kind"], id=found["id"], day=day, source=found[0], line=line, column=column)

    def _stray(self, offset: int, source: str) -> Stray:
        line, column = self._place(offset)
        return Stray(source=source.rstrip(), line=line, column=column)

    def _strays(self, masked: str, code: _Code) -> tuple[Stray, ...]:
        if "{" not in masked:
            return ()
        found = (found for found in _STRAY.finditer(masked) if found[1] and found.start() not in code)
        return tuple(self._stray(one.start(), one[1]) for one in found)

    def _raw_html(self, found: re.Match[str]) -> RawHtml:
        line, column = self._place(found.start())
        return RawHtml(tag=(found["name"] or found["odd"]).lower(), line=line, column=column)

    def _top(self, run: _Span) -> TopHeading:
        line, column = self._place(self.text.rfind("\n", 0, run.starts[0]) + 1)
        text = " ".join(self.text[one.start : one.end].strip() for one in run.lines)
        return TopHeading(line=line, column=column, text=_CLOSING_MARKS.sub("", text).strip())

    def _read_inline(self, runs: list[_Span]) -> tuple[BodyLink, ...]:
        """Read each run for code and links."""
        found = (self._link(run, target) for run, target in self._targets(runs) if _FILLER not in target.target)
        return tuple(sorted(found, key=lambda link: (link.line, link.column)))

    def _targets(self, runs: list[_Span]) -> list[tuple[_Span, Target]]:
        """The targets in runs, whose code is noted; a definition counts where nothing leads to the same address."""
        own = _definitions(runs)
        defined = Definitions(target for _, target in own)
        begin = {id(run): target.end for run, target in own}
        used = []
        for run in runs:
            if "`" in run.text or "](" in run.text or (defined and "]" in run.text):
                read = inline(run.text, begin.get(id(run), 0), defined)
                run.code = [Stretch(start=run.offset(one.start), end=run.offset(one.end)) for one in read.code]
                used += [(run, target) for target in read.targets]
        followed = {target.target for _, target in used}
        return used + [(run, target) for run, target in own if target.target not in followed]

    def _link(self, run: _Span, target: Target) -> BodyLink:
        line, column = self._place(run.offset(target.at))
        start = run.offset(target.words_at)
        text = " ".join(self.text[start : start + len(target.label)].split())
        return BodyLink(target=target.target, text=text, picture=target.picture, line=line, column=column)


class _Span:
    """A run as one text, whose offsets are known in the whole."""

    def __init__(self, text: str, run: Run) -> None:
        self.level, self.paragraph = run.level, run.paragraph
        self.text = "\n".join([text[line.start : line.end] for line in run.lines])
        self.lines = run.lines
        self.starts = [line.start for line in run.lines]
        lengths = (line.end - line.start + 1 for line in run.lines)
        self.own_starts = list(accumulate(lengths, initial=0))[:-1]
        self.code: list[Stretch] = []

    def offset(self, own: int) -> int:
        """Return an offset in the whole text for one in the run."""
        line = bisect_right(self.own_starts, own) - 1
        return self.starts[line] + own - self.own_starts[line]


class _Code:
    """The offsets that lie in code."""

    def __init__(self, stretches: list[Stretch]) -> None:
        stretches.sort(key=lambda stretch: stretch.start)
        self.starts = [stretch.start for stretch in stretches]
        self.ends = [stretch.end for stretch in stretches]

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def _definitions(runs: list[_Span]) -> list[tuple[_Span, Target]]:
    """The definitions of links, with the runs that begin with them."""
    return [(run, target) for run in runs if run.paragraph and "]:" in run.text for target in definitions(run.text)]


def _marked(text: str, run: Run) -> bool:
    """Say whether there may be code or a link in a run."""
    start, end = run.lines[0].start, run.lines[-1].end
    return text.find("]", start, end) >= 0 or text.find("`", start, end) >= 0


def _may_be_top(text: str) -> bool:
    """Say whether there may be a heading of the first level; the pattern is only tried where its signs stand."""
    single = "#" in text.replace("###", "").replace("##", "")
    return (single or "=" in text) and _TOP.search(text) is not None


def _filled(found: re.Match[str]) -> str:
    return _FILLER * len(found[0])
