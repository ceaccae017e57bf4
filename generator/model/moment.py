"""A moment an author states: a day, and where it matters a time of day on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from generator.model.when import WhenError, day


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day in the site's timezone; `time` is midnight, the day's beginning, where the author gave none."""

    date: date
    time: time = time.min

    def at(self, zone: ZoneInfo) -> datetime:
        """The instant this moment is in a timezone."""
        return datetime.combine(self.date, self.time, tzinfo=zone)


def moment(text: str) -> Moment:
    """Read `2022-06-24` or `2022-06-24 14:30`. Raises WhenError where it is neither."""
    first, space, clock = text.partition(" ")
    if not space:
        return Moment(day(first))
    match = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", clock, re.ASCII)
    if not match:
        raise WhenError("time-form", text)
    return Moment(day(first), time(int(match[1]), int(match[2])))
