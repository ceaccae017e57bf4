"""What readers are asked to do: what holds on which day, in which order, and what it amounts to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.actions import (
    ActionSum,
    action_states,
    concerns,
    holding,
    passed,
    strength,
    sum_of,
    update_concerns,
)
from generator.model.moment import Moment
from generator.model.page import Question
from generator.model.text import Body, Id, Label, Markdown, Sentence
from generator.model.update import Action, Need, Update

TODAY = date(2026, 3, 10)
YESTERDAY, TOMORROW, LATER = TODAY - timedelta(1), TODAY + timedelta(1), TODAY + timedelta(20)


def asked(need: Need = "required", *, from_: date | None = None, by: date | None = None, text: str = "Gør.") -> Action:
    return Action(need=need, text=Sentence(text), from_=from_, by=by)


def update(*actions: Action, day: date = date(2026, 3, 1), audiences: tuple[str, ...] = ()) -> Update:
    return Update(
        path="content/updates/x.md",
        body=Body(),
        id=Id(f"{day}-x"),
        slug=Id("x"),
        title=Label("X"),
        summary=Sentence("X."),
        date=Moment(day),
        actions=actions,
        audiences=tuple(Id(one) for one in audiences),
    )


def total(*actions: Action) -> ActionSum:
    return sum_of(action_states([update(*actions)], TODAY))


@pytest.mark.parametrize(
    ("standing", "from_", "by"),
    [
        ("now", None, None),
        ("now", None, TODAY),
        ("passed", None, YESTERDAY),
        ("later", TOMORROW, None),
        ("now", TODAY, None),
        ("now", YESTERDAY, TODAY),
        ("later", TOMORROW, LATER),
        ("passed", YESTERDAY, YESTERDAY),
    ],
)
def test_both_days_of_an_action_belong_to_it(standing: str, from_: date | None, by: date | None) -> None:
    (state,) = action_states([update(asked(from_=from_, by=by))], TODAY)
    assert state.standing == standing


def test_an_action_that_names_nobody_is_for_those_its_update_is_for() -> None:
    own = Action(need="optional", audiences=(Id("cyklister"),))
    states = action_states([update(asked(), own, audiences=("naboer",)), update(asked())], TODAY)
    assert [state.audiences for state in states] == [("naboer",), ("cyklister",), ()]


def test_what_holds_is_required_by_deadline_then_optional_newest_first_then_what_need_not_be_done() -> None:
    old = update(asked("none", text="g"), asked("optional", text="f", by=TOMORROW), asked(text="c", by=LATER))
    new = update(
        asked("optional", text="e"),
        asked(text="d"),
        asked("optional", text="h", from_=LATER),
        asked(text="b", by=TOMORROW),
        asked(text="a", by=TODAY),
        asked(text="-", by=YESTERDAY),
        day=date(2026, 3, 5),
    )
    found = [state.action.text for state in holding(action_states([old, new], TODAY))]
    assert found == ["a", "b", "c", "d", "e", "f", "h", "g"]


def test_what_has_lapsed_comes_with_the_latest_deadline_first() -> None:
    days = [YESTERDAY - timedelta(5), YESTERDAY, YESTERDAY - timedelta(2)]
    found = passed(action_states([update(*(asked(by=day) for day in days), asked(by=TODAY))], TODAY))
    assert [state.action.by for state in found] == sorted(days, reverse=True)


def test_nothing_is_asked_where_every_deadline_has_passed() -> None:
    assert total() == ActionSum(need=None)
    assert total(asked(by=YESTERDAY), asked("optional", by=YESTERDAY)) == ActionSum(need=None)


def test_the_strongest_need_that_holds_counts_with_its_earliest_deadline() -> None:
    assert total(asked("none"), asked("optional", by=TODAY), asked(by=LATER), asked(by=TOMORROW), asked()) == ActionSum(
        need="required", by=TOMORROW
    )
    assert total(asked("none"), asked("optional"), asked(by=YESTERDAY)) == ActionSum(need="optional")
    assert total(asked("none")) == ActionSum(need="none")


def test_a_deadline_of_what_may_be_done_is_named_only_where_all_share_it() -> None:
    assert total(asked("optional", by=LATER), asked("optional", by=LATER)) == ActionSum(need="optional", by=LATER)
    assert total(asked("optional", by=LATER), asked("optional", by=TOMORROW)) == ActionSum(need="optional")
    assert total(asked("optional", by=LATER), asked("optional")) == ActionSum(need="optional")


def test_a_first_day_is_named_only_while_nothing_of_it_can_be_done_yet() -> None:
    assert total(asked(from_=LATER), asked(from_=TOMORROW)) == ActionSum(need="required", from_=TOMORROW)
    assert total(asked(from_=TOMORROW), asked()) == ActionSum(need="required")
    assert total(asked(from_=TODAY)) == ActionSum(need="required")


def test_what_names_no_audience_concerns_everybody() -> None:
    assert concerns(Id("naboer"), ())
    assert concerns(Id("naboer"), (Id("cyklister"), Id("naboer")))
    assert not concerns(Id("naboer"), (Id("cyklister"),))


def test_an_update_concerns_those_it_asks_or_answers_too() -> None:
    for_cyclists = update(audiences=("cyklister",))
    ask = Action(need="required", audiences=(Id("naboer"),))
    answer = Question(id=Id("q"), question=Label("?"), answer=Markdown("Ja."), audiences=(Id("naboer"),))
    assert not update_concerns(Id("naboer"), for_cyclists)
    assert update_concerns(Id("naboer"), update(ask, audiences=("cyklister",)))
    assert update_concerns(Id("naboer"), replace(for_cyclists, questions=(answer,)))


DAYS = st.one_of(st.none(), st.integers(-30, 30).map(lambda days: TODAY + timedelta(days)))
ACTIONS = st.lists(st.builds(asked, st.sampled_from(("none", "optional", "required")), from_=DAYS, by=DAYS), max_size=6)


@given(ACTIONS)
def test_every_action_either_holds_or_has_lapsed(actions: list[Action]) -> None:
    states = action_states([update(*actions)], TODAY)
    assert sorted(map(id, (*holding(states), *passed(states)))) == sorted(map(id, states))


@given(ACTIONS)
def test_no_day_that_has_passed_is_summed_up(actions: list[Action]) -> None:
    found = total(*actions)
    assert found.by is None or found.by >= TODAY
    assert found.from_ is None or found.from_ > TODAY


@given(ACTIONS, ACTIONS)
def test_asking_more_never_asks_for_less(some: list[Action], more: list[Action]) -> None:
    assert strength(total(*some, *more).need) == max(strength(total(*some).need), strength(total(*more).need))
