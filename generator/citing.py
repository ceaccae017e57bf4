"""Citations of pages: which words stood at an address, since when, with a digest to know them by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from generator.check.dates import timezone
from generator.model import urls
from generator.model.follow_up import FollowUp
from generator.model.page import Page
from generator.model.rules import N_
from generator.model.settings import Settings
from generator.read.load import alone
from generator.read.nearest import nearest
from generator.read.sources import SETTINGS, Sources, sources
from generator.record.as_of import SITE
from generator.record.entry import LISTS, MEDIA, Entry, Record, Version, entry_id
from generator.record.history import value_of
from generator.record.items import CONTACTS, GLOSSARY
from generator.record.opened import record_in
from generator.report import settled

if TYPE_CHECKING:
    from generator.model.problem import Located
    from generator.model.settings import Language
    from generator.plan.language.words import Words

DIGITS = 24
"""How many of a digest's 64 digits a citation has: few enough to type, too many to hit by chance."""

_SHARED = {urls.CONTACTS: entry_id(CONTACTS), urls.GLOSSARY: entry_id(GLOSSARY)}
"""Pages that show a file which has no address of its own."""

_TITLES = {entry_id(CONTACTS): N_("Contact"), entry_id(GLOSSARY): N_("Glossary")}

_FORMER = re.compile(r"(?P<page>/.*)versioner/(?P<number>[1-9]\d{0,5})/")
"""The address of the page of a former wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The public record of a project, with what is wrong with it, and the settings of today."""

    found: Sources
    record: Record
    problems: tuple[Located, ...]
    settings: Settings | None

    @property
    def language(self) -> Language:
        """The site's language."""
        return self.settings.main_language if self.settings else "da"

    @property
    def zone(self) -> ZoneInfo:
        """The site's timezone."""
        return (timezone(self.settings) if self.settings else None) or ZoneInfo("UTC")

    @property
    def homes(self) -> tuple[str, ...]:
        """Where the site lies and where it has lain, without closing slashes; the present one first."""
        entry = self.record.find(SITE)
        values = [self.settings, *(value_of(one) for one in reversed(entry.versions if entry else ()))]
        return tuple(dict.fromkeys(one.url.rstrip("/") for one in values if isinstance(one, Settings)))

    def day(self, version: Version) -> date:
        """The day in the site's timezone from which on readers could see a version."""
        return version.since.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said to somebody who asked, and whether it is what was asked for."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An entry that somebody means, and the number of its version where the address is that of a former wording."""

    entry: Entry
    number: int | None = None


def book_of(project: Path) -> Book:
    """The record of a project; nothing else in it is read as content."""
    found = sources(project)
    kept = record_in(found.record)
    values = [value for file in found.files if file.path == SETTINGS for value in alone(file)]
    entry = kept.record.find(SITE)
    values.extend(value_of(version) for version in reversed(entry.versions if entry else ()))
    settings = next((value for value in values if isinstance(value, Settings)), None)
    return Book(found=found, record=kept.record, problems=settled(kept.problems, found, settings), settings=settings)


def cite(book: Book, wanted: str, day: date | None, now: datetime, words: Words) -> Answer:
    """A citation of a page as it is now, or as it was at the end of a day.

    `wanted` is an address that it has or had, with or without the site's own before it, or the path of its file.
    """
    today = now.astimezone(book.zone).date()
    if day and day > today:
        return Answer(text=words.say("{day} has not come yet.", day=words.day(day)), done=False)
    meant = named(book, wanted)
    if meant is None:
        return Answer(text=_unknown(book, wanted, words), done=False)
    entry = meant.entry
    if not entry.versions:
        text = words.say("{page} lists other pages and has no words of its own to cite.", page=entry.addresses[0])
        return Answer(text=text, done=False)
    version = _version(book, meant, day)
    if version is None:
        first = words.day(book.day(entry.versions[0]))
        text = words.say("{page} was not public on that day; it came on {day}.", page=wanted, day=first)
        return Answer(text=text, done=False)
    if version.redacted:
        return Answer(text=taken_out(version, words), done=False)
    return Answer(text=_citation(book, entry, version, day or today, words), done=True)


