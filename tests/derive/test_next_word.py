"""The next word that was promised: whether it came, in time or late, was moved, or has not come."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.next_word import NextWord, Standing, falling_due, next_words, owed_word
from generator.model.moment import Moment
from generator.model.page import Withdrawal
from generator.model.text import Body, Id, Label, Sentence
from generator.model.topic import Topic
from generator.model.update import Update
from generator.model.when import when

TODAY = date(2022, 12, 31)
GONE = Withdrawal(date=date(2022, 12, 1), reason=Sentence("Forkert."))


def update(day: str, promised: str = "", *, withdrawn: bool = False) -> Update:
    return Update(
        path=f"content/updates/{day}-nyt.md",
        title=Label("Nyt"),
        summary=Sentence("Nyt."),
        id=Id(f"{day}-nyt"),
        slug=Id("nyt"),
        date=Moment(date.fromisoformat(day)),
        next_update=when(promised) if promised else None,
        withdrawn=GONE if withdrawn else None,
        body=Body(),
    )


def topic(promised: str = "", *, closed: str = "", withdrawn: bool = False) -> Topic:
    return Topic(
        path="content/topics/vej.md",
        title=Label("Vejen"),
        id=Id("vej"),
        next_update=when(promised) if promised else None,
        closed=when(closed) if closed else None,
        withdrawn=GONE if withdrawn else None,
        body=Body(),
    )


def words(*updates: Update, today: date = TODAY, of: Topic | None = None) -> tuple[NextWord, ...]:
    return next_words(of or topic(), updates, today)


def told(*updates: Update, today: date = TODAY, of: Topic | None = None) -> list[tuple[Standing, str]]:
    """The standing of every word with the day of the update that it names."""
    return [(word.standing, word.answer.id[:10] if word.answer else "") for word in words(*updates, today=today, of=of)]


@pytest.mark.parametrize(
    ("expected", "promised", "came"),
    [
        ("came", "2022-09", "2022-09-01"),
        ("came", "2022-09", "2022-09-30"),
        ("came_late", "2022-09", "2022-10-01"),
        ("came", "2022-09-12", "2022-09-12"),
        ("came_late", "2022-09-12", "2022-09-13"),
        ("came", "2022-Q3..2022-Q4", "2022-12-31"),
        # What has no beginning can be answered at once.
        ("came", "before 2022-09-01", "2022-06-25"),
        ("came_late", "before 2022-09-01", "2022-09-01"),
        # Nothing can be said of when it came where no time was promised.
        ("unknown", "unknown", "2022-06-25"),
    ],
)
def test_a_word_is_answered_by_the_first_update_in_its_time_or_after(
    expected: Standing, promised: str, came: str
) -> None:
    assert told(update("2022-06-24", promised), update(came), update("2022-12-30")) == [(expected, came)]


def test_an_update_before_the_promised_time_begins_does_not_keep_the_word() -> None:
    early = update("2022-08-31")
    assert told(update("2022-06-24", "2022-09"), early, today=date(2022, 9, 30)) == [("open", "")]
    assert told(update("2022-06-24", "2022-09"), early, today=date(2022, 10, 1)) == [("overdue", "")]
    assert told(update("2022-06-24", "2022-09"), early, update("2022-09-02")) == [("came", "2022-09-02")]


@pytest.mark.parametrize(("expected", "today"), [("open", date(2022, 9, 30)), ("overdue", date(2022, 10, 1))])
def test_a_word_is_overdue_from_the_day_after_the_last_day_promised(expected: Standing, today: date) -> None:
    assert told(update("2022-06-24", "2022-09"), today=today) == [(expected, "")]


def test_an_update_answers_what_others_promised_and_not_itself() -> None:
    assert told(update("2022-06-24", "2022-06-24")) == [("overdue", "")]
    assert told(update("2022-06-24", "unknown")) == [("unknown", "")]


def test_another_time_given_before_the_promised_one_moves_the_word() -> None:
    first, second = update("2022-06-24", "2022-09"), update("2022-08-01", "2022-11")
    assert told(first, second, today=date(2022, 10, 15)) == [("moved", "2022-08-01"), ("open", "")]
    assert told(first, second, update("2022-11-02")) == [("moved", "2022-08-01"), ("came", "2022-11-02")]
    softened = update("2022-08-01", "unknown")
    assert told(first, softened) == [("moved", "2022-08-01"), ("unknown", "")]


def test_an_update_that_keeps_a_word_may_promise_the_next() -> None:
    first, second = update("2022-06-24", "2022-09"), update("2022-09-12", "2022-11")
    assert told(first, second) == [("came", "2022-09-12"), ("overdue", "")]


def test_a_withdrawn_update_is_held_to_its_word_and_answers_none() -> None:
    first, gone = update("2022-06-24", "2022-09"), update("2022-09-12", withdrawn=True)
    assert told(first, gone) == [("overdue", "")]
    assert told(first, gone, update("2022-10-03")) == [("came_late", "2022-10-03")]
    assert told(update("2022-06-24", "2022-09", withdrawn=True)) == [("overdue", "")]


@pytest.mark.parametrize(
    ("expected", "closed"),
    [
        ("closed", "2022-12-31"),
        ("closed", "2022-12"),
        ("closed", "2022"),
        ("overdue", "2023-01-01"),
        ("overdue", "2022-12..2023-01"),
        ("overdue", "unknown"),
    ],
)
def test_a_topic_that_has_surely_closed_owes_no_word(expected: Standing, closed: str) -> None:
    found = words(update("2022-06-24", "2022-09"), of=topic(closed=closed))
    assert [word.standing for word in found] == [expected]
    assert (owed_word(found) is None) == (expected == "closed")


def test_nothing_is_owed_by_a_topic_that_is_closed_or_withdrawn() -> None:
    assert words(of=topic("2023-01", closed="2022-12")) == ()
    assert words(of=topic("2023-01", withdrawn=True)) == ()
    assert told(update("2022-06-24", "unknown"), of=topic(closed="2022-12")) == [("closed", "")]


def test_closing_a_topic_does_not_undo_a_word_that_came() -> None:
    assert told(update("2022-06-24", "2022-09"), update("2022-10-03"), of=topic(closed="2022-12")) == [
        ("came_late", "2022-10-03")
    ]


@pytest.mark.parametrize(
    ("expected", "promised", "today"),
    [
        (["open"], "2022-09", date(2022, 9, 30)),
        (["overdue"], "2022-09", date(2022, 10, 1)),
        (["unknown"], "unknown", TODAY),
        # An update came in that time, or later than it began.
        ([], "2022-06", TODAY),
        ([], "2022-06-01", TODAY),
        ([], "before 2022-09-01", TODAY),
    ],
)
def test_the_topics_own_word_is_kept_by_what_came_since_its_time_began(
    expected: list[Standing], promised: str, today: date
) -> None:
    found = words(update("2022-06-24"), today=today, of=topic(promised))
    assert expected == [word.standing for word in found]
    assert all(word.update is None for word in found)


def test_a_withdrawn_update_does_not_keep_the_topics_own_word() -> None:
    assert told(update("2022-09-12", withdrawn=True), of=topic("2022-09")) == [("overdue", "")]


def test_the_topics_own_word_holds_once_no_update_owes_one() -> None:
    promised = update("2022-06-24", "2022-09")
    assert told(promised, of=topic("2022-11")) == [("overdue", "")]
    assert told(promised, update("2022-09-12"), of=topic("2022-11")) == [("came", "2022-09-12"), ("overdue", "")]


def test_the_word_that_is_owed_is_the_one_promised_last() -> None:
    asked = update("2022-06-24", "2023-03"), update("2022-07-01", "2023-01")
    found = words(*asked)
    assert [word.standing for word in found] == ["moved", "open"]
    owed = owed_word(found)
    assert owed is not None
    assert owed.update is asked[1]


def test_what_falls_due_is_overdue_or_ends_within_the_days_asked_for() -> None:
    found = [
        *words(update("2022-06-24", "2022-09")),
        *words(update("2022-06-25", "2023-01-14")),
        *words(update("2022-06-26", "2023-01-15")),
        *words(update("2022-06-27", "unknown")),
        *words(update("2022-06-28", "2022-07"), update("2022-07-01")),
        *words(of=topic("2022-12-31")),
    ]
    due = falling_due(reversed(found), TODAY, 14)
    assert [word.target.text for word in due] == ["2022-09", "2022-12-31", "2023-01-14"]


DAYS = st.dates(date(2022, 1, 1), date(2022, 3, 31)).map(date.isoformat)
TARGETS = st.sampled_from(["", "", "unknown", "2022-01", "2022-02", "mid 2022-02", "before 2022-03-01", "2022-03-15"])
TOLD = st.dictionaries(DAYS, st.tuples(TARGETS, st.booleans()), max_size=8)


@given(TOLD, st.dates(date(2022, 1, 1), date(2022, 5, 1)))
def test_every_promise_is_accounted_for_and_its_answer_comes_later(
    said: dict[str, tuple[str, bool]], today: date
) -> None:
    updates = [update(day, *said[day][:1], withdrawn=said[day][1]) for day in sorted(said)]
    found = words(*updates, today=today)
    assert [one for one in updates if one.next_update] == [word.update for word in found]
    assert sum(word.owed for word in found) <= 1
    for word in found:
        assert word.update is not None
        assert (word.answer is not None) == (word.standing in ("came", "came_late", "moved")) or (
            word.standing == "unknown"
        )
        if word.answer:
            assert word.answer.id > word.update.id
            assert word.answer.withdrawn is None or word.standing == "moved"


@given(TOLD, st.dates(date(2022, 1, 1), date(2022, 4, 1)))
def test_a_day_that_passes_can_only_make_an_open_word_overdue(said: dict[str, tuple[str, bool]], today: date) -> None:
    updates = [update(day, *said[day][:1], withdrawn=said[day][1]) for day in sorted(said)]
    now, later = words(*updates, today=today), words(*updates, today=date(2022, 5, 1))
    assert [word.standing for word in now if word.standing != "open"] == [
        after.standing for word, after in zip(now, later, strict=True) if word.standing != "open"
    ]
    assert {after.standing for word, after in zip(now, later, strict=True) if word.standing == "open"} <= {"overdue"}
