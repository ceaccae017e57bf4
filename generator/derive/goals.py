"""Goals over their plan's period: what each reported, where it stands, what is due; plans with their follow-ups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from generator.derive.definitions import Defined, defined_on
from generator.derive.divisions import Division, divisions
from generator.derive.milestones import MilestoneState, Said, agreed_for, milestone_state
from generator.derive.results import LeafResult, Met, accumulates, met, missed, reached, result, settled
from generator.model.plan import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.follow_up import FollowUp, Row
    from generator.model.plan import Amendment, Goal, Leaf, Milestone, Plan

Account = Literal["not_due", "reported", "unreported", "open", "coming"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """What a goal reported for one division; `row` is None where it reported nothing."""

    division: Division
    row: Row | None
    results: tuple[LeafResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Whether a goal has to report in one division, and whether it did.

    `unreported`: it had to, and the follow-up of that division came without a report. `open`: any one of several
    divisions will do, and a later one is left. `coming`: that follow-up has not been published.
    """

    division: Division
    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalState:
    """A goal as of one follow-up: its divisions so far, the result to date, status now and last time.

    `goal` is as it was defined on the day the follow-up was published. `amended` are the plan's amendments of it since,
    oldest first, and `kept` those of them that cannot be undone for certain: there it is as defined today.

    `parts_met` is how many leaves of the requirement are met; `missed` says that the requirement is not met and that
    what lacks has no time left, `settled` that no later report can change whether it is met. `dues` are all divisions
    of the plan; `overdue` the newest one in which the goal had to report and did not, unless a report came later.
    """

    goal: Goal
    quarters: tuple[Quarter, ...]
    to_date: tuple[LeafResult, ...]
    met: Met
    parts_met: int
    missed: bool
    settled: bool
    row: Row | None
    status: str
    status_before: str
    milestones: tuple[MilestoneState, ...]
    dues: tuple[Due, ...]
    next_due: Division | None
    overdue: Division | None
    amended: tuple[Amendment, ...]
    kept: tuple[Amendment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpState:
    """One follow-up with every goal as of it, in the order of the goals' numbers."""

    follow_up: FollowUp
    division: Division
    goals: tuple[GoalState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState:
    """A plan with its follow-ups, oldest first.

    `goals` are as of the newest one, as they are defined today, their milestones as of today.
    """

    plan: Plan
    divisions: tuple[Division, ...]
    follow_ups: tuple[FollowUpState, ...]
    goals: tuple[GoalState, ...]

    @property
    def last(self) -> FollowUpState | None:
        """The follow-up of the last division, which closes the plan; None before it is published."""
        newest = self.follow_ups[-1] if self.follow_ups else None
        return newest if newest and newest.division == self.divisions[-1] else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A plan's divisions and the follow-ups published of them, as of one of these (None: before the first).

    `rows` are by period and goal. `today` is the day that milestones are seen on.
    """

    plan: Plan
    parts: tuple[Division, ...]
    by_period: dict[str, FollowUp]
    rows: dict[tuple[str, str], Row]
    as_of: Division | None
    today: date


def plan_state(plan: Plan, goals: tuple[Goal, ...], follow_ups: tuple[FollowUp, ...], today: date) -> PlanState:
    """A plan with its public goals and follow-ups on a day.

    Follow-ups of divisions the plan does not have are left out.
    """
    parts = divisions(plan.period, plan.divisions)
    by_period: dict[str, FollowUp] = {follow_up.period: follow_up for follow_up in follow_ups}
    rows: dict[tuple[str, str], Row] = {(one.period, row.id): row for one in by_period.values() for row in one.rows}
    published = tuple(part for part in parts if part.id in by_period)

    def seen(as_of: Division | None, day: date) -> _Told:
        return _Told(plan=plan, parts=parts, by_period=by_period, rows=rows, as_of=as_of, today=day)

    def published_as(part: Division) -> FollowUpState:
        follow_up = by_period[part.id]
        day = follow_up.date.date
        told = seen(part, day)
        found = tuple(_goal_state(defined_on(goal, plan.amendments, day), told) for goal in goals)
        return FollowUpState(follow_up=follow_up, division=part, goals=found)

    now = seen(published[-1] if published else None, today)
    return PlanState(
        plan=plan,
        divisions=parts,
        follow_ups=tuple(published_as(part) for part in published),
        goals=tuple(_goal_state(Defined(goal=goal), now) for goal in goals),
    )


def _goal_state(defined: Defined, told: _Told) -> GoalState:
    goal = defined.goal
    so_far = tuple(part for part in told.parts if told.as_of and part.first <= told.as_of.first)
    quarters = tuple(_quarter(goal, part, told) for part in so_far)
    reported = tuple(quarter for quarter in quarters if quarter.division.id in told.by_period)
    dues = tuple(_dues(goal, reported, told))
    to_come = (one.division for one in dues if one.account in ("coming", "open") and _later(one, told))
    next_due = next(to_come, None)
    results = tuple(
        _to_date(leaf, goal, reported, told, more=next_due is not None) for leaf in leaves(goal.requirement)
    )
    found: dict[str, LeafResult] = {one.leaf.id: one for one in results}
    return GoalState(
        goal=goal,
        quarters=quarters,
        to_date=results,
        met=met(goal.requirement, found),
        parts_met=sum(one.met == "met" for one in results),
        missed=missed(goal.requirement, found),
        settled=settled(goal.requirement, found),
        row=reported[-1].row if reported else None,
        status=status_in(reported[-1], dues) if reported else "",
        status_before=status_in(reported[-2], dues) if reported[1:] else "",
        milestones=tuple(_milestone(milestone, goal, reported, told) for milestone in goal.milestones),
        dues=dues,
        next_due=next_due,
        overdue=_overdue(dues),
        amended=defined.since,
        kept=defined.kept,
    )


def _quarter(goal: Goal, part: Division, told: _Told) -> Quarter:
    row = told.rows.get((part.id, goal.number))
    reports = {report.id: report for report in row.results} if row else {}
    found = tuple(
        _open(result(leaf, goal, (reports[leaf.id],)), told.plan, part)
        for leaf in leaves(goal.requirement)
        if leaf.id in reports
    )
    return Quarter(division=part, row=row, results=found)


def _to_date(leaf: Leaf, goal: Goal, reported: tuple[Quarter, ...], told: _Told, *, more: bool) -> LeafResult:
    """A leaf's result to date; `more` says that the goal is to be reported again."""
    reports = tuple(
        report for quarter in reported if quarter.row for report in quarter.row.results if report.id == leaf.id
    )
    newest = reported[-1].division if reported else None
    found = _open(result(leaf, goal, reports), told.plan, newest)
    if newest is None:
        return found
    by = leaf.by.last if leaf.by else None
    over = newest.last >= (by or told.plan.period.until)
    return replace(
        found,
        settled=over or not more or reached(found, goal),
        silent=by is not None and not reports and told.by_period[newest.id].date.date > by,
    )


def _open(found: LeafResult, plan: Plan, part: Division | None) -> LeafResult:
    """The same, knowing whether the plan ends with a division, and whether what is worked towards has time after it."""
    until = plan.period.until
    ends = (found.leaf.by.last if found.leaf.by else None) or until
    left = part is None or part.last < ends
    return replace(
        found,
        open=accumulates(found.leaf) and not found.late and left,
        closed=part is not None and part.last >= until,
    )


def status_in(quarter: Quarter, dues: tuple[Due, ...]) -> str:
    """The status people gave in a division with a follow-up; where the goal was left out, `unreported` or `not_due`."""
    if quarter.row:
        return quarter.row.status
    owed = any(due.division == quarter.division and due.account == "unreported" for due in dues)
    return "unreported" if owed else "not_due"


def _milestone(milestone: Milestone, goal: Goal, reported: tuple[Quarter, ...], told: _Told) -> MilestoneState:
    said = [
        Said(division=quarter.division, day=told.by_period[quarter.division.id].date.date, report=report)
        for quarter in reported
        if quarter.row
        for report in quarter.row.milestones
        if report.id == milestone.id
    ]
    in_force = tuple(one for one in told.plan.amendments if one.date <= told.today)
    agreed = agreed_for(milestone, goal, in_force, told.parts)
    newest = told.by_period[reported[-1].division.id].date.date if reported else None
    return milestone_state(milestone, told.plan.period, agreed, said, newest_told=newest, today=told.today)


def _later(due: Due, told: _Told) -> bool:
    return not told.as_of or due.division.first > told.as_of.first


def _dues(goal: Goal, reported: tuple[Quarter, ...], told: _Told) -> Iterator[Due]:
    """Every division of the plan: those in which the goal has to report are those it names, all where it names none.

    Where any one of those it names will do, none is left once it has reported in one of them; in the last of them a
    colour is enough, as it is where all are named.
    """
    quarters = {quarter.division.id: quarter for quarter in reported}
    named = [part for part in told.parts if not goal.reporting.due or part.is_among(goal.reporting.due)]
    any_of, settled = goal.reporting.rule == "any_of", False
    for part in told.parts:
        quarter = quarters.get(part.id)
        account: Account
        if part not in named or settled:
            account = "not_due"
        elif quarter is None:
            published = part.id in told.by_period and not _later(Due(division=part, account="coming"), told)
            account = "unreported" if published else "coming"
        elif any_of and part != named[-1] and not _with_result(quarter):
            account = "open"
        elif _accounted(quarter, told.plan):
            account, settled = "reported", any_of
        else:
            account = "unreported"
        yield Due(division=part, account=account)


def _accounted(quarter: Quarter, plan: Plan) -> bool:
    """Whether a goal has accounted for itself in a division: with a result, a milestone or a colour."""
    tones = {status.id: status.tone for status in plan.statuses}
    return _with_result(quarter) or bool(quarter.row and tones.get(quarter.row.status, "neutral") != "neutral")


def _with_result(quarter: Quarter) -> bool:
    return bool(quarter.row and (quarter.row.results or quarter.row.milestones))


def _overdue(dues: tuple[Due, ...]) -> Division | None:
    told = [one for one in dues if one.account in ("reported", "unreported")]
    return told[-1].division if told and told[-1].account == "unreported" else None
