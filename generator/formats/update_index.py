"""The file that the feed chooses updates from by several choices at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.formats.told import told

if TYPE_CHECKING:
    from generator.plan.views.data import IndexedUpdate, UpdateIndexView

ROOM = 1_000_000
"""Bytes that the file may take with all summaries in it; with more, every update has its title alone."""


def update_index(view: UpdateIndexView, *, room: int = ROOM) -> bytes:
    """The updates as JSON, in their order; `in` are the values of each one's choices, by group."""
    full = _written(view, summaries=True)
    return full if len(full) <= room else _written(view, summaries=False)


def _written(view: UpdateIndexView, *, summaries: bool) -> bytes:
    entries = [_entry(one, one.summary if summaries else "") for one in view.entries]
    return json.dumps({"updates": entries}, ensure_ascii=False, separators=(",", ":")).encode()


def _entry(update: IndexedUpdate, summary: str) -> dict[str, object]:
    return {
        "address": update.address,
        "title": told(update.title),
        "iso": update.day.iso,
        "day": update.day.words,
        "kind": told(update.kind),
        "topic": told(update.topic),
        "summary": told(summary),
        "in": {one.group: one.values for one in update.choices},
    }
