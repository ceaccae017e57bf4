"""What a goal's plan asked for on a day: its definition of today, with what was amended since undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.read.assigned import assigned
from generator.read.fields import field_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.model.plan import Amendment, Goal

_LEADS_ELSEWHERE = ("{{", "](")
"""What is in a text that leads to something, which may be gone by now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined:
    """A goal as it was defined on a day.

    `since` are the amendments after that day, oldest first. `kept` are those of them that could not be undone for
    certain: what they changed is as it is today.
    """

    goal: Goal
    since: tuple[Amendment, ...] = ()
    kept: tuple[Amendment, ...] = ()


def defined_on(goal: Goal, amendments: Iterable[Amendment], day: date) -> Defined:
    """A goal as its plan, with these amendments, defined it on a day; one of that very day was in force already.

    A plain value is undone. What was said of a group of fields in words is not, and nothing earlier within it either.
    A withdrawn goal stays silent.
    """
    own = sorted((one for one in amendments if one.goal == goal.number and one.date > day), key=lambda one: one.date)
    if not own or goal.withdrawn:
        return Defined(goal=goal, since=tuple(own), kept=tuple(own))
    then = goal
    kept: list[Amendment] = []
    for one in reversed(own):
        before = None if any(_meet(one.field, other.field) for other in kept) else _undone(then, one)
        if before is None:
            kept.append(one)
        else:
            then = before
    return Defined(goal=then, since=tuple(own), kept=tuple(reversed(kept)))


def _undone(goal: Goal, one: Amendment) -> Goal | None:
    if any(sign in one.from_ for sign in _LEADS_ELSEWHERE):
        return None
    return assigned(goal, one.field, one.from_)


def _meet(one: str, other: str) -> bool:
    """Whether two fields are the same, or one lies in the other."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def first_said(goal: Goal, amendments: Iterable[Amendment], field: str) -> str | None:
    """What a plain field of a goal said before it was first amended; None where it never was."""
    known = field_at(goal, field)
    told = [one for one in amendments if one.goal == goal.number and one.field == field]
    return min(told, key=lambda one: one.date).from_ if told and known and known.kind is not None else None
