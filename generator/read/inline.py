"""Code spans, links and pictures in one run of Markdown's running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from generator.read.blocks import Stretch
from generator.read.marks import AUTOLINK

_TICKS = re.compile(r"`+")
_MARK = re.compile(rf"\\.|{AUTOLINK.pattern}|(?P<ticks>`+)|(?P<opener>!?\[)|(?P<closer>\])", re.DOTALL)
_GLUED = re.compile(r"(?:://|www\.)[^\s<]*$")
"""A bare address takes in the backticks that touch it, so they may begin no code."""

_SPACE = re.compile(r"[ \t\n]*")
_POINTED = re.compile(r"<((?:[^<>\n\\]|\\.)*)>")
_BARE = re.compile(r"\\[^\s]|[()]|[^\s()\\<\x00-\x1f]+|<|\\")
_TITLE = re.compile(r"""[ \t\n]+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))""", re.DOTALL)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")
PARENTHESES = 32
LONGEST_LABEL = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A link's or picture's destination as written, with escapes resolved.

    `at` and `end` bound the whole; `label`, the words (cut off where they are too long), begins at `words_at`.
    """

    target: str
    label: str
    words_at: int
    at: int
    end: int
    picture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """What stands in a run: its code spans, marks included, and its links and pictures, each in order of their ends."""

    code: tuple[Stretch, ...] = ()
    targets: tuple[Target, ...] = ()


class Definitions:
    """The destinations that a text gives to labels; the first one given counts."""

    def __init__(self, defined: Iterable[Target]) -> None:
        self._targets: dict[str, str] = {}
        for one in defined:
            self._targets.setdefault(_folded(one.label), one.target)

    def __bool__(self) -> bool:
        return bool(self._targets)

    def target(self, label: str) -> str | None:
        """Return the destination of a label, in whatever case and spacing; None where it has none."""
        return self._targets.get(_folded(label))


def definitions(run: str) -> tuple[Target, ...]:
    """Return the definitions of links (`[label]: destination`) that a paragraph begins with."""
    found: list[Target] = []
    at = 0
    while target := _definition(run, at):
        found.append(target)
        at = target.end
    return tuple(found)


def inline(run: str, at: int, defined: Definitions) -> Inline:
    """Return the code spans, links and pictures of a run from an offset on."""
    reader = _Reader(run, defined)
    while mark := _MARK.search(run, at):
        at = mark.end()
        if mark["ticks"]:
            at = reader.code_span(mark)
        elif mark["opener"]:
            reader.openers.append(mark)
            reader.newest = mark.start()
        elif mark["closer"] and reader.openers:
            at = reader.target(at)
    return Inline(code=tuple(reader.code), targets=tuple(reader.targets))


class _Reader:
    """What is known of a run up to the mark that is read."""

    def __init__(self, run: str, defined: Definitions) -> None:
        self.run = run
        self.defined = defined
        self.code: list[Stretch] = []
        self.targets: list[Target] = []
        self.openers: list[re.Match[str]] = []
        self.newest = -1  # where the last bracket opened: a label has none inside
        self.spent = 0  # openers of links below this place stand around a link, and cannot be one
        self.ticks: dict[int, list[int]] = {}
        for found in _TICKS.finditer(run):
            self.ticks.setdefault(found.end() - found.start(), []).append(found.start())
        for places in self.ticks.values():
            places.reverse()

    def code_span(self, mark: re.Match[str]) -> int:
        """Take in the code span that begins with these backticks, if one does; return where to go on."""
        places = self.ticks.get(mark.end() - mark.start(), [])
        while places and places[-1] < mark.end():
            places.pop()
        if not places:
            return mark.end()
        end = places[-1] + mark.end() - mark.start()
        if not _GLUED.search(self.run, max(0, mark.start() - LONGEST_LABEL), mark.start()):
            self.code.append(Stretch(start=mark.start(), end=end))
        return end

    def target(self, at: int) -> int:
        """Take in the link or picture whose words end before an offset, if one does; return where to go on."""
        opener = self.openers.pop()
        picture = opener["opener"] == "!["
        if not picture and len(self.openers) < self.spent:
            self.spent = len(self.openers)
            return at
        start = opener.end()
        label = self.run[start : min(at - 1, start + LONGEST_LABEL)]
        whole = opener.start() == self.newest and len(label) == at - 1 - start
        ended = _inline_target(self.run, at) or _referred_target(self.run, at, label if whole else None, self.defined)
        if ended is None:
            return at
        target, end = ended
        place = opener.start()
        self.targets.append(Target(target=target, label=label, words_at=start, at=place, end=end, picture=picture))
        if not picture:
            self.spent = len(self.openers)
        return end


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _definition(run: str, at: int) -> Target | None:
    label: re.Match[str] | None = _LABEL.match(run, at)
    if label is None or not label[1].strip() or label[1].startswith("^") or not run.startswith(":", label.end()):
        return None
    ended = _destination(run, _past_space(run, label.end() + 1))
    if ended is None or (not ended[0] and run[ended[1] - 1] != ">"):
        return None
    target, end = ended
    title = _TITLE.match(run, end)
    line_end = (_LINE_END.match(run, title.end()) if title else None) or _LINE_END.match(run, end)
    if line_end is None:
        return None
    return Target(target=target, label=label[1], words_at=label.start(1), at=at, end=line_end.end())


def _inline_target(run: str, at: int) -> tuple[str, int] | None:
    """Return the destination in parentheses at an offset, and where they end."""
    if not run.startswith("(", at):
        return None
    ended = _destination(run, _past_space(run, at + 1))
    if ended is None:
        return None
    target, end = ended
    title = _TITLE.match(run, end)
    end = _past_space(run, title.end() if title else end)
    return (target, end + 1) if run.startswith(")", end) else None


def _referred_target(run: str, at: int, words: str | None, defined: Definitions) -> tuple[str, int] | None:
    """Return the destination of a label after a text, or of the text itself, and where it ends."""
    if not defined:
        return None
    label = _LABEL.match(run, at)
    if label and label[1].strip():
        target = defined.target(label[1])
        return None if target is None else (target, label.end())
    target = None if words is None else defined.target(words)
    return None if target is None else (target, label.end() if label else at)


def _destination(run: str, at: int) -> tuple[str, int] | None:
    """Return the destination at an offset, empty where there is none, and where it ends; None if it is ill-formed."""
    pointed = _POINTED.match(run, at)
    if pointed:
        return _unescaped(pointed[1]), pointed.end()
    if run.startswith("<", at):
        return None
    end = at
    depth = 0
    while part := _BARE.match(run, end):
        if part[0] == ")" and depth == 0:
            break
        depth += (part[0] == "(") - (part[0] == ")")
        if depth > PARENTHESES:
            return None
        end = part.end()
    return (_unescaped(run[at:end]), end) if depth == 0 else None


def _past_space(run: str, at: int) -> int:
    found = _SPACE.match(run, at)
    return found.end() if found else at


def _unescaped(destination: str) -> str:
    return _ESCAPE.sub(lambda found: found[1] or unescape(found[2]), destination)
