"""The YAML parser's complaints in an author's words, at the place at fault and where it can be with the line mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.problem import Place, Problem, problem
from generator.model.rules import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

_KEY = r"[^\s:#'\"\[\]{},][^\s:]*"
_KEYED = re.compile(rf"\s*(?:- )*(?:{_KEY}:\s|- )")
_VALUE = re.compile(rf"\s*(?:- )*(?:{_KEY}:\s+|(?<=- ))(?P<value>\S.*)$")
_BLOCK = re.compile(r"[>|][+-]?\d?")
_CLOSERS = {"[": "]", "{": "}"}
_FARTHEST = 3
"""How many lines above the complaint the text that causes it may begin."""


@dataclass(frozen=True, slots=True)
class _Complaint:
    """A part of what the parser says, and what it means; some are shown where it began instead of where it gave up."""

    said: str
    reason: str
    at_beginning: bool = False


_COMPLAINTS = (
    _Complaint("did not find expected ',' or", N_("the brackets that open here are not closed"), at_beginning=True),
    _Complaint("end of stream", N_("the quotation marks that open here are not closed"), at_beginning=True),
    _Complaint("could not find expected ':'", N_("a key is followed by a colon and a space"), at_beginning=True),
    _Complaint("document", N_("a line “---” or “...” cuts the text in two")),
    _Complaint("escape", N_('inside "…" a “\\” has to be written twice')),
    _Complaint("", N_("the line does not fit in with those above it")),
)


def complaint(path: str, text: str, line: int, error: yaml.YAMLError) -> Problem:
    """The one problem that kept a YAML text from being read. `line` is the file's line on which the text begins."""
    said = str(getattr(error, "problem", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    meant = next(one for one in _COMPLAINTS if one.said in said)
    if meant.at_beginning:
        mark = getattr(error, "context_mark", None) or mark
    lines = text.split("\n")
    number = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    for candidate in _suspects(lines, number):
        lead = _lead(lines[candidate])
        if lead:
            where = Place(path=path, line=line + candidate, column=lead.start("value") + 1)
            return problem(where, "yaml-lead", sign=lead["value"][0], line=quoted(lines[candidate]))
    where = Place(path=path, line=line + number, column=column + 1)
    if "mapping values are not allowed" in said:
        whole = _whole(lines, number, column)
        if whole:
            return problem(where, "yaml-colon", line=quoted(whole))
    return problem(where, "yaml-syntax", reason=meant.reason)


def quoted(line: str) -> str:
    """A line of YAML with its value in quotes; what stands after a sign for a comment becomes part of it."""
    match = re.match(rf"(\s*(?:- )*{_KEY}:\s+|\s*(?:- )+)(.*?)\s*$", line)
    if not match:
        return f'"{line.strip()}"'
    if ('"' in match[2] or "\\" in match[2]) and "'" not in match[2]:
        return f"{match[1].strip()} '{match[2]}'"
    value = match[2].replace("\\", "\\\\").replace('"', '\\"')
    return f'{match[1].strip()} "{value}"'


def _suspects(lines: list[str], number: int) -> Iterator[int]:
    """The line of the complaint and the nearest one above with a key: a sign at the beginning is noticed late."""
    yield number
    for above in range(number - 1, max(number - _FARTHEST - 1, -1), -1):
        if _KEYED.match(lines[above]):
            yield above
            return


def _lead(line: str) -> re.Match[str] | None:
    """A value that begins with a sign YAML keeps for itself and goes on as text."""
    match = _VALUE.match(line)
    if not match:
        return None
    value = match["value"].rstrip()
    sign = value[0]
    if sign in "[{":
        closer = _CLOSERS[sign]
        leads = closer in value and (not value.endswith(closer) or value.startswith("{{"))
    elif sign in "'\"":
        leads = sign in value[1:-1] and (
            sign != value[-1] or sign in value[1:-1].replace(f"\\{sign}", "").replace("''", "")
        )
    elif sign in "|>":
        leads = not _BLOCK.fullmatch(value)
    else:
        leads = sign in "*&!@`%]}," or value[:2] in {"- ", "? "}
    return match if leads else None


def _whole(lines: list[str], number: int, column: int) -> str:
    """The key and all of its text that has a colon in it; empty where the line looks like a key that stands askew."""
    if ": " in lines[number][:column]:
        return lines[number]
    if re.match(r"\s*(?:- )?[a-z_]+:(?:\s|$)", lines[number]):
        return ""
    for above in range(number - 1, max(number - _FARTHEST - 1, -1), -1):
        if _KEYED.match(lines[above]):
            return " ".join([lines[above].rstrip(), *(one.strip() for one in lines[above + 1 : number + 1])])
    return ""
