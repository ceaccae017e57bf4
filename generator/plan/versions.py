"""Former versions of pages: which there are, where each of them is, and which one a change superseded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import urls
from generator.model.follow_up import FollowUp
from generator.model.moment import Moment
from generator.model.page import Page
from generator.model.update import Update
from generator.plan.pieces import Anchor
from generator.record.history import Former, guarded, value_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from generator.plan.context import Context
    from generator.record.history import History
    from generator.record.items import Guarded


def withdrawn(history: History) -> bool:
    """Whether the words of a page were taken back, and with them those of all its versions."""
    return isinstance(history.item.value, Page) and history.item.value.withdrawn is not None


def version_anchors(context: Context, path: str) -> tuple[Anchor, ...]:
    """Links to all former versions of the page at a path, newest first, with when each held and what became of it."""
    history = context.histories.get(path)
    if history is None:
        return ()
    return tuple(_anchor(context, history, one) for one in reversed(history.former))


def superseded(context: Context, path: str, day: date, declares: Callable[[Guarded], bool]) -> Anchor | None:
    """A link to the wording that held before what `declares` finds was declared, on `day`.

    None where the record has no wording from before that: the page began with it, or is not recorded with it yet.
    """
    history = context.histories.get(path)
    if history is None or history.entry is None:
        return None
    values = [guarded(value_of(version)) for version in history.entry.versions]
    first = next((n for n, value in enumerate(values) if value is not None and declares(value)), 0)
    # What a redacted version declared nobody can tell any longer; its day says whether it was there already.
    while first > 1 and values[first - 1] is None and history.former[first - 2].until.date() >= day:
        first -= 1
    if not first or (values[first - 1] is None and history.former[first - 1].version.since.date() > day):
        return None
    return _link(context, history, history.former[first - 1])


def held_on(context: Context, path: str, day: date) -> Anchor | None:
    """A link to the wording of a page that held on a day and was superseded without a change of its own declared."""
    history = context.histories.get(path)
    for one in history.former if history else ():
        if not one.changes and one.version.since.date() <= day <= one.until.date():
            return _link(context, history, one) if history else None
    return None


def held(context: Context, one: Former) -> str:
    """From when until when a wording held, to stand beside a link."""
    if not _begins(one):
        return context.words.say("until {last}", last=_until(context, one))
    return context.words.say("from {first} until {last}", first=_since(context, one), last=_until(context, one))


def held_sentence(context: Context, one: Former) -> str:
    """The same as a sentence."""
    if not _begins(one):
        return context.words.say("It held until {last}.", last=_until(context, one))
    return context.words.say(
        "It held from {first} until {last}.", first=_since(context, one), last=_until(context, one)
    )


def _begins(one: Former) -> bool:
    """Whether it is known since when: somebody saw it, or the file has a date of its own."""
    return one.version.witnessed or isinstance(one.value, Update | FollowUp)


def _since(context: Context, one: Former) -> str:
    return _moment(context, one.version.since)


def _until(context: Context, one: Former) -> str:
    return _moment(context, one.until)


def _moment(context: Context, instant: datetime) -> str:
    """An instant of the record in the site's timezone; midnight is a day."""
    here = instant.astimezone(context.site.now.tzinfo)
    return context.words.moment(Moment(here.date(), here.time().replace(second=0, microsecond=0)))


def _anchor(context: Context, history: History, one: Former) -> Anchor:
    words = context.words
    note = held(context, one)
    if withdrawn(history):
        note = words.say("{held}; the words were withdrawn", held=note)
    elif one.version.redacted:
        day = words.day(one.version.redacted.date)
        note = words.say("{held}; the words were taken out {day}", held=note, day=day)
    return Anchor(
        text=words.say("Version {number}", number=one.version.number),
        address=urls.version(history.item.address, one.version.number),
        note=note,
    )


def _link(context: Context, history: History, one: Former) -> Anchor:
    """A link from a change to the wording before it."""
    text = context.words.say("The wording before")
    if withdrawn(history) or one.version.redacted:
        text = context.words.say("The version before, whose words were taken out")
    return Anchor(text=text, address=urls.version(history.item.address, one.version.number))
