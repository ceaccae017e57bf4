"""A plan's last follow-up: each goal has an outcome, a missed one an analysis, one against the figures a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.divisions import divisions
from generator.derive.goals import FollowUpState, GoalState, plan_state
from generator.model.problem import Problem, Spot, problem
from generator.read.nearest import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.derive.divisions import Division
    from generator.model.follow_up import FollowUp
    from generator.model.plan import Plan


def outcomes(facts: Facts) -> Iterator[Problem]:
    """The last follow-up of every plan that has it, drafts among them: they are written to be published."""
    for plan in facts.content.plans:
        goals = tuple(
            one for one in facts.content.goals if one.plan == plan.id and not one.draft and one.withdrawn is None
        )
        told = tuple(one for one in facts.content.follow_ups if one.plan == plan.id)
        state = plan_state(plan, goals, told, facts.now.date())
        if state.last:
            yield from _missing(plan, state.last)
            for goal in state.last.goals:
                yield from _goal(state.last.follow_up, goal)


def early(facts: Facts) -> Iterator[Problem]:
    """An outcome stands in a plan's last follow-up; in a plan of several years also in the last one of each."""
    for plan in facts.content.plans:
        parts = divisions(plan.period, plan.divisions)
        closing = _closing(parts)
        for follow_up in facts.content.follow_ups:
            place = next((n for n, part in enumerate(parts) if part.id == follow_up.period), None)
            if follow_up.plan != plan.id or place is None or place in closing:
                continue
            last = parts[min(n for n in closing if n > place)]
            for row in follow_up.rows:
                if row.outcome:
                    where = Spot(path=follow_up.path, keys=("rows", row.id, "outcome"))
                    yield problem(where, "outcome-early", period=follow_up.period, last=last.id)


def _closing(parts: tuple[Division, ...]) -> frozenset[int]:
    """The places of the divisions that close a plan, or one of its years: by the calendar or by the plan's own."""
    last = len(parts) - 1
    in_year = len({part.short for part in parts})
    if len(parts) <= in_year:
        return frozenset({last})
    of_plan = {n for n in range(last) if (n + 1) % in_year == 0}
    of_calendar = {n for n in range(last) if _year(parts[n]) != _year(parts[n + 1])}
    return frozenset({last, *of_plan, *of_calendar})


def _year(part: Division) -> str:
    return part.id.rpartition("-")[0]


def _missing(plan: Plan, last: FollowUpState) -> Iterator[Problem]:
    """Goals without an outcome, together: where one was forgotten, it is mostly the whole column."""
    without = [goal.goal.number for goal in last.goals if goal.row is None or goal.row.outcome is None]
    if without:
        where = Spot(path=last.follow_up.path, keys=("rows",), on_key=True)
        yield problem(where, "outcome-missing", plan=plan.id, goals=listed(without))


def _goal(follow_up: FollowUp, state: GoalState) -> Iterator[Problem]:
    number, row = state.goal.number, state.row
    if row is None or row.outcome is None:
        return
    where = Spot(path=follow_up.path, keys=("rows", number, "outcome"))
    if _against(state, row.outcome) and not row.analysis and not row.note:
        yield problem(where, "outcome-against-result", goal=number, outcome=row.outcome, met=state.met)
    elif row.outcome != "met" and not row.analysis:
        yield problem(where, "analysis-missing", goal=number, outcome=row.outcome)


def _against(state: GoalState, outcome: str) -> bool:
    """Whether people say that a goal was met which the figures say was missed for good, or the other way round."""
    return state.missed if outcome == "met" else state.met == "met"
