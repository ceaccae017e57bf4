"""Numbers, days and splits as people write them, each with the value worked by hand."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.author.amounts import COUNT, Doubt, Fits, amount, typed
from generator.author.columns import division_in, means
from generator.author.days import day_of, time_of
from generator.read.values import number_value

POINTS = Fits(low=Decimal(1), high=Decimal(5))


@pytest.mark.parametrize(
    ("text", "fits", "expected"),
    [
        ("0", COUNT, "0"),
        ("12.000", COUNT, "12000"),
        ("1.234.567", COUNT, "1234567"),
        ("1.234,5", Fits(), "1234.5"),
        ("1,234.5", Fits(), "1234.5"),
        ("1,234,567", Fits(), "1234567"),
        ("4,0", Fits(), "4.0"),
        ("4.0", Fits(), "4.0"),
        ("4,125", POINTS, "4.125"),
        ("4.125", POINTS, "4.125"),
        ("0.125", Fits(), "0.125"),
        ("12 000", COUNT, "12000"),
        ("12\u00a0000,5", COUNT, "12000.5"),
        ("12'000", COUNT, "12000"),
        ("-2,5", Fits(), "-2.5"),
        ("−2,5", Fits(), "-2.5"),
        ("–2,5", Fits(), "-2.5"),
        ("1234.567", COUNT, "1234.567"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, fits: Fits, expected: str) -> None:
    assert amount(text, fits) == Decimal(expected)
    assert str(amount(text, fits)) == expected


@pytest.mark.parametrize(
    ("text", "fits", "doubt"),
    [
        ("12.000", Fits(), Doubt(code="number-thousands", decimal="12", thousands="12000")),
        ("3,060", COUNT, Doubt(code="number-thousands", decimal="3.06", thousands="3060")),
        ("4,125", Fits(), Doubt(code="number-thousands", decimal="4.1250", thousands="4125")),
        ("1.23.456", COUNT, Doubt(code="amount-form")),
        ("1,2,3", COUNT, Doubt(code="amount-form")),
        ("12.34,56.7", COUNT, Doubt(code="amount-form")),
        ("4,2 point", COUNT, Doubt(code="amount-form")),
        ("1" * 16, COUNT, Doubt(code="amount-form")),
        ("0,1234567891", Fits(), Doubt(code="amount-form")),
        ("", COUNT, Doubt(code="amount-form")),
    ],
)
def test_a_number_that_can_be_two_or_none_is_not_guessed(text: str, fits: Fits, doubt: Doubt) -> None:
    assert amount(text, fits) == doubt


@given(st.decimals(-(10**9), 10**9, places=3) | st.integers(-(10**14), 10**14).map(Decimal))
def test_what_is_typed_is_read_by_the_format_as_the_same_number(value: Decimal) -> None:
    assert number_value(typed(value)) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22.9.2025", "2025-09-22"),
        ("6.7.2025", "2025-07-06"),
        ("06-07-25", "2025-07-06"),
        ("den 22. september 2025", "2025-09-22"),
        ("2025-09-22", "2025-09-22"),
        ("22/9/2025", "2025-09-22"),
        ("6/7/2025", ""),
        ("31.2.2025", ""),
        ("i går", ""),
        ("september 2025", "2025-09"),
        ("slutningen af marts 2026", "late 2026-03"),
        ("2025-Q4", "2025-Q4"),
    ],
)
def test_a_time_is_read_as_danes_write_it(text: str, expected: str) -> None:
    assert time_of(text) == expected
    assert day_of(text) == (datetime.date.fromisoformat(expected) if len(expected) == 10 else None)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("3. kvartal", "Q3"),
        ("Resultat for 3. kvartal 2025", "2025-Q3"),
        ("Q3", "Q3"),
        ("Q3 2025", "2025-Q3"),
        ("2025-Q3", "2025-Q3"),
        ("3. kvt.", "Q3"),
        ("Kvartal 3", "Q3"),
        ("1. halvår", "H1"),
        ("Second half-year 2025", "2025-H2"),
        ("2. tertial", "T2"),
        ("Third third of 2025", "2025-T3"),
        ("2025-26-T1", "2025-26-T1"),
        ("1. tertial 2025/26", "2025-26-T1"),
        ("1. – 4. kvartal", ""),
        ("5. kvartal", ""),
        ("3. uge", ""),
    ],
)
def test_a_division_of_the_year_is_found_in_a_heading(heading: str, expected: str) -> None:
    assert division_in(heading) == expected


@pytest.mark.parametrize(
    ("division", "period", "expected"),
    [
        ("Q3", "2025-Q3", True),
        ("2025-Q3", "2025-Q3", True),
        ("2026-Q3", "2025-Q3", False),
        ("Q1", "2025-Q3", False),
        ("2025-T1", "2025-26-T1", True),
        ("2025-26-T1", "2025-26-T1", True),
        ("2025-27-T1", "2025-26-T1", False),
    ],
)
def test_a_division_is_that_of_its_year_where_one_is_named(division: str, period: str, expected: bool) -> None:  # noqa: FBT001 - a row of the table
    assert means(division, period) == expected
