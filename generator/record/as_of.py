"""The record and the sources of a site as they were at an instant, from what the record holds now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING

from generator.model.content import Content, Medium
from generator.model.page import Page
from generator.model.settings import Settings
from generator.model.update import Update
from generator.model.urls import Addresses
from generator.read.sources import SETTINGS, Source, Sources
from generator.record.entry import LISTS, MEDIA, Entry, Record, Version, entry_id, list_id
from generator.record.facts import written
from generator.record.history import value_of
from generator.record.items import Guarded, address, lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

SITE = entry_id(SETTINGS)
"""The id of the entry of the settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A version that readers saw at an instant, and its entry as it was then."""

    entry: Entry
    version: Version


def begins(record: Record) -> datetime | None:
    """The instant from which on the record knows what was public; None where it knows nothing."""
    known = [version.since for entry in record.entries for version in entry.versions]
    return min(known, key=_utc, default=None)


def settings_at(record: Record, instant: datetime) -> Settings | None:
    """The settings of the site at an instant: the newest that the record has, else the oldest."""
    entry = record.find(SITE)
    told = [version for version in entry.versions if version.source] if entry else []
    value = value_of(([one for one in told if _held(one, instant)] or [*told[:1]])[-1]) if told else None
    return value if isinstance(value, Settings) else None


def record_at(record: Record, instant: datetime) -> Record:
    """The record without everything that came later: the same whatever has been added to it since."""
    settings = settings_at(record, instant)
    if settings is None:
        return Record()
    at = Addresses(settings.paths)
    kept = [found for entry in record.entries for found in _entry_at(entry, instant, at)]
    ids = {entry.id for entry in kept}
    values = [value_of(version) for entry in kept for version in entry.versions]
    known = {list_id(one) for one in _lists(values)}
    listed = [entry for entry in record.entries if entry.id.startswith(LISTS) and entry.id in known]
    entries = [replace(one, after=tuple(name for name in one.after if name in ids)) for one in kept]
    return Record(entries=tuple(sorted((*entries, *listed), key=lambda entry: entry.id)))


def _entry_at(entry: Entry, instant: datetime, at: Addresses) -> Iterator[Entry]:
    versions = tuple(one for one in entry.versions if _held(one, instant))
    if entry.id == SITE and not any(one.source for one in versions):
        # A page cannot be shown without settings: the oldest there are have to do.
        versions = entry.versions[: next(n for n, one in enumerate(entry.versions, 1) if one.source)]
    if versions:
        later = entry.versions[len(versions) :]
        yield replace(entry, versions=versions, addresses=_addresses_at(entry, versions, later, at))


def _addresses_at(
    entry: Entry, versions: tuple[Version, ...], later: tuple[Version, ...], at: Addresses
) -> tuple[str, ...]:
    """The addresses of an entry without those that only later versions of it brought.

    What was taken out of the record had the same address as every version with the same path.
    """
    had = {address for one in versions for address in _addresses(one, at)}
    paths = {one.path for one in versions}
    had |= {found for one in later if one.path in paths for found in _addresses(one, at)[:1]}
    came = {address for one in later for address in _addresses(one, at)} - had
    return tuple(address for address in entry.addresses if address not in came)


def _addresses(version: Version, at: Addresses) -> tuple[str, ...]:
    """The address of a version's page, and the former ones that it names."""
    value = value_of(version)
    if not isinstance(value, Guarded):
        return ()
    return (address(value, at), *(value.aliases if isinstance(value, Page) else ()))


def _lists(values: Iterable[object]) -> Iterator[str]:
    """The addresses of all lists that there can have been, by any of these settings and any of these updates."""
    values = tuple(values)
    updates = tuple(value for value in values if isinstance(value, Update))
    for settings in values:
        if isinstance(settings, Settings):
            yield from lists(Content(settings=settings, updates=updates))


def shown_at(then: Record) -> tuple[Shown, ...]:
    """What readers saw of a record cut off at an instant: the last version of each entry."""
    return tuple(Shown(entry=entry, version=entry.last) for entry in then.entries if entry.last)


def sources_at(record: Record, found: Sources, instant: datetime) -> Sources:
    """The files of a site as they were at an instant: each as it was published, with the record as it was then.

    `found` are the files of today, of which pictures and documents are taken: what was published never changes. What
    has been taken out of the record is not among the files; its entry says when and why.
    """
    then = record_at(record, instant)
    shown = shown_at(then)
    files = [Source(one.version.path, one.version.source) for one in shown if one.version.source]
    digests = {
        one.version.path: one.version.file
        for one in shown
        if one.entry.id.startswith(MEDIA) and one.version.redacted is None
    }
    media = tuple(medium for medium in found.media if digests.get(medium.path) == medium.digest)
    files.sort(key=lambda file: (file.path == SETTINGS, file.path.split("/")))
    kept = tuple(_kept(then))
    return Sources(found.root, tuple(files), media, kept, (), _digest([*files, *kept], media))


def _kept(then: Record) -> Iterator[Source]:
    """The files of a record."""
    for entry in then.entries:
        yield Source(entry.facts_path, written(entry))
        for version in entry.versions:
            if entry.keeps_words(version):
                yield Source(entry.words_path(version), version.source)


def _digest(files: Iterable[Source], media: Iterable[Medium]) -> str:
    total = hashlib.sha256()
    for path, data in (*((one.path, one.data) for one in files), *((one.path, one.digest.encode()) for one in media)):
        total.update(f"{path}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def _held(version: Version, instant: datetime) -> bool:
    return _utc(version.since) <= _utc(instant)


def _utc(instant: datetime) -> datetime:
    """For comparing: datetimes of one zone compare by their clocks, and at the end of summer time a clock goes back."""
    return instant.astimezone(UTC)
