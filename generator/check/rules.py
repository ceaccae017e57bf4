"""The table of rules, and the one function that goes through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check import (
    addresses,
    bodies,
    contacts,
    dates,
    figures,
    follow_ups,
    media,
    promises,
    references,
    reminders,
    wording,
)
from generator.check.facts import Facts, site_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from generator.model.content import Content
    from generator.model.problem import Problem
    from generator.read.load import Broken

FAMILIES: tuple[Callable[[Facts], Iterable[Problem]], ...] = (
    references.settings,
    references.topics,
    references.updates,
    references.contacts,
    references.plans,
    references.goals,
    dates.updates,
    dates.contacts,
    contacts.contacts,
    contacts.topics,
    dates.plans,
    dates.changes,
    promises.reasons,
    reminders.due,
    figures.series,
    figures.texts,
    follow_ups.follow_ups,
    follow_ups.requirements,
    addresses.addresses,
    addresses.tags,
    bodies.bodies,
    media.media,
    wording.words,
)


def check(content: Content, now: datetime, broken: Broken) -> tuple[Problem, ...]:
    """Every problem that needs more than one field or file. `broken` is what could not be read."""
    facts = Facts(content=content, now=now, broken=broken, known=site_ids(content))
    return tuple(found for family in FAMILIES for found in family(facts))
