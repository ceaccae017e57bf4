"""Goals as of a follow-up, as its files hold them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.derive.goals import status_in
from generator.model.rules import N_
from generator.plan.files.follow_up_data import ChangeData, Coded, GoalData, MilestoneNow, Reported, ResultData
from generator.plan.files.plan_data import period_data, status_words, unit_of, when_coded
from generator.plan.language import results
from generator.plan.language.field_labels import CHOICES
from generator.plan.language.field_words import field_words
from generator.plan.language.standing import met_lamp, part_lamp
from generator.plan.language.statuses import MET, division, movement
from generator.plan.views.pieces import NOTHING

if TYPE_CHECKING:
    from generator.derive.divisions import Division
    from generator.derive.goals import FollowUpState, GoalState, PlanState, Quarter
    from generator.derive.milestones import MilestoneState
    from generator.derive.results import LeafResult, Met
    from generator.model.follow_up import LeafReport, ResultChange, Row
    from generator.model.plan import Plan
    from generator.plan.context import Context
    from generator.plan.files.follow_up_data import Definition

ACCOUNTS = {
    "not_due": N_("not due"),
    "reported": N_("reported"),
    "unreported": N_("due, and not reported"),
    "open": N_("not reported; a later period will do"),
    "coming": N_("still to come"),
}


def goal_data(
    context: Context, plan: PlanState, follow_up: FollowUpState, state: GoalState, known: Definition
) -> GoalData:
    """A goal as of a follow-up; `known` is what the plan says of it."""
    goal, row, path = state.goal, state.row, follow_up.follow_up.path
    moved = movement(context, plan.plan, state)
    value = "unchanged" if state.status == state.status_before else "changed"
    return GoalData(
        number=goal.number,
        definition=known,
        status=_status(context, plan.plan, state.status),
        status_before=_status(context, plan.plan, state.status_before),
        movement=Coded(value=value, words=moved) if moved else None,
        reported=tuple(_reported(context, plan, state, one) for one in state.quarters),
        to_date=tuple(_to_date(context, plan, state, one) for one in state.to_date),
        met=Coded(value=state.met, words=met_lamp(context, state, over=_over(plan, state)).words),
        missed=state.missed,
        parts_met=state.parts_met,
        milestones=tuple(_milestone(context, state, one) for one in state.milestones),
        next_due=_division(context, state.next_due),
        overdue=_division(context, state.overdue),
        cause=context.sentence(row.cause, goal) if row else NOTHING,
        consequence=context.sentence(row.consequence, goal) if row else NOTHING,
        response=context.sentence(row.response, goal) if row else NOTHING,
        note=context.sentence(row.note, goal) if row else NOTHING,
        changes=tuple(_change(context, plan.plan, state, one, row) for one in row.changes) if row else (),
        outcome=_met(context, row.outcome) if row and row.outcome else None,
        analysis=context.markdown(row.analysis, goal, path=path) if row else NOTHING,
        next_year=_choice(context, "next_year", row.next_year) if row and row.next_year else None,
    )


def _choice(context: Context, key: str, value: str) -> Coded:
    return Coded(value=value, words=context.words.say(CHOICES[key][value]))


def _met(context: Context, met: Met) -> Coded:
    return Coded(value=met, words=context.words.say(MET[met][0]))


def _status(context: Context, plan: Plan, status: str) -> Coded | None:
    return Coded(value=status, words=status_words(context, plan, status)) if status else None


def _division(context: Context, part: Division | None) -> Coded | None:
    return Coded(value=part.id, words=division(context, part.id)) if part else None


def _reported(context: Context, plan: PlanState, state: GoalState, quarter: Quarter) -> Reported:
    told = next((one.follow_up for one in plan.follow_ups if one.division == quarter.division), None)
    by_leaf = {report.id: report for report in quarter.row.results} if quarter.row else {}
    status = status_in(quarter, state.dues) if told else ""
    account = next((one.account for one in state.dues if one.division == quarter.division), "not_due")
    return Reported(
        period=period_data(context, quarter.division),
        published=told is not None,
        example=bool(told and told.example),
        status=_status(context, plan.plan, status),
        account=Coded(value=account, words=context.words.say(ACCOUNTS[account])),
        results=tuple(_result(context, state, one, by_leaf[one.leaf.id]) for one in quarter.results),
    )


def _over(plan: PlanState, state: GoalState) -> bool:
    """Whether no more reports will come."""
    return bool(state.quarters) and state.quarters[-1].division == plan.divisions[-1]


def _to_date(context: Context, plan: PlanState, state: GoalState, found: LeafResult) -> ResultData:
    """The result of a part to date, held against what the requirement asks for."""
    lamp = part_lamp(context, found, over=_over(plan, state))
    return replace(_result(context, state, found, None), met=Coded(value=found.met, words=lamp.words))


def _met_alone(context: Context, state: GoalState, found: LeafResult) -> Coded | None:
    """Whether the result of one period meets a requirement by itself.

    None where it says nothing of that: what is counted over the whole period is not to be met in one part of it.
    """
    if found.leaf.kind == "count" and state.goal.measurement.accumulation != "point":
        return None
    return Coded(value=found.met, words=part_lamp(context, found, over=True).words)


def _result(context: Context, state: GoalState, found: LeafResult, report: LeafReport | None) -> ResultData:
    """A result as it is; one that was reported for a period is held against the requirement by itself."""
    places = 0
    if found.value is not None:
        places = max(0, -int(results.shown(found.value, found.leaf).as_tuple().exponent))
    return ResultData(
        part=found.leaf.id,
        value=found.value.normalize() if found.value is not None and found.leaf.ratio else found.value,
        unit=unit_of(found.leaf),
        decimals=places,
        numerator=found.numerator,
        denominator=found.denominator,
        answers=found.answers,
        done=found.done,
        date=report.date if report else None,
        note=context.sentence(report.note, state.goal) if report else NOTHING,
        met=_met_alone(context, state, found),
        words=results.named(context, found, many=False),
    )


def _milestone(context: Context, state: GoalState, one: MilestoneState) -> MilestoneNow:
    report = one.report
    told = [
        quarter.division.id
        for quarter in state.quarters
        if quarter.row and any(it.id == one.milestone.id for it in quarter.row.milestones)
    ]
    return MilestoneNow(
        id=one.milestone.id,
        state=_choice(context, "state", one.state),
        period=told[-1] if told else "",
        date=report.date if report else None,
        by=when_coded(context, report.by) if report else None,
        note=context.sentence(report.note, state.goal) if report else NOTHING,
        due=one.due,
        expected=one.expected,
        late=one.late,
        beyond=one.beyond,
    )


def _change(context: Context, plan: Plan, state: GoalState, one: ResultChange, row: Row) -> ChangeData:
    words = field_words(context, plan, state.goal, one.field, row)
    return ChangeData(
        date=one.date,
        field=Coded(value=one.field, words=words.name()),
        from_=Coded(value=one.from_, words=words.said(one.from_)),
        to=Coded(value=one.to, words=words.said(one.to)),
        note=context.sentence(one.note, state.goal),
    )
