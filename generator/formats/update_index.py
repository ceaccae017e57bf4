"""The file that the feed chooses updates from by several choices at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.formats.told import told

if TYPE_CHECKING:
    from generator.plan.views.data import IndexedUpdate, UpdateIndexView

ROOM = 1_000_000
"""Bytes that the file may take with all that cards show in it; with more, an update has what nobody may miss."""


def update_index(view: UpdateIndexView, *, room: int = ROOM) -> bytes:
    """The updates as JSON, in their order; `in` are the values of each one's choices, by group.

    Where there is no room for their summaries, what moved and whom they are for, it is still said what has to be done,
    and that they were corrected. What there is nothing of is left out.
    """
    full = _written([_brief(one) | _rest(one) for one in view.entries])
    return full if len(full) <= room else _written([_brief(one) for one in view.entries])


def _written(entries: list[dict[str, object]]) -> bytes:
    said = [{key: value for key, value in entry.items() if value} for entry in entries]
    return json.dumps({"updates": said}, ensure_ascii=False, separators=(",", ":")).encode()


def _brief(update: IndexedUpdate) -> dict[str, object]:
    return {
        "address": update.address,
        "title": told(update.title),
        "iso": update.day.iso,
        "day": update.day.words,
        "kind": told(update.kind),
        "topic": told(update.topic),
        "actions": [{"need": one.need, "words": told(one.words)} for one in update.actions],
        "corrected": told(update.corrected),
        "in": {one.group: one.values for one in update.choices},
    }


def _rest(update: IndexedUpdate) -> dict[str, object]:
    return {
        "summary": told(update.summary),
        "moves": [told(one) for one in update.moves],
        "audiences": [told(one) for one in update.audiences],
    }
