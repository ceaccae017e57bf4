"""A project read and checked, as far as that goes without planning a page: all that `check` and `record` need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.check.dates import settings_sound, timezone
from generator.check.personal import numbers
from generator.check.rules import GROUNDS, WORDS, check, facts_of
from generator.read.load import load
from generator.read.sources import sources
from generator.record.history import Past, past_of, recorded_media
from generator.record.items import items
from generator.record.opened import record_in
from generator.report import settled

if TYPE_CHECKING:
    from generator.check.facts import Facts
    from generator.model.content import Content
    from generator.model.problem import Located, Problem
    from generator.model.settings import Language
    from generator.read.sources import Sources
    from generator.record.entry import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The instant a site is built for: `instant` where it has an offset or none, or the end of `day`.

    One without an offset is in the site's timezone.
    """

    instant: datetime | None = None
    day: date | None = None

    @property
    def label(self) -> str:
        """The instant as far as it can make a difference."""
        return repr(self.day or (self.instant and self.instant.replace(second=0, microsecond=0)))

    def at(self, zone: ZoneInfo) -> datetime:
        """The instant in a timezone, to the minute."""
        if self.instant is None:
            return datetime.combine(self.day or date.max, time(23, 59, 59), tzinfo=zone)
        instant = self.instant if self.instant.tzinfo else self.instant.replace(tzinfo=zone)
        return instant.astimezone(zone).replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is known once every file is read and checked. `content` is None where nothing can be built.

    `past` is what became of everything in the public record.
    """

    found: Sources
    content: Content | None
    past: Past
    now: datetime | None
    problems: tuple[Located, ...]
    language: Language

    @property
    def faults(self) -> tuple[Located, ...]:
        """The problems that are no mere reminders: something is wrong."""
        return tuple(one for one in self.problems if one.severity != "reminder")

    def refused(self, *, strict: bool) -> bool:
        """Whether the problems stop a build; warnings do only where asked, reminders never."""
        return self.content is None or any(strict or one.severity == "error" for one in self.faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Everything read, and what is wrong with what planning relies on. `facts` is None where nothing can be checked."""

    found: Sources
    content: Content | None
    facts: Facts | None
    problems: tuple[Problem, ...]

    def checked(self, more: tuple[Problem, ...]) -> Checked:
        """The same with all other problems."""
        settings = self.content.settings if self.content else None
        return Checked(
            found=self.found,
            content=self.content,
            past=(self.facts and self.facts.past) or Past(),
            now=self.facts.now if self.facts else None,
            problems=settled((*self.problems, *more), self.found, settings),
            language=settings.main_language if settings else "da",
        )


def checked(project: Path, clock: Clock) -> Checked:
    """Read and check every file of a project."""
    opened = opened_of(sources(project), clock)
    return opened.checked(words_of(opened))


def opened_of(found: Sources, clock: Clock) -> Opened:
    """Read the sources, and check what planning relies on."""
    reading = load(found)
    content = reading.content
    problems = (*reading.problems, *numbers(found))
    if content is None:
        return Opened(found=found, content=None, facts=None, problems=problems)
    now = clock.at(timezone(content.settings) or ZoneInfo("UTC"))
    kept = record_in(found.record)
    facts = facts_of(content, now, reading.broken, None if kept.problems else past_in(found, content, kept.record, now))
    problems = (*problems, *kept.problems, *settings_sound(content.settings), *check(facts, GROUNDS))
    return Opened(found=found, content=content, facts=facts, problems=problems)


def past_in(found: Sources, content: Content, record: Record, now: datetime) -> Past:
    """What became of everything in the record; nothing where a site keeps none."""
    if not record.entries:
        return Past()
    return past_of(record, items(content, found.files, now, recorded_media(record)))


def words_of(opened: Opened) -> tuple[Problem, ...]:
    """What is wrong in texts, promises, figures and against the record."""
    return check(opened.facts, WORDS) if opened.facts else ()
