"""The file that several choices at once are made with, among all updates, where the reader's browser runs scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import urls
from generator.plan.operations.filters import YEAR
from generator.plan.output import DataFile
from generator.plan.parts import description
from generator.plan.views.data import IndexedUpdate, UpdateIndexView
from generator.plan.views.filter_pieces import Membership

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.plan.context import Context
    from generator.plan.operations.filters import Choice
    from generator.plan.views.pieces import Card


def update_index(context: Context, cards: dict[str, Card], found: tuple[Choice, ...]) -> Iterator[DataFile]:
    """All updates, newest first, each with the choices of `found` that it is in; no file where there are none.

    `cards` are by the ids of updates.
    """
    if not found:
        return
    inside: dict[str, dict[str, list[str]]] = {update.id: {} for update in context.site.updates}
    for choice in found:
        for update in choice.updates:
            inside[update.id].setdefault(choice.group, []).append(choice.value)
    for update in context.site.updates:
        inside[update.id][YEAR] = [str(update.date.date.year)]
    entries = tuple(_entry(cards[one], choices) for one, choices in inside.items())
    yield DataFile(address=urls.UPDATE_INDEX, view=UpdateIndexView(entries=entries))


def _entry(card: Card, choices: dict[str, list[str]]) -> IndexedUpdate:
    return IndexedUpdate(
        title=card.title,
        address=card.address,
        day=card.day,
        kind=card.kind,
        topic=card.topic,
        summary=description(card.summary),
        moves=card.moves,
        actions=card.actions,
        corrected=card.corrected,
        audiences=card.audiences,
        choices=tuple(_memberships(choices)),
    )


def _memberships(choices: dict[str, list[str]]) -> Iterator[Membership]:
    for group, values in choices.items():
        yield Membership(group=group, values=tuple(values))
