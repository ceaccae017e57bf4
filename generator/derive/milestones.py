"""Milestones of a goal over its plan's follow-ups: the time agreed, the times promised instead, when it was reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.derive.divisions import Division
    from generator.model.follow_up import MilestoneReport
    from generator.model.plan import Milestone, Period
    from generator.model.update import State
    from generator.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Another time for a milestone, as the follow-up of one division gave it."""

    division: Division
    by: When


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneState:
    """A milestone with what was reported on it; `report` is the newest, None where there is none.

    `due` is the last day of the time agreed: of its own `by`, else of the division that accounts for it; None where
    neither says when. `revisions` are the times given instead, oldest first, `expected` the last day of the newest
    (or of the one agreed). `late` are the days from `due` until it was reached, or until the day of this state where
    it is still to come; 0 where it is not late, and None where nobody can tell, since it was reached on a day unknown.
    `beyond` says that it is to be reached after the plan's period.
    """

    milestone: Milestone
    report: MilestoneReport | None
    state: State
    due: date | None
    expected: date | None
    revisions: tuple[Revision, ...]
    reached: date | None
    late: int | None
    beyond: bool

    @property
    def overdue(self) -> bool:
        """Whether the time agreed is over and the milestone is still to come."""
        return self.state in ("planned", "active") and bool(self.late)


def milestone_state(
    milestone: Milestone,
    period: Period,
    told: Iterable[tuple[Division, MilestoneReport]],
    *,
    own: Division | None,
    today: date,
) -> MilestoneState:
    """A milestone on a day. `told` are the reports on it, oldest first, `own` the division that accounts for it."""
    reports = tuple(told)
    newest = reports[-1][1] if reports else None
    due = (milestone.by.last if milestone.by else None) or (own.last if own else None)
    revisions: list[Revision] = []
    for division, report in reports:
        held = revisions[-1].by if revisions else milestone.by
        if report.by and report.by != held:
            revisions.append(Revision(division=division, by=report.by))
    state = newest.state if newest else "planned"
    expected = revisions[-1].by.last if revisions else due
    reached = newest.date if newest and state == "done" else None
    return MilestoneState(
        milestone=milestone,
        report=newest,
        state=state,
        due=due,
        expected=expected,
        revisions=tuple(revisions),
        reached=reached,
        late=_late(due, state, reached, today),
        beyond=any(day > period.until for day in (due, expected) if day),
    )


def _late(due: date | None, state: State, reached: date | None, today: date) -> int | None:
    if due is None or state == "dropped":
        return 0
    if state == "done" and reached is None:
        return None
    return max(0, ((reached or today) - due).days)
