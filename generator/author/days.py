"""Days and times as people write them in a spreadsheet, where Danish comes first: 6.7.2025 is in July."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.when import WhenError, when
from generator.read.spoken import spoken

if TYPE_CHECKING:
    from generator.author.findings import Findings
    from generator.author.sheets import Cell, Value
    from generator.plan.language.words import Words

_DAY_FIRST = re.compile(r"(\d{1,2})[.-] ?(\d{1,2})[.-] ?((?:19|20|21)\d\d|\d\d)")
_SLASHED = re.compile(r"(\d{1,2}) ?/ ?(\d{1,2})(?: ?[/-] ?| +)((?:19|20|21)\d\d|\d\d)")
_LEAD = re.compile(r"^(?:den |d\. ?|pr\. ?|on |per )", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?P<day>.+?)(?:,? +(?:kl\.?|klokken|at) *(?P<full>\d{1,2})(?:[.:](?P<minute>\d\d))?|[, T]+(?P<hour>\d{1,2})[.:]"
    r"(?P<past>\d\d)(?::00)?)",
    re.IGNORECASE,
)
_EARLIEST = datetime.date(1995, 1, 1)
"""What a spreadsheet shows as an earlier day is a small number that somebody typed into a cell for days."""
_FIRST = datetime.date(1899, 12, 30)
"""The day that a spreadsheet takes the number 0 for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDay:
    """Why a cell holds no day for sure: the code of the problem and what belongs to it."""

    code: str
    params: dict[str, str]

    def tell(self, cell: Cell, found: Findings) -> None:
        """Name it at the cell."""
        found.add(cell.at, self.code, **self.params)


def day_of(value: Value) -> datetime.date | None:
    """The day that a cell holds or its text says; None where it is none for sure."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value if value >= _EARLIEST else None
    found = time_of(value)
    meant = when(found) if found else None
    return meant.first if meant and meant.days == 1 else None


def time_of(value: Value) -> str:
    """The time that a cell holds or its text says, as a WHEN is written; empty where it is none for sure."""
    if isinstance(value, datetime.date):
        day = day_of(value)
        return day.isoformat() if day else ""
    text = _LEAD.sub("", str(value or "").strip())
    match = _DAY_FIRST.fullmatch(text.rstrip("."))
    if match:
        text = f"{_year(match[3])}-{int(match[2]):02}-{int(match[1]):02}"
    try:
        return when(text).text
    except WhenError:
        meant = spoken(text)
        return meant.text if meant else ""


def moment_of(value: Value) -> str:
    """The day, and the time of day where there is one, as an author writes them; empty where it is none for sure."""
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M") if value.date() >= _EARLIEST else ""
    day = day_of(value)
    match = _CLOCK.fullmatch(value.strip()) if day is None and isinstance(value, str) else None
    if match is None:
        return day.isoformat() if day else ""
    day = day_of(match["day"])
    try:
        clock = datetime.time(int(match["full"] or match["hour"]), int(match["minute"] or match["past"] or 0))
    except ValueError:
        return ""
    return f"{day.isoformat()} {clock:%H:%M}" if day else ""


def no_day(value: Value, words: Words) -> NoDay | None:
    """Why a value is no day, where that is known better than that it is none."""
    if isinstance(value, datetime.date):
        day = value.date() if isinstance(value, datetime.datetime) else value
        if day >= _EARLIEST:
            return None
        # Days before March 1900 are one off, since spreadsheets believe in a 29 February of that year.
        number = (day - _FIRST).days - (day < datetime.date(1900, 3, 1))
        form = words.day(datetime.date(2025, 9, 22))
        return NoDay(code="date-number", params={"number": str(max(number, 0)), "day": words.day(day), "form": form})
    match = _SLASHED.fullmatch(str(value or "").strip())
    days = [one for order in ((2, 1), (1, 2)) if match and (one := _day(match, *order))]
    if match is None or not days:
        return None
    return NoDay(code="date-order", params={"value": str(value).strip(), "form": words.day(days[0])})


def _day(match: re.Match[str], month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(int(_year(match[3])), int(match[month]), int(match[day]))
    except ValueError:
        return None


def _year(digits: str) -> str:
    return digits if len(digits) > 2 else f"20{digits}"  # noqa: PLR2004 - the digits of a short year
