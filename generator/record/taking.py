"""What the record gains when what is public now is noted: entries, versions, addresses. Nothing it holds changes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.model.content import Medium
from generator.model.follow_up import FollowUp
from generator.model.page import Page
from generator.record.entry import Entry, Version, list_id
from generator.record.history import value_of
from generator.record.opened import heads
from generator.record.own_dates import OwnDates
from generator.record.words import digest, said

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator
    from datetime import datetime

    from generator.record.entry import Record
    from generator.record.history import History
    from generator.record.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """What readers can see now: files and media with their histories, and the addresses of lists."""

    histories: tuple[History, ...]
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What the record gains: entries that are new, entries with a new wording, entries with another address."""

    new: tuple[Entry, ...] = ()
    reworded: tuple[Entry, ...] = ()
    readdressed: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, as they are to be."""
        return (*self.new, *self.reworded, *self.readdressed)


def taken(record: Record, public: Public, now: datetime) -> Taken:
    """What the record needs to tell what is public now, all of it witnessed now. Nothing, the second time."""
    since = now.replace(second=0, microsecond=0)
    return _taken(record, public, _Witness(since=lambda _item: since, witnessed=True, now=since))


def adopted(record: Record, public: Public, now: datetime) -> Taken:
    """The same, where what is new has been public since the day that it gives itself, and nobody witnessed that."""
    since = now.replace(second=0, microsecond=0)
    dates = OwnDates([history.item for history in public.histories], since)
    return _taken(record, public, _Witness(since=dates.of, witnessed=False, now=since))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Witness:
    """Since when something new has been public, whether that was seen, and when it is now."""

    since: Callable[[Item], datetime]
    witnessed: bool
    now: datetime


def _taken(record: Record, public: Public, witness: _Witness) -> Taken:
    known = {entry.id for entry in record.entries}
    reworded = tuple(_reworded(public, witness.now))
    done = {entry.id for entry in reworded}
    return Taken(
        new=(*_new(record, public, witness), *_lists(public, known)),
        reworded=reworded,
        readdressed=tuple(entry for entry in _readdressed(public) if entry.id not in done),
    )


def _new(record: Record, public: Public, witness: _Witness) -> Iterator[Entry]:
    """Entries for what is not in the record, each after the one before; the first after all that no other names."""
    after = heads(record.entries)
    for history in public.histories:
        item = history.item
        if history.entry is None:
            version = _version(item, 1, witness.since(item))
            if not witness.witnessed:
                version = replace(version, witnessed=False, adopted=witness.now.date())
            yield Entry(id=item.id, after=after, addresses=_addresses(item, ()), versions=(version,))
            after = (item.id,)


def _lists(public: Public, known: set[str]) -> Iterator[Entry]:
    """Two branches that are the first to need the same list write the same bytes: nothing tells which it was."""
    for address in public.lists:
        if list_id(address) not in known:
            yield Entry(id=list_id(address), addresses=(address,))


def _reworded(public: Public, now: datetime) -> Iterator[Entry]:
    for history in public.histories:
        entry, item = history.entry, history.item
        if entry and entry.last and differs(item, entry.last):
            version = _version(item, entry.last.number + 1, now)
            yield replace(entry, addresses=_addresses(item, entry.addresses), versions=(*entry.versions, version))


def _readdressed(public: Public) -> Iterator[Entry]:
    for history in public.histories:
        entry, item = history.entry, history.item
        if entry and (addresses := _addresses(item, entry.addresses)) != entry.addresses:
            yield replace(entry, addresses=addresses)


def _addresses(item: Item, known: tuple[str, ...]) -> tuple[str, ...]:
    """All that something has had, the present one first."""
    return tuple(dict.fromkeys(one for one in (item.address, *item.aliases, *known) if one))


def _version(item: Item, number: int, since: datetime) -> Version:
    medium = isinstance(item.value, Medium)
    known = item.value.digest if isinstance(item.value, Medium) else ""
    return Version(
        number=number,
        path=item.path,
        since=since,
        witnessed=True,
        digest=known if medium else digest(item.value),
        file=known if medium else hashlib.sha256(item.source).hexdigest(),
        source=item.source,
    )


def differs(item: Item, version: Version) -> bool:
    """Whether a file has another name or says something else: in its words, its data or its declared changes."""
    if isinstance(item.value, Medium) or version.redacted:
        return False
    if item.path != version.path:
        return True
    if item.source == version.source:
        return False
    if isinstance(item.value, Page) and item.value.withdrawn:
        # What nobody can read any more can be emptied, and then redacted: so the emptied file is a version of its own.
        return True
    before = value_of(version)
    return before is None or said(before) != said(item.value) or declared(before) != declared(item.value)


def declared(value: Hashable) -> tuple[object, ...]:
    """Every declared change of a page or a follow-up, in the order of the file."""
    if isinstance(value, Page):
        return value.changes
    if isinstance(value, FollowUp):
        return tuple(chain.from_iterable(((row.id, change) for change in row.changes) for row in value.rows))
    return ()
