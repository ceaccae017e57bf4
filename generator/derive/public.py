"""The one predicate that decides what is public, and the content without all that is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.model.contact import Contact, Term
from generator.model.follow_up import FollowUp
from generator.model.plan import Goal, Plan
from generator.model.update import Update

if TYPE_CHECKING:
    from datetime import datetime

    from generator.model.content import Content, Translation
    from generator.model.page import Page


def published(item: Page | FollowUp, now: datetime) -> bool:
    """Whether an item is public at an instant: no draft, and its moment, if it has one, has come.

    `now` is in the site's timezone.
    """
    if item.draft:
        return False
    if isinstance(item, Update | FollowUp):
        # In UTC: datetimes of one zone compare by their clocks, and at the end of summer time a clock goes back.
        return item.date.at(ZoneInfo(str(now.tzinfo))).astimezone(UTC) <= now.astimezone(UTC)
    return True


def public(content: Content, now: datetime) -> Content:
    """The content without drafts and what is scheduled, as if their files were not there; media are left as they are.

    With a plan go its goals and follow-ups; with a goal go the amendments of it and what follow-ups report of it.
    """
    plans = tuple(plan for plan in content.plans if published(plan, now))
    known = frozenset(plan.id for plan in plans)
    goals = tuple(goal for goal in content.goals if goal.plan in known and published(goal, now))
    # A goal without a file is a mistake of its own, and no draft.
    hidden = frozenset((goal.plan, goal.number) for goal in content.goals) - {(one.plan, one.number) for one in goals}
    return replace(
        content,
        topics=tuple(topic for topic in content.topics if published(topic, now)),
        updates=tuple(update for update in content.updates if published(update, now)),
        plans=tuple(_without_amendments(plan, hidden) for plan in plans),
        goals=goals,
        follow_ups=tuple(
            _without_rows(one, hidden) for one in content.follow_ups if one.plan in known and published(one, now)
        ),
        pages=tuple(page for page in content.pages if published(page, now)),
        translations=tuple(_translation(one, hidden) for one in content.translations if _stands(one, known, now)),
    )


def _without_amendments(plan: Plan, hidden: frozenset[tuple[str, str]]) -> Plan:
    if not any((plan.id, one.goal) in hidden for one in plan.amendments):
        return plan
    return replace(plan, amendments=tuple(one for one in plan.amendments if (plan.id, one.goal) not in hidden))


def _without_rows(follow_up: FollowUp, hidden: frozenset[tuple[str, str]]) -> FollowUp:
    if not any((follow_up.plan, row.id) in hidden for row in follow_up.rows):
        return follow_up
    return replace(follow_up, rows=tuple(row for row in follow_up.rows if (follow_up.plan, row.id) not in hidden))


def _stands(one: Translation, plans: frozenset[str], now: datetime) -> bool:
    """Whether what a translation translates is public."""
    if isinstance(one.value, Contact | Term):
        return True
    if isinstance(one.value, Goal | FollowUp) and one.value.plan not in plans:
        return False
    return published(one.value, now)


def _translation(one: Translation, hidden: frozenset[tuple[str, str]]) -> Translation:
    match one.value:
        case Plan():
            return replace(one, value=_without_amendments(one.value, hidden))
        case FollowUp():
            return replace(one, value=_without_rows(one.value, hidden))
    return one
