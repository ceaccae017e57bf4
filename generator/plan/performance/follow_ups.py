"""A page for every follow-up of a plan: the table of what every goal reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.derive.goals import status_in
from generator.plan.files.follow_up_files import PDF, downloads
from generator.plan.files.reported_milestones import MILESTONES, milestone_table, milestones_said
from generator.plan.history.declared import amended_since, corrections, figure_marks, word_marks
from generator.plan.history.versions import version_anchors
from generator.plan.language.standing import met_lamp, moves
from generator.plan.language.statuses import (
    division,
    division_results,
    follow_up_anchor,
    so_far,
    status_counts,
    status_lamp,
    to_date,
    told_apart,
)
from generator.plan.output import Page
from generator.plan.parts import day
from generator.plan.sharing import shared_follow_up
from generator.plan.views.performance import FollowUpView
from generator.plan.views.pieces import NOTHING, Anchor
from generator.plan.views.plan_pieces import QuarterCell, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.divisions import Division
    from generator.derive.goals import FollowUpState, GoalState, PlanState
    from generator.plan.context import Context
    from generator.plan.views.plan_pieces import MovedBlock

MOST_DIVISIONS = 4
"""For how many divisions of a plan the table has columns: a page and a sheet have room for words in no more."""


def follow_up_pages(context: Context, state: PlanState, crumbs: tuple[Anchor, ...]) -> Iterator[Page]:
    """A page for every follow-up of a plan. `crumbs` lead to the plan."""
    words = context.words
    for n, one in enumerate(state.follow_ups):
        newer = state.follow_ups[n + 1] if n + 1 < len(state.follow_ups) else None
        older = state.follow_ups[n - 1] if n else None
        title = words.say("Follow-up, {period}", period=division(context, one.division.id))
        shown = shown_divisions(state.divisions, one.division)
        corrected = corrections(context, state, one)
        newest = corrected[0].day if corrected else None
        discussed = words.day(one.follow_up.discussed) if one.follow_up.discussed else ""
        yield Page(
            address=context.at.follow_up(state.plan.id, one.division.id),
            template="follow_up",
            view=FollowUpView(
                title=title,
                plan=crumbs[-1],
                published=day(context, one.follow_up.date.date),
                discussed=discussed,
                example=one.follow_up.example,
                divisions=tuple(told_apart(context, state.divisions, part).capitalize() for part in shown),
                shown=_left_out(context, state, shown),
                so_far=so_far(context, state.plan),
                counts=status_counts(context, state.plan, one.goals),
                moved=_moves(context, state, one, older) if older else None,
                corrected=words.say("This follow-up was corrected on {day}.", day=newest.words) if newest else "",
                corrections=corrected,
                rows=tuple(_table_row(context, state, goal, shown) for goal in one.goals),
                milestones=milestone_table(context, state.plan, one),
                downloads=downloads(context, state, one),
                versions=version_anchors(context, one.follow_up.path),
                newer=follow_up_anchor(context, state, newer) if newer else None,
                older=follow_up_anchor(context, state, older) if older else None,
            ),
            title=title,
            description=words.say("{plan}: what every goal reported.", plan=state.plan.title),
            section="plans",
            crumbs=crumbs,
            day=newest.iso if newest else one.follow_up.date.date.isoformat(),
            pdf=context.at.follow_up_file(state.plan.id, one.division.id, PDF) if context.site.settings.pdf else "",
            shared=shared_follow_up(context, state, one),
        )


def shown_divisions(parts: tuple[Division, ...], newest: Division) -> tuple[Division, ...]:
    """The divisions that have a column: all where there is room, else the newest up to one of them.

    Columns that would be empty are those of what comes next.
    """
    end = max(parts.index(newest) + 1, MOST_DIVISIONS)
    return parts[max(0, end - MOST_DIVISIONS) : end]


def _left_out(context: Context, plan: PlanState, shown: tuple[Division, ...]) -> str:
    """That earlier or later divisions have no column, in a sentence; empty where all have one."""
    if len(shown) == len(plan.divisions):
        return ""
    return context.words.say(
        "Only {first} to {last} are shown here. All periods are on the pages of the goals, and in the files.",
        first=told_apart(context, plan.divisions, shown[0]),
        last=told_apart(context, plan.divisions, shown[-1]),
    )


def _moves(context: Context, plan: PlanState, one: FollowUpState, before: FollowUpState) -> MovedBlock:
    """What moved since the follow-up before, each with a link to its row of the table."""
    block = moves(context, plan.plan, one.goals, before.division)
    rows = {context.at.goal(goal.goal): f"#{row_anchor(goal.goal.number)}" for goal in one.goals}
    return replace(block, rows=tuple(replace(row, address=rows[row.address]) for row in block.rows))


def row_anchor(number: str) -> str:
    """The anchor of a goal's row in the follow-up table."""
    return f"goal-{number}"


def _cells(context: Context, plan: PlanState, state: GoalState, shown: tuple[Division, ...]) -> Iterator[QuarterCell]:
    by_id = {quarter.division.id: quarter for quarter in state.quarters}
    told = {one.division.id for one in plan.follow_ups}
    for part in shown:
        quarter = by_id.get(part.id)
        status = status_in(quarter, state.dues) if quarter and part.id in told else ""
        milestones = milestones_said(context, state, quarter) if quarter else ""
        address = f"{context.at.follow_up(plan.plan.id, part.id)}#{MILESTONES}"
        yield QuarterCell(
            division=told_apart(context, plan.divisions, part).capitalize(),
            results=division_results(context, state, quarter) if quarter else (),
            status=status_lamp(context, plan.plan, status),
            milestones=Anchor(text=milestones, address=address) if milestones else None,
            marks=figure_marks(context, plan, state, quarter) if quarter else (),
            coming="" if status else context.words.say("Not reported yet"),
        )


def _table_row(context: Context, plan: PlanState, state: GoalState, shown: tuple[Division, ...]) -> TableRow:
    goal, row = state.goal, state.row
    return TableRow(
        anchor=row_anchor(goal.number),
        number=goal.number,
        title=goal.title,
        address=context.at.goal(goal),
        requirement=context.markdown(goal.requirement_text, goal, path=goal.path, prefix=f"r-{goal.number}-"),
        amended=amended_since(context, plan.plan, state),
        quarters=tuple(_cells(context, plan, state, shown)),
        status_before=status_lamp(context, plan.plan, state.status_before),
        status=status_lamp(context, plan.plan, state.status),
        to_date=to_date(context, state),
        met=met_lamp(context, state, over=state.quarters[-1].division == plan.divisions[-1]).words,
        cause=context.sentence(row.cause, goal) if row else NOTHING,
        consequence=context.sentence(row.consequence, goal) if row else NOTHING,
        response=context.sentence(row.response, goal) if row else NOTHING,
        note=context.sentence(row.note, goal) if row else NOTHING,
        marks=word_marks(context, plan, state, state.quarters[-1]) if row else (),
    )
