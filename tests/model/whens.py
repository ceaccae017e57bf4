"""Every WHEN there is, as authors write it, for the laws that hold of all of them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from generator.model.when import When, when

_YEARS = st.integers(1900, 2199)
_IN_YEAR = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: f"{{}}-{day:%m-%d}")
_WEEK_IN_YEAR = st.integers(1, 52).map("{{}}-W{:02}".format)
_LONG_IN_YEAR = st.sampled_from(
    ["{}", *(f"{{}}-{month:02}" for month in range(1, 13)), *(f"{{}}-Q{n}" for n in range(1, 5)), "{}-H1", "{}-H2"]
)
_SPAN_IN_YEAR = _IN_YEAR | _WEEK_IN_YEAR | _LONG_IN_YEAR
_PART_IN_YEAR = st.builds("{} {}".format, st.sampled_from(("early", "mid", "late")), _LONG_IN_YEAR)
_END_IN_YEAR = _SPAN_IN_YEAR.map("end {}".format)
_POINT_IN_YEAR = _SPAN_IN_YEAR | _PART_IN_YEAR | _END_IN_YEAR


def _in(year: int, shape: str) -> str:
    return shape.format(year)


def _range(year: int, later: int, one: str, other: str) -> str:
    """Two times of the same year or of two, the one that begins first in front."""
    both = (one.format(year), other.format(min(year + later, 2199)))
    return "..".join(sorted(both, key=lambda text: str(when(text).first)))


LONG = st.builds(_in, _YEARS, _LONG_IN_YEAR)
"""Months, quarters, half-years and years: what has an early, a mid and a late part."""

SPANS = (
    st.builds(_in, _YEARS, _SPAN_IN_YEAR)
    | st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str)
    | st.sampled_from(["2020-02-29", "1903-W53", "2020-W53", "2195-W53", "2025-W01", "2026-W01"])
)
"""Every precision, with leap days, 53rd weeks and weeks that begin in the year before."""

RANGES = st.builds(_range, _YEARS, st.sampled_from((0, 0, 1, 60)), _POINT_IN_YEAR, _POINT_IN_YEAR)

WHENS: st.SearchStrategy[When] = (
    SPANS
    | st.builds(_in, _YEARS, _PART_IN_YEAR)
    | SPANS.map("end {}".format)
    | SPANS.map("before {}".format)
    | RANGES
    | st.just("unknown")
).map(when)
