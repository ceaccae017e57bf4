"""What people judged of a goal against what follows from its results, and whether they judged it when it was due."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator.derive.goals import Due, plan_state
from generator.model.problem import Problem, Spot, problem
from generator.read.fields import GOALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.derive.divisions import Division
    from generator.derive.goals import FollowUpState, GoalState
    from generator.derive.results import LeafResult
    from generator.model.follow_up import Row
    from generator.model.plan import Op, Plan, Tone

_SIGNS: dict[Op, str] = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "equals": "="}
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
                    yield from _against(state, row, goal, tones.get(row.status))


def _states(facts: Facts, plan: Plan) -> Iterator[FollowUpState]:
    goals = tuple(goal for goal in facts.content.goals if goal.plan == plan.id)
    every = tuple(one for one in facts.content.follow_ups if one.plan == plan.id)
    final = tuple(one for one in every if not one.draft)
    yield from plan_state(plan, goals, final, facts.now.date()).follow_ups
    if len(final) < len(every):
        yield from (
            state for state in plan_state(plan, goals, every, facts.now.date()).follow_ups if state.follow_up.draft
        )


def _amended(state: FollowUpState, goal: GoalState, plan: Plan, fields: frozenset[str]) -> bool:
    """Whether any of these fields was another when the follow-up was published, and what it was cannot be told."""
    told = state.follow_up.date.date
    of_plan = (one for one in plan.amendments if one.goal is None and one.date > told)
    return any(one.field.partition(".")[0] in fields for one in (*goal.kept, *of_plan))


def _against(state: FollowUpState, row: Row, goal: GoalState, tone: Tone | None) -> Iterator[Problem]:
    """Good of what is missed, bad of what is met; with the results that say so."""
    late = tuple(one for one in goal.to_date if one.met == "not_met" and not one.open)
    where = Spot(path=state.follow_up.path, keys=("rows", row.id, "status"))
    if tone == "good" and goal.missed:
        results = ", ".join(_said(one) for one in late)
        yield problem(where, "status-against-result", status=row.status, results=results)
    elif tone == "bad" and goal.met == "met":
        results = ", ".join(_said(one) for one in goal.to_date if one.met == "met")
        yield problem(where, "status-against-result", status=row.status, results=results, guess="met")


def _said(result: LeafResult) -> str:
    """A result and what is required, as authors write them: "coverage 13.74 (≥ 15)"."""
    leaf = result.leaf
    if leaf.value is None or result.value is None:
        said = f"{leaf.id}: done: {str(result.done).lower()}"
        return f"{said} (≤ {leaf.by.last})" if result.late and leaf.by else said
    return f"{leaf.id}: {_short(result.value, leaf.value)} ({_SIGNS[leaf.op]} {leaf.value:f})"


def _short(value: Decimal, required: Decimal) -> str:
    """A number with two decimals at most, on the side of the requirement that it is on."""
    if value == round(value, 2):
        return f"{value.normalize():f}"
    rounded = value.quantize(_DECIMALS, rounding=ROUND_HALF_UP)
    if (rounded < required) != (value < required) or rounded == required:
        rounded = value.quantize(_DECIMALS, rounding=ROUND_FLOOR if value < required else ROUND_CEILING)
    return f"{rounded:f}"


def reports(facts: Facts) -> Iterator[Problem]:
    """A published follow-up has a row for every goal due in it; one that is due once has it by the last time."""
    if not facts.broken.kinds.isdisjoint(("Goal", "FollowUp")):
        return
    for plan in facts.public.plans:
        goals = tuple(goal for goal in facts.public.goals if goal.plan == plan.id and not goal.withdrawn)
        told = tuple(one for one in facts.public.follow_ups if one.plan == plan.id)
        states = plan_state(plan, goals, told, facts.now.date())
        for state in states.follow_ups:
            for goal in state.goals:
                if _owed(goal, state.division) and not _amended(state, goal, plan, _DUES):
                    yield _unreported(state, goal)


def _owed(state: GoalState, division: Division) -> bool:
    """Whether a goal names a division as one it reports in, and says nothing there; no data is an answer."""
    if not state.goal.reporting.due or (state.row and state.row.status != _NOT_DUE):
        return False
    return Due(division=division, account="unreported") in state.dues


def _unreported(state: FollowUpState, goal: GoalState) -> Problem:
    number = goal.goal.number
    keys = ("rows", number, "status") if goal.row else ("rows",)
    where = Spot(path=state.follow_up.path, keys=keys, on_key=not goal.row)
    return problem(where, "due-not-reported", goal=number, due=", ".join(goal.goal.reporting.due))


def limits(facts: Facts) -> Iterator[Problem]:
    """What had a time limit is told of in the newest follow-up, once one was published after that time."""
    if not facts.broken.kinds.isdisjoint(("Goal", "FollowUp")):
        return
    for plan in facts.public.plans:
        goals = tuple(goal for goal in facts.public.goals if goal.plan == plan.id and not goal.withdrawn)
        told = tuple(one for one in facts.public.follow_ups if one.plan == plan.id)
        for newest in plan_state(plan, goals, told, facts.now.date()).follow_ups[-1:]:
            for goal in newest.goals:
                keys = ("rows", goal.goal.number) if goal.row else ("rows",)
                where = Spot(path=newest.follow_up.path, keys=keys, on_key=True)
                for leaf in (one.leaf for one in goal.to_date if one.silent):
                    if leaf.by:
                        yield problem(where, "limit-passed", goal=goal.goal.number, leaf=leaf.id, by=leaf.by)
