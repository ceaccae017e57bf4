"""The tables of a follow-up's files: the ministry's, that of the year, and one to calculate with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.derive.goals import status_in
from generator.plan.files.follow_up_data import Cell, Row, Table, Value, ValueRow, ValueTable
from generator.plan.files.reported_milestones import agreed, milestones_said, told_milestones
from generator.plan.history.declared import figure_marks
from generator.plan.language.field_labels import CHOICES
from generator.plan.language.standing import met_lamp
from generator.plan.language.statuses import (
    MET,
    division_results,
    lasts_a_year,
    so_far,
    status_lamp,
    to_date,
    told_apart,
)
from generator.plan.language.words import lowered
from generator.plan.views.pieces import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.derive.goals import FollowUpState, GoalState, PlanState, Quarter
    from generator.model.follow_up import Row as Reports
    from generator.model.plan import Goal, Plan
    from generator.plan.context import Context
    from generator.plan.files.follow_up_data import GoalData, PartData, PeriodData, Reported, ResultData
    from generator.plan.files.reported_milestones import ToldMilestone


def ministry_table(context: Context, plan: PlanState, state: FollowUpState) -> Table:
    """The table of the plan's follow-up template, in its order of columns: number, goal, requirement, a result and
    status for each division, status last time, the year to date, cause and consequence, response.
    """  # noqa: D205 - one sentence over two lines
    words = context.words
    examples = {one.division.id for one in plan.follow_ups if one.follow_up.example}
    told = _told(plan, state)
    own, before = told[-1], told[-2:-1]

    def said(text: str, *divisions: str) -> str:
        return _labelled(context, text, example=not examples.isdisjoint(divisions))

    headers = (
        words.say("No."),
        words.say("Goal"),
        words.say("Requirement"),
        *(
            said(told_apart(context, plan.divisions, part).capitalize(), *({part.id} & {*told}))
            for part in plan.divisions
        ),
        said(words.say("Status last time"), *before),
        said(so_far(context, plan.plan), *told),
        said(words.say("Cause/consequence"), own),
        said(words.say("Response"), own),
    )
    return Table(
        name=_labelled(context, words.say("Follow-up"), example=own in examples),
        headers=headers,
        rows=tuple(_ministry_row(context, plan, one) for one in state.goals),
        wide=(1, 2, len(headers) - 2, len(headers) - 1),
    )


def annual_table(context: Context, plan: PlanState, state: FollowUpState) -> Table | None:
    """The table that closes the plan: what came of each goal, why, and what becomes of it.

    None where no goal has an outcome.
    """
    told = [one for one in state.goals if one.row and (one.row.outcome or one.row.analysis or one.row.next_year)]
    if not told:
        return None
    words, example = context.words, state.follow_up.example
    name = words.say("Annual result") if lasts_a_year(plan.plan) else words.say("Final result")
    headers = (
        words.say("No."),
        words.say("Goal"),
        words.say("Requirement"),
        *(
            _labelled(context, one, example=example)
            for one in (
                words.say("Result"),
                words.say("Outcome"),
                words.say("Why it went as it did"),
                words.say("What becomes of the goal"),
            )
        ),
    )
    return Table(
        name=_labelled(context, name, example=example),
        headers=headers,
        rows=tuple(_annual_row(context, state, one) for one in told),
        wide=(1, 2, 3, 5),
    )


def value_table(context: Context, plan: Plan, goals: tuple[GoalData, ...]) -> ValueTable:
    """Every result as numbers: a row for each part of each goal in each period so far, and one for what is to date."""
    words = context.words
    headers = (
        words.say("Goal no."),
        words.say("Goal"),
        words.say("Part"),
        words.say("Name of the part"),
        words.say("Period"),
        words.say("From"),
        words.say("Until"),
        words.say("What it covers"),
        words.say("Result"),
        words.say("Unit"),
        words.say("Numerator"),
        words.say("Denominator"),
        words.say("Answers"),
        words.say("Done"),
        words.say("Date"),
        words.say("Comparison"),
        words.say("Requirement"),
        words.say("Met"),
        words.say("Status"),
        words.say("In words"),
        words.say("Remark"),
        words.say("Example figures"),
    )
    rows = chain.from_iterable(_goal_rows(context, plan, goal) for goal in goals)
    return ValueTable(name=words.say("Data"), headers=headers, rows=tuple(rows))


def milestone_values(context: Context, plan: PlanState, state: FollowUpState) -> ValueTable | None:
    """What a follow-up says of milestones, a row for each; None where it says nothing of any.

    The headings are those of the form in which milestones are reported.
    """
    words = context.words
    rows = tuple(_milestone_row(context, plan.plan, one) for one in told_milestones(state))
    if not rows:
        return None
    headers = (
        words.say("No."),
        words.say("Goal"),
        words.say("Milestone"),
        words.say("Short name"),
        words.say("Planned"),
        words.say("State"),
        words.say("Date"),
        words.say("New date"),
        words.say("Remark"),
    )
    name = _labelled(context, words.say("Milestones"), example=state.follow_up.example)
    return ValueTable(name=name, headers=headers, rows=rows)


def _milestone_row(context: Context, plan: Plan, told: ToldMilestone) -> ValueRow:
    goal, milestone, report = told.goal.goal, told.state.milestone, told.report
    return ValueRow(
        cells=(
            Value(value=goal.number),
            Value(value=Text(source=goal.title)),
            Value(value=context.markdown(milestone.text, goal, path=goal.path)),
            Value(value=milestone.id),
            Value(value=Text(source=", ".join(agreed(context, plan, told.state)))),
            Value(value=context.state(report.state) if report else None),
            Value(value=report.date if report else None),
            Value(value=context.words.when(report.by) if report and report.by else None),
            Value(value=context.sentence(report.note, goal) if report and report.note else None),
        )
    )


def _told(plan: PlanState, state: FollowUpState) -> list[str]:
    """The divisions that have a follow-up, up to this one."""
    return [one.division.id for one in plan.follow_ups if one.division.first <= state.division.first]


def _labelled(context: Context, text: str, *, example: bool) -> str:
    return context.words.say("{text} (example figures)", text=text) if example else text


def _ministry_row(context: Context, plan: PlanState, state: GoalState) -> Row:
    goal, row = state.goal, state.row
    quarters = {quarter.division.id: quarter for quarter in state.quarters}
    told = {one.division.id for one in plan.follow_ups}
    met = met_lamp(context, state, over=state.quarters[-1].division == plan.divisions[-1])
    to_date_said = (*_texts(to_date(context, state)), Text(source=met.words))
    return Row(
        cells=(
            Cell(lines=(Text(source=goal.number),)),
            Cell(lines=(Text(source=goal.title),)),
            Cell(lines=(context.markdown(goal.requirement_text, goal, path=goal.path),)),
            *(
                _quarter_cell(context, plan, state, quarters.get(part.id) if part.id in told else None)
                for part in plan.divisions
            ),
            _status_cell(context, plan, state.status_before) or Cell(lines=(Text(source=context.words.say("None")),)),
            Cell(lines=to_date_said),
            Cell(lines=tuple(_explained(context, goal, row)) if row else ()),
            Cell(lines=(context.sentence(row.response, goal),) if row and row.response else ()),
        )
    )


def _quarter_cell(context: Context, plan: PlanState, state: GoalState, quarter: Quarter | None) -> Cell:
    if quarter is None:
        return Cell(lines=(Text(source=context.words.say("Not reported yet")),))
    lamp = status_lamp(context, plan.plan, status_in(quarter, state.dues))
    lines = (
        lamp.words if lamp else "",
        *division_results(context, state, quarter),
        milestones_said(context, state, quarter),
        *(one.text for one in figure_marks(context, plan, state, quarter)),
    )
    return Cell(lines=tuple(_texts(lines)), tone=lamp.tone if lamp else "")


def _explained(context: Context, goal: Goal, reported: Reports) -> Iterator[Text]:
    """Cause, consequence and remark, each after the word for it, so that they can be told apart in one cell."""
    say = context.words.say
    said = (
        (say("Cause"), reported.cause),
        (say("Consequence"), reported.consequence),
        (say("Remark"), reported.note),
    )
    for label, text in said:
        if text:
            yield replace(context.sentence(text, goal), source=f"{label}: {text}")


def _status_cell(context: Context, plan: PlanState, status: str) -> Cell | None:
    lamp = status_lamp(context, plan.plan, status)
    return Cell(lines=(Text(source=lamp.words),), tone=lamp.tone) if lamp else None


def _annual_row(context: Context, state: FollowUpState, one: GoalState) -> Row:
    goal, words = one.goal, context.words
    row = next(row for row in state.follow_up.rows if row.id == goal.number)
    met, tone = MET[row.outcome] if row.outcome else ("", "")
    analysis = context.markdown(row.analysis, goal, path=state.follow_up.path)
    return Row(
        cells=(
            Cell(lines=(Text(source=goal.number),)),
            Cell(lines=(Text(source=goal.title),)),
            Cell(lines=(context.markdown(goal.requirement_text, goal, path=goal.path),)),
            Cell(lines=tuple(_texts(to_date(context, one)))),
            Cell(lines=(Text(source=words.say(met)),) if met else (), tone=tone),
            Cell(lines=(analysis,) if analysis else ()),
            Cell(lines=(Text(source=words.say(CHOICES["next_year"][row.next_year])),) if row.next_year else ()),
        )
    )


def _goal_rows(context: Context, plan: Plan, goal: GoalData) -> Iterator[ValueRow]:
    words = context.words
    parts = {part.id: part for part in goal.definition.parts}
    for one in goal.reported:
        found = {result.part: result for result in one.results}
        about = _About(
            first=one.period,
            last=one,
            covers=words.say("the period alone"),
            example=one.example,
        )
        yield from (_value_row(context, goal, part, about, found.get(part.id)) for part in parts.values())
    if goal.reported:
        about = _About(
            first=goal.reported[0].period,
            last=goal.reported[-1],
            covers=lowered(so_far(context, plan)),
            example=any(one.example for one in goal.reported),
        )
        yield from (_value_row(context, goal, parts[one.part], about, one) for one in goal.to_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What a row of numbers is about: from which period on, to which report, in words, and whether it is invented."""

    first: PeriodData
    last: Reported
    covers: str
    example: bool


