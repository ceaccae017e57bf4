"""The table of rules, and the one function that goes through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check import addresses, bodies, dates, figures, follow_ups, media, references
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
    dates.plans,
    dates.changes,
    follow_ups.follow_ups,
    follow_ups.requirements,
    addresses.addresses,
    addresses.tags,
    bodies.bodies,
    media.media,
    figures.series,
    figures.texts,
)


def check(content: Content, now: datetime, broken: Broken) -> tuple[Problem, ...]:
    """Every problem that needs more than one field or file. `broken` is what could not be read."""
    facts = Facts(content=content, now=now, broken=broken, known=site_ids(content))
    return tuple(found for family in FAMILIES for found in family(facts))
