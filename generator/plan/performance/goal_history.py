"""What a goal reported: where it stands now, and each division of its plan with result, explanation and corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.goals import status_in
from generator.plan.history.declared import result_changes
from generator.plan.language import results
from generator.plan.language.accounts import part_name
from generator.plan.language.field_labels import CHOICES
from generator.plan.language.statuses import MET, as_of, covered, division, movement, so_far, status_lamp
from generator.plan.language.words import capital
from generator.plan.performance.asked_then import asked_then
from generator.plan.views.goal_pieces import Explanation, ResultLine, StatusNow, StatusRow, YearEnd
from generator.plan.views.pieces import NOTHING, Lamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.goals import GoalState, PlanState, Quarter
    from generator.model.follow_up import LeafReport, Row
    from generator.model.plan import Goal
    from generator.model.text import Id
    from generator.plan.context import Context


def status_now(context: Context, plan: PlanState, state: GoalState) -> StatusNow | None:
    """Where a goal stands as of the newest follow-up; None before the first."""
    lamp, row, goal = status_lamp(context, plan.plan, state.status), state.row, state.goal
    if lamp is None:
        return None
    return StatusNow(
        status=lamp,
        as_of=as_of(context, plan),
        movement=movement(context, plan.plan, state),
        explanation=_explanation(context, goal, row),
        note=context.sentence(row.note, goal) if row else NOTHING,
        outcome=_outcome(context, row),
        next_year=_next_year(context, row),
        reports=tuple(_reports(context, state)),
        overdue=state.overdue is not None,
    )


def _reports(context: Context, state: GoalState) -> Iterator[str]:
    words = context.words
    if state.overdue:
        yield words.say("Should have been reported for {period}.", period=division(context, state.overdue.id))
    if state.next_due:
        yield words.say("Next reported for {period}.", period=division(context, state.next_due.id))


def history_rows(context: Context, plan: PlanState, state: GoalState) -> tuple[StatusRow, ...]:
    """What a goal reported for each division so far, newest first."""
    return tuple(_row(context, plan, state, quarter) for quarter in reversed(state.quarters))


def _row(context: Context, plan: PlanState, state: GoalState, quarter: Quarter) -> StatusRow:
    goal, row = state.goal, quarter.row
    follow_up = next((one for one in plan.follow_ups if one.division.id == quarter.division.id), None)
    status = status_in(quarter, state.dues) if follow_up else ""
    newest = bool(plan.follow_ups) and plan.follow_ups[-1].division == quarter.division
    explanation = _explanation(context, goal, row)
    then = next((it for it in follow_up.goals if it.goal.ref == goal.ref), None) if follow_up else None
    return StatusRow(
        division=division(context, quarter.division.id).capitalize(),
        short=part_name(context, plan, quarter.division),
        address=context.at.follow_up(plan.plan.id, quarter.division.id) if follow_up else "",
        status=status_lamp(context, plan.plan, status),
        results=tuple(_lines(context, plan, state, quarter, then)),
        asked=asked_then(context, plan, state, quarter.division),
        explanation=None if newest else explanation,
        above=newest and explanation is not None,
        note=context.sentence(row.note, goal) if row and not newest else NOTHING,
        unreported=any(one.account == "unreported" for one in state.dues if one.division.id == quarter.division.id),
        year_end=_year_end(context, goal, row, quarter, above=newest),
        changes=result_changes(context, plan, state, quarter),
        example=bool(follow_up and follow_up.follow_up.example) and not _all_invented(plan),
    )


def _all_invented(plan: PlanState) -> bool:
    """Whether all figures of a plan are examples, which its pages say once."""
    return all(one.follow_up.example for one in plan.follow_ups)


def _lines(
    context: Context, plan: PlanState, state: GoalState, quarter: Quarter, then: GoalState | None
) -> Iterator[ResultLine]:
    """What was reported of each part, in the order of the parts; `then` is the goal as of that division."""
    words, reports = context.words, {one.id: one for one in quarter.row.results} if quarter.row else {}
    many = len(state.to_date) > 1
    for found in quarter.results:
        report: LeafReport = reports[found.leaf.id]
        said = results.named(context, found, many=many)
        if said or report.note or report.date:
            label = found.leaf.label if many else ""
            yield ResultLine(
                words=said or words.say("{part}: no result", part=label) if label else said or words.say("no result"),
                to_date=_to_date_then(context, plan, then, found.leaf.id) if then else "",
                day=words.day(report.date) if report.date else "",
                note=context.sentence(report.note, state.goal),
            )


def _to_date_then(context: Context, plan: PlanState, then: GoalState, part: Id) -> str:
    """A part's result to date as of a division; empty where nothing was added to anything before it."""
    # The part may have been defined otherwise then, or not at all.
    found = next((one for one in then.to_date if one.leaf.id == part), None)
    valued = [one for it in then.quarters for one in it.results if one.leaf.id == part and one.value is not None]
    accumulation = then.goal.measurement.accumulation
    if found is None or found.value is None or accumulation == "point" or len(valued) < 2:  # noqa: PLR2004 - one alone is itself
        return ""
    if found.leaf.kind == "threshold" and not found.leaf.ratio and accumulation != "mean":
        return ""
    over = then.quarters[-1].division == plan.divisions[-1]
    name = covered(context, plan) if over else so_far(context, plan.plan)
    return f"{name}: {results.named(context, found, many=False)}"


def _explanation(context: Context, goal: Goal, row: Row | None) -> Explanation | None:
    if row is None or not (row.cause or row.consequence or row.response):
        return None
    return Explanation(
        cause=context.sentence(row.cause, goal),
        consequence=context.sentence(row.consequence, goal),
        response=context.sentence(row.response, goal),
    )


def _outcome(context: Context, row: Row | None) -> Lamp | None:
    if row is None or row.outcome is None:
        return None
    words, tone = MET[row.outcome]
    return Lamp(words=context.words.say(words), tone=tone)


def _next_year(context: Context, row: Row | None) -> str:
    if row is None or row.next_year is None:
        return ""
    said = context.words.say(CHOICES["next_year"][row.next_year])
    return capital(said)


def _year_end(context: Context, goal: Goal, row: Row | None, quarter: Quarter, *, above: bool) -> YearEnd | None:
    """What a division's row says of the whole period; without the outcome where that stands on top of the page."""
    if row is None or not (row.analysis or (not above and (row.outcome or row.next_year))):
        return None
    prefix = f"analysis-{quarter.division.id.lower()}-"
    return YearEnd(
        outcome=None if above else _outcome(context, row),
        analysis=context.markdown(row.analysis, goal, path=goal.path, prefix=prefix),
        next_year="" if above else _next_year(context, row),
    )
