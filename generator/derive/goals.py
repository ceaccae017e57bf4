"""Goals over their plan's period: results per division and to date, whether the requirement is met, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from functools import reduce
from typing import TYPE_CHECKING, Literal

from generator.model.plan import All, Any, Leaf, leaves

if TYPE_CHECKING:
    from generator.model.follow_up import FollowUp, LeafReport, MilestoneReport, Row
    from generator.model.plan import Divisions, Goal, Milestone, Op, Period, Plan, Requirement

Met = Literal["met", "partly", "not_met", "unknown"]

_EXACT = Context(prec=100)
"""For products of two numbers as authors may type them, 24 digits each: the default of 28 would round them."""

_BEST: tuple[Met, ...] = ("met", "partly", "unknown", "not_met")
"""What holds of an `any`: the best of its parts."""

_DIVISIONS: dict[Divisions, tuple[str, int]] = {"quarters": ("Q", 3), "half-years": ("H", 6), "thirds": ("T", 4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One division of a plan's period: `id` is `2025-Q2`, `short` `Q2`; first and last day, both included."""

    id: str
    short: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafResult:
    """A leaf's result: `value` in the requirement's unit (percent for a ratio), exact; None where there is none.

    `numerator` and `denominator` are the sums behind a ratio, `answers` is the weight behind a mean, `done`
    whether it was delivered.
    """

    leaf: Leaf
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    answers: Decimal | None = None
    done: bool | None = None
    met: Met = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """What a goal reported for one division; `row` is None where it reported nothing."""

    division: Division
    row: Row | None
    results: tuple[LeafResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneState:
    """A milestone with its newest report."""

    milestone: Milestone
    report: MilestoneReport | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalState:
    """A goal as of one follow-up: its divisions so far, the result to date, status now and last time."""

    goal: Goal
    quarters: tuple[Quarter, ...]
    to_date: tuple[LeafResult, ...]
    met: Met
    row: Row | None
    status: str
    status_before: str
    milestones: tuple[MilestoneState, ...]
    next_due: Division | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpState:
    """One follow-up with every goal as of it, in the order of the goals' numbers."""

    follow_up: FollowUp
    division: Division
    goals: tuple[GoalState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState:
    """A plan with its follow-ups, oldest first; `goals` are as of the newest one."""

    plan: Plan
    divisions: tuple[Division, ...]
    follow_ups: tuple[FollowUpState, ...]
    goals: tuple[GoalState, ...]


def divisions(period: Period, kind: Divisions) -> tuple[Division, ...]:
    """The quarters, half-years or thirds that a plan's period touches, oldest first."""
    letter, months = _DIVISIONS[kind]
    found = []
    for year in range(period.from_.year, period.until.year + 1):
        for number in range(1, 12 // months + 1):
            first = date(year, (number - 1) * months + 1, 1)
            last_month = number * months
            last = date(year + last_month // 12, last_month % 12 + 1, 1)
            last = date.fromordinal(last.toordinal() - 1)
            if last >= period.from_ and first <= period.until:
                short = f"{letter}{number}"
                found.append(Division(id=f"{year}-{short}", short=short, first=first, last=last))
    return tuple(found)


def plan_state(plan: Plan, goals: tuple[Goal, ...], follow_ups: tuple[FollowUp, ...]) -> PlanState:
    """A plan with its public goals and follow-ups. Follow-ups of divisions the plan does not have are left out."""
    parts = divisions(plan.period, plan.divisions)
    by_period: dict[str, FollowUp] = {follow_up.period: follow_up for follow_up in follow_ups}
    told = tuple(part for part in parts if part.id in by_period)
    states = tuple(
        FollowUpState(
            follow_up=by_period[part.id],
            division=part,
            goals=tuple(_goal_state(goal, parts, by_period, part) for goal in goals),
        )
        for part in told
    )
    newest = states[-1].goals if states else tuple(_goal_state(goal, parts, by_period, None) for goal in goals)
    return PlanState(plan=plan, divisions=parts, follow_ups=states, goals=newest)


def _goal_state(
    goal: Goal, parts: tuple[Division, ...], by_period: dict[str, FollowUp], as_of: Division | None
) -> GoalState:
    so_far = tuple(part for part in parts if as_of and part.first <= as_of.first)
    quarters = tuple(_quarter(goal, part, by_period.get(part.id)) for part in so_far)
    told = tuple(quarter for quarter in quarters if quarter.division.id in by_period)
    results = tuple(_to_date(leaf, goal, told) for leaf in leaves(goal.requirement))
    return GoalState(
        goal=goal,
        quarters=quarters,
        to_date=results,
        met=_met(goal.requirement, {result.leaf.id: result.met for result in results}),
        row=told[-1].row if told else None,
        status=_status(told[-1:]),
        status_before=_status(told[-2:-1]),
        milestones=tuple(_milestone(milestone, told) for milestone in goal.milestones),
        next_due=_next_due(goal, parts, as_of, told),
    )


def _quarter(goal: Goal, part: Division, follow_up: FollowUp | None) -> Quarter:
    row = next((row for row in follow_up.rows if row.id == goal.number), None) if follow_up else None
    reports = {report.id: report for report in row.results} if row else {}
    found = tuple(_result(leaf, goal, (reports[leaf.id],)) for leaf in leaves(goal.requirement) if leaf.id in reports)
    return Quarter(division=part, row=row, results=found)


def _to_date(leaf: Leaf, goal: Goal, quarters: tuple[Quarter, ...]) -> LeafResult:
    reports = tuple(
        report for quarter in quarters if quarter.row for report in quarter.row.results if report.id == leaf.id
    )
    return _result(leaf, goal, reports)


def _result(leaf: Leaf, goal: Goal, reports: tuple[LeafReport, ...]) -> LeafResult:
    """Results of several divisions as one: sums for counts and ratios, a weighted mean, or the newest."""
    if goal.measurement.accumulation == "point":
        reports = reports[-1:]
    if leaf.kind in ("deliverable", "capability", "text"):
        said = [report.done for report in reports if report.done is not None]
        done = said[-1] if said else None
        return LeafResult(leaf=leaf, value=None, done=done, met=_done_met(done=done))
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
        return LeafResult(leaf=leaf, value=None, answers=answers)
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


def _done_met(*, done: bool | None) -> Met:
    if done is None:
        return "unknown"
    return "met" if done else "not_met"


def _met(requirement: Requirement, found: dict[str, Met]) -> Met:
    """Whether a tree is met: all of `all`, one of `any`; partly when some parts of an `all` are met and others not."""
    match requirement:
        case Leaf():
            return found[requirement.id]
        case All():
            parts = [_met(part, found) for part in requirement.all]
            if all(part == "met" for part in parts):
                return "met"
            if any(part in ("met", "partly") for part in parts):
                return "partly"
            return "not_met" if "not_met" in parts else "unknown"
        case Any():
            parts = [_met(part, found) for part in requirement.any]
            return min(parts, key=_BEST.index)


def _status(quarters: tuple[Quarter, ...]) -> str:
    """The status people gave in one division; `not_due` where the goal was left out, empty where there is none."""
    if not quarters:
        return ""
    row = quarters[0].row
    return row.status if row else "not_due"


def _milestone(milestone: Milestone, quarters: tuple[Quarter, ...]) -> MilestoneState:
    reports = [
        report for quarter in quarters if quarter.row for report in quarter.row.milestones if report.id == milestone.id
    ]
    return MilestoneState(milestone=milestone, report=reports[-1] if reports else None)


def _next_due(
    goal: Goal, parts: tuple[Division, ...], as_of: Division | None, told: tuple[Quarter, ...]
) -> Division | None:
    """The next division in which the goal has to report: those it names, all where it names none.

    Where any one of those it names will do, none is left once it has reported a result in one of them.
    """
    if goal.reporting.rule == "any_of" and any(
        quarter.division.short in goal.reporting.due and _has_result(quarter) for quarter in told
    ):
        return None
    later = [part for part in parts if not as_of or part.first > as_of.first]
    return next((part for part in later if not goal.reporting.due or part.short in goal.reporting.due), None)


def _has_result(quarter: Quarter) -> bool:
    return any(result.value is not None or result.done is not None for result in quarter.results)
