"""The file that updates are chosen from says what their cards say, and what nobody may miss where room is short."""

from __future__ import annotations

import json
from typing import Any

from generator.formats.update_index import update_index
from generator.model.foreign import foreign
from generator.plan.views.data import IndexedUpdate, UpdateIndexView
from generator.plan.views.filter_pieces import Membership
from generator.plan.views.pieces import CardAction, Day

BRIEF = {
    "address": "/opdateringer/2022/06/24/status/",
    "title": "Status",
    "iso": "2022-06-24",
    "day": "24. juni 2022",
    "kind": "Fremskridt",
    "actions": [{"need": "required", "words": "Naboer skal gøre noget"}],
    "corrected": "Rettet 1. juli 2022",
    "in": {"slags": ["progress"]},
}
REST = {
    "summary": "Kort sagt.",
    "moves": ["Udskudt: åbning", [{"lang": "da", "text": "Gjort"}]],
    "audiences": ["Naboer"],
}
UPDATE = IndexedUpdate(
    title="Status",
    address="/opdateringer/2022/06/24/status/",
    day=Day(iso="2022-06-24", words="24. juni 2022"),
    kind="Fremskridt",
    topic="",
    summary="Kort sagt.",
    moves=("Udskudt: åbning", foreign("Gjort", "da")),
    actions=(CardAction(need="required", words="Naboer skal gøre noget"),),
    corrected="Rettet 1. juli 2022",
    audiences=("Naboer",),
    choices=(Membership(group="slags", values=("progress",)),),
)
VIEW = UpdateIndexView(entries=(UPDATE,))


def read(data: bytes) -> Any:  # noqa: ANN401 - JSON
    return json.loads(data)


def test_an_update_says_what_its_card_says_and_which_words_are_of_another_language() -> None:
    assert read(update_index(VIEW)) == {"updates": [BRIEF | REST]}


def test_where_there_is_no_room_it_still_says_what_to_do_and_that_it_was_corrected() -> None:
    size = len(update_index(VIEW))
    assert update_index(VIEW) == update_index(VIEW, room=size)
    assert read(update_index(VIEW, room=size - 1)) == {"updates": [BRIEF]}