def named(book: Book, wanted: str) -> Wanted | None:
    """The entry with an address, or of a file; None where the record has none."""
    at = wanted
    for home in book.homes:
        if wanted == home or wanted.startswith(f"{home}/"):
            at = wanted.removeprefix(home) or urls.HOME
    try:
        parts = urlsplit(at)
    except ValueError:
        return None
    if parts.netloc:
        return None
    path = unquote(parts.path)
    at = path if path.startswith("/") else path.removeprefix("./")
    whole = f"{at.rstrip('/')}/"
    former = _FORMER.fullmatch(whole)
    page = former["page"] if former else whole
    for entry in book.record.entries:
        known = {*entry.addresses, *(one.path for one in entry.versions)}
        if not known.isdisjoint((at, page)) or entry.id in (_SHARED.get(page), at):
            number = int(former["number"]) if former and page in known else None
            if number is None or number <= len(entry.versions):
                return Wanted(entry=entry, number=number)
    return None


def _version(book: Book, meant: Wanted, day: date | None) -> Version | None:
    """The version that is meant: the one named, else the newest on a day, else the last."""
    versions = meant.entry.versions
    if meant.number is not None:
        versions = versions[: meant.number]
        versions = versions if versions and len(versions) == meant.number else ()
    end = datetime.combine(day, time(23, 59, 59), tzinfo=book.zone).astimezone(UTC) if day else None
    held = [one for one in versions if end is None or one.since.astimezone(UTC) <= end]
    if meant.number is not None and held and held[-1].number != meant.number:
        return None
    return held[-1] if held else None


def address_of(entry: Entry) -> str:
    """The address at which readers find an entry."""
    shared = {known: address for address, known in _SHARED.items()}
    return entry.addresses[0] if entry.addresses else shared.get(entry.id, urls.HOME)


def title_of(entry: Entry, version: Version, words: Words) -> str:
    """What a version is called."""
    value = value_of(version)
    if isinstance(value, Page):
        return value.title
    if isinstance(value, FollowUp):
        return words.say("Follow-up {period} of the plan {plan}", period=value.period, plan=value.plan)
    if entry.id in _TITLES:
        return words.say(_TITLES[entry.id])
    return version.path.rpartition("/")[2]


def taken_out(version: Version, words: Words) -> str:
    """That the words of a version are not in the record any longer."""
    if version.redacted is None:
        return ""
    return words.say(
        "The words of version {number} were taken out of the record on {day}: {reason}",
        number=version.number,
        day=words.day(version.redacted.date),
        reason=version.redacted.reason,
    )


def _citation(book: Book, entry: Entry, version: Version, seen: date, words: Words) -> str:
    settings = book.settings
    who = settings.authority.name if settings and settings.authority else settings.title if settings else ""
    title = title_of(entry, version, words)
    parts = [
        # The same in every language: `verify` reads it.
        f"version {version.number}",
        book.day(version).isoformat(),
        f"sha256:{version.digest[:DIGITS]}",
        words.say("seen as of {day}", day=seen.isoformat()),
    ]
    value = value_of(version)
    if isinstance(value, Page) and value.withdrawn and value.withdrawn.date <= seen:
        parts.append(words.say("withdrawn {day}", day=value.withdrawn.date.isoformat()))
    if version.adopted:
        parts.append(words.say("adopted {day}, not witnessed", day=version.adopted.isoformat()))
    stop = "" if title.endswith((".", "?", "!", "…")) else "."
    home = book.homes[0] if book.homes else ""
    return f"{who}: {title}{stop} {home}{address_of(entry)}, {', '.join(parts)}"


def _unknown(book: Book, wanted: str, words: Words) -> str:
    entries = (one for one in book.record.entries if not one.id.startswith(LISTS))
    known = {one.rstrip("/").rpartition("/")[2]: one for entry in entries for one in entry.addresses}
    last = wanted.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    # A file's name says the day as well as what the address ends in.
    plain = last if MEDIA in wanted else re.sub(r"^\d{4}-\d\d-\d\d-|\.\w+$", "", last)
    guess = nearest(plain, known)
    if guess:
        return words.say("The record knows no page {page}. Did you mean {guess}?", page=wanted, guess=known[guess])
    return words.say("The record knows no page {page}.", page=wanted)
