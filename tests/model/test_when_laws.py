"""What holds of the days of every WHEN."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

from generator.model.when import When, when
from tests.model.whens import LONG, RANGES, SPANS, WHENS

ONE_DAY = timedelta(days=1)


def interval(text: str) -> tuple[date, date]:
    """The first and last day of a WHEN that has both."""
    found = when(text)
    assert found.first
    assert found.last
    return found.first, found.last


@given(WHENS)
def test_the_first_day_is_never_after_the_last_and_the_days_are_counted_with_both(found: When) -> None:
    if found.first is None or found.last is None:
        assert found.days is None
    else:
        assert found.first <= found.last
        assert found.days == len(range(found.first.toordinal(), found.last.toordinal() + 1))


@given(WHENS)
def test_only_before_has_no_first_day_and_only_unknown_no_last_one(found: When) -> None:
    assert found.known == (found.text != "unknown")
    assert (found.first is None) == found.text.startswith(("before ", "unknown"))
    assert (found.last is None) == (found.text == "unknown")


@given(LONG)
def test_early_mid_and_late_follow_on_each_other_and_are_the_whole(span: str) -> None:
    early, mid, late = (interval(f"{part} {span}") for part in ("early", "mid", "late"))
    assert interval(span) == (early[0], late[1])
    assert (early[1] + ONE_DAY, mid[1] + ONE_DAY) == (mid[0], late[0])


@given(LONG)
def test_parts_are_ten_days_of_a_month_and_equally_many_whole_months_of_anything_longer(span: str) -> None:
    early, mid, late = (interval(f"{part} {span}") for part in ("early", "mid", "late"))
    month = when(span).start
    assert month
    if month.span.precision == "month":
        days = (early[0].day, early[1].day, mid[0].day, mid[1].day, late[0].day)
        assert days == (1, 10, 11, 20, 21)
    else:
        assert {early[0].day, mid[0].day, late[0].day} == {1}
        assert len({last.month - first.month for first, last in (early, mid, late)}) == 1


@given(SPANS)
def test_the_end_of_a_time_is_its_last_day(span: str) -> None:
    last = when(span).last
    assert (last, last) == interval(f"end {span}")


@given(SPANS)
def test_before_a_time_ends_on_the_day_before_that_time_begins(span: str) -> None:
    first, last = when(span).first, when(f"before {span}").last
    assert first
    assert last
    assert first == last + ONE_DAY


@given(RANGES)
def test_a_range_goes_from_its_first_day_to_its_last(text: str) -> None:
    first, _, last = text.partition("..")
    assert (when(first).first, when(last).last) == interval(text)
