"""What people judged of a goal against what follows from its results, and whether they judged it when it was due."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from generator.derive.goals import plan_state
from generator.model.plan import All, Any, Leaf
from generator.model.problem import Problem, Spot, problem
from generator.read.fields import GOALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.derive.goals import Division, FollowUpState, GoalState, LeafResult
    from generator.model.follow_up import Row
    from generator.model.plan import Op, Plan, Requirement, Tone
    from generator.model.text import Id

_SIGNS: dict[Op, str] = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "equals": "="}
_GROWING = ("at_least", "more_than", "equals")
_DONE = ("deliverable", "capability", "text")
_NOT_DUE = "not_due"
_MEASURES = frozenset({"requirement", "requirement_text", "measurement"})
_DUES = frozenset({"reporting", GOALS})
"""What a goal is measured by, and what it is due by: the fields of amendments."""
_DECIMALS = Decimal("0.01")


def statuses(facts: Facts) -> Iterator[Problem]:
    """A status that says the opposite of the year to date: readers are told why, in a note.

    A published follow-up is measured by what is published, a draft by the drafts before it as well.
    """
    if not facts.broken.kinds.isdisjoint(("Goal", "FollowUp")):
        return
    for plan in facts.content.plans:
        tones = {status.id: status.tone for status in plan.statuses}
        for state in _states(facts, plan):
            for goal in state.goals:
                row = goal.row
                if row and not row.note and not goal.goal.withdrawn and not _amended(state, goal, plan, _MEASURES):
                    yield from _against(state, row, goal, plan, tones.get(row.status))


def _states(facts: Facts, plan: Plan) -> Iterator[FollowUpState]:
    goals = tuple(goal for goal in facts.content.goals if goal.plan == plan.id)
    every = tuple(one for one in facts.content.follow_ups if one.plan == plan.id)
    final = tuple(one for one in every if not one.draft)
    yield from plan_state(plan, goals, final).follow_ups
    if len(final) < len(every):
        yield from (state for state in plan_state(plan, goals, every).follow_ups if state.follow_up.draft)


def _amended(state: FollowUpState, goal: GoalState, plan: Plan, fields: frozenset[str]) -> bool:
    """Whether any of these fields was another when the follow-up was published, so that it was not written by these."""
    told = state.follow_up.date.date
    return any(
        one.date > told and one.goal in (goal.goal.number, None) and one.field.partition(".")[0] in fields
        for one in plan.amendments
    )


def _against(state: FollowUpState, row: Row, goal: GoalState, plan: Plan, tone: Tone | None) -> Iterator[Problem]:
    """Good of what is missed, bad of what is met; with the results that say so."""
    late = tuple(one for one in goal.to_date if one.met == "not_met" and not _to_come(one.leaf, state.division, plan))
    where = Spot(path=state.follow_up.path, keys=("rows", row.id, "status"))
    if tone == "good" and _missed(goal.goal.requirement, {one.leaf.id for one in late}):
        results = ", ".join(_said(one) for one in late)
        yield problem(where, "status-against-result", status=row.status, results=results)
    elif tone == "bad" and goal.met == "met":
        results = ", ".join(_said(one) for one in goal.to_date if one.met == "met")
        yield problem(where, "status-against-result", status=row.status, results=results, guess="met")


def _missed(requirement: Requirement, late: set[Id]) -> bool:
    """Whether a requirement is missed of which these parts are: one of those that are all needed, or all of the others.

    What is partly met is missed where what is not met of it is.
    """
    match requirement:
        case Leaf():
            return requirement.id in late
        case All():
            return any(_missed(part, late) for part in requirement.all)
        case Any():
            return all(_missed(part, late) for part in requirement.any)


def _to_come(leaf: Leaf, division: Division, plan: Plan) -> bool:
    """Whether what grows, or is delivered once, has time left: it is not missed before its last day."""
    grows = leaf.kind in _DONE or (leaf.kind == "count" and leaf.op in _GROWING)
    last = (leaf.by.last if leaf.by else None) or plan.period.until
    return grows and last > division.last


def _said(result: LeafResult) -> str:
    """A result and what is required, as authors write them: "coverage 13.74 (≥ 15)"."""
    leaf = result.leaf
    if leaf.value is None or result.value is None:
        return f"{leaf.id}: done: {str(result.done).lower()}"
    return f"{leaf.id}: {_short(result.value, leaf.value)} ({_SIGNS[leaf.op]} {leaf.value:f})"


def _short(value: Decimal, required: Decimal) -> str:
    """A number with two decimals at most, on the side of the requirement that it is on."""
    if value == round(value, 2):
        return f"{value.normalize():f}"
    return f"{value.quantize(_DECIMALS, rounding=ROUND_FLOOR if value < required else ROUND_CEILING):f}"


def reports(facts: Facts) -> Iterator[Problem]:
    """A published follow-up has a row for every goal due in it; one that is due once has it by the last time."""
    if not facts.broken.kinds.isdisjoint(("Goal", "FollowUp")):
        return
    for plan in facts.public.plans:
        goals = tuple(goal for goal in facts.public.goals if goal.plan == plan.id and not goal.withdrawn)
        told = tuple(one for one in facts.public.follow_ups if one.plan == plan.id)
        states = plan_state(plan, goals, told)
        last = {part.short: part.id for part in states.divisions}
        for state in states.follow_ups:
            for goal in state.goals:
                if _owed(goal, state.division, last) and not _amended(state, goal, plan, _DUES):
                    yield _unreported(state, goal)


def _owed(state: GoalState, division: Division, last: dict[str, str]) -> bool:
    """Whether a goal is due in a division and not reported there. `last` has each short name's last division."""
    due = state.goal.reporting.due
    if division.short not in due or _answered(state.row):
        return False
    if state.goal.reporting.rule == "all":
        return True
    earlier = (quarter.row for quarter in state.quarters if quarter.division.short in due)
    return division.id == max(last[short] for short in due if short in last) and not any(map(_answered, earlier))


def _answered(row: Row | None) -> bool:
    return row is not None and row.status != _NOT_DUE


def _unreported(state: FollowUpState, goal: GoalState) -> Problem:
    number = goal.goal.number
    keys = ("rows", number, "status") if goal.row else ("rows",)
    where = Spot(path=state.follow_up.path, keys=keys, on_key=not goal.row)
    return problem(where, "due-not-reported", goal=number, due=", ".join(goal.goal.reporting.due))
