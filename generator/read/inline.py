"""Code spans, links and pictures in one run of Markdown's running text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from generator.read.marks import AUTOLINK

_TICKS = re.compile(r"`+")
_TICKS_OR_NOT = re.compile(rf"\\.|{AUTOLINK.pattern}|(?P<ticks>`+)", re.DOTALL)
_BRACKET = re.compile(rf"\\.|{AUTOLINK.pattern}|(?P<bracket>!?\[|\])", re.DOTALL)
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

    `at` and `end` bound the whole; `label`, the words, begins at `words_at`.
    """

    target: str
    label: str
    words_at: int
    at: int
    end: int
    picture: bool = False


def code_spans(run: str) -> tuple[tuple[int, int], ...]:
    """Return where the code spans of a run begin and end, marks included, in order."""
    closers: dict[int, list[int]] = {}
    for found in _TICKS.finditer(run):
        closers.setdefault(found.end() - found.start(), []).append(found.start())
    for places in closers.values():
        places.reverse()
    spans = []
    at = 0
    while found := _TICKS_OR_NOT.search(run, at):
        at = found.end()
        if not found["ticks"]:
            continue
        places = closers.get(len(found["ticks"]), [])
        while places and places[-1] < at:
            places.pop()
        if places:
            spans.append((found.start(), places[-1] + len(found["ticks"])))
            at = spans[-1][1]
    return tuple(spans)


def definitions(run: str) -> tuple[Target, ...]:
    """Return the definitions of links (`[label]: destination`) that a paragraph begins with."""
    found = []
    at = 0
    while target := _definition(run, at):
        found.append(target)
        at = target.end
    return tuple(found)


def links(run: str, at: int, defined: Mapping[str, str]) -> tuple[Target, ...]:
    """Return the links and pictures of a run from an offset on, where its code spans are blanked out.

    `defined` has the destinations of labels, as `folded` writes them.
    """
    found = []
    openers: list[re.Match[str]] = []
    newest = -1  # where the last bracket opened: a label has none inside
    spent = 0  # openers of links below this place stand around a link, and cannot be one
    while mark := _BRACKET.search(run, at):
        at = mark.end()
        if not mark["bracket"]:
            continue
        if mark["bracket"] != "]":
            openers.append(mark)
            newest = mark.start()
            continue
        if not openers:
            continue
        opener = openers.pop()
        picture = opener["bracket"] == "!["
        if not picture and len(openers) < spent:
            spent = len(openers)
            continue
        inner = run[opener.end() : mark.start()] if opener.start() == newest else None
        ended = _inline_target(run, at) or _referred_target(run, at, inner, defined)
        if ended is None:
            continue
        target, at = ended
        start = opener.end()
        label = run[start : mark.start()]
        found.append(Target(target=target, label=label, words_at=start, at=opener.start(), end=at, picture=picture))
        if not picture:
            spent = len(openers)
    return tuple(found)


def folded(label: str) -> str:
    """Return a label as labels are compared: without regard to case and white space."""
    return " ".join(label.split()).casefold()


def _definition(run: str, at: int) -> Target | None:
    label = _LABEL.match(run, at)
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


def _referred_target(run: str, at: int, inner: str | None, defined: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the destination of a label after a text, or of the text itself, and where it ends."""
    if not defined:
        return None
    label = _LABEL.match(run, at)
    if label and label[1].strip():
        target = defined.get(folded(label[1]))
        return None if target is None else (target, label.end())
    target = None if inner is None or len(inner) > LONGEST_LABEL else defined.get(folded(inner))
    return None if target is None else (target, label.end() if label else at)


def _destination(run: str, at: int) -> tuple[str, int] | None:
    """Return the destination at an offset (empty where there is none), and where it ends; None where it is ill-formed."""
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
