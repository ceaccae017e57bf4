"""Where goals stand, in words: whether a requirement is met, what moved since last time, what did not come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.plan import All, Leaf
from generator.model.rules import N_
from generator.plan.pieces import Anchor, GoalRow, Lamp, MovedBlock
from generator.plan.statuses import MET, division, goal_row, movement

if TYPE_CHECKING:
    from generator.derive.divisions import Division
    from generator.derive.goals import GoalState, PlanState
    from generator.derive.results import LeafResult
    from generator.model.plan import Plan
    from generator.plan.context import Context

PARTLY = N_("Partly met: {met} of {all} parts")
PARTLY_YET = N_("Partly met so far: {met} of {all} parts")
NOT_MET_YET = N_("Not met yet")
NOT_SAID = N_("Cannot be said")

MOST_NAMED = 12
"""The most goals whose numbers are told in one sentence."""


def met_lamp(context: Context, state: GoalState, *, over: bool = False) -> Lamp:
    """Whether a requirement is met; how many of its parts, where each counts for itself.

    What still has time is not missed. `over` says that no more reports will come.
    """
    words, requirement = context.words, state.goal.requirement
    flat = isinstance(requirement, All) and all(isinstance(part, Leaf) for part in requirement.all)
    said, tone = MET[state.met]
    if state.met == "partly":
        tone = "warn" if state.missed or over else "neutral"
        if flat:
            text = PARTLY if state.missed or over else PARTLY_YET
            return Lamp(words=words.say(text, met=state.parts_met, all=len(state.to_date)), tone=tone)
    if state.met == "not_met" and not state.missed:
        said, tone = NOT_MET_YET, "neutral"
    if state.met == "unknown" and over:
        said = NOT_SAID
    return Lamp(words=words.say(said), tone=tone)


def part_lamp(context: Context, found: LeafResult, *, over: bool = False) -> Lamp:
    """Whether one part of a requirement is met."""
    said, tone = MET[found.met]
    if found.met == "not_met" and found.open:
        said, tone = NOT_MET_YET, "neutral"
    if found.met == "unknown" and over:
        said = NOT_SAID
    return Lamp(words=context.words.say(said), tone=tone)


def overdue(context: Context, state: GoalState) -> str:
    """That a goal had to report and did not; empty where it is not so."""
    if state.overdue is None:
        return ""
    return context.words.say("was to be reported for {period}", period=division(context, state.overdue.id))


def standing_row(context: Context, plan: PlanState, state: GoalState) -> GoalRow:
    """A goal in a list, with how it meets its requirement and what did not come."""
    met = met_lamp(context, state, over=plan.last is not None) if plan.follow_ups else None
    return replace(goal_row(context, plan.plan, state), met=met, overdue=overdue(context, state))


def goal_link(context: Context, state: GoalState, note: str = "") -> Anchor:
    """A link to a goal by its number and title."""
    return Anchor(text=f"{state.goal.number} {state.goal.title}", address=context.at.goal(state.goal), note=note)


def moved(context: Context, plan: PlanState) -> MovedBlock | None:
    """What moved between the two newest follow-ups of a plan; None where there are no two."""
    if len(plan.follow_ups) < 2:  # noqa: PLR2004 - one alone has nothing before it
        return None
    return moves(context, plan.plan, plan.goals, plan.follow_ups[-2].division)


def moves(context: Context, plan: Plan, goals: tuple[GoalState, ...], since: Division) -> MovedBlock:
    """What moved between the follow-up of one division and the next, as of which the goals are."""
    words = context.words
    rows, still = [], []
    for state in goals:
        said = movement(context, plan, state)
        if said and state.status != state.status_before:
            rows.append(goal_link(context, state, said))
        elif said:
            still.append(state.goal.number)
    return MovedBlock(
        since=words.say("Since {period}", period=division(context, since.id)),
        rows=tuple(rows),
        still=_still(context, tuple(still), all_of_them=len(still) == len(goals)),
    )


def _still(context: Context, numbers: tuple[str, ...], *, all_of_them: bool) -> str:
    words = context.words
    if numbers and all_of_them:
        return words.say("Every goal is unchanged.")
    if len(numbers) > MOST_NAMED:
        return words.count("{count} other goal is unchanged.", "{count} other goals are unchanged.", len(numbers))
    return words.say("Unchanged: {goals}.", goals=words.listed(numbers)) if numbers else ""
