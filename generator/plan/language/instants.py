"""When an update was published and when its words last changed, as days and as instants."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.model.update import Update
    from generator.plan.context import Context


def changed_on(update: Update) -> date:
    """The day on which an update's own words last changed; typing errors aside."""
    return max((one.date for one in update.changes if one.kind != "typo"), default=update.date.date)


def published_at(context: Context, update: Update) -> datetime:
    """When an update was published, in the site's timezone."""
    return datetime.combine(update.date.date, update.date.time, tzinfo=context.site.now.tzinfo)


def changed_at(context: Context, update: Update) -> datetime:
    """When an update's own words last changed, or it was published: no change has a time of day, so its day's start."""
    return max(published_at(context, update), start_of(context, changed_on(update)))


def start_of(context: Context, day: date) -> datetime:
    """The instant at which a day begins, in the site's timezone."""
    return datetime.combine(day, time.min, tzinfo=context.site.now.tzinfo)
