"""What cannot be: counts below zero, results off their scale, days to come, requirements that ask for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.facts import leaf_keys
from generator.derive.divisions import divisions
from generator.model.plan import All, Leaf
from generator.model.problem import Problem, Spot, Step, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from generator.check.facts import Facts
    from generator.model.follow_up import FollowUp, LeafReport, ResultChange, Row
    from generator.model.plan import Goal, Plan, Requirement

_UNUSED: Mapping[str, tuple[str, ...]] = {
    "deliverable": ("value", "unit", "scale", "ratio"),
    "capability": ("value", "unit", "scale", "ratio"),
    "text": ("value", "unit", "scale", "ratio"),
    "count": ("scale", "ratio"),
}
"""Keys of a requirement that its kind has no use for."""


def numbers(facts: Facts) -> Iterator[Problem]:
    """No two goals of a plan have the same number, whatever zeros are written before it."""
    first: dict[tuple[str, tuple[int, ...]], Goal] = {}
    for goal in sorted(facts.content.goals, key=lambda one: one.path):
        number = tuple(int(part) for part in goal.number.split("."))
        other = first.setdefault((goal.plan, number), goal)
        if other is not goal:
            yield problem(Spot(path=goal.path), "goal-number-twice", number=other.number, other=other.path)


def requirements(facts: Facts) -> Iterator[Problem]:
    """A requirement asks for something, in the words of its kind, and on its scale."""
    for goal in facts.content.goals:
        yield from _empty(goal.path, goal.requirement, ("requirement",))
        for keys, leaf in leaf_keys(goal):
            yield from _leaf(goal.path, keys, leaf)


def _empty(path: str, part: Requirement, keys: tuple[Step, ...]) -> Iterator[Problem]:
    if isinstance(part, Leaf):
        return
    group, parts = ("all", part.all) if isinstance(part, All) else ("any", part.any)
    if not parts:
        yield problem(Spot(path=path, keys=(*keys, group)), "requirement-empty", key=group)
    for n, child in enumerate(parts):
        yield from _empty(path, child, (*keys, group, n))


def _leaf(path: str, keys: tuple[Step, ...], leaf: Leaf) -> Iterator[Problem]:
    for key in _UNUSED.get(leaf.kind, ()):
        if getattr(leaf, key) is not None:
            yield problem(
                Spot(path=path, keys=(*keys, key), on_key=True), "requirement-unused", key=key, kind=leaf.kind
            )
    scale = leaf.scale
    if scale and scale.min >= scale.max:
        where = Spot(path=path, keys=(*keys, "scale"))
        yield problem(where, "scale-order", min=str(scale.min), max=str(scale.max))
    elif scale and leaf.value is not None and not scale.min <= leaf.value <= scale.max:
        where = Spot(path=path, keys=(*keys, "value"))
        yield problem(where, "off-scale", value=str(leaf.value), min=str(scale.min), max=str(scale.max))


def circles(facts: Facts) -> Iterator[Problem]:
    """No goal continues itself, no volume is the same as itself or a part of itself, over however many others."""
    goals = {goal.ref: goal for goal in facts.content.goals}
    for goal in facts.content.goals:
        if _returns(goal.ref, {ref: (one.continues or "") for ref, one in goals.items()}):
            yield problem(Spot(path=goal.path, keys=("continues",)), "reference-circle", key="continues")
    volumes = {f"{goal.ref}/{one.id}": one for goal in facts.content.goals for one in goal.volumes}
    same: dict[str, str] = {ref: one.same_as or "" for ref, one in volumes.items()}
    for goal in facts.content.goals:
        part: dict[str, str] = {one.id: one.part_of or "" for one in goal.volumes}
        for n, one in enumerate(goal.volumes):
            if _returns(f"{goal.ref}/{one.id}", same):
                yield problem(Spot(path=goal.path, keys=("volumes", n, "same_as")), "reference-circle", key="same_as")
            if _returns(one.id, part):
                yield problem(Spot(path=goal.path, keys=("volumes", n, "part_of")), "reference-circle", key="part_of")


def _returns(start: str, leads: Mapping[str, str]) -> bool:
    """Whether following what leads on comes back to where it began."""
    seen: set[str] = set()
    now = leads.get(start, "")
    while now and now not in seen:
        if now == start:
            return True
        seen.add(now)
        now = leads.get(now, "")
    return False


def results(facts: Facts) -> Iterator[Problem]:
    """Results that people can have counted, on days that had come when they were reported."""
    for follow_up in facts.content.follow_ups:
        plan = facts.plan(follow_up.plan)
        if plan is None:
            continue
        yield from _published(follow_up, plan)
        last = follow_up.period == divisions(plan.period, plan.divisions)[-1].id
        goals = {goal.number: goal for goal in facts.content.goals if goal.plan == plan.id}
        for row in follow_up.rows:
            if row.id in goals:
                yield from _row(follow_up, row, leaf_keys(goals[row.id]), row.changes if last else ())


def _published(follow_up: FollowUp, plan: Plan) -> Iterator[Problem]:
    own = next((part for part in divisions(plan.period, plan.divisions) if part.id == follow_up.period), None)
    if own and follow_up.date.date < own.first:
        where = Spot(path=follow_up.path, keys=("date",))
        day, first = follow_up.date.date.isoformat(), own.first.isoformat()
        yield problem(where, "follow-up-early", day=day, period=follow_up.period, first=first)


def _row(
    follow_up: FollowUp, row: Row, parts: Iterable[tuple[tuple[Step, ...], Leaf]], since: tuple[ResultChange, ...]
) -> Iterator[Problem]:
    """One goal's row. `since` are the changes that can tell of what came later, for no follow-up comes after."""
    keys: tuple[Step, ...] = ("rows", row.id)
    by_id = {leaf.id: leaf for _, leaf in parts}
    for report in row.results:
        where = Spot(path=follow_up.path, keys=(*keys, "results", report.id))
        if report.id in by_id:
            yield from _counted(where, report, by_id[report.id])
        yield from _day(follow_up, where, report.date, since, done=report.done is not False)
    for milestone in row.milestones:
        where = Spot(path=follow_up.path, keys=(*keys, "milestones", milestone.id))
        yield from _day(follow_up, where, milestone.date, since, done=milestone.state == "done")


