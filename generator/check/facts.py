"""What every rule may ask: the content, the instant, and which ids of each kind exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.derive.public import published
from generator.model.plan import DEFAULT_CATEGORIES, DEFAULT_MEASURE_TYPES, All, Leaf
from generator.model.problem import Problem, Spot, Step, problem
from generator.model.settings import PERCENT
from generator.read.nearest import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from generator.model.content import Content
    from generator.model.plan import Goal, Plan, Requirement
    from generator.model.topic import Topic
    from generator.model.update import Update
    from generator.read.load import Broken
    from generator.record.history import Past

RefKind = Literal[
    "aim",
    "audience",
    "category",
    "check",
    "contact",
    "figure",
    "goal",
    "leaf",
    "measure type",
    "milestone",
    "phase",
    "plan",
    "promise",
    "question",
    "status",
    "term",
    "topic",
    "unit",
    "update",
    "volume",
]


def site_ids(content: Content) -> dict[RefKind, frozenset[str]]:
    """The ids of every kind that belongs to the site as a whole, gathered once for thousands of questions."""
    return {
        "topic": frozenset(topic.id for topic in content.topics),
        "update": frozenset(update.id for update in content.updates),
        "contact": frozenset(contact.id for contact in content.contacts),
        "term": frozenset(term.id for term in content.terms),
        "goal": frozenset(goal.ref for goal in content.goals),
        "plan": frozenset(plan.id for plan in content.plans),
        "audience": frozenset(audience.id for audience in content.settings.audiences),
        "unit": frozenset(unit.id for unit in content.settings.units) | {PERCENT},
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The content as read, the instant in the site's timezone, what could not be read, and what site_ids gives.

    `public` is what is public of the content at the instant, `past` what became of everything in the public record;
    None where the record itself cannot be read.
    A reference to a kind of which a file is broken is not reported: its target may well be in that file.
    """

    content: Content
    public: Content
    now: datetime
    broken: Broken
    past: Past | None
    known: Mapping[RefKind, frozenset[str]]

    def ids(self, kind: RefKind) -> frozenset[str]:
        """The ids of a kind that belongs to the site as a whole."""
        return self.known[kind]

    def topic_of(self, update: Update) -> Topic | None:
        """The topic an update belongs to: the one it names, or the only one there is for it."""
        if update.topic is None:
            topics = self.topics_for(update)
            return topics[0] if len(topics) == 1 else None
        return next((topic for topic in self.content.topics if topic.id == update.topic), None)

    def topics_for(self, update: Update) -> tuple[Topic, ...]:
        """The topics that an update which names none may mean: where it is public, no draft is among them."""
        return (self.public if published(update, self.now) else self.content).topics

    def plan(self, plan_id: str) -> Plan | None:
        """A plan by its id."""
        return next((plan for plan in self.content.plans if plan.id == plan_id), None)


def told(facts: Facts) -> Iterator[tuple[Topic | None, tuple[Update, ...]]]:
    """Every topic with its updates, oldest first, drafts and scheduled ones among them; last those of no topic."""
    of: dict[str | None, list[Update]] = {topic.id: [] for topic in facts.content.topics}
    for update in sorted(facts.content.updates, key=lambda one: (one.date, one.id)):
        topics = () if update.topic else facts.topics_for(update)
        of.setdefault(topics[0].id if len(topics) == 1 else update.topic, []).append(update)
    for topic in facts.content.topics:
        yield topic, tuple(of[topic.id])
    if None in of:
        yield None, tuple(of[None])


_FILES: dict[RefKind, str] = {
    "topic": "Topic",
    "figure": "Topic",
    "phase": "Topic",
    "promise": "Topic",
    "question": "Topic",
    "update": "Update",
    "contact": "Contacts",
    "term": "Glossary",
    "goal": "Goal",
    "leaf": "Goal",
    "milestone": "Goal",
    "volume": "Goal",
    "plan": "Plan",
    "aim": "Plan",
    "status": "Plan",
    "category": "Plan",
    "measure type": "Plan",
    "audience": "Settings",
    "unit": "Settings",
}


def missing(facts: Facts, where: Spot, kind: RefKind, wanted: str, known: frozenset[str]) -> tuple[Problem, ...]:
    """A problem where `wanted` is none of the known ids; nothing where it is, or where nobody can tell."""
    if wanted in known or _FILES.get(kind) in facts.broken.kinds:
        return ()
    guess = nearest(wanted, known)
    more = {"guess": guess} if guess else {}
    return (problem(where, missing_code(kind), kind=kind, id=wanted, known=listed(known), **more),)


def missing_code(kind: str) -> str:
    """The code of a reference that leads nowhere: what is dated is not deleted, so its hint is another."""
    return "contact-missing" if kind == "contact" else "reference-missing"


def categories(plan: Plan) -> frozenset[str]:
    """The goal categories a plan knows."""
    return frozenset(named.id for named in plan.vocabulary.categories) or frozenset(DEFAULT_CATEGORIES)


def measure_types(plan: Plan) -> frozenset[str]:
    """The measure types a plan knows."""
    return frozenset(named.id for named in plan.vocabulary.measure_types) or frozenset(DEFAULT_MEASURE_TYPES)


def leaf_keys(goal: Goal) -> tuple[tuple[tuple[Step, ...], Leaf], ...]:
    """The leaves of a goal's requirement in the order they are written, each with the keys that lead to it."""
    return tuple(_leaves(goal.requirement, ("requirement",)))


def _leaves(part: Requirement, keys: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Leaf]]:
    if isinstance(part, Leaf):
        yield keys, part
        return
    group, parts = ("all", part.all) if isinstance(part, All) else ("any", part.any)
    for n, child in enumerate(parts):
        yield from _leaves(child, (*keys, group, n))
