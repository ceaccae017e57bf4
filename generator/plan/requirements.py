"""What a goal asks for, part by part: drawn or in words, the result to date and the newest, and whether it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.plan import Any, leaves
from generator.plan import results
from generator.plan.accounts import absence_in, absence_to_date, part_name
from generator.plan.goal_pieces import LeafBlock, LeafRow
from generator.plan.pieces import NOTHING, Lamp
from generator.plan.result_chart import own_result, reported, result_chart
from generator.plan.standing import part_lamp

if TYPE_CHECKING:
    from datetime import date

    from generator.derive.goals import GoalState, PlanState
    from generator.derive.results import LeafResult
    from generator.model.plan import Leaf
    from generator.plan.context import Context


def leaf_blocks(context: Context, plan: PlanState, state: GoalState) -> tuple[LeafBlock, ...]:
    """Every part of a goal's requirement as it is drawn, or in words where it is no number."""
    many = len(state.to_date) > 1
    return tuple(_block(context, plan, state, found, many=many) for found in state.to_date)


def _block(context: Context, plan: PlanState, state: GoalState, found: LeafResult, *, many: bool) -> LeafBlock:
    leaf = found.leaf
    chart = result_chart(context, plan, state, found)
    return LeafBlock(
        id=f"part-{leaf.id}",
        label=leaf.label or state.goal.title if many else "",
        chart=chart,
        state=None if chart else _standing(context, plan, state, found),
        note=results.asked(context, leaf) if not chart else "",
    )


def _standing(context: Context, plan: PlanState, state: GoalState, found: LeafResult) -> Lamp:
    """Where a part stands that is no number: done, not done, or unknown."""
    met = part_lamp(context, found, over=plan.last is not None)
    if found.silent:
        return met
    said, absence = _result(context, state, found), absence_to_date(context, state, found)
    words = said or absence.words
    unknown = not said and absence.state == "none"
    return Lamp(words=words[:1].upper() + words[1:], tone="good" if found.done else met.tone, unknown=unknown)


def _result(context: Context, state: GoalState, found: LeafResult) -> str:
    """A result to date in words, with the day it was done where that was told; empty where there is none."""
    said = results.result(context, found)
    day = _done_on(state, found.leaf) if found.done else None
    return context.words.say("{result}, {day}", result=said, day=context.words.day(day)) if day else said


def _done_on(state: GoalState, leaf: Leaf) -> date | None:
    """The day that the newest report on a part says it was done."""
    told = [one for quarter in state.quarters if quarter.row for one in quarter.row.results if one.id == leaf.id]
    return told[-1].date if told and told[-1].done else None


def leaf_rows(context: Context, plan: PlanState, state: GoalState) -> tuple[LeafRow, ...]:
    """The table of asked for, result and met, a row for each part of a goal's requirement."""
    return tuple(_leaf_row(context, plan, state, found) for found in state.to_date)


def _leaf_row(context: Context, plan: PlanState, state: GoalState, found: LeafResult) -> LeafRow:
    words, leaf = context.words, found.leaf
    newest = reported(plan, state)[-1:]
    own = own_result(newest[0], leaf) if newest else None
    own_words = results.result(context, own) if own else ""
    if newest and not own_words:
        # What is done once is not told again.
        own_words = words.say("nothing new") if found.done else absence_in(context, plan, state, own, newest[0]).words
    counted = ""
    if leaf.ratio:
        numerator, denominator = leaf.ratio.numerator, leaf.ratio.denominator
        counted = words.say("{numerator} out of {denominator}", numerator=numerator, denominator=denominator)
    return LeafRow(
        label=leaf.label or state.goal.title,
        asked=results.asked(context, leaf) or words.say("to be reached"),
        counted=counted,
        note=context.sentence(leaf.ratio.note, state.goal) if leaf.ratio else NOTHING,
        result=_result(context, state, found) or absence_to_date(context, state, found).words,
        behind=results.behind(context, found),
        own=own_words,
        own_behind=results.behind(context, own) if own else "",
        met=part_lamp(context, found, over=plan.last is not None),
    )


def newest_name(context: Context, plan: PlanState, state: GoalState) -> str:
    """The newest division of which a follow-up was published, as a column is called; empty where there is none."""
    newest = reported(plan, state)[-1:]
    return part_name(context, plan, newest[0].division) if newest else ""


def parts_met(context: Context, state: GoalState) -> str:
    """How many parts of a requirement are met where any of them is enough: "1 af 2 dele er opfyldt; én er nok".

    Empty where all are needed: then the word for the whole says it.
    """
    requirement = state.goal.requirement
    if not isinstance(requirement, Any) or state.met == "unknown":
        return ""
    words = context.words
    many = len(leaves(requirement))
    said = words.count(
        "{met} of {count} part is met", "{met} of {count} parts are met", many, met=words.number_of(state.parts_met)
    )
    return words.say("{parts}; one is enough", parts=said)
