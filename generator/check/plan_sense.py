"""Whether a plan agrees with itself: its milestones, its divisions, its aims and its expected volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.facts import leaf_keys
from generator.derive.divisions import divisions
from generator.model.problem import Problem, Spot, Step, problem
from generator.model.settings import PERCENT
from generator.model.text import Id
from generator.read.nearest import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.check.facts import Facts
    from generator.derive.divisions import Division
    from generator.model.plan import Goal, Leaf, Milestone, Plan, Volume

_WHOLE = 100
"""No part is more percent than this of anything."""


def goals_of(facts: Facts, plan: Plan) -> tuple[Goal, ...]:
    """The goals of a plan that are not withdrawn, drafts among them."""
    return tuple(goal for goal in facts.content.goals if goal.plan == plan.id and not goal.withdrawn)


def named(name: str, parts: tuple[Division, ...]) -> tuple[Division, ...]:
    """The divisions that are meant by a name; a short one means one in each year of a plan of several."""
    return tuple(part for part in parts if part.is_among((name,)))


def milestones(facts: Facts) -> Iterator[Problem]:
    """A milestone is accounted for where it is to be reached, and where its goal is reported.

    A note tells readers why its time lies elsewhere, and so there is nothing to warn of.
    """
    for plan in facts.content.plans:
        parts = divisions(plan.period, plan.divisions)
        for goal in goals_of(facts, plan):
            for n, milestone in enumerate(goal.milestones):
                if not milestone.note:
                    yield from _time(goal.path, ("milestones", n), milestone, plan, parts)
                due = goal.reporting.due
                told = named(milestone.report, parts)
                if due and told and not any(part.is_among(due) for part in told):
                    where = Spot(path=goal.path, keys=("milestones", n, "report"))
                    yield problem(where, "milestone-not-due", report=milestone.report, due=listed(due))


def _time(
    path: str, keys: tuple[Step, ...], milestone: Milestone, plan: Plan, parts: tuple[Division, ...]
) -> Iterator[Problem]:
    """The last day by which a milestone is to be reached against the plan's period and the division it is told in."""
    by, told = milestone.by, named(milestone.report, parts)
    if by is None or by.last is None:
        return
    where = Spot(path=path, keys=(*keys, "by"))
    if by.last < plan.period.from_:
        yield problem(where, "milestone-before-plan", by=by, first=plan.period.from_)
    elif told and by.last > plan.period.until:
        yield problem(where, "milestone-after-plan", by=by, report=milestone.report, last=plan.period.until)
    elif told and not any(part.first <= by.last <= part.last for part in told):
        lies = next(part.id for part in parts if part.first <= by.last <= part.last)
        yield problem(where, "milestone-elsewhere", by=by, report=milestone.report, lies=lies)


def reporting(facts: Facts) -> Iterator[Problem]:
    """A goal says when it is reported, and what is measured is there by then."""
    for plan in facts.content.plans:
        parts = divisions(plan.period, plan.divisions)
        for goal in goals_of(facts, plan):
            due = tuple(part for short in goal.reporting.due for part in named(short, parts))
            if not goal.reporting.due:
                shorts = listed(tuple(dict.fromkeys(part.short for part in parts)))
                yield problem(Spot(path=goal.path, keys=("reporting",)), "reporting-missing", known=shorts)
            expected = goal.measurement.expected
            last = max((part.last for part in due), default=None)
            if expected and expected.first and last and expected.first > last:
                where = Spot(path=goal.path, keys=("measurement", "expected"))
                yield problem(where, "measurement-late", expected=expected, last=last)
            yield from _limits(goal, plan)


def _limits(goal: Goal, plan: Plan) -> Iterator[Problem]:
    """What is required in a plan is required within its period."""
    period = plan.period
    for keys, leaf in leaf_keys(goal):
        if leaf.by and leaf.by.last and not period.from_ <= leaf.by.last <= period.until:
            where = Spot(path=goal.path, keys=(*keys, "by"))
            yield problem(where, "requirement-outside", by=leaf.by, first=period.from_, last=period.until)


def aims(facts: Facts) -> Iterator[Problem]:
    """Every aim of a plan that has goals has one."""
    if "Goal" in facts.broken.kinds:
        return
    for plan in facts.content.plans:
        served = {goal.aim for goal in goals_of(facts, plan)}
        for n, aim in enumerate(plan.aims):
            if served and aim.id not in served:
                yield problem(Spot(path=plan.path, keys=("aims", n)), "aim-empty", aim=aim.id)


def volumes(facts: Facts) -> Iterator[Problem]:
    """No volume is larger than what it is a part of, and what it is an estimate of can be reported."""
    everywhere = {f"{goal.ref}/{one.id}": one for goal in facts.content.goals for one in goal.volumes}
    for goal in facts.content.goals:
        if goal.withdrawn:
            continue
        own = {one.id: everywhere.get(one.same_as, one) if one.value is None else one for one in goal.volumes}
        leaves = {leaf.id: leaf for _, leaf in leaf_keys(goal)}
        for n, volume in enumerate(goal.volumes):
            base = own.get(volume.part_of) if volume.part_of else None
            if base is not None and _larger(own[volume.id], base):
                where = Spot(path=goal.path, keys=("volumes", n, "value" if volume.value is not None else "part_of"))
                said = {"value": _typed(own[volume.id].value), "whole": _typed(base.value)}
                yield problem(where, "volume-larger", base=str(volume.part_of), **said)
            yield from _expects(goal.path, n, volume, leaves)


def _larger(part: Volume, base: Volume) -> bool:
    """Whether a part is certainly more than the whole: only volumes counted in the same can be compared."""
    if part.value is None or base.value is None or part.qualifier in ("at_most", "less_than"):
        return False
    if part.unit == PERCENT and base.unit != PERCENT:
        return part.value > _WHOLE
    return part.unit == base.unit and base.qualifier not in ("at_least", "more_than") and part.value > base.value


def _expects(path: str, n: int, volume: Volume, leaves: dict[Id, Leaf]) -> Iterator[Problem]:
    """A volume is an estimate of a number that follow-ups report: a half of a ratio, or a value."""
    leaf_id, dot, half = volume.expects.partition(".")
    leaf = leaves.get(Id(leaf_id))
    if leaf is None:
        return
    known: tuple[str, ...] = ()
    if leaf.ratio:
        known = (f"{leaf.id}.numerator", f"{leaf.id}.denominator")
    elif leaf.kind in ("threshold", "count"):
        known = (leaf.id,)
    if f"{leaf_id}{dot}{half}" not in known:
        where = Spot(path=path, keys=("volumes", n, "expects"))
        more = {"guess": listed(known)} if known else {}
        yield problem(where, "volume-expects", value=volume.expects, leaf=leaf.id, **more)


def _typed(value: Decimal | None) -> str:
    """A number as authors type it."""
    return format(value, "f") if value is not None else ""
