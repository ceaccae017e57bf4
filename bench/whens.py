"""Target intervals of four precisions, with the comparison that decides whether a promise needs a reason."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A span of days as an author writes it: `2022-12-20`, `2022-06`, `2022-Q2` or `2022-H2`."""

    written: str
    first: date
    last: date

    def needs_reason_after(self, former: Target) -> bool:
        """Tell whether moving from `former` to this target slips (later end) or softens (wider span)."""
        return self.last > former.last or (self.last - self.first) > (former.last - former.first)


def on_day(day: date) -> Target:
    """Return the target that is exactly `day`."""
    return Target(written=day.isoformat(), first=day, last=day)


def around(day: date, *, months: int) -> Target:
    """Return the month (1), quarter (3) or half-year (6) that holds `day`.

    Raises ValueError for another number of months.
    """
    if months not in (1, 3, 6):
        message = f"no such precision: {months} months"
        raise ValueError(message)
    index = (day.month - 1) // months
    first = date(day.year, index * months + 1, 1)
    last_month = (index + 1) * months
    last = date(day.year, last_month, monthrange(day.year, last_month)[1])
    letter = {1: f"{index + 1:02}", 3: f"Q{index + 1}", 6: f"H{index + 1}"}[months]
    return Target(written=f"{day.year}-{letter}", first=first, last=last)
