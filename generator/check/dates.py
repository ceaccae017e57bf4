"""Dates and statements that have to agree within a file."""

from __future__ import annotations

from datetime import UTC, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.derive.public import published
from generator.model.problem import Problem, Spot, Step, problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.check.facts import Facts
    from generator.model.follow_up import FollowUp
    from generator.model.page import Page
    from generator.model.settings import Settings
    from generator.model.update import Action, Update


def timezone(settings: Settings) -> ZoneInfo | None:
    """The site's timezone; None where site.yml names none that exists."""
    try:
        return ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def settings_sound(settings: Settings) -> Iterator[Problem]:
    """The rules of site.yml that everything else depends on."""
    if timezone(settings) is None:
        yield problem(Spot(path="site.yml", keys=("timezone",)), "timezone-unknown", value=settings.timezone)
    if not settings.url.startswith(("https://", "http://")):
        yield problem(
            Spot(path="site.yml", keys=("url",)), "url-form", value=settings.url, guess="https://www.example.dk/"
        )
    if settings.language and settings.languages:
        yield problem(Spot(path="site.yml", keys=("languages",), on_key=True), "language-both")
    for n, language in enumerate(settings.languages):
        if language in settings.languages[:n]:
            yield problem(Spot(path="site.yml", keys=("languages", n)), "language-twice", language=language)


def updates(facts: Facts) -> Iterator[Problem]:
    """The date an update types against its name, its actions, and what its promises and phases say."""
    for update in facts.content.updates:
        expected = update.id[:10]
        if update.date.date.isoformat() != expected:
            where = Spot(path=update.path, keys=("date",))
            yield problem(where, "date-differs", value=update.date.date.isoformat(), expected=expected)
        for n, action in enumerate(update.actions):
            yield from _order(update.path, ("actions", n), ("from", action.from_), ("by", action.by))
            yield from _action(update, n, action)
        yield from _promises(update)


def skipped(facts: Facts) -> Iterator[Problem]:
    """Times of day that the clocks go forward over, in what is still to appear: afterwards there is no more to do."""
    zone = ZoneInfo(str(facts.now.tzinfo))
    dated: tuple[Update | FollowUp, ...] = (*facts.content.updates, *facts.content.follow_ups)
    for item in dated:
        if item.date.time == time.min or published(item, facts.now):
            continue
        meant = item.date.at(zone)
        shown = meant.astimezone(UTC).astimezone(zone)
        if shown.time() != item.date.time:
            where = Spot(path=item.path, keys=("date",))
            yield problem(where, "time-skipped", value=f"{meant:%H:%M}", time=f"{shown:%H:%M}")


def _action(update: Update, n: int, action: Action) -> Iterator[Problem]:
    """What has to be done is said, and there is time left to do it."""
    if action.need == "required" and not action.text:
        yield problem(Spot(path=update.path, keys=("actions", n, "need")), "action-text")
    day = update.date.date
    if action.by and action.by < day:
        where = Spot(path=update.path, keys=("actions", n, "by"))
        yield problem(where, "action-by-past", by=action.by.isoformat(), day=day.isoformat())


def _promises(update: Update) -> Iterator[Problem]:
    for promise in update.promises:
        where = Spot(path=update.path, keys=("promises", promise.id), on_key=True)
        if promise.target is None and promise.state is None:
            yield problem(where, "promise-empty")
        if (promise.figure is None) != (promise.value is None) or (promise.qualifier and promise.value is None):
            yield problem(where, "promise-quantity")
    for phase in update.phases:
        if phase.target is None and phase.state is None:
            yield problem(Spot(path=update.path, keys=("phases", phase.id), on_key=True), "phase-empty")


def contacts(facts: Facts) -> Iterator[Problem]:
    """A contact ends after it begins."""
    for contact in facts.content.contacts:
        yield from _order("content/contacts.yml", (contact.id,), ("from", contact.from_), ("until", contact.until))


def topics(facts: Facts) -> Iterator[Problem]:
    """What a topic is about ends no earlier than it can have begun."""
    for topic in facts.content.topics:
        first = topic.opened.first if topic.opened else None
        last = topic.closed.last if topic.closed else None
        yield from _order(topic.path, (), ("opened", first), ("closed", last))


def plans(facts: Facts) -> Iterator[Problem]:
    """A plan's period ends after it begins."""
    for plan in facts.content.plans:
        yield from _order(plan.path, ("period",), ("from", plan.period.from_), ("until", plan.period.until))


def changes(facts: Facts) -> Iterator[Problem]:
    """Every declared change but a typo says what changed."""
    content = facts.content
    pages: tuple[Page, ...] = (*content.topics, *content.updates, *content.plans, *content.goals, *content.pages)
    for page in pages:
        for n, change in enumerate(page.changes):
            if change.kind != "typo" and not change.note:
                yield problem(Spot(path=page.path, keys=("changes", n)), "change-note")


def _order(
    path: str, keys: tuple[Step, ...], first: tuple[str, date | None], last: tuple[str, date | None]
) -> Iterator[Problem]:
    if first[1] and last[1] and first[1] > last[1]:
        where = Spot(path=path, keys=(*keys, last[0]))
        yield problem(where, "date-order", first=first[0], last=last[0])
