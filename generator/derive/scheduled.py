"""What is to appear by itself, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.derive.public import published

if TYPE_CHECKING:
    from generator.model.content import Content
    from generator.model.follow_up import FollowUp
    from generator.model.page import Page
    from generator.model.update import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledItem:
    """One update or follow-up by the path of its file; `moment` is when it appears, in the site's timezone."""

    path: str
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """What is scheduled at `now`, the next first, then by path; and how many files are drafts."""

    now: datetime
    items: tuple[ScheduledItem, ...]
    drafts: int


def scheduled(content: Content, now: datetime) -> Scheduled:
    """What of the content has a moment that is still to come. `now` is in the site's timezone.

    The follow-ups of a draft plan are not among it: no moment makes them appear.
    """
    zone = ZoneInfo(str(now.tzinfo))
    plans = frozenset(plan.id for plan in content.plans if plan.draft)
    follow_ups = (one for one in content.follow_ups if one.plan not in plans)
    dated: tuple[Update | FollowUp, ...] = (*content.updates, *follow_ups)
    # By way of UTC: where the clocks go forward over a time, what is meant is shown by the clocks of that day.
    found = tuple(
        ScheduledItem(path=one.path, moment=one.date.at(zone).astimezone(UTC).astimezone(zone))
        for one in dated
        if not one.draft and not published(one, now)
    )
    return Scheduled(
        now=now,
        items=tuple(sorted(found, key=lambda one: (one.moment.astimezone(UTC), one.path))),
        drafts=sum(one.draft for one in _drafted(content)),
    )


def _drafted(content: Content) -> tuple[Page | FollowUp, ...]:
    return (
        *content.topics,
        *content.updates,
        *content.plans,
        *content.goals,
        *content.follow_ups,
        *content.pages,
    )
