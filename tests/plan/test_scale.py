"""Charts put days where they belong: in order, inside the drawing, and with marks that have room."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.charts.scale import scale_over
from generator.plan.language.words import words_in

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 30))


@given(st.lists(DAYS, min_size=1))
def test_days_stand_in_their_order_and_inside(days: list[date]) -> None:
    scale = scale_over(days)
    places = [float(scale.at(day)) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    assert (scale.at(scale.first), scale.at(scale.last, end=True)) == ("0.00", "100.00")


@given(DAYS, DAYS)
def test_a_day_ends_where_the_next_begins(one: date, other: date) -> None:
    scale = scale_over([one, other])
    assert scale.at(one, end=True) == scale.at(one + timedelta(days=1))


@given(DAYS, DAYS)
def test_there_are_one_to_five_marks_evenly_spread_and_none_is_called_as_its_neighbour(one: date, other: date) -> None:
    ticks = scale_over([one, other]).ticks(words_in("da"))
    assert 1 <= len(ticks) <= 5
    assert all(before.words != after.words for before, after in pairwise(ticks))
    places = [float(tick.at) for tick in ticks]
    gaps = [after - before for before, after in pairwise(places)]
    # Months differ by three days at most, quarters and more by less in proportion.
    assert not gaps or max(gaps) <= min(gaps) * 31 / 28 + 0.02


@pytest.mark.parametrize(
    ("expected", "first", "last"),
    [
        # A year would run into the one close behind it.
        (["okt.", "2022", "apr.", "jul.", "okt."], date(2021, 8, 26), date(2022, 12, 31)),
        (["aug. 2021"], date(2021, 8, 26), date(2021, 8, 27)),
        (["dec. 2021", "2022"], date(2021, 12, 1), date(2022, 1, 1)),
        (["2022", "2024", "2026"], date(2021, 12, 1), date(2027, 1, 1)),
    ],
)
def test_months_are_called_by_name_and_a_january_by_its_year(expected: list[str], first: date, last: date) -> None:
    assert expected == [tick.words for tick in scale_over([first, last]).ticks(words_in("da"))]


def test_a_scale_needs_a_day() -> None:
    with pytest.raises(ValueError, match="needs a day"):
        scale_over([])
