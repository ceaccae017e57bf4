"""WHEN: a date as precise as one can promise, as an interval of whole days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "week", "month", "quarter", "half", "year"]
Part = Literal["", "early", "mid", "late", "end", "before"]

_MONTHS_IN: dict[Precision, int] = {"quarter": 3, "half": 6, "year": 12}
_SPAN = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d{2})|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?",
    re.ASCII,
)
_PART = re.compile(r"(?:(?P<part>early|mid|late|end|before) )?(?P<span>\S+)")
_YEARS = range(1900, 2200)


class WhenError(ValueError):
    """A text that is no WHEN; `code` names the problem and `found` the part of the text that is at fault."""

    def __init__(self, code: str, found: str) -> None:
        """Keep the problem's code and the faulty part."""
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = found


@dataclass(frozen=True, slots=True)
class Span:
    """A calendar span: `2022-06-24`, `2022-W14`, `2022-06`, `2022-Q2`, `2022-H2` or `2022`; both days included."""

    precision: Precision
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a WHEN: a span, or a part of it."""

    part: Part
    span: Span

    @property
    def first(self) -> date | None:
        """The first day the words allow; None where they set no beginning (`before`)."""
        if self.part == "before":
            return None
        return _part_of(self.span, self.part)[0]

    @property
    def last(self) -> date:
        """The last day the words allow."""
        return _part_of(self.span, self.part)[1]


@dataclass(frozen=True, slots=True)
class When:
    """A promised or reported time. `text` is what the author wrote; `start` and `end` are None for `unknown`,
    and `end` is None as well where the WHEN is no range.
    """  # noqa: D205 - one sentence over two lines

    text: str
    start: Point | None = None
    end: Point | None = None

    @property
    def known(self) -> bool:
        """Whether any time is stated at all."""
        return self.start is not None

    @property
    def first(self) -> date | None:
        """The first day of the interval; None where it is unknown or open."""
        return self.start.first if self.start else None

    @property
    def last(self) -> date | None:
        """The last day of the interval: a promise is kept when done no later. None where unknown."""
        point = self.end or self.start
        return point.last if point else None

    @property
    def days(self) -> int | None:
        """How many days the interval holds; None where it is unknown or has no beginning."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1


def when(text: str) -> When:
    """Read a WHEN as authors write it. Raises WhenError where it is none."""
    if text == "unknown":
        return When(text)
    first, dots, last = text.partition("..")
    start = _point(first.strip())
    if not dots:
        return When(text, start)
    end = _point(last.strip())
    if start.first is None or end.part == "before" or start.first > end.last:
        raise WhenError("when-range", text)
    return When(text, start, end)


def day(text: str) -> date:
    """Read a DATE, `2022-06-24`. Raises WhenError where it is none, or where the calendar has no such day."""
    match = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII)
    if not match:
        raise WhenError("date-form", text)
    span = _span(text)
    return span.first


def _point(text: str) -> Point:
    match = _PART.fullmatch(text)
    if not match:
        raise WhenError("when-form", text)
    part: Part = match["part"] or ""  # type: ignore[assignment]  # the pattern admits the parts only
    span = _span(match["span"])
    if part in ("early", "mid", "late") and span.precision in ("day", "week"):
        raise WhenError("when-part", text)
    return Point(part, span)


def _span(text: str) -> Span:
    match = _SPAN.fullmatch(text)
    if not match:
        raise WhenError("when-form", text)
    year = int(match["year"])
    if year not in _YEARS:
        raise WhenError("date-impossible", text)
    try:
        return _spans(year, match)
    except ValueError:
        raise WhenError("date-impossible", text) from None


def _spans(year: int, match: re.Match[str]) -> Span:
    if match["day"]:
        one = date(year, int(match["month"]), int(match["day"]))
        return Span("day", one, one)
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return Span("week", monday, monday + timedelta(days=6))
    if match["month"]:
        return Span("month", date(year, int(match["month"]), 1), _month_end(year, int(match["month"])))
    if match["quarter"]:
        return _months("quarter", year, int(match["quarter"]))
    if match["half"]:
        return _months("half", year, int(match["half"]))
    return _months("year", year, 1)


def _months(precision: Precision, year: int, number: int) -> Span:
    count = _MONTHS_IN[precision]
    return Span(precision, date(year, (number - 1) * count + 1, 1), _month_end(year, number * count))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _part_of(span: Span, part: Part) -> tuple[date, date]:
    """Days 1-10, 11-20 and 21-end of a month; thirds, in whole months, of anything longer."""
    if part == "end":
        return span.last, span.last
    if part == "before":
        return date.min, span.first - timedelta(days=1)
    if part == "":
        return span.first, span.last
    third = ("early", "mid", "late").index(part)
    if span.precision == "month":
        first = span.first.replace(day=1 + 10 * third)
        return first, span.last if part == "late" else first.replace(day=10 * (third + 1))
    months = _MONTHS_IN[span.precision] // 3
    month = span.first.month + months * third
    return date(span.first.year, month, 1), _month_end(span.first.year, month + months - 1)
