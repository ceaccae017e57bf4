"""What became of everything published: each file with its entry, the wordings it had before, and what is gone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.page import Page
from generator.read.load import alone
from generator.read.sources import Source
from generator.record.entry import LISTS, MEDIA, Entry, Record, Version
from generator.record.items import CONTACTS, GLOSSARY, Guarded, Item

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from generator.model.page import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A wording that held until `until`. `value` is None where it was redacted or cannot be read any more.

    `changes` are those that were declared with the wording that followed; none where that was only a row's correction
    or a change of a plan.
    """

    version: Version
    until: datetime
    value: Guarded | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A public file and its entry, None where the record does not know it yet."""

    item: Item
    entry: Entry | None

    @property
    def former(self) -> tuple[Former, ...]:
        """Its former wordings, oldest first; read when first asked for, as checking needs none but the newest."""
        return _former(self.entry) if self.entry and isinstance(self.item.value, Guarded) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All public files with their histories, and the entries that none of them continues: what would vanish.

    `lists` are the addresses that lists have ever had, `media` the paths of all media that were public and are to stay.
    """

    histories: tuple[History, ...] = ()
    gone: tuple[Entry, ...] = ()
    lists: tuple[str, ...] = ()
    media: frozenset[str] = frozenset()


def past_of(record: Record, items: Iterable[Item]) -> Past:
    """What became of everything in the record. An item continues the entry that has its address, else a former one."""
    items = tuple(items)
    holders = {address: entry for entry in record.entries for address in entry.addresses}
    known = {entry.id: entry for entry in record.entries}
    taken: set[str] = set()
    histories = []
    for item in items:
        entry = _entry(item, holders, known)
        if entry:
            taken.add(entry.id)
        histories.append(History(item=item, entry=entry))
    gone = tuple(one for one in record.entries if one.id not in taken and not one.id.startswith(LISTS))
    lists = tuple(one.addresses[0] for one in record.entries if one.id.startswith(LISTS) and one.addresses)
    return Past(histories=tuple(histories), gone=gone, lists=lists, media=recorded_media(record))


def recorded_media(record: Record) -> frozenset[str]:
    """The paths of the pictures and documents that were public and have not been taken out."""
    versions = (entry.last for entry in record.entries if entry.id.startswith(MEDIA))
    return frozenset(last.path for last in versions if last and not last.redacted)


def _entry(item: Item, holders: dict[str, Entry], known: dict[str, Entry]) -> Entry | None:
    """The entry that an item continues."""
    if not item.address:
        return known.get(item.id)
    return next((holders[one] for one in (item.address, *item.aliases) if one in holders), None)


@lru_cache(maxsize=10_000)
def _former(entry: Entry) -> tuple[Former, ...]:
    values = [value_of(version) for version in entry.versions]
    return tuple(
        Former(
            version=version,
            until=entry.versions[n + 1].since,
            value=guarded(values[n]),
            changes=_declared(values[n], values[n + 1]),
        )
        for n, version in enumerate(entry.versions[:-1])
    )


def _declared(before: object, after: object) -> tuple[Change, ...]:
    if not isinstance(after, Page):
        return ()
    known = before.changes if isinstance(before, Page) else ()
    return after.changes[len(known) :]


def guarded(value: object) -> Guarded | None:
    """The same value, where it is one of a page."""
    return value if isinstance(value, Guarded) else None


@lru_cache(maxsize=10_000)
def value_of(version: Version) -> object:
    """What the words of a version say: a page, settings, or the entries of contacts and glossary; None of none."""
    if not version.source:
        return None
    values = alone(Source(version.path, version.source))
    if version.path in (CONTACTS, GLOSSARY):
        return values
    return next(iter(values), None)
