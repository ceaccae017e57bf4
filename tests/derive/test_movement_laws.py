"""What holds of the movement between any two words on a promise."""

from __future__ import annotations

import typing
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from generator.derive.promises import Movement, movement
from generator.model.update import State
from generator.model.when import When, when
from tests.model.whens import WHENS

STATES: st.SearchStrategy[State | None] = st.sampled_from((None, "planned", "active"))
KNOWN = WHENS.filter(lambda found: found.known)
UNKNOWN = when("unknown")


def last(found: When) -> int:
    """The last day of a known time, as a number."""
    assert found.last
    return found.last.toordinal()


def wider(one: When, other: When) -> bool:
    """Whether a known time holds more days than another; one that has no first day holds all there are."""
    return (one.days or float("inf")) > (other.days or float("inf"))


@given(st.none() | WHENS, st.none() | WHENS, st.none() | st.sampled_from(typing.get_args(State)))
def test_any_two_words_are_one_of_the_movements_there_are(
    before: When | None, after: When | None, state: State | None
) -> None:
    assert movement(before, after, state) in typing.get_args(Movement)


@given(st.none() | WHENS, st.none() | WHENS, st.sampled_from(("done", "dropped")))
def test_what_is_done_or_dropped_no_longer_moves(before: When | None, after: When | None, state: State) -> None:
    assert state == movement(before, after, state)


@given(WHENS, STATES)
def test_the_same_word_again_and_no_word_are_repeated(said: When, state: State | None) -> None:
    assert movement(said, said, state) == "repeated"
    assert movement(said, None, state) == "repeated"


@given(st.none() | WHENS, STATES)
def test_the_first_word_is_the_first(said: When | None, state: State | None) -> None:
    assert movement(None, said, state) == "first"


@given(KNOWN, KNOWN, STATES)
@example(when("mid 2022-06"), when("2022-06"), None)
def test_a_known_time_slips_exactly_when_the_new_one_ends_later(before: When, after: When, state: State | None) -> None:
    assert (movement(before, after, state) == "slipped") == (last(before) < last(after))


@given(WHENS, WHENS, STATES)
def test_what_slips_one_way_does_not_slip_back_the_other(before: When, after: When, state: State | None) -> None:
    if movement(before, after, state) == "slipped":
        assert movement(after, before, state) in ("forward", "softened")


@given(KNOWN, STATES)
def test_to_lose_the_time_is_to_soften_and_to_get_one_is_neither(said: When, state: State | None) -> None:
    assert movement(said, UNKNOWN, state) == "softened"
    assert movement(UNKNOWN, said, state) == "stated"


@given(st.dates(date(1910, 1, 1), date(2199, 12, 30)), st.integers(0, 900), st.integers(1, 900), STATES)
def test_with_the_same_end_only_the_wider_time_softens(
    last_day: date, days: int, more: int, state: State | None
) -> None:
    first = last_day - timedelta(days=days)
    narrow = when(f"{first}..{last_day}")
    wide = when(f"{first - timedelta(days=more)}..{last_day}")
    endless = when(f"before {last_day + timedelta(days=1)}")
    for one, other in ((narrow, wide), (narrow, endless), (wide, endless)):
        assert movement(one, other, state) == "softened"
        assert movement(other, one, state) not in ("slipped", "softened")


@given(KNOWN, KNOWN, STATES)
@example(when("2022"), when("2022-06"), None)
def test_an_earlier_end_is_forward_unless_the_time_is_wider(before: When, after: When, state: State | None) -> None:
    if last(after) < last(before) and not wider(after, before):
        assert movement(before, after, state) == "forward"
