"""A scale of time for charts: days become places along a line, in per cent of its length."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.plan.views.pieces import Tick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.plan.language.words import Words

_MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 4800)
_MOST_TICKS = 5
"""As many labels as a phone has room for."""
_YEAR = 12
_NEAR_THE_END = 8.0
"""Within so many per cent of an end a label is set on the inner side of its mark instead of across it."""
_ROOM_FOR_A_YEAR = 26.0
"""How many per cent of the narrowest chart "okt. 2021" takes, with half of the label after it."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A stretch of whole months; `first` and `last` are its first and last day."""

    first: date
    last: date

    def at(self, day: date, *, end: bool = False) -> str:
        """Where a day begins, or with `end` where it ends, in per cent from the left with two decimals: "37.50".

        A day outside the scale is put at its nearer end.
        """
        return f"{self._share(day, end=end):.2f}"

    def _share(self, day: date, *, end: bool = False) -> float:
        passed = (day - self.first).days + end
        return min(max(100 * passed / ((self.last - self.first).days + 1), 0.0), 100.0)

    def ticks(self, words: Words) -> tuple[Tick, ...]:
        """Evenly spaced months, or years where the stretch is long; at least one."""
        first = self.first.year * _YEAR + self.first.month - 1
        last = self.last.year * _YEAR + self.last.month - 1
        step = next(
            (one for one in _MONTHS_APART if last // one - (first - 1) // one <= _MOST_TICKS), _MONTHS_APART[-1]
        )
        months = range(-(-first // step) * step, last + 1, step) or range(first, first + 1)
        days = [date(month // _YEAR, month % _YEAR + 1, 1) for month in months]
        return tuple(self._tick(day, words, year=not n and self._needs_year(days)) for n, day in enumerate(days))

    def _needs_year(self, days: list[date]) -> bool:
        """Whether the first label says the year: it would run into that of a January which stands close behind it."""
        close = len(days) > 1 and self._share(days[1]) - self._share(days[0]) < _ROOM_FOR_A_YEAR
        return days[0].month > 1 and not (close and days[1].month == 1)

    def _tick(self, day: date, words: Words, *, year: bool) -> Tick:
        """A January is called by its year, other months by their name, with the `year` where that is asked for."""
        share = self._share(day)
        anchor = "start" if share < _NEAR_THE_END else "end" if share > 100 - _NEAR_THE_END else "middle"
        name = str(day.year) if day.month == 1 else words.short_month(day)
        return Tick(at=self.at(day), words=f"{name} {day.year}" if year else name, anchor=anchor)


def scale_over(days: Iterable[date]) -> TimeScale:
    """A scale of the whole months that some days lie in. Raises ValueError where there are none."""
    known = sorted(days)
    if not known:
        raise ValueError("a scale needs a day")
    first, last = known[0], known[-1]
    return TimeScale(first.replace(day=1), last.replace(day=calendar.monthrange(last.year, last.month)[1]))
