"""The milestones of one follow-up: in a sentence for a table's cell, and one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.plan.language.milestones import late_words, milestone_lamp
from generator.plan.language.statuses import named_divisions
from generator.plan.language.words import capital
from generator.plan.views.pieces import NOTHING, Anchor
from generator.plan.views.plan_pieces import ReportedMilestone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.derive.goals import FollowUpState, GoalState, Quarter
    from generator.derive.milestones import MilestoneState
    from generator.model.follow_up import MilestoneReport
    from generator.model.plan import Plan
    from generator.plan.context import Context

MILESTONES = "milestones"
"""The anchor of a follow-up page's table of milestones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMilestone:
    """A milestone of a goal, and what a follow-up says of it; None where it had to say something and did not."""

    goal: GoalState
    state: MilestoneState
    report: MilestoneReport | None


def told_milestones(state: FollowUpState) -> Iterator[ToldMilestone]:
    """The milestones that a follow-up tells of or had to account for, in the order of the plan."""
    for goal in state.goals:
        row = goal.row
        reports: dict[str, MilestoneReport] = {one.id: one for one in row.milestones} if row else {}
        for one in goal.milestones:
            owed = state.division.is_among((one.milestone.report,)) and one.state in ("planned", "active")
            if one.milestone.id in reports or owed:
                yield ToldMilestone(goal=goal, state=one, report=reports.get(one.milestone.id))


def milestone_table(context: Context, plan: Plan, state: FollowUpState) -> tuple[ReportedMilestone, ...]:
    """The milestones of a follow-up as its page has them."""
    return tuple(_row(context, plan, one) for one in told_milestones(state))


def agreed(context: Context, plan: Plan, one: MilestoneState) -> tuple[str, ...]:
    """What the plan says of a milestone: by when, and which division accounts for it; those of the two that it says."""
    words, milestone = context.words, one.milestone
    by = (words.when(milestone.by),) if milestone.by else ()
    named = words.listed(named_divisions(context, plan, (milestone.report,))) if milestone.report else ""
    return (*by, *((words.say("accounted for in {period}", period=named) if by else named,) if named else ()))


def milestones_said(context: Context, goal: GoalState, quarter: Quarter) -> str:
    """How many milestones were reached of those reported for one division, and what is said of the others.

    "1 af 3 milepæle nået, 2 udskudt til november 2025 og december 2025"; empty where none was reported.
    """
    reports = quarter.row.milestones if quarter.row else ()
    if not reports:
        return ""
    words = context.words
    due = {one.milestone.id: one.due for one in goal.milestones}
    moved = [one for one in reports if _moved(one, due.get(one.id))]
    others = Counter(one.state for one in reports if one not in moved and one.state != "done")
    done = words.number_of(sum(one.state == "done" for one in reports))
    reached = words.count(
        "{done} of {count} milestone reached", "{done} of {count} milestones reached", len(reports), done=done
    )
    said = [reached]
    if moved:
        when = words.listed(tuple(dict.fromkeys(words.when(one.by) for one in moved if one.by)))
        said.append(words.say("{count} moved to {when}", count=words.number_of(len(moved)), when=when))
    said += (f"{words.number_of(number)} {context.state(state)}" for state, number in others.items())
    return ", ".join(said)


def _moved(report: MilestoneReport, due: date | None) -> bool:
    """Whether a report puts what is still to come off till after the time agreed."""
    if report.by is None or due is None or report.state not in ("planned", "active"):
        return False
    return report.by.last is None or report.by.last > due


def _row(context: Context, plan: Plan, told: ToldMilestone) -> ReportedMilestone:
    goal, milestone, report = told.goal.goal, told.state.milestone, told.report
    prefix = f"m-{goal.number}-{milestone.id}-"
    return ReportedMilestone(
        number=goal.number,
        goal=Anchor(text=goal.title, address=context.at.goal(goal)),
        text=context.markdown(milestone.text, goal, path=goal.path, prefix=prefix),
        remark=context.markdown(milestone.note, goal, path=goal.path, prefix=f"{prefix}note-"),
        agreed=tuple(capital(one) for one in agreed(context, plan, told.state)),
        state=milestone_lamp(context, told.state) if report else None,
        late=late_words(context, told.state) if report else "",
        by=context.words.when(report.by) if report and report.by else "",
        note=context.sentence(report.note, goal) if report else NOTHING,
    )
