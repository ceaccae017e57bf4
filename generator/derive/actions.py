"""What readers are asked to do: what holds on a day, what has lapsed, and what it amounts to for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.model.text import Id
    from generator.model.update import Action, Need, Update

ActionStanding = Literal["now", "later", "passed"]

_STRENGTH: tuple[Need, ...] = ("none", "optional", "required")
_NEVER = 10**7
"""Later than the ordinal of any day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionState:
    """An action of an update and where it stands: it holds `now`, holds `later`, or its deadline has `passed`.

    `audiences` are those it is for: its own, else its update's; everybody where both name none.
    """

    update: Update
    action: Action
    audiences: tuple[Id, ...]
    standing: ActionStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSum:
    """What actions that hold amount to: the strongest need (None where nothing is asked) and its days.

    `by` is the earliest deadline of what is required; of what may be done it is named only where all share it.
    `from_` is the first day on which any of it can be done, None where that day has come.
    """

    need: Need | None
    from_: date | None = None
    by: date | None = None


def action_states(updates: Iterable[Update], today: date) -> tuple[ActionState, ...]:
    """Every action of the updates, in their order."""
    return tuple(
        ActionState(
            update=update,
            action=action,
            audiences=action.audiences or update.audiences,
            standing=_standing(action, today),
        )
        for update in updates
        for action in update.actions
    )


def _standing(action: Action, today: date) -> ActionStanding:
    """Both days belong to the action: it is passed on the day after its deadline."""
    if action.by is not None and action.by < today:
        return "passed"
    return "later" if action.from_ is not None and action.from_ > today else "now"


def concerns(audience: Id, audiences: tuple[Id, ...]) -> bool:
    """Whether what names these audiences concerns one of them; what names none concerns everybody."""
    return not audiences or audience in audiences


def update_concerns(audience: Id, update: Update) -> bool:
    """Whether an update concerns an audience: as a whole, or by what it asks it to do or answers to it."""
    named = [one.audiences for one in update.actions] + [one.audiences for one in update.questions]
    return concerns(audience, update.audiences) or any(audience in one for one in named)


def holding(states: Iterable[ActionState]) -> tuple[ActionState, ...]:
    """What still holds: required before optional before nothing; by deadline, then newest first.

    What is to be done only later stands after what can be done now. Within the same day the given order stays.
    """
    return tuple(sorted((one for one in states if one.standing != "passed"), key=_urgency))


def passed(states: Iterable[ActionState]) -> tuple[ActionState, ...]:
    """What has lapsed, the latest deadline first; within the same day the given order stays."""
    return tuple(sorted((one for one in states if one.standing == "passed"), key=_deadline, reverse=True))


def sum_of(states: Iterable[ActionState]) -> ActionSum:
    """What actions amount to. Those whose deadline has passed ask nothing any more."""
    live = holding(states)
    if not live:
        return ActionSum(need=None)
    need = live[0].action.need
    strongest = [one for one in live if one.action.need == need]
    if need == "none":
        return ActionSum(need=need)
    starts = [one.action.from_ for one in strongest if one.standing == "later" and one.action.from_]
    deadlines = [one.action.by for one in strongest if one.action.by]
    shared = len(deadlines) == len(strongest) and len(set(deadlines)) == 1
    return ActionSum(
        need=need,
        from_=min(starts) if len(starts) == len(strongest) else None,
        by=min(deadlines) if deadlines and (need == "required" or shared) else None,
    )


def strength(need: Need | None) -> int:
    """How much a need asks: nothing at all 0, then none, optional, required."""
    return _STRENGTH.index(need) + 1 if need else 0


def _urgency(one: ActionState) -> tuple[object, ...]:
    """A sort key. Only what is required goes by its deadline; what may be done goes by its day alone."""
    deadline = one.action.by.toordinal() if one.action.by and one.action.need == "required" else _NEVER
    return (-strength(one.action.need), deadline, one.standing == "later", -one.update.date.date.toordinal())


def _deadline(one: ActionState) -> tuple[int, int]:
    by = one.action.by.toordinal() if one.action.by else 0
    return (by, one.update.date.date.toordinal())
