"""WHEN: how precisely a time is said, as an interval of whole days."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.when import WhenError, day, when


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        # every precision
        ("2022-12-20", "2022-12-20", "2022-12-20"),
        ("2022-04-04", "2022-04-10", "2022-W14"),
        ("2020-12-28", "2021-01-03", "2020-W53"),
        ("2020-12-30", "2021-01-05", "2020-12-30..2021-01-05"),
        ("2025-12-29", "2026-01-04", "2026-W01"),
        ("2022-06-01", "2022-06-30", "2022-06"),
        ("2022-02-01", "2022-02-28", "2022-02"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2022-01-01", "2022-03-31", "2022-Q1"),
        ("2022-04-01", "2022-06-30", "2022-Q2"),
        ("2022-07-01", "2022-09-30", "2022-Q3"),
        ("2022-10-01", "2022-12-31", "2022-Q4"),
        ("2022-01-01", "2022-06-30", "2022-H1"),
        ("2022-07-01", "2022-12-31", "2022-H2"),
        ("2022-01-01", "2022-12-31", "2022"),
        # parts of a month: days 1-10, 11-20, 21-end
        ("2022-02-01", "2022-02-10", "early 2022-02"),
        ("2022-02-11", "2022-02-20", "mid 2022-02"),
        ("2022-02-21", "2022-02-28", "late 2022-02"),
        ("2024-02-21", "2024-02-29", "late 2024-02"),
        ("2022-12-21", "2022-12-31", "late 2022-12"),
        # thirds of anything longer
        ("2022-04-01", "2022-04-30", "early 2022-Q2"),
        ("2022-05-01", "2022-05-31", "mid 2022-Q2"),
        ("2022-06-01", "2022-06-30", "late 2022-Q2"),
        ("2022-07-01", "2022-08-31", "early 2022-H2"),
        ("2022-09-01", "2022-10-31", "mid 2022-H2"),
        ("2022-11-01", "2022-12-31", "late 2022-H2"),
        ("2022-01-01", "2022-04-30", "early 2022"),
        ("2022-05-01", "2022-08-31", "mid 2022"),
        ("2022-09-01", "2022-12-31", "late 2022"),
        # the last day
        ("2022-12-31", "2022-12-31", "end 2022"),
        ("2022-06-30", "2022-06-30", "end 2022-06"),
        ("2026-03-31", "2026-03-31", "end 2026-Q1"),
        ("2022-06-30", "2022-06-30", "end 2022-H1"),
        ("2022-04-10", "2022-04-10", "end 2022-W14"),
        ("2022-06-24", "2022-06-24", "end 2022-06-24"),
        # ranges, from the first day of the one to the last of the other
        ("2025-07-01", "2025-12-31", "2025-Q3..2025-Q4"),
        ("2025-09-21", "2026-01-10", "late 2025-09..early 2026-01"),
        ("2025-07-01", "2025-07-01", "2025-07-01..2025-07-01"),
    ],
)
def test_a_time_is_an_interval_of_days_with_both_ends_in_it(first: str, last: str, text: str) -> None:
    found = when(text)
    assert (date.fromisoformat(first), date.fromisoformat(last)) == (found.first, found.last)
    assert found.days == (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    assert found.known
    assert found.text == text


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ("2021-11-30", "before 2021-12-01"),
        ("2021-11-30", "before 2021-12"),
        ("2021-12-31", "before 2022"),
        ("2022-04-03", "before 2022-W14"),
        ("2024-02-29", "before 2024-03"),
    ],
)
def test_before_a_time_is_until_the_day_before_it_begins(last: str, text: str) -> None:
    found = when(text)
    assert date.fromisoformat(last) == found.last
    assert found.first is None
    assert found.days is None
    assert found.known


def test_unknown_has_no_days() -> None:
    found = when("unknown")
    assert not found.known
    assert (found.first, found.last, found.days) == (None, None, None)


@pytest.mark.parametrize(
    ("code", "found", "text"),
    [
        ("when-form", "", ""),
        ("when-form", "soon", "soon"),
        ("when-form", "June 2022", "June 2022"),
        ("when-form", "2022-6", "2022-6"),
        ("when-form", "24-06-2022", "24-06-2022"),
        ("when-form", "2022-Q5", "2022-Q5"),
        ("when-form", "2022-H3", "2022-H3"),
        ("when-form", "2022-w14", "2022-w14"),
        ("when-form", "Unknown", "Unknown"),
        ("when-form", "mid  2022-02", "mid  2022-02"),
        ("when-form", "middle 2022-02", "middle 2022-02"),
        ("when-form", "٢٠٢٢", "٢٠٢٢"),
        ("date-impossible", "2022-02-30", "2022-02-30"),
        ("date-impossible", "2022-13", "2022-13"),
        ("date-impossible", "2022-00", "2022-00"),
        ("date-impossible", "2021-W53", "2021-W53"),
        ("date-impossible", "2022-W00", "2022-W00"),
        ("date-impossible", "0001-01-01", "0001-01-01"),
        ("date-impossible", "2222", "2222"),
        ("when-part", "mid 2022-06-24", "mid 2022-06-24"),
        ("when-part", "early 2022-W14", "early 2022-W14"),
        ("when-range", "2025-Q4..2025-Q3", "2025-Q4..2025-Q3"),
        ("when-range", "before 2025..2026", "before 2025..2026"),
        ("when-range", "2025..before 2026", "2025..before 2026"),
        ("when-form", "", "2025.."),
        ("when-form", "unknown", "2025..unknown"),
        ("when-form", "2026..2027", "2025..2026..2027"),
    ],
)
def test_what_is_no_time_is_refused_with_what_is_wrong_with_it(code: str, found: str, text: str) -> None:
    with pytest.raises(WhenError) as raised:
        when(text)
    assert (code, found) == (raised.value.code, raised.value.found)


def test_a_date_is_one_day_and_nothing_else() -> None:
    assert day("2024-02-29") == date(2024, 2, 29)
    for code, text in (
        ("date-form", "2022-06"),
        ("date-form", "2022-6-24"),
        ("date-form", "2022-W14"),
        ("date-form", "24.06.2022"),
        ("date-impossible", "2022-02-29"),
    ):
        with pytest.raises(WhenError) as raised:
            day(text)
        assert raised.value.code == code
