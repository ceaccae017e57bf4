"""Front matter names nothing that is still a draft or scheduled for later: ids are words too, and words stay."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.model.follow_up import FollowUp
from generator.model.plan import Goal
from generator.model.problem import Problem, Spot, Step, problem
from generator.model.update import Update

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts, RefKind
    from generator.model.page import Page
    from generator.model.plan import Plan
    from generator.model.topic import Topic

    _Named = tuple[tuple[Step, ...], RefKind, str, Page | None]
    """Where a file names something, of which kind, in which words, and what that is; None where there is none."""

_ALWAYS = datetime.min.replace(tzinfo=UTC)
_NEVER = datetime.max.replace(tzinfo=UTC)


def named(facts: Facts) -> Iterator[Problem]:
    """Everything that a file names by its id although readers see the file earlier.

    What the file says is kept word for word once it is public: nothing is cut out of it then.
    """
    if not _anything_hidden(facts):
        return
    names = _Names(facts)
    for update in facts.content.updates:
        yield from names.checked(update, names.of_update(update))
    for plan in facts.content.plans:
        yield from names.checked(plan, names.of_plan(plan))
    for goal in facts.content.goals:
        yield from names.checked(goal, names.of_goal(goal))
    for follow_up in facts.content.follow_ups:
        yield from names.checked(follow_up, names.of_follow_up(follow_up))


def _anything_hidden(facts: Facts) -> bool:
    content, public = facts.content, facts.public
    return (len(content.topics), len(content.updates), len(content.goals)) != (
        len(public.topics),
        len(public.updates),
        len(public.goals),
    )


class _Names:
    """What the ids in the front matter of one content stand for, and when each of it appears."""

    def __init__(self, facts: Facts) -> None:
        """Index the content."""
        content = facts.content
        self._zone = ZoneInfo(str(facts.now.tzinfo))
        self._plans: dict[str, Plan] = {plan.id: plan for plan in content.plans}
        self._topics: dict[str, Topic] = {topic.id: topic for topic in content.topics}
        self._updates: dict[str, Update] = {update.id: update for update in content.updates}
        self._goals = {str(goal.ref): goal for goal in content.goals}

    def checked(self, item: Page | FollowUp, found: Iterator[_Named]) -> Iterator[Problem]:
        """A problem for each thing that a file names before readers see it."""
        appears = self._appears(item)
        for keys, kind, written, target in found:
            if target is not None and appears < self._appears(target):
                where = Spot(path=item.path, keys=keys, on_key=keys[:1] == ("rows",))
                yield problem(where, "reference-unpublished", kind=kind, id=written)

    def of_update(self, update: Update) -> Iterator[_Named]:
        """The topic, the goals and the earlier updates that an update names."""
        if update.topic:
            yield ("topic",), "topic", update.topic, self._topics.get(update.topic)
        for n, ref in enumerate(update.goals):
            yield ("goals", n), "goal", ref, self._goals.get(ref)
        for n, one in enumerate(update.corrects):
            yield ("corrects", n), "update", one, self._updates.get(one)

    def of_plan(self, plan: Plan) -> Iterator[_Named]:
        """The goals that a plan amends."""
        for n, one in enumerate(plan.amendments):
            if one.goal:
                yield ("amendments", n, "goal"), "goal", one.goal, self._goals.get(f"{plan.id}/{one.goal}")

    def of_goal(self, goal: Goal) -> Iterator[_Named]:
        """The topics and the other goals that a goal names."""
        for n, one in enumerate(goal.topics):
            yield ("topics", n), "topic", one, self._topics.get(one)
        if goal.continues:
            yield ("continues",), "goal", goal.continues, self._goals.get(goal.continues)
        for n, volume in enumerate(goal.volumes):
            if volume.same_as:
                other = volume.same_as.rpartition("/")[0]
                yield ("volumes", n, "same_as"), "goal", other, self._goals.get(other)

    def of_follow_up(self, follow_up: FollowUp) -> Iterator[_Named]:
        """The goals that a follow-up reports on."""
        for row in follow_up.rows:
            yield ("rows", row.id), "goal", row.id, self._goals.get(f"{follow_up.plan}/{row.id}")

    def _appears(self, item: Page | FollowUp) -> datetime:
        """When readers see an item: never of itself where it, or the plan it belongs to, is a draft."""
        plan = self._plans.get(item.plan) if isinstance(item, Goal | FollowUp) else None
        if item.draft or (plan and plan.draft):
            return _NEVER
        return item.date.at(self._zone).astimezone(UTC) if isinstance(item, Update | FollowUp) else _ALWAYS
