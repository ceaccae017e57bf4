"""Follow-ups against their plan: periods, statuses, results that fit the requirement, explanations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.check.facts import leaf_keys, missing
from generator.derive.divisions import divisions
from generator.model.plan import leaves
from generator.model.problem import Problem, Spot, Step, problem
from generator.read.nearest import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.model.follow_up import FollowUp, LeafReport, Row
    from generator.model.plan import Goal, Leaf, Plan

_DONE = ("deliverable", "capability", "text")


def follow_ups(facts: Facts) -> Iterator[Problem]:
    """Every follow-up against its plan and its goals."""
    for follow_up in facts.content.follow_ups:
        plan = facts.plan(follow_up.plan)
        if plan is None:
            yield from missing(facts, Spot(path=follow_up.path), "plan", follow_up.plan, facts.ids("plan"))
            continue
        known = [part.id for part in divisions(plan.period, plan.divisions)]
        if follow_up.period not in known:
            yield problem(Spot(path=follow_up.path), "period-unknown", period=follow_up.period, known=listed(known))
        goals: dict[str, Goal] = {goal.number: goal for goal in facts.content.goals if goal.plan == plan.id}
        for row in follow_up.rows:
            yield from _row(facts, follow_up, plan, row, goals)


def _row(facts: Facts, follow_up: FollowUp, plan: Plan, row: Row, goals: dict[str, Goal]) -> Iterator[Problem]:
    keys: tuple[Step, ...] = ("rows", row.id)
    path = follow_up.path
    statuses = {status.id: status for status in plan.statuses}
    yield from missing(facts, Spot(path=path, keys=(*keys, "status")), "status", row.status, frozenset(statuses))
    status = statuses.get(row.status)
    if status and status.explain:
        for key in ("cause", "consequence", "response"):
            if not getattr(row, key):
                yield problem(
                    Spot(path=path, keys=(*keys, "status")), "explanation-missing", status=row.status, key=key
                )
    goal = goals.get(row.id)
    if goal is None:
        yield from missing(facts, Spot(path=path, keys=keys, on_key=True), "goal", row.id, frozenset(goals))
        return
    parts = {leaf.id: leaf for leaf in leaves(goal.requirement)}
    for report in row.results:
        where = Spot(path=path, keys=(*keys, "results", report.id), on_key=True)
        yield from missing(facts, where, "leaf", report.id, frozenset(parts))
        if report.id in parts:
            yield from _result(where, report, parts[report.id])
            yield from _weight(replace(where, on_key=False), report, parts[report.id], goal)
    milestones = frozenset(milestone.id for milestone in goal.milestones)
    for milestone in row.milestones:
        where = Spot(path=path, keys=(*keys, "milestones", milestone.id), on_key=True)
        yield from missing(facts, where, "milestone", milestone.id, milestones)


def _result(where: Spot, report: LeafReport, leaf: Leaf) -> Iterator[Problem]:
    """A ratio is reported as two counts, a value as a value, the rest as done or not."""
    if leaf.ratio:
        fits = report.numerator is not None and report.denominator is not None
        expected = "numerator, denominator"
    elif leaf.kind in _DONE:
        fits, expected = report.done is not None, "done"
    else:
        fits, expected = report.value is not None, "value"
    extra = {
        "numerator": report.numerator is not None and not leaf.ratio,
        "denominator": report.denominator is not None and not leaf.ratio,
        "value": report.value is not None and (bool(leaf.ratio) or leaf.kind in _DONE),
        "done": report.done is not None and leaf.kind not in _DONE,
    }
    if not fits or any(extra.values()):
        yield problem(where, "result-form", leaf=leaf.id, expected=expected)


def _weight(where: Spot, report: LeafReport, leaf: Leaf, goal: Goal) -> Iterator[Problem]:
    """A mean is weighted by its answers; a value without any would leave the goal without a result to date."""
    weighs = goal.measurement.accumulation == "mean" and leaf.kind == "threshold" and not leaf.ratio
    if not weighs or report.value is None:
        return
    if report.answers is None:
        yield problem(replace(where, keys=(*where.keys, "value")), "answers-missing")
    elif report.answers <= 0:
        yield problem(replace(where, keys=(*where.keys, "answers")), "answers-missing", guess="none")


def requirements(facts: Facts) -> Iterator[Problem]:
    """A requirement that compares needs something to compare with; a volume needs a value or another's."""
    for goal in facts.content.goals:
        for keys, leaf in leaf_keys(goal):
            if leaf.kind in ("threshold", "count") and leaf.value is None:
                yield problem(Spot(path=goal.path, keys=(*keys, "kind")), "requirement-value")
        for n, volume in enumerate(goal.volumes):
            if volume.value is None and not volume.same_as:
                yield problem(Spot(path=goal.path, keys=("volumes", n)), "key-missing", key="value")
