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

_WORSE = ("good", "neutral", "warn", "bad")
"""Tones of statuses, the best first."""


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
    """Every goal of a plan that has few; else those that are news, the most urgent first."""
    return state.goals if len(state.goals) <= MOST else _news(state)[:MOST]


def shortlisted(context: Context, state: PlanState) -> str:
    """Which goals the shortlist has, in a sentence; empty where it has all of them."""
    if len(state.goals) <= MOST:
        return ""
    words, news = context.words, len(_news(state))
    if not state.follow_ups:
        return words.say("The plan has {count}.", count=words.count("{count} goal", "{count} goals", len(state.goals)))
    if news > MOST:
        return words.say(
            "{count} have to be explained or have another status than last time. Here are the {shown} most important.",
            count=words.count("{count} goal", "{count} goals", news),
            shown=words.number_of(MOST),
        )
    if news:
        return words.say("Here are the goals that have to be explained or have another status than last time.")
    return words.say("No goal has to be explained, and every status is as it was last time.")


def _news(state: PlanState) -> tuple[GoalState, ...]:
    """The goals to be explained, and those with another status than last time, the most urgent first.

    What is bad comes first, then what became worse, then everything else to be explained, last what became better.
    """
    statuses: dict[str, Status] = {status.id: status for status in state.plan.statuses}

    def urgency(one: GoalState) -> int:
        now, before = statuses.get(one.status), statuses.get(one.status_before)
        if now and now.tone == "bad":
            return 0
        if now and before and _moved(state.plan, one) and _WORSE.index(now.tone) > _WORSE.index(before.tone):
            return 1
        return 2 if _explained(statuses, one) else 3

    news = (one for one in state.goals if _explained(statuses, one) or _moved(state.plan, one))
    return tuple(sorted(news, key=urgency))


def _explained(statuses: dict[str, Status], state: GoalState) -> bool:
    return state.status in statuses and statuses[state.status].explain


def _moved(plan: Plan, state: GoalState) -> bool:
    """Whether people gave another status than last time; that a goal was due once more is no news."""
    said = {status.id for status in plan.statuses if status.tone != "neutral"}
    return state.status != state.status_before and {state.status, state.status_before} <= said
