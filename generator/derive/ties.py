"""Which updates, goals and topics belong together, from either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.text import GoalRef

if TYPE_CHECKING:
    from generator.derive.site import Site
    from generator.model.plan import Goal
    from generator.model.text import Id
    from generator.model.topic import Topic
    from generator.model.update import Update


class Ties:
    """The ties of a site's public pages; each is there from both of its ends.

    An update is tied to the goals that it names. A goal and a topic are tied where the goal names the topic, and where
    an update of the topic names the goal. A goal is tied to the one that it continues.
    """

    def __init__(self, site: Site) -> None:
        """Gather every tie once. Goals come by plan and number, topics by title, updates newest first."""
        goals = {goal.goal.ref: goal.goal for plan in site.plans for goal in plan.goals}
        self._goals: dict[GoalRef, Goal] = goals
        self._updates: dict[GoalRef, list[Update]] = {ref: [] for ref in goals}
        self._topics: dict[GoalRef, list[Topic]] = {ref: [] for ref in goals}
        self._of_topic: dict[Id, tuple[Goal, ...]] = {}
        self._continued: dict[GoalRef, list[Goal]] = {ref: [] for ref in goals}
        for update in site.updates:
            for goal in self.goals_of_update(update):
                self._updates[goal.ref].append(update)
        for state in site.topics:
            named = {ref for update in state.updates for ref in update.goals}
            tied = tuple(one for one in goals.values() if one.ref in named or state.topic.id in one.topics)
            self._of_topic[state.topic.id] = tied
            for goal in tied:
                self._topics[goal.ref].append(state.topic)
        for goal in goals.values():
            if goal.continues in goals and goal.continues != goal.ref:
                self._continued[goal.continues].append(goal)

    def goal(self, ref: str) -> Goal | None:
        """A public goal by how others refer to it: `2025/2.1`."""
        return self._goals.get(GoalRef(ref))

    def goals_of_update(self, update: Update) -> tuple[Goal, ...]:
        """The goals that an update names, in its own order, each once."""
        return tuple(self._goals[ref] for ref in dict.fromkeys(update.goals) if ref in self._goals)

    def goals_of_topic(self, topic: Topic) -> tuple[Goal, ...]:
        """The goals that name a topic or that one of its updates names."""
        return self._of_topic[topic.id]

    def topics_of(self, goal: Goal) -> tuple[Topic, ...]:
        """The topics that a goal names, and those of the updates that name it."""
        return tuple(self._topics[goal.ref])

    def updates_of(self, goal: Goal) -> tuple[Update, ...]:
        """The updates that name a goal."""
        return tuple(self._updates[goal.ref])

    def continued_by(self, goal: Goal) -> tuple[Goal, ...]:
        """The goals that carry a goal on."""
        return tuple(self._continued[goal.ref])

    def continues(self, goal: Goal) -> Goal | None:
        """The goal that a goal carries on."""
        return self._goals.get(goal.continues) if goal.continues and goal.continues != goal.ref else None
