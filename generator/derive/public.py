"""The one predicate that decides what is public."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.model.follow_up import FollowUp
from generator.model.update import Update

if TYPE_CHECKING:
    from datetime import datetime

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
