"""A plan's last follow-up: each goal has an outcome, a missed one an analysis, one against the figures a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.goals import FollowUpState, GoalState, plan_state
from generator.model.problem import Problem, Spot, problem
from generator.read.nearest import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
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
