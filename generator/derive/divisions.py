"""What a plan's period is divided into: quarters, half-years or thirds of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.plan import Divisions, Period

_DIVISIONS: dict[Divisions, tuple[str, int]] = {"quarters": ("Q", 3), "half-years": ("H", 6), "thirds": ("T", 4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One division of a plan's period: `id` is `2025-Q2`, `short` `Q2`; first and last day, both included."""

    id: str
    short: str
    first: date
    last: date


def divisions(period: Period, kind: Divisions) -> tuple[Division, ...]:
    """The quarters, half-years or thirds that a plan's period touches, oldest first."""
    letter, months = _DIVISIONS[kind]
    found = []
    for year in range(period.from_.year, period.until.year + 1):
        for number in range(1, 12 // months + 1):
            first = date(year, (number - 1) * months + 1, 1)
            last_month = number * months
            last = date(year + last_month // 12, last_month % 12 + 1, 1)
            last = date.fromordinal(last.toordinal() - 1)
            if last >= period.from_ and first <= period.until:
                short = f"{letter}{number}"
                found.append(Division(id=f"{year}-{short}", short=short, first=first, last=last))
    return tuple(found)
