"""What the authors owe the public soon, or owe already: promises, and the next word on a topic."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from generator.check.facts import told
from generator.check.promises import target_spot
from generator.derive.next_word import falling_due, next_words
from generator.derive.promises import histories
from generator.derive.public import published
from generator.model.problem import Problem, Spot, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.model.topic import Topic
    from generator.model.update import Update

SOON = 14
"""How many days before its last day something is due soon."""


def due(facts: Facts) -> Iterator[Problem]:
    """What was promised for the days to come, and what was promised for days that have passed."""
    for topic, updates in told(facts):
        public = tuple(update for update in updates if published(update, facts.now))
        if topic and published(topic, facts.now):
            yield from _promises(facts, topic, public)
        if topic is None or published(topic, facts.now):
            yield from _words(facts, topic, public)


def _promises(facts: Facts, topic: Topic, updates: tuple[Update, ...]) -> Iterator[Problem]:
    today = facts.now.date()
    for history in histories(topic, updates, today):
        said = next((one for one in reversed(history.statements) if one.report.target), None)
        target = said.report.target if said and history.standing in ("open", "missed") else None
        # One that was taken back when its time had passed has been answered for.
        if said is None or target is None or target.last is None or target.last > today + timedelta(days=SOON):
            continue
        code = "promise-due" if history.standing == "open" else "promise-missed"
        yield problem(target_spot(said), code, label=history.label, target=target, day=target.last)


def _words(facts: Facts, topic: Topic | None, updates: tuple[Update, ...]) -> Iterator[Problem]:
    today = facts.now.date()
    for word in falling_due(next_words(topic, updates, today), today, SOON):
        by = word.update or word.topic
        if by and word.target.last:
            code = "next-update-due" if word.standing == "open" else "next-update-overdue"
            yield problem(Spot(path=by.path, keys=("next_update",)), code, target=word.target, day=word.target.last)
