"""What a plan's period is divided into: quarters, half-years or thirds, by the calendar or by the plan's own year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.model.plan import DIVISION_IN_YEAR, DIVISION_YEARS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.plan import Divisions, Period

NAME = re.compile(f"(?:{DIVISION_YEARS}-)?{DIVISION_IN_YEAR}")
"""What may be the name of a division: `2025-Q2`, `2025-26-T1`, or `Q2`."""

_KINDS: dict[Divisions, tuple[str, int]] = {"quarters": ("Q", 3), "half-years": ("H", 6), "thirds": ("T", 4)}

_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One division of a plan's period: `id` is `2025-Q2`, `short` `Q2`; first and last day, both included.

    One that is counted from the beginning of a plan's own year has both of its years in its id: `2025-26-T1`.
    """

    id: str
    short: str
    first: date
    last: date

    def is_among(self, names: Iterable[str]) -> bool:
        """Whether this division is named: `2025-Q2` is itself alone, `Q2` is that of every year."""
        return any(name in (self.id, self.short) for name in names)


def divisions(period: Period, kind: Divisions) -> tuple[Division, ...]:
    """The quarters, half-years or thirds of a plan's period, oldest first: the calendar's that the period touches.

    They are counted from the period's first day where it is made up of whole ones that the calendar does not have:
    a plan that runs from July to June has thirds from July to October, from November to February, and so on.
    """
    letter, months = _KINDS[kind]
    begins, ends = _month(period.from_), _month(period.until + timedelta(days=1))
    whole = period.from_.day == 1 and (period.until + timedelta(days=1)).day == 1 and (ends - begins) % months == 0
    shift = begins % _YEAR if whole and begins % months else 0
    first = begins if shift else begins - begins % months
    return tuple(_division(letter, months, month, shift) for month in range(first, _month(period.until) + 1, months))


def _division(letter: str, months: int, month: int, shift: int) -> Division:
    """The division that begins in a month, in years that begin `shift` months after January."""
    year, behind = divmod(month - shift, _YEAR)
    short = f"{letter}{behind // months + 1}"
    years = f"{year}-{(year + 1) % 100:02}" if shift else f"{year}"
    return Division(
        id=f"{years}-{short}",
        short=short,
        first=_first_day(month),
        last=_first_day(month + months) - timedelta(days=1),
    )


def _month(day: date) -> int:
    """The months from the beginning of our era to the month a day lies in."""
    return day.year * _YEAR + day.month - 1


def _first_day(month: int) -> date:
    return date(month // _YEAR, month % _YEAR + 1, 1)
