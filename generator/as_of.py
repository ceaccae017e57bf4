"""The site as readers saw it at the end of a day: what the record kept of it, made ready to be planned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.check.dates import timezone
from generator.check.rules import GROUNDS, check, facts_of
from generator.derive.lookup import Lookup
from generator.model.problem import Place, Problem, Spot
from generator.model.rules import N_
from generator.model.settings import Settings
from generator.model.text import Label
from generator.model.urls import MEDIA, Addresses
from generator.plan.language.words import words_in
from generator.read.load import Broken, alone, load
from generator.read.sources import SETTINGS, Sources
from generator.record.as_of import begins, record_at, settings_at, shown_at, sources_at
from generator.record.happened import happened
from generator.record.items import Guarded, address, lists
from generator.record.led import Ways, led
from generator.record.opened import record_in
from generator.record.pruned import pruned
from generator.render.chrome import AsOf

if TYPE_CHECKING:
    from generator.model.content import Content
    from generator.model.settings import Language
    from generator.plan.language.words import Words
    from generator.record.as_of import Shown
    from generator.record.entry import Record

_LEADS_NOWHERE = frozenset({"reference-missing", "contact-missing"})
"""What planning could not do with: ids of what is not there. All else was checked when it was published."""

_TOPIC = ("topic",)
"""An update whose topic is not there yet belongs to none; without the id it would belong to the only one there is."""


class NotKeptError(Exception):
    """The record does not tell what the site looked like on a day. `language` is the site's."""

    def __init__(self, text: str, language: Language, *days: date) -> None:
        """Say why, in words of the catalogues, in which `{day}` is the day and `{first}` the first that is known."""
        super().__init__(text, language, *days)
        self.text = text
        self.language = language
        self.days = days

    def said(self, words: Words) -> str:
        """The same in a language."""
        return words.say(self.text, **dict(zip(("day", "first"), map(words.day, self.days), strict=False)))


_NO_RECORD = N_(
    "There is no public record here, so nobody can say what the site looked like on {day}. "
    "“fremdrift record” begins one."
)
_TOO_EARLY = N_("The public record begins on {first}; what the site looked like on {day} is not known.")
_TO_COME = N_("{day} has not come yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """A site at the end of a day: its files, the instant, and what has to be said about them on every page.

    `problems` are those of a record that is damaged, `broken` those of recorded files that can no longer be read;
    where there are any, the rest is not to be relied upon. `notes` are what its pages say of that in each language of
    the site, the main one first.
    """

    found: Sources
    content: Content | None
    now: datetime
    problems: tuple[Problem, ...]
    notes: tuple[AsOf, ...] = ()


def then(found: Sources, day: date, present: datetime) -> Then:
    """The site at the end of a day in its own timezone. `found` are its files now, `present` is when now is.

    Raises NotKeptError.
    """
    kept = record_in(found.record)
    settings = settings_at(kept.record, datetime.combine(day, time.max, tzinfo=ZoneInfo("UTC")))
    now = _settings(found) or settings
    language = now.main_language if now else "da"
    if settings is None and not kept.problems:
        raise NotKeptError(_NO_RECORD, language, day)
    zone = (timezone(settings) if settings else None) or ZoneInfo("UTC")
    instant = datetime.combine(day, time(23, 59, 59), tzinfo=zone)
    if kept.problems:
        return Then(found=found, content=None, now=instant, problems=kept.problems)
    _refuse(kept.record, day, present.astimezone(zone).date(), language)
    past = sources_at(kept.record, found, instant)
    reading = load(past)
    shown = shown_at(record_at(kept.record, instant))
    problems = tuple(_recorded(one, shown) for one in reading.problems)
    if reading.content is None or problems:
        return Then(found=past, content=None, now=instant, problems=problems)
    words = words_in(reading.content.settings.main_language)
    told = happened(_standing(reading.content), day)
    content = _sound(told.content, instant)
    at = Addresses(content.settings.paths)
    later = frozenset(address(one, at) for one in _pages(content) if one.path in told.later)
    adopted = any(not one.version.witnessed for one in shown)
    url = (now or content.settings).url.rstrip("/")
    languages = (content.settings.main_language, *content.settings.other_languages)
    notes = (_note(words_in(one), day, adopted=adopted, later=later) for one in languages)
    return Then(
        found=past,
        content=led(content, _ways(content, words)),
        now=instant,
        problems=(),
        notes=tuple(replace(note, url=url) for note in notes),
    )


def _settings(found: Sources) -> Settings | None:
    """The settings as they are now."""
    values = (value for file in found.files if file.path == SETTINGS for value in alone(file))
    return next((value for value in values if isinstance(value, Settings)), None)


def _refuse(record: Record, day: date, today: date, language: Language) -> None:
    """Raise NotKeptError for a day before the record's first and for one that has not come."""
    first = begins(record)
    if first and day < first.date():
        raise NotKeptError(_TOO_EARLY, language, day, first.date())
    if day > today:
        raise NotKeptError(_TO_COME, language, day)


def _recorded(found: Problem, shown: tuple[Shown, ...]) -> Problem:
    """A problem of a recorded file at the place where the record keeps that file."""
    where = found.where
    paths = {one.version.path: one.entry.words_path(one.version) for one in shown}
    known = paths.get(where.path, where.path)
    return replace(found, where=replace(where, path=known) if isinstance(where, Place) else Place(path=known))


def _standing(content: Content) -> Content:
    """The content without a logo that is not there."""
    settings = content.settings
    if settings.theme.logo in {"", *(medium.path for medium in content.media)}:
        return content
    return replace(content, settings=replace(settings, theme=replace(settings.theme, logo=Label(""))))


def _sound(content: Content, now: datetime) -> Content:
    """The content without ids that lead nowhere; leaving one out may leave another without its target."""
    while True:
        found = check(facts_of(content, now, Broken(), None), GROUNDS)
        spots = {one.where for one in found if one.code in _LEADS_NOWHERE and isinstance(one.where, Spot)}
        left = pruned(content, (spot for spot in spots if spot.keys != _TOPIC))
        if left == content:
            return replace(content, settings=replace(content.settings, noindex=True))
        content = left


def _ways(content: Content, words: Words) -> Ways:
    """What texts may lead to: what is public in this content."""
    at = Addresses(content.settings.paths)
    pages = _pages(content)
    own = {at.updates(), at.topics(), at.plans(), *lists(content)} | {address(one, at) for one in pages}
    own |= {alias for one in pages for alias in getattr(one, "aliases", ())}
    own |= {at.medium(one.path) for one in content.media}
    return Ways(
        lookup=Lookup(content),
        files=frozenset(one.path for one in (*pages, *content.media)),
        addresses=frozenset(own),
        folders=(at.updates(), at.topics(), at.plans(), MEDIA),
        home=content.settings.url.rstrip("/"),
        words=words.say("[reference to something that had not been published yet]"),
    )


def _pages(content: Content) -> tuple[Guarded, ...]:
    return (
        *content.topics,
        *content.updates,
        *content.plans,
        *content.goals,
        *content.follow_ups,
        *content.pages,
    )


def _note(words: Words, day: date, *, adopted: bool, later: frozenset[str]) -> AsOf:
    """What every page of the site says about itself."""
    return AsOf(
        text=words.say("This is how the site looked at the end of {day}.", day=words.day(day)),
        label=words.say("See the page as it is now"),
        adopted=words.say(
            "Some of what is shown was put in later with its own dates, and nobody witnessed that it looked like this."
        )
        if adopted
        else "",
        unkept=words.say("The wording of this page on that day was not kept: what is shown is a later one."),
        later=tuple(sorted(later)),
    )
