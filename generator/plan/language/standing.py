"""Where goals stand, in words: whether a requirement is met, what moved since last time, what did not come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.model.plan import Any, Leaf
from generator.model.rules import N_
from generator.plan.language.statuses import MET, division, goal_row, movement
from generator.plan.views.pieces import Anchor, Lamp
from generator.plan.views.plan_pieces import GoalRow, MovedBlock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.derive.divisions import Division
    from generator.derive.goals import GoalState, PlanState
    from generator.derive.results import LeafResult, Met
    from generator.model.plan import Plan, Requirement
    from generator.plan.context import Context

PARTLY = N_("Partly met: {met} of {all} parts")
PARTLY_YET = N_("Partly met so far: {met} of {all} parts")
MET_SO_FAR = N_("Met so far")
NOT_MET_SO_FAR = N_("Not met so far")
NOT_MET_YET = N_("Not met yet")
NOT_SAID = N_("Cannot be said")
SILENT = N_("The time is over, and nothing has been reported")

MOST_NAMED = 12
"""The most goals whose numbers are told in one sentence."""


def met_lamp(context: Context, state: GoalState, *, over: bool = False) -> Lamp:
    """Whether a requirement is met; how many of its parts, where each counts for itself.

    What still has time is not missed, and what later reports can change is so only so far. `over` says that no more
    reports will come.
    """
    words, requirement = context.words, state.goal.requirement
    if state.met == "partly":
        closed = over or state.settled
        reached, needed = _counted(requirement, {one.leaf.id: one for one in state.to_date})
        text = words.say(PARTLY if closed else PARTLY_YET, met=reached, all=needed)
        return Lamp(words=text, tone="warn" if state.missed or over else "neutral")
    silent = all(one.silent for one in state.to_date)
    return _lamp(context, _Told(met=state.met, open=not state.missed, final=over or state.settled, silent=silent), over)


def _counted(requirement: Requirement, found: Mapping[str, LeafResult]) -> tuple[int, int]:
    """How many of the parts that a requirement needs are met; of some of which any is enough the one that is nearest.

    What is partly met counts by its own parts where nothing else is met: "0 of 2" would deny what was reached.
    """
    if isinstance(requirement, Leaf):
        return int(found[requirement.id].met == "met"), 1
    if isinstance(requirement, Any):
        return max((_counted(part, found) for part in requirement.any), key=lambda one: Fraction(*one))
    each = [_counted(part, found) for part in requirement.all]
    whole = sum(reached == needed for reached, needed in each)
    if whole or not any(reached for reached, _ in each):
        return whole, len(each)
    return sum(reached for reached, _ in each), sum(needed for _, needed in each)


def part_lamp(context: Context, found: LeafResult, *, over: bool = False) -> Lamp:
    """Whether one part of a requirement is met."""
    told = _Told(met=found.met, open=found.open, final=over or found.settled, silent=found.silent)
    return _lamp(context, told, over)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What is said of a requirement or a part: `open` where short of it is no miss, `final` where it can't change."""

    met: Met
    open: bool
    final: bool
    silent: bool


def _lamp(context: Context, told: _Told, over: bool) -> Lamp:  # noqa: FBT001 - private, and said once in each case
    say = context.words.say
    said, tone = MET[told.met]
    if told.met == "unknown":
        if told.silent:
            return Lamp(words=say(SILENT), tone="bad")
        return Lamp(words=say(NOT_SAID if over else said), tone=tone, unknown=True)
    if told.met == "not_met" and told.open:
        return Lamp(words=say(NOT_MET_YET), tone="neutral")
    if not told.final:
        said = MET_SO_FAR if told.met == "met" else NOT_MET_SO_FAR
    return Lamp(words=say(said), tone=tone)


def overdue(context: Context, state: GoalState) -> str:
    """That a goal had to report and did not; empty where it is not so."""
    if state.overdue is None:
        return ""
    return context.words.say("was to be reported for {period}", period=division(context, state.overdue.id))


def standing_row(context: Context, plan: PlanState, state: GoalState) -> GoalRow:
    """A goal in a list, with how it meets its requirement and what did not come."""
    met = met_lamp(context, state, over=plan.last is not None) if plan.follow_ups else None
    return replace(goal_row(context, plan, state), met=met, overdue=overdue(context, state))


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
