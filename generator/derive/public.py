"""The one predicate that decides what is public, and the content without all that is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.model.contact import Contact, Term
from generator.model.follow_up import FollowUp
from generator.model.plan import Goal
from generator.model.settings import Settings
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

    With a plan go its goals and follow-ups.
    """
    plans = tuple(plan for plan in content.plans if published(plan, now))
    known = frozenset(plan.id for plan in plans)
    return replace(
        content,
        topics=tuple(topic for topic in content.topics if published(topic, now)),
        updates=tuple(update for update in content.updates if published(update, now)),
        plans=plans,
        goals=tuple(goal for goal in content.goals if goal.plan in known and published(goal, now)),
        follow_ups=tuple(one for one in content.follow_ups if one.plan in known and published(one, now)),
        pages=tuple(page for page in content.pages if published(page, now)),
        translations=tuple(one for one in content.translations if _stands(one, known, now)),
    )


def _stands(one: Translation, plans: frozenset[str], now: datetime) -> bool:
    """Whether what a translation translates is public."""
    if isinstance(one.value, Contact | Term | Settings):
        return True
    if isinstance(one.value, Goal | FollowUp) and one.value.plan not in plans:
        return False
    return published(one.value, now)
