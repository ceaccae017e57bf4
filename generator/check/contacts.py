"""Contact channels over time: chains of replacements that end, and standing pages that lead to a closed door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.contacts import holding, successors
from generator.model.contact import Contact, Term
from generator.model.page import FreePage
from generator.model.problem import Spot, problem
from generator.model.topic import Topic
from generator.model.update import Update

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.model.problem import Place, Problem, Step

PATH = "content/contacts.yml"


def contacts(facts: Facts) -> Iterator[Problem]:
    """What replaced a channel leads on to one that nothing has replaced, and it is said when the change is."""
    known = _known(facts)
    round_about: set[str] = set()
    for contact in known.values():
        if contact.replaced_by is None:
            continue
        where = Spot(path=PATH, keys=(contact.id, "replaced_by"))
        chain = successors(contact, known)
        if chain[-1].replaced_by == contact.id and contact.id not in round_about:
            round_about.update(one.id for one in chain)
            yield problem(where, "contact-cycle", chain=" → ".join([*(one.id for one in chain), contact.id]))
        if contact.until is None:
            yield problem(where, "contact-until", id=contact.id, other=contact.replaced_by)


def topics(facts: Facts) -> Iterator[Problem]:
    """The channels that topics name."""
    known = _known(facts)
    for topic in facts.content.topics:
        for n, one in enumerate(topic.contacts):
            yield from closed_door(facts, Spot(path=topic.path, keys=("contacts", n)), topic, known.get(one))


def updates(facts: Facts) -> Iterator[Problem]:
    """The channels that updates name."""
    known = _known(facts)
    for update in facts.content.updates:
        named: list[tuple[tuple[Step, ...], str]] = [(("contacts", n), one) for n, one in enumerate(update.contacts)]
        for n, action in enumerate(update.actions):
            named += [(("actions", n, "contacts", m), one) for m, one in enumerate(action.contacts)]
        for keys, one in named:
            yield from closed_door(facts, Spot(path=update.path, keys=keys), update, known.get(one))


def closed_door(facts: Facts, where: Place | Spot, page: object, target: object) -> Iterator[Problem]:
    """A channel that a standing page leads to, where it has ended and nothing in use has replaced it.

    Updates tell what held on their day, and so does a topic that is closed: an update may lead to what has ended since.
    """
    if not isinstance(target, Contact) or not target.until:
        return
    if isinstance(page, Update):
        day = page.date.date
        if not page.withdrawn and target.until < day and holding(target, _known(facts), day) is None:
            yield problem(where, "contact-ended", id=target.id, until=target.until.isoformat())
        return
    if not isinstance(page, Topic | FreePage | Term):
        return
    if (isinstance(page, Topic) and page.closed) or (not isinstance(page, Term) and page.withdrawn):
        return
    known = _known(facts)
    if holding(target, known, facts.now.date()) is None:
        yield problem(where, "contact-ended", id=target.id, until=target.until.isoformat())


def _known(facts: Facts) -> dict[str, Contact]:
    return {contact.id: contact for contact in facts.content.contacts}
