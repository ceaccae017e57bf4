"""Former versions of pages: which there are, where each of them is, and which one a change superseded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import urls
from generator.model.follow_up import FollowUp
from generator.model.moment import Moment
from generator.model.page import Page
from generator.model.update import Update
from generator.plan.views.pieces import Anchor
from generator.record.history import Former, guarded, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
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


def version_number(context: Context, path: str) -> int:
    """Which wording of the page at a path is shown, from 1; 0 where no record counts them."""
    history = context.histories.get(path)
    return len(history.former) + 1 if history else int(path in context.public_since)


def last_day(context: Context, path: str, told: Iterable[date]) -> str:
    """The day (ISO) on which the words of the page at a path last changed: the last of those that it tells of itself.

    Where it tells of none, the day since which the record has had its wording; empty where nobody knows.
    """
    newest = max(told, default=context.public_since.get(path))
    return newest.isoformat() if newest else ""


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
    """From which day until which a wording held, to stand beside a link; with the times where that is one day."""
    first, last = _moment(context, one.version.since), _moment(context, one.until)
    if first.date != last.date or not _begins(one):
        first, last = Moment(first.date), Moment(last.date)
    words = context.words
    if not _begins(one):
        return words.say("until {last}", last=words.moment(last))
    return words.say("from {first} until {last}", first=words.moment(first), last=words.moment(last))


def held_sentence(context: Context, one: Former) -> str:
    """The same to the minute, as a sentence."""
    words = context.words
    last = words.moment(_moment(context, one.until))
    if not _begins(one):
        return words.say("It applied until {last}.", last=last)
    first = words.moment(_moment(context, one.version.since))
    return words.say("It applied from {first} until {last}.", first=first, last=last)


def _begins(one: Former) -> bool:
    """Whether it is known since when: somebody saw it, or the file has a date of its own."""
    return one.version.witnessed or isinstance(one.value, Update | FollowUp)


def _moment(context: Context, instant: datetime) -> Moment:
    """An instant of the record in the site's timezone; midnight is a day."""
    here = instant.astimezone(context.site.now.tzinfo)
    return Moment(here.date(), here.time().replace(second=0, microsecond=0))


def _anchor(context: Context, history: History, one: Former) -> Anchor:
    words = context.words
    note = held(context, one)
    if withdrawn(history):
        note = words.say("{held}; the words were withdrawn", held=note)
    elif one.version.redacted:
        day = words.day(one.version.redacted.date)
        note = words.say("{held}; the words were taken out on {day}", held=note, day=day)
    return Anchor(
        text=words.say("Version {number}", number=one.version.number),
        address=urls.version(history.item.address, one.version.number),
        note=note,
    )


def _link(context: Context, history: History, one: Former) -> Anchor:
    """A link from a change to the wording before it."""
    text = context.words.say("See what it said before")
    if withdrawn(history) or one.version.redacted:
        text = context.words.say("The version before (its words were taken out)")
    return Anchor(text=text, address=urls.version(history.item.address, one.version.number))
