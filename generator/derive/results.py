"""Results of a goal: several divisions' as one, and whether they meet the requirement. All arithmetic is exact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import reduce
from typing import TYPE_CHECKING, Literal

from generator.model.plan import All, Any, Leaf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.follow_up import LeafReport
    from generator.model.plan import Goal, Op, Requirement

Met = Literal["met", "partly", "not_met", "unknown"]

_EXACT = Context(prec=100)
"""For products of two numbers as authors may type them, 24 digits each: the default of 28 would round them."""

_BEST: tuple[Met, ...] = ("met", "partly", "unknown", "not_met")
"""What holds of an `any`: the best of its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafResult:
    """A leaf's result: `value` in the requirement's unit (percent for a ratio), exact; None where there is none.

    `numerator` and `denominator` are the sums behind a ratio, `answers` is the weight behind a mean, `done`
    whether it was delivered. `open` says that there is time left: what is not met is not missed yet. `late` says that
    it was done after its time, `closed` that it is the result as of the division that closes the plan, `settled` that
    no later report can change whether it is met, `silent` that its time is over, that a follow-up came since, and that
    nothing was ever reported of it.
    """

    leaf: Leaf
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    answers: Decimal | None = None
    done: bool | None = None
    met: Met = "unknown"
    open: bool = False
    late: bool = False
    closed: bool = False
    settled: bool = False
    silent: bool = False


def result(leaf: Leaf, goal: Goal, reports: tuple[LeafReport, ...]) -> LeafResult:
    """Results of several divisions as one: sums for counts and ratios, a weighted mean, or the newest."""
    if goal.measurement.accumulation == "point":
        reports = reports[-1:]
    if leaf.kind in ("deliverable", "capability", "text"):
        said = [report.done for report in reports if report.done is not None]
        done = said[-1] if said else None
        late = bool(done) and _late(leaf, reports)
        return LeafResult(leaf=leaf, value=None, done=done, late=late, met=_done_met(done=done and not late))
    if leaf.ratio:
        numerator, denominator = _sum(reports, "numerator"), _sum(reports, "denominator")
        value = numerator / denominator * 100 if denominator and numerator is not None else None
        met = _compared(leaf, numerator * 100 if numerator is not None else None, denominator)
        return LeafResult(leaf=leaf, value=value, numerator=numerator, denominator=denominator, met=met)
    answers = _sum(reports, "answers")
    if goal.measurement.accumulation == "mean" and leaf.kind == "threshold" and (len(reports) > 1 or answers == 0):
        return _mean(leaf, reports)
    value = _sum(reports, "value") if leaf.kind == "count" else _newest(reports)
    return LeafResult(leaf=leaf, value=value, answers=answers, met=_compared(leaf, value, Decimal(1)))


def _mean(leaf: Leaf, reports: tuple[LeafReport, ...]) -> LeafResult:
    """The mean weighted by answers; none where a value came without answers, for nobody knows what it weighs."""
    valued = [report for report in reports if report.value is not None]
    weighed = [(one.value, one.answers) for one in reports if one.value is not None and one.answers is not None]
    answers = sum((weight for _, weight in weighed), Decimal())
    if len(weighed) < len(valued) or not answers:
        return LeafResult(leaf=leaf, value=None)
    total = reduce(_EXACT.add, (_EXACT.multiply(value, weight) for value, weight in weighed), Decimal())
    return LeafResult(leaf=leaf, value=total / answers, answers=answers, met=_compared(leaf, total, answers))


def _sum(reports: tuple[LeafReport, ...], name: str) -> Decimal | None:
    found = [value for report in reports if (value := getattr(report, name)) is not None]
    return sum(found, Decimal()) if found else None


def _newest(reports: tuple[LeafReport, ...]) -> Decimal | None:
    found = [report.value for report in reports if report.value is not None]
    return found[-1] if found else None


def _compared(leaf: Leaf, total: Decimal | None, weight: Decimal | None) -> Met:
    """Compare total/weight with the requirement by cross-multiplying, so that no division rounds a miss away."""
    if total is None or weight is None or weight <= 0 or leaf.value is None:
        return "unknown"
    target = _EXACT.multiply(leaf.value, weight)
    holds: dict[Op, bool] = {
        "at_least": total >= target,
        "more_than": total > target,
        "at_most": total <= target,
        "less_than": total < target,
        "equals": total == target,
    }
    return "met" if holds[leaf.op] else "not_met"


def accumulates(leaf: Leaf) -> bool:
    """Whether a leaf is worked towards, so that short of it is no miss before its time has come."""
    if leaf.kind == "count":
        return leaf.op in ("at_least", "more_than", "equals")
    return leaf.kind != "threshold"


def reached(found: LeafResult, goal: Goal) -> bool:
    """Whether what is met stays met, and what is missed stays missed, whatever is reported later.

    What is done stays done, and a count only grows.
    """
    if found.done:
        return True
    if found.leaf.kind != "count" or found.leaf.ratio or goal.measurement.accumulation == "point":
        return False
    if found.value is None or found.leaf.value is None:
        return False
    if found.leaf.op in ("at_least", "more_than"):
        return found.met == "met"
    return found.met == "not_met" and found.value >= found.leaf.value


def parts_of(group: All | Any) -> tuple[Requirement, ...]:
    """The parts of a group. Those of a group of the same kind in it are its own, for they are asked for alike."""
    found: list[Requirement] = []
    for part in group.all if isinstance(group, All) else group.any:
        if isinstance(part, Leaf) or isinstance(part, All) is not isinstance(group, All):
            found.append(part)
        else:
            found.extend(parts_of(part))
    return tuple(found)


def settled(requirement: Requirement, found: Mapping[str, LeafResult]) -> bool:
    """Whether no later report can change what a tree's results say of it."""
    match requirement:
        case Leaf():
            return found[requirement.id].settled
        case All():
            return all(settled(part, found) for part in requirement.all)
        case Any():
            parts = requirement.any
            return any(met(part, found) == "met" and settled(part, found) for part in parts) or all(
                settled(part, found) for part in parts
            )


def missed(requirement: Requirement, found: Mapping[str, LeafResult]) -> bool:
    """Whether a tree is missed for good as far as its results tell: not met, and no time left for what lacks."""
    match requirement:
        case Leaf():
            own = found[requirement.id]
            return own.met == "not_met" and not own.open
        case All():
            return any(missed(part, found) for part in requirement.all)
        case Any():
            return all(missed(part, found) for part in requirement.any)


def _late(leaf: Leaf, reports: tuple[LeafReport, ...]) -> bool:
    """Whether the newest day given for what is done lies after the requirement's own time."""
    days = [report.date for report in reports if report.done and report.date]
    return bool(days and leaf.by and leaf.by.last and days[-1] > leaf.by.last)


def _done_met(*, done: bool | None) -> Met:
    if done is None:
        return "unknown"
    return "met" if done else "not_met"


def met(requirement: Requirement, found: Mapping[str, LeafResult]) -> Met:
    """Whether a tree is met: all of `all`, one of `any`; partly when some parts of an `all` are met and others not."""
    match requirement:
        case Leaf():
            return found[requirement.id].met
        case All():
            parts = [met(part, found) for part in requirement.all]
            if parts and all(part == "met" for part in parts):
                return "met"
            if any(part in ("met", "partly") for part in parts):
                return "partly"
            return "not_met" if "not_met" in parts else "unknown"
        case Any():
            parts = [met(part, found) for part in requirement.any]
            return min(parts, key=_BEST.index, default="unknown")