def _counted(where: Spot, report: LeafReport, leaf: Leaf) -> Iterator[Problem]:
    for key in ("numerator", "denominator", "answers"):
        value = getattr(report, key)
        if value is not None and value < 0:
            yield problem(_at(where, key), "count-negative", key=key, value=str(value))
        elif value is not None and value != value.to_integral_value():
            yield problem(_at(where, key), "count-fraction", key=key, value=str(value))
    numerator, denominator = report.numerator, report.denominator
    if numerator is not None and denominator is not None and numerator > denominator >= 0:
        code = "share-over-whole" if denominator else "share-of-nothing"
        yield problem(_at(where, "numerator"), code, numerator=str(numerator), denominator=str(denominator))
    scale = leaf.scale
    if scale and report.value is not None and not scale.min <= report.value <= scale.max:
        # A result may be written as its value alone.
        yield problem(where, "off-scale", value=str(report.value), min=str(scale.min), max=str(scale.max))


def _told_since(changes: tuple[ResultChange, ...], where: Spot, day: date) -> bool:
    """Whether a change declares the day on which something was done, on that day or later."""
    field = ".".join(str(key) for key in where.keys[2:])
    return any(one.field in (field, f"{field}.date") and one.date >= day for one in changes)


def _day(
    follow_up: FollowUp, where: Spot, day: date | None, since: tuple[ResultChange, ...], *, done: bool
) -> Iterator[Problem]:
    if day is None:
        return
    if not done:
        yield problem(_at(where, "date"), "date-not-done")
    elif day > follow_up.date.date and not _told_since(since, where, day):
        published = follow_up.date.date.isoformat()
        yield problem(_at(where, "date"), "date-ahead", day=day.isoformat(), published=published)


def _at(where: Spot, key: str) -> Spot:
    return Spot(path=where.path, keys=(*where.keys, key))
