"""Links between updates, goals and topics: whatever leads from one to another leads back from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.parts import update_anchor
from generator.plan.views.pieces import Anchor

if TYPE_CHECKING:
    from generator.model.plan import Goal
    from generator.model.topic import Topic
    from generator.model.update import Update
    from generator.plan.context import Context


def goals_of_update(context: Context, update: Update) -> tuple[Anchor, ...]:
    """The goals that an update names."""
    return _goals(context, context.ties.goals_of_update(update))


def goals_of_topic(context: Context, topic: Topic) -> tuple[Anchor, ...]:
    """The goals that a topic is about."""
    return _goals(context, context.ties.goals_of_topic(topic))


def topics_of(context: Context, goal: Goal) -> tuple[Anchor, ...]:
    """The topics that a goal is about."""
    topics = context.ties.topics_of(goal)
    return tuple(Anchor(text=one.title, address=context.at.topic(one.id)) for one in topics)


def updates_of(context: Context, goal: Goal) -> tuple[Anchor, ...]:
    """The updates that are about a goal, newest first."""
    return tuple(update_anchor(context, one) for one in context.ties.updates_of(goal))


def continues(context: Context, goal: Goal) -> tuple[Anchor, ...]:
    """The goal that a goal carries on: one or none."""
    earlier = context.ties.continues(goal)
    return _goals(context, (earlier,) if earlier else ())


def continued_by(context: Context, goal: Goal) -> tuple[Anchor, ...]:
    """The goals that carry a goal on."""
    return _goals(context, context.ties.continued_by(goal))


def _goals(context: Context, goals: tuple[Goal, ...]) -> tuple[Anchor, ...]:
    titles: dict[str, str] = {state.plan.id: state.plan.title for state in context.site.plans}
    return tuple(
        Anchor(text=f"{goal.number} {goal.title}", address=context.at.goal(goal), note=titles[goal.plan])
        for goal in goals
    )
