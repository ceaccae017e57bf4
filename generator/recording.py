"""The public record brought up to date: what `record`, `record adopt` and `record redact` do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.check.personal import masked
from generator.checking import checked
from generator.citing import book_of, named
from generator.derive.public import public
from generator.model.follow_up import FollowUp
from generator.model.rules import N_
from generator.model.update import Update
from generator.read.sources import RECORD
from generator.record.entry import MEDIA, Redaction
from generator.record.facts import written
from generator.record.history import past_of, recorded_media
from generator.record.items import items, lists
from generator.record.opened import README, record_in
from generator.record.taking import Public, Taken, adopted, taken
from generator.write.journal import change, settle

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from generator.checking import Checked, Clock
    from generator.model.content import Content
    from generator.model.settings import Language
    from generator.record.entry import Entry, Record, Version

_NOTE = """\
# Det offentlige register

Her står, hvad der er offentliggjort: adresser, ordlyd, tidspunkter. `fremdrift record` skriver det; ingen retter i det.
Det hører til indholdet og skal med i versionsstyringen.

# The public record

What has been published is kept here: addresses, words, times. `fremdrift record` writes it; nobody edits it.
It belongs to the content and is committed with it.
"""
_ATTRIBUTES = "* -text\n"
"""Keeps git from changing the ends of lines, which would look like damage."""


class NotBegunError(Exception):
    """There is no record yet, and there are older publications that it could not have witnessed."""

    text = N_(
        "There is no public record here yet, and something has been published already. “fremdrift record adopt” takes "
        "that in with its own dates, marked as not witnessed; do it once, look at it, and commit it."
    )

    def __init__(self, language: Language) -> None:
        """Keep the site's language."""
        super().__init__(language)
        self.language = language


class EarlierError(Exception):
    """The record tells of a later moment than the one that it is to be brought up to."""

    text = N_("The record knows what was public on {day}, and that is later than now. Check the clock, or --now.")

    def __init__(self, latest: datetime, language: Language) -> None:
        """Keep the latest moment in the record, and the site's language."""
        super().__init__(latest, language)
        self.latest = latest
        self.language = language


class NothingToRedactError(Exception):
    """There is no such entry or version, or readers see it now. `text` says which; `language` is the site's."""

    def __init__(self, text: str, language: Language) -> None:
        """Say which, in words of the catalogues."""
        super().__init__(text, language)
        self.text = text
        self.language = language


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What became of it: what is known of the content, and what the record gained; None where errors stopped it."""

    checked: Checked
    taken: Taken | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """What became of it: what is known of the content, and the entry as it is now; None where errors stopped it."""

    checked: Checked
    entry: Entry | None


def record(project: Path, clock: Clock, *, adopt: bool) -> Recorded:
    """Bring the record of a project up to date; with `adopt`, what is new counts from the dates that it gives itself.

    Raises NotBegunError, EarlierError, and OSError where a file cannot be written.
    """
    known = checked(project, clock)
    if known.content is None or known.now is None or known.refused(strict=False):
        return Recorded(checked=known, taken=None)
    kept = record_in(known.found.record).record
    if not adopt and not kept.entries and _older(known.content, known.now):
        raise NotBegunError(known.language)
    latest = max((one.since for entry in kept.entries for one in entry.versions), default=known.now)
    if latest > known.now:
        raise EarlierError(latest.astimezone(known.now.tzinfo), known.language)
    public = _public(known, known.content, kept, known.now)
    gained = (adopted if adopt else taken)(kept, public, known.now)
    _write(project, gained.entries)
    return Recorded(checked=known, taken=gained)


def _public(known: Checked, content: Content, kept: Record, now: datetime) -> Public:
    shown = items(content, known.found.files, now, recorded_media(kept))
    return Public(histories=past_of(kept, shown).histories, lists=lists(public(content, now)))


def _older(content: Content, now: datetime) -> bool:
    """Whether something says that it was published before today."""
    dated: tuple[Update | FollowUp, ...] = (*content.updates, *content.follow_ups)
    return any(not one.draft and one.date.date < now.date() for one in dated)


def _write(project: Path, entries: Iterable[Entry]) -> None:
    """Write entries with the words of their new versions, all of it at once."""
    entries = tuple(entries)
    folder = project / RECORD
    if not entries:
        settle(folder)
        return
    notes = {".gitattributes": _ATTRIBUTES.encode(), Path(README).name: _NOTE.encode()}
    files = {name: data for name, data in notes.items() if not (folder / name).exists()}
    for entry in entries:
        files[entry.facts_path.removeprefix(RECORD)] = written(entry)
        for version in entry.versions:
            path = entry.words_path(version)
            if entry.keeps_words(version) and not (project / path).exists():
                files[path.removeprefix(RECORD)] = version.source
    folder.mkdir(parents=True, exist_ok=True)
    change(folder, files)


def redact(project: Path, clock: Clock, wanted: str, number: int, reason: str) -> Redacted:
    """Take the words of a former version out of the record, and say so there. `wanted` is a path, address or id.

    Raises NothingToRedactError, and OSError where a file cannot be written.
    """
    known = checked(project, clock)
    kept = record_in(known.found.record)
    if known.now is None or kept.problems:
        return Redacted(checked=known, entry=None)
    found = named(book_of(project), wanted)
    entry = found.entry if found else None
    version = next((one for one in entry.versions if one.number == number), None) if entry else None
    if entry is None or version is None or (refusal := _refusal(project, entry, version, reason)):
        raise NothingToRedactError(refusal if entry and version else _UNKNOWN, known.language)
    bare = replace(version, digest="", file="", source=b"", redacted=Redaction(date=known.now.date(), reason=reason))
    after = replace(entry, versions=tuple(bare if one is version else one for one in entry.versions))
    words = (entry.words_path(version).removeprefix(RECORD),) if entry.keeps_words(version) else ()
    change(project / RECORD, {entry.facts_path.removeprefix(RECORD): written(after)}, words)
    return Redacted(checked=known, entry=after)


_UNKNOWN = N_("The record knows no such page, or no such version of it. A page's versions are listed on the site.")


def _refusal(project: Path, entry: Entry, version: Version, reason: str) -> str:
    """Why a version cannot be redacted; empty where it can."""
    if "{{" in reason or not reason.strip() or not reason.isprintable() or masked(reason) != reason:
        return N_("The reason has to be plain words on one line, without a CPR number: readers will see it.")
    if version.redacted:
        return N_("The words of this version are out of the record already.")
    if version is not entry.last:
        return ""
    if not entry.id.startswith(MEDIA):
        return N_(
            "This is the wording that readers see now. Correct or withdraw the page first, and note that with "
            "“fremdrift record”; then this version is a former one."
        )
    if (project / version.path).exists():
        return N_("The file is still there. Delete it first.")
    return ""
