"""Whatever replaced whatever, asking what holds now comes to an end, and to the nearest one that has not ended."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.derive.contacts import ended, holding, successors
from generator.model.contact import Contact
from generator.model.text import Id, Label

IDS = ("a", "b", "c", "d", "e")
TODAY = date(2026, 6, 1)

days = st.none() | st.integers(-2, 2).map(lambda days: TODAY + timedelta(days=days))
registries = st.fixed_dictionaries(
    {
        one: st.builds(
            Contact,
            id=st.just(Id(one)),
            label=st.just(Label(one)),
            kind=st.just("phone"),
            until=days,
            replaced_by=st.none() | st.sampled_from([Id(other) for other in (*IDS, "gone")]),
        )
        for one in IDS
    }
)


@given(registries, st.sampled_from(IDS))
def test_what_holds_is_the_first_of_those_that_came_after_which_has_not_ended(
    known: dict[str, Contact], start: str
) -> None:
    chain = successors(known[start], known)
    assert [one.id for one in chain] == list(dict.fromkeys(one.id for one in chain))
    assert chain[0] is known[start]
    assert [one.id for one in chain[1:]] == [one.replaced_by for one in chain[:-1]]
    after = chain[-1].replaced_by
    assert after is None or after not in known or known[after] in chain
    now = holding(known[start], known, TODAY)
    at = len(chain) if now is None else chain.index(now)
    assert [ended(one, TODAY) for one in chain[: at + 1]] == [True] * at + [False] * (now is not None)


def test_on_its_last_day_a_channel_has_not_ended() -> None:
    contact = Contact(id=Id("a"), label=Label("a"), kind="phone", until=TODAY)
    assert [ended(contact, day) for day in (TODAY, TODAY + timedelta(days=1))] == [False, True]
