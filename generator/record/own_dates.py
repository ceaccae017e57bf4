"""Since when a file says that it has been public: what an adopted record goes by, for nobody watched."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.model.follow_up import FollowUp
from generator.model.plan import Goal, Plan
from generator.model.topic import Topic
from generator.model.update import Update

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.record.items import Item


class OwnDates:
    """The dates of all public files of a site; none is later than `now`, which is in the site's timezone."""

    def __init__(self, items: Iterable[Item], now: datetime) -> None:
        """Gather the dates that some files take from others."""
        self._now = now
        self._zone = ZoneInfo(str(now.tzinfo))
        values = [item.value for item in items]
        self._updates = [value for value in values if isinstance(value, Update)]
        self._topics = [value for value in values if isinstance(value, Topic)]
        self._plans = {value.id: self._plan(value) for value in values if isinstance(value, Plan)}
        dated = [self.of(item) for item in items if isinstance(item.value, Update | FollowUp | Plan)]
        self.earliest = min(dated, key=_utc, default=now)

    def of(self, item: Item) -> datetime:
        """When a file's words became public, by what it says: an update's moment, the signing of a goal's plan.

        A topic came with its first update. What has no date came with the first thing that has one.
        """
        value = item.value
        if isinstance(value, Update | FollowUp):
            found = value.date.at(self._zone)
        elif isinstance(value, Plan):
            found = self._plans[value.id]
        elif isinstance(value, Goal):
            found = self._plans.get(value.plan) or self.earliest
        elif isinstance(value, Topic):
            found = self._topic(value)
        else:
            found = self.earliest
        return min(found, self._now, key=_utc)

    def _plan(self, plan: Plan) -> datetime:
        signed = [one.date for one in plan.agreement if one.date]
        return self._begins(max(signed, default=plan.period.from_))

    def _topic(self, topic: Topic) -> datetime:
        only = len(self._topics) == 1
        own = [one for one in self._updates if one.topic == topic.id or (only and one.topic is None)]
        return min((one.date.at(self._zone) for one in own), key=_utc, default=self.earliest)

    def _begins(self, day: date) -> datetime:
        return datetime.combine(day, time.min, tzinfo=self._zone)


def _utc(instant: datetime) -> datetime:
    """For comparing: datetimes of one zone compare by their clocks, and at the end of summer time a clock goes back."""
    return instant.astimezone(UTC)
