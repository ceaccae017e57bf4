"""How promises move from word to word, and where they stand on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.derive.promises import (
    Movement,
    PromiseHistory,
    Standing,
    movement,
    phase_history,
    promise_history,
)
from generator.model.moment import Moment
from generator.model.text import Body, Id, Label, Sentence
from generator.model.topic import Phase, Promise
from generator.model.update import PhaseReport, PromiseReport, State, Update
from generator.model.when import when

ROAD = Promise(id=Id("road"), label=Label("Vejen er åben"))
TODAY = date(2022, 12, 31)


def update(day: str, *promises: PromiseReport, phases: tuple[PhaseReport, ...] = ()) -> Update:
    return Update(
        path=f"content/updates/{day}-nyt.md",
        body=Body(),
        title=Label("Nyt"),
        summary=Sentence("Nyt."),
        id=Id(f"{day}-nyt"),
        slug=Id("nyt"),
        date=Moment(date.fromisoformat(day)),
        promises=promises,
        phases=phases,
    )


def word(target: str = "", *, state: State | None = None, done: str = "") -> PromiseReport:
    return PromiseReport(
        id=Id("road"),
        target=when(target) if target else None,
        state=state,
        date=when(done) if done else None,
    )


def history(*updates: Update, today: date = TODAY) -> PromiseHistory:
    return promise_history(ROAD, updates, today)


def moves(*updates: Update) -> list[Movement]:
    return [statement.movement for statement in history(*updates).statements]


@pytest.mark.parametrize(
    ("expected", "before", "after"),
    [
        # the end lies later: it slips, however it is said
        ("slipped", "2022-06", "2022-07"),
        ("slipped", "mid 2022-06", "2022-06"),
        ("slipped", "2022-06", "2022-H2"),
        ("slipped", "2022-Q2", "end 2022"),
        ("slipped", "before 2021-12-01", "2021-12-01"),
        ("slipped", "2022-06-01", "2022-06-02"),
        ("slipped", "2025-Q3", "2025-Q3..2025-Q4"),
        # the end stays, or lies earlier, but the interval is wider or gone: it softens
        ("softened", "late 2022-06", "2022-06"),
        ("softened", "end 2022", "2022"),
        ("softened", "2022-12-31", "2022-H2"),
        ("softened", "2022-06", "unknown"),
        ("softened", "2022-06-30", "before 2022-07-01"),
        ("softened", "2022-12-31", "2022-H1"),
        ("softened", "before 2021-12-01", "unknown"),
        # the end lies earlier and the interval is no wider: it comes forward
        ("forward", "2022-07", "2022-06"),
        ("forward", "2022", "2022-H1"),
        ("forward", "2022-06", "early 2022-06"),
        ("forward", "before 2021-12-01", "before 2021-11-01"),
        # the same time in the same or more certain words
        ("repeated", "2022-06", "2022-06"),
        ("repeated", "2022-06", "2022-06-01..2022-06-30"),
        ("repeated", "2022-06", "late 2022-06"),
        ("repeated", "unknown", "unknown"),
        # from nothing known to something known is neither a slip nor forward
        ("stated", "unknown", "2022-06"),
        ("stated", "unknown", "before 2021-12-01"),
    ],
)
def test_two_words_on_a_promise_are_compared_by_end_and_width(expected: Movement, before: str, after: str) -> None:
    assert expected == movement(when(before), when(after), None)


@pytest.mark.parametrize(
    ("expected", "state"), [("done", "done"), ("dropped", "dropped"), ("repeated", "active"), ("repeated", "planned")]
)
def test_a_word_that_gives_a_state_and_no_time_moves_nothing_but_ends_what_is_over(
    expected: Movement, state: State
) -> None:
    assert expected == movement(when("2022-06"), None, state)


def test_a_promise_that_was_kept_moving_is_told_step_by_step() -> None:
    told = (
        update("2021-08-26", word("before 2021-12-01")),
        update("2021-10-01", word("before 2021-12-01")),
        update("2021-11-30", word("unknown")),
        update("2022-03-04", word("mid 2022-06")),
        update("2022-04-04", word("2022-06")),
        update("2022-06-24", word("end 2022")),
        update("2022-12-20", word("unknown")),
    )
    assert moves(*told) == ["first", "repeated", "softened", "stated", "slipped", "slipped", "softened"]
    # The first end is 30 November 2021, the last known 31 December 2022: 365 + 31 days.
    assert history(*told).days_moved == 396


def test_a_state_without_a_time_is_the_first_word_only_once() -> None:
    told = (
        update("2021-11-08", word(state="active")),
        update("2022-01-19", word("unknown", state="active")),
        update("2022-04-04", word("2022-05", state="active")),
    )
    assert moves(*told) == ["first", "repeated", "stated"]


def test_a_slip_is_measured_against_the_last_time_that_was_stated() -> None:
    assert moves(
        update("2022-01-01", word("2022-03")),
        update("2022-02-01", word(state="active")),
        update("2022-03-01", word("2022-04")),
    ) == ["first", "repeated", "slipped"]


@pytest.mark.parametrize(
    ("expected", "first", "last"),
    [
        (0, "2022-06", "2022-06"),
        (30, "2022-06", "2022-07-30"),
        (-30, "2022-07", "2022-07-01"),
        (92, "2022-Q2", "2022-09-30"),
        (1, "before 2022-01-01", "2022-01-01"),
    ],
)
def test_days_moved_run_from_the_first_end_to_the_last(expected: int, first: str, last: str) -> None:
    found = history(update("2022-01-01", word(first)), update("2022-02-01", word(last)))
    assert expected == found.days_moved


def test_nothing_has_moved_where_no_time_was_ever_stated() -> None:
    assert history(update("2022-01-01", word("unknown"))).days_moved is None
    assert history().days_moved is None


@pytest.mark.parametrize(
    ("expected", "today"),
    [("open", date(2022, 6, 29)), ("open", date(2022, 6, 30)), ("missed", date(2022, 7, 1))],
)
def test_a_promise_is_overdue_from_the_day_after_its_end(expected: Standing, today: date) -> None:
    assert expected == history(update("2022-03-04", word("2022-06")), today=today).standing


@pytest.mark.parametrize(
    ("expected", "target", "said", "done"),
    [
        ("met", "2022-06", "2022-07-15", "2022-06-30"),
        ("late", "2022-06", "2022-07-15", "2022-07-01"),
        ("met", "2022-06", "2022-07-15", "2022-06"),
        ("late", "2022-06", "2022-08-15", "2022-07"),
        ("met", "before 2021-12-01", "2021-12-15", "2021-11-30"),
        ("late", "before 2021-12-01", "2021-12-15", "2021-12-01"),
        # A month that the end lies in the middle of says neither.
        ("done", "mid 2022-06", "2022-07-15", "2022-06"),
        # Undated: done by the day that said so.
        ("met", "2022-06", "2022-06-30", ""),
        ("done", "2022-06", "2022-07-01", ""),
        # What had no time can be done, but neither kept nor broken.
        ("done", "unknown", "2022-07-01", ""),
        ("done", "unknown", "2022-07-01", "2022-06-30"),
        ("done", "", "2022-07-01", "2022-06-30"),
    ],
)
def test_what_is_done_was_kept_late_or_just_done(expected: Standing, target: str, said: str, done: str) -> None:
    first = update("2021-01-01", word(target, state=None if target else "active"))
    assert expected == history(first, update(said, word(state="done", done=done))).standing


def test_when_the_update_says_that_it_happened_earlier_that_day_counts() -> None:
    first = update("2022-01-01", word("2022-06"))
    last = replace(update("2022-07-15", word(state="done")), occurred=when("2022-W25"))
    assert history(first, last).standing == "met"


def test_what_is_done_is_measured_against_the_end_last_promised() -> None:
    first, second = update("2022-01-01", word("2022-03")), update("2022-03-15", word("2022-05"))
    done = update("2022-06-01", word(state="done", done="2022-05-20"))
    assert history(first, second, done).standing == "met"
    assert history(first, done).standing == "late"


def test_what_is_dropped_is_neither_open_nor_overdue() -> None:
    assert history(update("2022-01-01", word("2022-03")), update("2022-02-01", word(state="dropped"))).standing == (
        "dropped"
    )


def test_without_a_time_a_promise_is_neither_open_nor_overdue() -> None:
    assert history(update("2022-01-01", word("unknown"))).standing == "unknown"
    softened = history(update("2022-01-01", word("2022-03")), update("2022-02-01", word("unknown")))
    assert softened.standing == "unknown"


def test_a_time_taken_back_after_it_has_passed_is_missed_all_the_same() -> None:
    promised = update("2022-01-01", word("2022-03"))
    assert history(promised, update("2022-04-01", word("unknown"))).standing == "missed"
    assert history(promised, update("2022-03-31", word("unknown"))).standing == "unknown"
    assert history(promised, update("2022-04-01", word("unknown")), update("2022-05-01", word("2023"))).standing == (
        "open"
    )


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ([False], [("2022-01-01", word("2022-12"))]),
        ([True], [("2022-01-01", word("2022-11"))]),
        # Moved in time, and moved when it was too late.
        ([False, False], [("2022-01-01", word("2022-03")), ("2022-03-31", word("2023"))]),
        ([True, False], [("2022-01-01", word("2022-03")), ("2022-04-01", word("2023"))]),
        # Said again after it has passed: the newest word that says it is the one that was not kept.
        ([False, True], [("2022-01-01", word("2022-03")), ("2022-05-01", word("2022-03"))]),
        # A state without a time neither keeps nor moves it.
        (
            [True, False, False],
            [("2022-01-01", word("2022-03")), ("2022-04-01", word(state="active")), ("2022-05-01", word("2023"))],
        ),
        # What is done is met or late, never missed; what is dropped too late is.
        ([False, False], [("2022-01-01", word("2022-03")), ("2022-05-01", word(state="done"))]),
        ([False, False], [("2022-01-01", word("2022-03")), ("2022-03-01", word(state="dropped"))]),
        ([True, False], [("2022-01-01", word("2022-03")), ("2022-05-01", word(state="dropped"))]),
        ([False], [("2022-01-01", word("unknown"))]),
    ],
)
def test_a_time_is_missed_when_it_passed_before_anything_else_was_said(
    expected: list[bool], told: list[tuple[str, PromiseReport]]
) -> None:
    found = history(*(update(day, report) for day, report in told), today=date(2022, 12, 31))
    assert expected == [one.missed for one in found.statements]


def test_each_step_says_how_many_days_it_moved_the_end_and_from_which_word() -> None:
    found = history(
        update("2022-01-01", word("2022-06")),
        update("2022-02-01", word(state="active")),
        update("2022-03-01", word("2022-07")),
        update("2022-04-01", word("unknown")),
        update("2022-05-01", word("2022-12-01")),
    ).statements
    assert [one.days for one in found] == [None, None, 31, None, None]
    assert [None, found[0], found[0], found[2], found[3]] == [one.before for one in found]


def test_a_promise_of_a_phase_takes_its_words_from_the_phase() -> None:
    ends = Promise(id=Id("phase_end"), label=Label("Fase 1 er slut"), phase=Id("build"))
    told = (
        update("2022-03-04", phases=(PhaseReport(id=Id("build"), target=when("2022-04")),)),
        update("2022-04-20", phases=(PhaseReport(id=Id("build"), target=when("2022-05")),)),
    )
    found = promise_history(ends, told, date(2022, 5, 1))
    assert [one.movement for one in found.statements] == ["first", "slipped"]
    assert (found.days_moved, found.standing) == (31, "open")


def test_a_phase_has_no_state_before_somebody_states_one() -> None:
    build = Phase(id=Id("build"), title=Label("Fase 1"))
    planned = update("2022-03-04", phases=(PhaseReport(id=Id("build"), target=when("2022-04")),))
    started = update("2022-04-01", phases=(PhaseReport(id=Id("build"), state="active"),))
    assert phase_history(build, (planned,), date(2022, 4, 30)).state is None
    assert phase_history(build, (planned, started), date(2022, 4, 30)).state == "active"
    assert phase_history(build, (planned, started), date(2022, 5, 1)).standing == "missed"


def test_a_time_that_comes_with_the_word_that_it_is_done_does_not_make_up_for_the_one_that_passed() -> None:
    first, moved = update("2022-01-01", word("2022-02")), word("2022-04", state="done")
    told = history(first, update("2022-03-10", moved))
    assert (told.standing, told.days_moved) == ("done", 0)
    dated = replace(moved, date=when("2022-03-10"))
    assert history(first, update("2022-03-10", dated)).standing == "late"


def test_what_is_first_heard_of_when_it_is_done_is_measured_against_the_time_told_then() -> None:
    assert history(update("2022-03-10", word("2022-02", state="done", done="2022-02-03"))).standing == "met"
    assert history(update("2022-03-10", word("2022-02", state="done", done="2022-03-03"))).standing == "late"
