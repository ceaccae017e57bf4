"""What a page with room for a dozen goals shows of a site's plans: which plans, and which of their goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.derive.goals import GoalState, PlanState
    from generator.model.plan import Plan, Status
    from generator.plan.context import Context

MOST = 12
"""The most goals of a plan that are listed where the plan is not the page's own subject."""

_URGENT = ("bad", "warn", "neutral", "good")
"""Which of the goals to be explained come first, by the tone of their status."""


def current(plans: Iterable[PlanState]) -> tuple[PlanState, ...]:
    """The plans that readers are told of first, in their order: of each organisation the newest with a follow-up.

    A newer one that has none yet stands beside it.
    """
    settled: set[str] = set()
    found = []
    for state in sorted(plans, key=lambda one: (one.plan.period.from_, one.plan.id), reverse=True):
        if state.plan.organisation not in settled:
            found.append(state)
        if state.follow_ups:
            settled.add(state.plan.organisation)
    return tuple(found)


def shortlist(state: PlanState) -> tuple[GoalState, ...]:
    """Every goal of a plan that has few; else those that are news, the most urgent where those are many too."""
    if len(state.goals) <= MOST:
        return state.goals
    shown = set(_news(state)[:MOST])
    return tuple(one for one in state.goals if one.goal.number in shown)


def shortlisted(context: Context, state: PlanState) -> str:
    """Which goals the shortlist has, in a sentence; empty where it has all of them."""
    if len(state.goals) <= MOST:
        return ""
    words, news = context.words, len(_news(state))
    if not state.follow_ups:
        return words.say("The plan has {count}.", count=words.count("{count} goal", "{count} goals", len(state.goals)))
    if news > MOST:
        return words.say(
            "{count} have to be explained or have another status than last time. Here are {shown} of them.",
            count=words.count("{count} goal", "{count} goals", news),
            shown=words.number_of(MOST),
        )
    if news:
        return words.say("Here are the goals that have to be explained or have another status than last time.")
    return words.say("No goal has to be explained, and every status is as it was last time.")


def _news(state: PlanState) -> list[str]:
    """The numbers of the goals to be explained, the worst first, then of those with another status than last time."""
    statuses: dict[str, Status] = {status.id: status for status in state.plan.statuses}
    explained = [one for one in state.goals if one.status in statuses and statuses[one.status].explain]
    explained.sort(key=lambda one: _URGENT.index(statuses[one.status].tone))
    moved = (one for one in state.goals if _moved(state.plan, one))
    return list(dict.fromkeys(one.goal.number for one in (*explained, *moved)))


def _moved(plan: Plan, state: GoalState) -> bool:
    """Whether people gave another status than last time; that a goal was due once more is no news."""
    said = {status.id for status in plan.statuses if status.tone != "neutral"}
    return state.status != state.status_before and {state.status, state.status_before} <= said
