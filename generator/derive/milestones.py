"""Milestones of a goal over its plan's follow-ups: the time agreed, the times promised instead, when it was reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.derive.definitions import first_said
from generator.model.when import WhenError, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.derive.divisions import Division
    from generator.model.follow_up import MilestoneReport
    from generator.model.plan import Amendment, Goal, Milestone, Period
    from generator.model.update import State
    from generator.model.when import When


_TO_COME = ("planned", "active")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Another time for a milestone: given by the follow-up of a `division`, or on the day the plan was `amended`."""

    by: When
    division: Division | None = None
    amended: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """For when a milestone was agreed at first: its own time, or the division that accounts for it; what was amended.

    `amended` are the times that amendments of the plan gave instead, oldest first, each with its day.
    """

    by: When | None
    own: Division | None
    amended: tuple[Revision, ...] = ()

    @property
    def due(self) -> date | None:
        """The last day of the time agreed; None where nothing says when."""
        return (self.by.last if self.by else None) or (self.own.last if self.own else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A report on a milestone: in the follow-up of which division, and on which day that was published."""

    division: Division
    day: date
    report: MilestoneReport


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneState:
    """A milestone with what was reported on it; `report` is the newest, None where there is none.

    `agreed` is for when it was agreed at first, and `due` the last day of that: a milestone that is late stays late,
    whatever is agreed since. `revisions` are the times given instead, oldest first, `expected` the last day of the
    newest (or of the one agreed). `late` are the days from `due` until it was reached, or until the day of this state
    where it is still to come; 0 where it is not late, and None where nobody can tell, since it was reached on a day
    unknown.
    `passed` says that it is still to come though the newest time given is over, and `told_since` that a follow-up was
    published after that time, so that it could have been told. `beyond` says that it is to be reached after the plan's
    period.
    """

    milestone: Milestone
    report: MilestoneReport | None
    state: State
    agreed: Agreed
    expected: date | None
    revisions: tuple[Revision, ...]
    reached: date | None
    late: int | None
    passed: bool
    told_since: bool
    beyond: bool

    @property
    def due(self) -> date | None:
        """The last day of the time agreed at first."""
        return self.agreed.due

    @property
    def overdue(self) -> bool:
        """Whether the time agreed is over and the milestone is still to come."""
        return self.state in _TO_COME and bool(self.late)

    @property
    def moved_later(self) -> bool:
        """Whether the newest time given is later than the one agreed, or says no day any more."""
        if self.expected is None:
            return bool(self.revisions)
        return self.due is not None and self.expected > self.due


def agreed_for(
    milestone: Milestone, goal: Goal, amendments: tuple[Amendment, ...], parts: tuple[Division, ...]
) -> Agreed:
    """For when a milestone was agreed, by a plan's divisions and these amendments of it."""

    def named(name: str | None) -> Division | None:
        return next((part for part in parts if name and part.is_among((name,))), None)

    path = f"milestones.{milestone.id}"
    at_first, reported = (first_said(goal, amendments, f"{path}.{key}") for key in ("by", "report"))
    by = milestone.by if at_first is None else _when(at_first)
    timed = by is not None or milestone.by is not None
    changes = sorted((one for one in amendments if one.goal == goal.number), key=lambda one: one.date)
    moved: list[Revision] = []
    for one in changes:
        part = named(one.to) if one.field == f"{path}.report" and not timed else None
        given = _when(one.to) if one.field == f"{path}.by" else when(f"{part.first}..{part.last}") if part else None
        if given:
            moved.append(Revision(by=given, amended=one.date))
    return Agreed(by=by, own=named(reported or milestone.report), amended=tuple(moved))


def _when(text: str) -> When | None:
    """A time as an amendment says it; None where it is none."""
    try:
        return when(text)
    except WhenError:
        return None


def milestone_state(  # noqa: PLR0913 - what is known of a milestone, and the two days it is seen from
    milestone: Milestone, period: Period, agreed: Agreed, told: Iterable[Said], *, newest_told: date | None, today: date
) -> MilestoneState:
    """A milestone on a day.

    `told` are the reports on it, oldest first, and `newest_told` is the day on which the plan's newest follow-up was
    published.
    """
    reports = tuple(told)
    newest = reports[-1].report if reports else None
    due = agreed.due
    revisions = tuple(_revisions(agreed, reports))
    state = newest.state if newest else "planned"
    expected = revisions[-1].by.last if revisions else due
    reached = newest.date if newest and state == "done" else None
    return MilestoneState(
        milestone=milestone,
        report=newest,
        state=state,
        agreed=agreed,
        expected=expected,
        revisions=revisions,
        reached=reached,
        late=_late(due, state, reached, today),
        passed=state in _TO_COME and expected is not None and expected < today,
        told_since=expected is not None and newest_told is not None and newest_told > expected,
        beyond=any(day > period.until for day in (due, expected) if day),
    )


def _revisions(agreed: Agreed, reports: tuple[Said, ...]) -> Iterator[Revision]:
    """The times given instead of the one before, in the order in which readers were told."""
    given = [(one.amended, one) for one in agreed.amended if one.amended]
    given += [(said.day, Revision(by=said.report.by, division=said.division)) for said in reports if said.report.by]
    held = agreed.by
    for _, one in sorted(given, key=lambda pair: pair[0]):
        if one.by != held:
            yield one
            held = one.by


def _late(due: date | None, state: State, reached: date | None, today: date) -> int | None:
    if due is None or state == "dropped":
        return 0
    if state == "done" and reached is None:
        return None
    return max(0, ((reached or today) - due).days)
