"""Amendments of plans and corrections of results as readers see them: when, of what, from what to what, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from generator.model.rules import N_
from generator.plan.history.amendments import amended_wording, corrected_result
from generator.plan.language.field_words import field_words
from generator.plan.language.statuses import division
from generator.plan.parts import day
from generator.plan.views.pieces import Anchor
from generator.plan.views.plan_pieces import AmendmentRow, ResultChange

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.derive.divisions import Division
    from generator.derive.goals import FollowUpState, GoalState, PlanState, Quarter
    from generator.model.follow_up import ResultChange as Correction
    from generator.model.plan import Amendment, Goal, Plan
    from generator.plan.context import Context
    from generator.plan.language.field_words import FieldWords


class _Dated(Protocol):
    @property
    def date(self) -> date: ...


Declared = TypeVar("Declared", bound=_Dated)

CORRECTIONS = "corrections"
"""The anchor of a follow-up page's list of corrections."""

AMENDMENTS = "amendments"
"""The anchor of a goal page's list of amendments."""

AMENDED = {
    "measurement": N_("How the goal is measured was changed on {day}."),
    "milestones": N_("A milestone was changed on {day}."),
    "reporting": N_("When the goal is reported was changed on {day}."),
    "requirement": N_("The requirement was changed on {day}."),
    "requirement_text": N_("The requirement was changed on {day}."),
    "volumes": N_("An expected volume was changed on {day}."),
}
"""What a goal's page says on top, by the first key of what was amended."""

LONGEST_IN_A_MARK = 30
"""The most characters of a former value that stand in a table's cell."""


def amendment_rows(context: Context, state: PlanState, number: str | None = None) -> tuple[AmendmentRow, ...]:
    """The amendments of a plan, or of its goal with this number, newest first; of one day the last one written."""
    goals = {goal.goal.number: goal.goal for goal in state.goals}
    told = (one for one in newest(state.plan.amendments) if number is None or one.goal == number)
    return tuple(_amendment(context, state.plan, goals.get(one.goal) if one.goal else None, one) for one in told)


def _amendment(context: Context, plan: Plan, goal: Goal | None, one: Amendment) -> AmendmentRow:
    words = field_words(context, plan, goal, one.field, goal if one.goal else plan)
    anchor = None
    if goal:
        anchor = goal_anchor(context, goal)
    elif one.goal:
        # A goal that has no page of its own any more.
        anchor = Anchor(text=context.words.say("Goal {number}", number=one.goal), address="")
    return AmendmentRow(
        day=day(context, one.date),
        goal=anchor,
        field=words.name(),
        before=words.said(one.from_),
        after=words.said(one.to),
        reason=context.sentence(one.reason, plan),
        former=amended_wording(context, plan, one),
    )


def goal_anchor(context: Context, goal: Goal) -> Anchor:
    """A link to a goal by its number and title."""
    return Anchor(text=f"{goal.number} {goal.title}", address=context.at.goal(goal))


def amended(context: Context, plan: Plan, goal: Goal) -> tuple[str, ...]:
    """What was amended in a goal, and when it last was, each in a sentence, the newest first."""
    told = [one for one in newest(plan.amendments) if one.goal == goal.number]
    last: dict[str, date] = {}
    for one in told:
        last.setdefault(AMENDED.get(one.field.partition(".")[0], N_("The goal was changed on {day}.")), one.date)
    return tuple(context.words.say(sentence, day=context.words.day(when)) for sentence, when in last.items())


def amended_since(context: Context, plan: Plan, state: GoalState) -> tuple[Anchor, ...]:
    """What was amended in a goal after a follow-up, which shows the goal as it was; the newest first."""
    goal, words = state.goal, context.words
    address = f"{context.at.goal(goal)}#{AMENDMENTS}"
    found = []
    for one in newest(state.amended):
        field = field_words(context, plan, goal, one.field, goal)
        name, before, after, day_of = field.name(), field.said(one.from_), field.said(one.to), words.day(one.date)
        if len(before) > LONGEST_IN_A_MARK or len(after) > LONGEST_IN_A_MARK:
            said = words.say("{field}: changed {day}", field=name, day=day_of)
        else:
            said = words.say(
                "{field}: changed {day} from {before} to {after}", field=name, day=day_of, before=before, after=after
            )
        if one in state.kept:
            said = words.say("{change}; shown here as it is now", change=said)
        found.append(Anchor(text=said, address=address))
    return tuple(found)


