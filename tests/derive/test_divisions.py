"""What a plan's period is divided into: by the calendar, or by a year of the plan's own."""

from __future__ import annotations

from datetime import date

import pytest

from generator.derive.divisions import divisions
from generator.model.plan import Divisions, Period


def period(first: date, last: date) -> Period:
    return Period(from_=first, until=last)


@pytest.mark.parametrize(
    ("expected", "first", "last", "kind"),
    [
        (("2025-H2", "2026-H1"), date(2025, 7, 1), date(2026, 6, 30), "half-years"),
        (("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"), date(2025, 7, 1), date(2026, 6, 30), "quarters"),
        (("2025-T3", "2026-T1"), date(2025, 9, 1), date(2026, 4, 30), "thirds"),
        (("2024-H1", "2024-H2", "2025-H1", "2025-H2"), date(2024, 1, 1), date(2025, 12, 31), "half-years"),
        (("2025-Q1", "2025-Q2"), date(2025, 2, 1), date(2025, 6, 30), "quarters"),
    ],
)
def test_a_period_is_divided_by_the_calendar(
    expected: tuple[str, ...], first: date, last: date, kind: Divisions
) -> None:
    assert expected == tuple(one.id for one in divisions(period(first, last), kind))


def test_a_period_of_whole_divisions_that_the_calendar_does_not_have_is_divided_from_its_first_day() -> None:
    assert [(one.id, one.short, one.first, one.last) for one in divisions(SCHOOL_YEAR, "thirds")] == [
        ("2025-26-T1", "T1", date(2025, 7, 1), date(2025, 10, 31)),
        ("2025-26-T2", "T2", date(2025, 11, 1), date(2026, 2, 28)),
        ("2025-26-T3", "T3", date(2026, 3, 1), date(2026, 6, 30)),
    ]


def test_the_years_of_a_plan_are_its_own_throughout() -> None:
    two_years = period(date(2024, 8, 1), date(2026, 7, 31))
    assert [one.id for one in divisions(two_years, "quarters")] == [
        *("2024-25-Q1", "2024-25-Q2", "2024-25-Q3", "2024-25-Q4"),
        *("2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4"),
    ]
    century = period(date(2099, 7, 1), date(2100, 6, 30))
    assert divisions(century, "thirds")[0].id == "2099-00-T1"


def test_a_period_that_begins_within_a_month_is_divided_by_the_calendar() -> None:
    late = period(date(2025, 7, 2), date(2026, 6, 30))
    assert [one.id for one in divisions(late, "thirds")] == ["2025-T2", "2025-T3", "2026-T1", "2026-T2"]


def test_a_division_is_named_within_its_year_or_with_it() -> None:
    first, second, third, fourth = divisions(period(date(2024, 1, 1), date(2025, 12, 31)), "half-years")
    assert [one.is_among(("H1",)) for one in (first, second, third, fourth)] == [True, False, True, False]
    assert [one.is_among(("2025-H1", "2024-H2")) for one in (first, second, third, fourth)] == [
        *(False, True),
        *(True, False),
    ]


SCHOOL_YEAR = period(date(2025, 7, 1), date(2026, 6, 30))