def _value_row(context: Context, goal: GoalData, part: PartData, about: _About, result: ResultData | None) -> ValueRow:
    words, status = context.words, about.last.status
    share = part.unit == "percent"
    said = result.words if result else ""
    if not said:
        said = words.say("no result") if about.last.published else words.say("Not reported yet")
    done = "" if result is None or result.done is None else words.say("yes") if result.done else words.say("no")
    return ValueRow(
        cells=(
            Value(value=goal.number),
            Value(value=goal.definition.title),
            Value(value=part.id),
            Value(value=part.label),
            Value(value=about.last.period.id),
            Value(value=about.first.from_),
            Value(value=about.last.period.until),
            Value(value=about.covers),
            _number(result.value if result else None, share=share, decimals=result.decimals if result else 0),
            Value(value=words.unit(context.units.get(part.unit), part.unit) if part.unit else ""),
            _number(result.numerator if result else None),
            _number(result.denominator if result else None),
            _number(result.answers if result else None),
            Value(value=done),
            Value(value=result.date if result else None),
            Value(value=part.op.words if part.op else ""),
            _number(part.value, share=share),
            Value(value=result.met.words if result and result.met else ""),
            Value(value=status.words if status else ""),
            Value(value=said),
            Value(value=result.note if result and result.note else None),
            Value(value=words.say("yes") if about.example else words.say("no")),
        )
    )


def _number(value: Decimal | None, *, share: bool = False, decimals: int | None = None) -> Value:
    """A number with the decimals it has, or with those that a page shows; of per cent the share of one."""
    if value is None:
        return Value(value=None)
    own = max(0, -int(value.as_tuple().exponent))
    return Value(
        value=value.scaleb(-2) if share else value, decimals=own if decimals is None else decimals, share=share
    )


def _texts(lines: tuple[str, ...]) -> Iterator[Text]:
    return (Text(source=line) for line in lines if line)
