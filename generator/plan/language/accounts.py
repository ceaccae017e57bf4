"""What goals account for and what not: divisions by name, and why a result is not there, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.derive.goals import status_in
from generator.plan.language.statuses import division, status_lamp, told_apart
from generator.plan.language.words import capital, lowered

if TYPE_CHECKING:
    from generator.derive.divisions import Division
    from generator.derive.goals import GoalState, PlanState, Quarter
    from generator.derive.results import LeafResult
    from generator.plan.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Why there is no number: it was not due (`not_due`), or it was and there is none (`none`)."""

    words: str
    state: Literal["none", "not_due"]


def part_name(context: Context, plan: PlanState, part: Division) -> str:
    """A division beside others of its plan: "3. kvartal", with its year where the plan has several."""
    said = told_apart(context, plan.divisions, part)
    return capital(said)


def absence_in(
    context: Context, plan: PlanState, state: GoalState, found: LeafResult | None, quarter: Quarter
) -> Absence:
    """Why a part has no number for a division of which a follow-up was published."""
    account = next((one.account for one in state.dues if one.division.id == quarter.division.id), "not_due")
    status = status_in(quarter, state.dues)
    lamp = status_lamp(context, plan.plan, status)
    if found and _nothing(found):
        return Absence(words=context.words.say("nothing to measure"), state="none")
    if account == "not_due" and _settled_before(state, quarter):
        return Absence(words=context.words.say("nothing new"), state="not_due")
    if status == "not_due" or account == "not_due":
        known = status_lamp(context, plan.plan, "not_due")
        return Absence(words=lowered(known.words) if known else "", state="not_due")
    if lamp and lamp.tone == "neutral":
        return Absence(words=lowered(lamp.words), state="none")
    return Absence(words=context.words.say("no result"), state="none")


def _settled_before(state: GoalState, quarter: Quarter) -> bool:
    """Whether any one of several divisions would do, and the goal had reported in one before this."""
    before = (one.account for one in state.dues if one.division.first < quarter.division.first)
    return state.goal.reporting.rule == "any_of" and "reported" in before


def absence_to_date(context: Context, plan: PlanState, state: GoalState, found: LeafResult) -> Absence:
    """Why a part has no number to date."""
    words = context.words
    if _nothing(found):
        return Absence(words=words.say("nothing to measure"), state="none")
    if plan.last:
        return Absence(words=words.say("no result"), state="none")
    if any(one.account in ("reported", "unreported") for one in state.dues):
        return Absence(words=words.say("no result yet"), state="none")
    if state.next_due:
        first = division(context, state.next_due.id)
        return Absence(words=words.say("to be reported for {period}", period=first), state="not_due")
    return Absence(words=words.say("no result yet"), state="not_due")


def _nothing(found: LeafResult) -> bool:
    return bool(found.leaf.ratio) and found.denominator == 0