def result_changes(context: Context, state: PlanState, goal: GoalState, quarter: Quarter) -> tuple[ResultChange, ...]:
    """The corrections of what a goal reported for a division, newest first."""
    return _told(context, state, goal, quarter, newest(quarter.row.changes) if quarter.row else [])


def _told(
    context: Context, state: PlanState, goal: GoalState, quarter: Quarter, told: list[Correction]
) -> tuple[ResultChange, ...]:
    found = []
    follow_up = next((it.follow_up for it in state.follow_ups if it.division.id == quarter.division.id), None)
    for one in told:
        words = field_words(context, state.plan, goal.goal, one.field, quarter.row)
        former = corrected_result(context, follow_up, quarter.row, one) if follow_up and quarter.row else None
        found.append(
            ResultChange(
                day=day(context, one.date),
                goal=goal_anchor(context, goal.goal),
                division=_division(context, state, quarter.division),
                field=words.name(),
                before=words.said(one.from_),
                after=words.said(one.to),
                note=context.sentence(one.note, goal.goal),
                former=former,
            )
        )
    return tuple(found)


def _is_figure(one: Correction) -> bool:
    """Whether a correction is of what stands in a division's cell of the table."""
    return one.field.partition(".")[0] in ("results", "status")


def figure_marks(context: Context, state: PlanState, goal: GoalState, quarter: Quarter) -> tuple[Anchor, ...]:
    """The marks of corrected figures, and of a corrected status, for their cell in the follow-up table."""
    return _marks(context, state, goal, quarter, figures=True)


def word_marks(context: Context, state: PlanState, goal: GoalState, quarter: Quarter) -> tuple[Anchor, ...]:
    """The marks of everything else that was corrected in what a goal reported for a division."""
    return _marks(context, state, goal, quarter, figures=False)


def _marks(
    context: Context, state: PlanState, goal: GoalState, quarter: Quarter, *, figures: bool
) -> tuple[Anchor, ...]:
    row = quarter.row
    if row is None or not row.changes:
        return ()
    told = [one for one in newest(row.changes) if _is_figure(one) is figures]
    address = f"{context.at.follow_up(state.plan.id, quarter.division.id)}#{CORRECTIONS}"
    alone = figures and len({one.field for one in told}) == 1
    fields = ((one, field_words(context, state.plan, goal.goal, one.field, row)) for one in told)
    return tuple(Anchor(text=_mark(context, field, one, alone=alone), address=address) for one, field in fields)


def _mark(context: Context, field: FieldWords, one: Correction, *, alone: bool) -> str:
    """When a value was corrected, and what it was; the name of the field where others were corrected beside it."""
    words = context.words
    when, before = words.day(one.date), field.said(one.from_)
    if alone and len(before) <= LONGEST_IN_A_MARK:
        return words.say("corrected {day}; before: {before}", day=when, before=before)
    if len(before) <= LONGEST_IN_A_MARK:
        return words.say("{field}: corrected {day}; before: {before}", field=field.name(), day=when, before=before)
    return words.say("{field}: corrected {day}", field=field.name(), day=when)


def corrections(context: Context, state: PlanState, one: FollowUpState) -> tuple[ResultChange, ...]:
    """Everything that a follow-up's page shows and that was corrected after its publication, newest first.

    Of earlier divisions that is what stands in their cells and was corrected since: before, the page began with what
    was right.
    """
    found: list[ResultChange] = []
    for goal in one.goals:
        for quarter in goal.quarters:
            if quarter.division.id == one.division.id:
                told = result_changes(context, state, goal, quarter)
                found.extend(replace(change, division=None) for change in told)
            elif quarter.row:
                published = one.follow_up.date.date
                since = [it for it in newest(quarter.row.changes) if it.date > published and _is_figure(it)]
                found.extend(_told(context, state, goal, quarter, since))
    return tuple(sorted(found, key=lambda change: change.day.iso, reverse=True))


def _division(context: Context, state: PlanState, part: Division) -> Anchor:
    return Anchor(text=division(context, part.id).capitalize(), address=context.at.follow_up(state.plan.id, part.id))


def newest(told: Iterable[Declared]) -> list[Declared]:
    """Declared changes, the newest first; of one day the last one written."""
    last_first = tuple(told)[::-1]
    return sorted(last_first, key=lambda one: one.date, reverse=True)
