"""The record as its files tell it, with everything in them that is lost or was changed by hand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model.problem import Place, Problem, problem
from generator.read.sources import RECORD
from generator.record.entry import LISTS, Entry, Record, Version
from generator.record.facts import FactsError, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.read.sources import Source

README = f"{RECORD}README.md"
"""Says to people what lies here; not a part of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRecord:
    """The record, and what is wrong with its files. Where something is, nothing may be added to it."""

    record: Record
    problems: tuple[Problem, ...]


def record_in(files: tuple[Source, ...]) -> OpenedRecord:
    """The record in these files, which are all that lie in its folder."""
    data = {file.path: file.data for file in files if file.path != README}
    problems: list[Problem] = []
    facts = tuple(_facts(data, problems))
    unread = frozenset(one.where.path.removeprefix(RECORD).removesuffix(".json") for one in problems)
    entries = tuple(replace(entry, versions=tuple(_worded(entry, data, problems))) for entry in facts)
    problems.extend(_stray(entries, data, unread))
    problems.extend(_lost(entries, unread))
    return OpenedRecord(record=Record(entries=entries), problems=tuple(problems))


def _facts(data: dict[str, bytes], problems: list[Problem]) -> Iterator[Entry]:
    for path in sorted(path for path in data if path.endswith(".json")):
        try:
            yield parsed(data[path], path.removeprefix(RECORD).removesuffix(".json"))
        except FactsError as error:
            more = {"found": error.found} if error.found else {}
            problems.append(problem(Place(path=path), error.code, **more))


def _worded(entry: Entry, data: dict[str, bytes], problems: list[Problem]) -> Iterator[Version]:
    """The versions of an entry with their words."""
    for version in entry.versions:
        path = entry.words_path(version)
        source = data.get(path, b"")
        if not entry.keeps_words(version):
            yield version
        elif path not in data:
            problems.append(problem(Place(path=path), "record-lost", entry=entry.facts_path))
            yield version
        elif hashlib.sha256(source).hexdigest() != version.file:
            problems.append(problem(Place(path=path), "record-damaged"))
            yield version
        else:
            yield replace(version, source=source)


def _stray(entries: tuple[Entry, ...], data: dict[str, bytes], unread: frozenset[str]) -> Iterator[Problem]:
    """Files that no entry tells of: what is left of an interrupted run, or put there by hand."""
    told = {entry.words_path(version) for entry in entries for version in entry.versions if entry.keeps_words(version)}
    for path in sorted(data):
        folder = path.removeprefix(RECORD).rpartition("/")[0]
        if not path.endswith(".json") and path not in told and folder not in unread:
            yield problem(Place(path=path), "record-stray")


def _lost(entries: tuple[Entry, ...], unread: frozenset[str]) -> Iterator[Problem]:
    """Entries that others name and that are not there."""
    known = {entry.id for entry in entries} | unread
    named = {name: entry for entry in entries for name in entry.after if name not in known}
    for name, entry in sorted(named.items()):
        yield problem(Place(path=Entry(id=name).facts_path), "record-lost", entry=entry.facts_path)


def heads(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The ids of the entries that no other one names, in their order; lists are not among them."""
    named = {name for entry in entries for name in entry.after}
    return tuple(entry.id for entry in entries if entry.id not in named and not entry.id.startswith(LISTS))
