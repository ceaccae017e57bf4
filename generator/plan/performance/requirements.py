"""What a goal asks for, part by part: drawn or in words, the result to date and the newest, and whether it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.results import met
from generator.model.plan import All, Any, Leaf, leaves
from generator.plan.charts.result_chart import own_result, reported, result_chart
from generator.plan.language import results
from generator.plan.language.accounts import absence_in, absence_to_date, part_name
from generator.plan.language.standing import part_lamp
from generator.plan.language.statuses import to_date_name
from generator.plan.language.words import capital, lowered, one_stop
from generator.plan.views.goal_pieces import DecidingLine, LeafBlock, LeafRow
from generator.plan.views.pieces import NOTHING, Lamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.derive.goals import GoalState, PlanState
    from generator.derive.results import LeafResult
    from generator.model.plan import Requirement
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
        met=_lamp(context, plan, state, found) if chart else None,
        state=None if chart else _standing(context, plan, state, found),
        note=_asked(context, leaf) if not chart and leaf.by else "",
    )


def _standing(context: Context, plan: PlanState, state: GoalState, found: LeafResult) -> Lamp:
    """Where a part stands that is no number: done, not done, or unknown."""
    met = _lamp(context, plan, state, found)
    if found.silent:
        return met
    said = _to_date(context, plan, state, found)
    unknown = not results.result(context, found) and absence_to_date(context, plan, state, found).state == "none"
    return Lamp(words=capital(said), tone=met.tone, unknown=unknown)


def _to_date(context: Context, plan: PlanState, state: GoalState, found: LeafResult) -> str:
    """A result to date in words, with the day it was done where that was told; where there is none, why not."""
    said = results.result(context, found) or absence_to_date(context, plan, state, found).words
    if found.done is False and plan.last:
        return context.words.say("not done")
    day = _done_on(state, found.leaf) if found.done else None
    return context.words.say("{result}, {day}", result=said, day=context.words.day(day)) if day else said


def _done_on(state: GoalState, leaf: Leaf) -> date | None:
    """The day that the newest report on a part says it was done."""
    told = [one for quarter in state.quarters if quarter.row for one in quarter.row.results if one.id == leaf.id]
    return told[-1].date if told and told[-1].done else None


def _asked(context: Context, leaf: Leaf) -> str:
    """What a part asks for; of what is no number that it is done, and by when."""
    words = context.words
    if leaf.kind in ("threshold", "count"):
        return results.asked(context, leaf)
    return words.say("to be done {by}", by=words.by(leaf.by)) if leaf.by else words.say("to be reached")


def _lamp(context: Context, plan: PlanState, state: GoalState, found: LeafResult) -> Lamp:
    """Whether a part is met; one that lacks nothing, because another was enough, is said not to be needed."""
    told: dict[str, LeafResult] = {one.leaf.id: one for one in state.to_date}
    if found.met != "met" and found.leaf.id in _unneeded(state.goal.requirement, told):
        return Lamp(words=context.words.say("Not needed"), tone="neutral")
    return part_lamp(context, found, over=plan.last is not None)


def _unneeded(requirement: Requirement, told: Mapping[str, LeafResult]) -> frozenset[str]:
    """The parts that stand in the way of nothing, since of some of which any is enough another is met."""
    match requirement:
        case Leaf():
            return frozenset()
        case All():
            return frozenset().union(*(_unneeded(part, told) for part in requirement.all))
        case Any():
            if met(requirement, told) == "met":
                return frozenset(leaf.id for leaf in leaves(requirement) if told[leaf.id].met != "met")
            return frozenset().union(*(_unneeded(part, told) for part in requirement.any))


def deciding(context: Context, plan: PlanState, state: GoalState) -> tuple[DecidingLine, ...]:
    """What a goal's status rests on: for each part the result to date beside what is asked for."""
    return tuple(_deciding(context, plan, state, found) for found in state.to_date)


def _deciding(context: Context, plan: PlanState, state: GoalState, found: LeafResult) -> DecidingLine:
    words, leaf = context.words, found.leaf
    said, behind = _to_date(context, plan, state, found), results.behind(context, found)
    said = f"{said} ({behind})" if behind and found.value is not None else said
    number = leaf.kind in ("threshold", "count")
    if number:
        said = f"{to_date_name(context, plan, state.goal)}: {said}"
    return DecidingLine(
        label=leaf.label or state.goal.title if len(state.to_date) > 1 else "",
        result=one_stop(f"{capital(said)}."),
        asked=one_stop(words.say("Requirement: {asked}", asked=_asked(context, leaf)) + ".")
        if number or leaf.by
        else "",
    )


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
        counted = words.say("{numerator} out of {denominator}", numerator=numerator, denominator=lowered(denominator))
    return LeafRow(
        label=leaf.label or state.goal.title,
        asked=_asked(context, leaf),
        counted=counted,
        note=context.sentence(leaf.ratio.note, state.goal) if leaf.ratio else NOTHING,
        result=_to_date(context, plan, state, found),
        behind=results.behind(context, found),
        own=own_words,
        own_behind=results.behind(context, own) if own else "",
        met=_lamp(context, plan, state, found),
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
    told: dict[str, LeafResult] = {one.leaf.id: one for one in state.to_date}
    done = sum(met(part, told) == "met" for part in requirement.any)
    said = words.count(
        "{met} of {count} part is met",
        "{met} of {count} parts are met",
        len(requirement.any),
        met=words.number_of(done),
    )
    return words.say("{parts}; one is enough", parts=said)
