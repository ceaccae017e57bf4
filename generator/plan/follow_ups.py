"""A page for every follow-up of a plan: the table of what every goal reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.goals import status_in
from generator.plan.declared import amended_since, corrections, figure_marks, word_marks
from generator.plan.follow_up_files import PDF, downloads
from generator.plan.output import Page
from generator.plan.parts import day
from generator.plan.pieces import NOTHING, Anchor, QuarterCell, TableRow
from generator.plan.standing import met_lamp
from generator.plan.statuses import (
    division,
    division_results,
    follow_up_anchor,
    movement,
    so_far,
    status_counts,
    status_lamp,
    to_date,
    told_apart,
)
from generator.plan.versions import version_anchors
from generator.plan.views import FollowUpView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.goals import GoalState, PlanState
    from generator.plan.context import Context


def follow_up_pages(context: Context, state: PlanState, crumbs: tuple[Anchor, ...]) -> Iterator[Page]:
    """A page for every follow-up of a plan. `crumbs` lead to the plan."""
    words = context.words
    for n, one in enumerate(state.follow_ups):
        newer = state.follow_ups[n + 1] if n + 1 < len(state.follow_ups) else None
        older = state.follow_ups[n - 1] if n else None
        title = words.say("Follow-up, {period}", period=division(context, one.division.id))
        moved = tuple(
            words.say("{number} {title}: {movement}", number=goal.goal.number, title=goal.goal.title, movement=said)
            for goal in one.goals
            if (said := movement(context, state.plan, goal)) and goal.status != goal.status_before
        )
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
                divisions=tuple(told_apart(context, state.divisions, part).capitalize() for part in state.divisions),
                so_far=so_far(context, state.plan),
                counts=status_counts(context, state.plan, one.goals),
                moved=moved,
                corrected=words.say("This follow-up was corrected on {day}.", day=newest.words) if newest else "",
                corrections=corrected,
                rows=tuple(_table_row(context, state, goal) for goal in one.goals),
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
        )


def _table_row(context: Context, plan: PlanState, state: GoalState) -> TableRow:
    goal, row = state.goal, state.row
    by_id = {quarter.division.id: quarter for quarter in state.quarters}
    told = {one.division.id for one in plan.follow_ups}
    cells = []
    for part in plan.divisions:
        quarter = by_id.get(part.id)
        status = status_in(quarter, state.dues) if quarter and part.id in told else ""
        cells.append(
            QuarterCell(
                division=told_apart(context, plan.divisions, part).capitalize(),
                results=division_results(context, state, quarter) if quarter else (),
                status=status_lamp(context, plan.plan, status),
                marks=figure_marks(context, plan, state, quarter) if quarter else (),
            )
        )
    return TableRow(
        number=goal.number,
        title=goal.title,
        address=context.at.goal(goal),
        requirement=context.markdown(goal.requirement_text, goal, path=goal.path, prefix=f"r-{goal.number}-"),
        amended=amended_since(context, plan.plan, state),
        quarters=tuple(cells),
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
