"""A public record made by hand: entries with the words of every version, as they would have been written down."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from generator.read.load import alone
from generator.read.sources import Source
from generator.record.entry import Entry, Redaction, Version, entry_id
from generator.record.facts import written
from generator.record.words import digest


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One version as the record keeps it; `since` is ISO with an offset.

    `redacted` is the reason for which its words were taken out, on `redacted_on`.
    """

    text: str
    since: str
    witnessed: bool = True
    redacted: str = ""
    redacted_on: date = date(2026, 5, 1)


def record(path: str, addresses: tuple[str, ...], *kept: Kept) -> dict[str, str]:
    """The files of one entry by their paths. `path` is the file of the content, the last of `kept` what it says now."""
    versions = tuple(_version(path, number, one) for number, one in enumerate(kept, 1))
    entry = Entry(id=entry_id(path), addresses=addresses, versions=versions)
    words = {
        entry.words_path(version): one.text for version, one in zip(versions, kept, strict=True) if not one.redacted
    }
    return {entry.facts_path: written(entry).decode(), **words}


def _version(path: str, number: int, one: Kept) -> Version:
    data = one.text.encode()
    values = alone(Source(path, data))
    return Version(
        number=number,
        path=path,
        since=datetime.fromisoformat(one.since),
        witnessed=one.witnessed,
        digest="" if one.redacted else digest(values[0]),
        file="" if one.redacted else hashlib.sha256(data).hexdigest(),
        redacted=Redaction(date=one.redacted_on, reason=one.redacted) if one.redacted else None,
    )
