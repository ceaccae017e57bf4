"""Declared changes in words: what a change did, when, why, and where the wording before it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import urls
from generator.model.follow_up import FollowUp
from generator.model.rules import N_
from generator.plan.history.versions import superseded
from generator.plan.views.pieces import Anchor, ChangeRow, Day

if TYPE_CHECKING:
    from generator.model.page import Change, Page
    from generator.plan.context import Context
    from generator.record.items import Guarded

CHANGES = {
    "correction": N_("Correction"),
    "clarification": N_("Clarification"),
    "addition": N_("Addition"),
    "typo": N_("Typing error"),
}

SIGNS = {
    "correction": N_("Corrected {day}"),
    "clarification": N_("Clarified {day}"),
    "addition": N_("Extended {day}"),
    "typo": N_("Typing error put right {day}"),
}


def newest_changes(page: Page) -> list[Change]:
    """The declared changes of a page that readers are told of, newest first; of one day the last one written."""
    told = [one for one in reversed(page.changes) if one.kind != "typo"]
    return sorted(told, key=lambda one: one.date, reverse=True)


def sign(context: Context, change: Change) -> str:
    """What a change did, and when, in a few words: "Rettet 26. november 2021"."""
    return context.words.say(SIGNS[change.kind], day=context.words.day(change.date))


def corrections_anchor(context: Context) -> Anchor:
    """A link to all corrections of the site."""
    return Anchor(text=context.words.say("All corrections on this site"), address=urls.CORRECTIONS)


def change_row(context: Context, page: Page, change: Change) -> ChangeRow:
    """A declared change of a page, with the way to the wording before it."""
    return ChangeRow(
        day=Day(iso=change.date.isoformat(), words=context.words.day(change.date)),
        kind=context.words.say(CHANGES[change.kind]),
        sign=sign(context, change),
        note=context.sentence(change.note, page),
        former=superseded(context, page.path, change.date, lambda one: _declares(one, change)),
    )


def _declares(value: Guarded, change: Change) -> bool:
    return not isinstance(value, FollowUp) and change in value.changes
