"""What a goal asked for when a follow-up was published, where that is another requirement than today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.plan import leaves
from generator.plan.language import results

if TYPE_CHECKING:
    from generator.derive.divisions import Division
    from generator.derive.goals import GoalState, PlanState
    from generator.plan.context import Context


def asked_then(context: Context, plan: PlanState, state: GoalState, part: Division) -> tuple[str, ...]:
    """What each part of a requirement asked for in the follow-up of a division, where it asks for something else now.

    A part is named where there are several.
    """
    told = next((one for one in plan.follow_ups if one.division == part), None)
    then = next((one for one in told.goals if one.goal.ref == state.goal.ref), None) if told else None
    if then is None or not then.amended:
        return ()
    parts = leaves(then.goal.requirement)
    now = {leaf.id: results.asked(context, leaf) for leaf in leaves(state.goal.requirement)}
    many, words = len(parts) > 1, context.words
    return tuple(
        words.say("{part}: {asked}", part=leaf.label, asked=asked) if many and leaf.label else asked
        for leaf in parts
        if (asked := results.asked(context, leaf)) and asked != now.get(leaf.id)
    )
