"""A problem found in authors' files: where it is, which rule it breaks, how severe it is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.rules import RULES, Severity
from generator.model.when import When

Step = str | int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A place in a file: `line` and `column` count from 1 and count characters; 0 stands for the file as a whole."""

    path: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place named by its keys (`("figures", "total")`); reading turns it into a Place when somebody has to be told.

    `on_key` asks for the place of the last key itself instead of its value, `part` for the `nth` (from 0) time that
    this part of the value is written in it.
    """

    path: str
    keys: tuple[Step, ...] = ()
    on_key: bool = False
    part: str = ""
    nth: int = 0


Value = str | When | date | Spot


@dataclass(frozen=True, slots=True)
class Param:
    """What is put into a problem's text: words as they are; a time, a day or a place to be said as one."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake of an author. `code` is a key of RULES."""

    where: Place | Spot
    code: str
    params: tuple[Param, ...] = ()


def problem(where: Place | Spot, code: str, **params: Value) -> Problem:
    """A Problem of a known code. Raises KeyError where the code is not in RULES."""
    _ = RULES[code]
    return Problem(where=where, code=code, params=tuple(Param(name, value) for name, value in sorted(params.items())))


@dataclass(frozen=True, slots=True)
class Located:
    """A problem whose place is known and whose severity is decided for this site."""

    place: Place
    severity: Severity
    problem: Problem
