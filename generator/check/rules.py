"""The tables of rules, and the one function that goes through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from generator.check import (
    addresses,
    amendments,
    bodies,
    contacts,
    counted,
    dates,
    figures,
    follow_ups,
    judged,
    kept,
    media,
    outcomes,
    plan_sense,
    possible,
    promises,
    references,
    reminders,
    requirement_number,
    silent,
    taken_back,
    unpublished,
    wording,
)
from generator.check.facts import Facts, site_ids
from generator.derive.public import public
from generator.model.problem import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from generator.model.content import Content
    from generator.read.load import Broken
    from generator.record.history import Past

_Family = Callable[[Facts], Iterable[Problem]]

GROUNDS: tuple[_Family, ...] = (
    references.settings,
    references.topics,
    references.updates,
    references.contacts,
    references.plans,
    references.goals,
    unpublished.named,
    dates.updates,
    dates.contacts,
    contacts.contacts,
    contacts.topics,
    contacts.updates,
    dates.topics,
    dates.plans,
    dates.changes,
    amendments.changes,
    amendments.amendments,
    amendments.corrections,
    follow_ups.follow_ups,
    follow_ups.requirements,
    possible.numbers,
    possible.requirements,
    possible.circles,
    possible.results,
    addresses.addresses,
    addresses.tags,
    media.media,
)
"""What planning relies on: without an error in these, pages can be planned."""

WORDS: tuple[_Family, ...] = (
    promises.reasons,
    promises.sound,
    reminders.due,
    outcomes.outcomes,
    outcomes.early,
    figures.bases,
    figures.series,
    figures.texts,
    wording.words,
    kept.paths,
    kept.languages,
    kept.vanished,
    kept.aliases,
    kept.media,
    kept.channels,
    silent.changed,
    taken_back.withdrawn,
    bodies.titles,
    bodies.bodies,
    media.unused,
    dates.skipped,
    plan_sense.milestones,
    plan_sense.reporting,
    plan_sense.aims,
    plan_sense.volumes,
    requirement_number.requirements,
    counted.denominators,
    judged.statuses,
    judged.reports,
    judged.limits,
)
"""What is said in the content: a build looks at these while it begins to render, and places nothing before."""


def facts_of(content: Content, now: datetime, broken: Broken, past: Past | None) -> Facts:
    """What every rule may ask. `broken` is what could not be read, `past` what became of the public record."""
    return Facts(
        content=content, public=public(content, now), now=now, broken=broken, past=past, known=site_ids(content)
    )


def check(facts: Facts, families: tuple[_Family, ...]) -> tuple[Problem, ...]:
    """Every problem that these families of rules find."""
    return tuple(found for family in families for found in family(facts))
