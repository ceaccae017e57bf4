"""Days and times as people write them in a spreadsheet, where Danish comes first: 6.7.2025 is in July."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from generator.model.when import WhenError, when
from generator.read.spoken import spoken

if TYPE_CHECKING:
    from generator.author.sheets import Value

_DAY_FIRST = re.compile(r"(\d{1,2})[.-] ?(\d{1,2})[.-] ?((?:19|20|21)\d\d|\d\d)")
_LEAD = re.compile(r"^(?:den |d\. ?|pr\. ?|on |per )", re.IGNORECASE)


def day_of(value: Value) -> datetime.date | None:
    """The day that a cell holds or its text says; None where it is none for sure."""
    if isinstance(value, datetime.date):
        return value
    found = time_of(value)
    meant = when(found) if found else None
    return meant.first if meant and meant.days == 1 else None


def time_of(value: Value) -> str:
    """The time that a cell holds or its text says, as a WHEN is written; empty where it is none for sure."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = _LEAD.sub("", str(value or "").strip())
    match = _DAY_FIRST.fullmatch(text.rstrip("."))
    if match:
        year = match[3] if len(match[3]) > 2 else f"20{match[3]}"  # noqa: PLR2004 - the digits of a short year
        text = f"{year}-{int(match[2]):02}-{int(match[1]):02}"
    try:
        return when(text).text
    except WhenError:
        meant = spoken(text)
        return meant.text if meant else ""
