"""Promises to the public: none moves without a reason, and none falls due unnoticed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from generator.derive.promises import histories
from generator.derive.public import published
from generator.model.problem import Problem, Spot, problem
from generator.model.update import PhaseReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.derive.promises import Statement
    from generator.model.topic import Topic
    from generator.model.update import Update

SOON = timedelta(days=14)
"""How long before its last day a promise is due soon."""

UNEXPLAINED = {"slipped": "slip-unexplained", "softened": "softening-unexplained"}


def reasons(facts: Facts) -> Iterator[Problem]:
    """A target that slips or softens has a reason.

    A draft is measured against what is said before it, never against another draft: either may go out first.
    """
    for topic, updates in _told(facts):
        said = tuple(update for update in updates if not update.draft)
        yield from _unexplained(facts, topic, said)
        for n, update in enumerate(updates):
            if update.draft:
                before = tuple(one for one in updates[:n] if not one.draft)
                yield from _unexplained(facts, topic, (*before, update), only=update)


def _unexplained(
    facts: Facts, topic: Topic, updates: tuple[Update, ...], only: Update | None = None
) -> Iterator[Problem]:
    for history in histories(topic, updates, facts.now.date()):
        for one in history.statements:
            if only and one.update is not only:
                continue
            code = UNEXPLAINED.get(one.movement)
            before = one.before
            if code is None or before is None or one.report.reason:
                continue
            if before.report.target is None or one.report.target is None:
                continue
            yield problem(
                _spot(one),
                code,
                label=history.label,
                before=before.report.target,
                before_words=_words(before),
                place=_spot(before),
                after=one.report.target,
                after_words=_words(one),
            )


def due(facts: Facts) -> Iterator[Problem]:
    """What was promised for the days to come, and what was promised for days that have passed."""
    today = facts.now.date()
    for topic, updates in _told(facts):
        public = tuple(update for update in updates if published(update, facts.now))
        if not published(topic, facts.now):
            continue
        for history in histories(topic, public, today):
            said = next((one for one in reversed(history.statements) if one.report.target), None)
            target = said.report.target if said and history.standing in ("open", "missed") else None
            # One that was taken back when its time had passed has been answered for.
            if said is None or target is None or target.last is None or target.last > today + SOON:
                continue
            code = "promise-due" if history.standing == "open" else "promise-missed"
            yield problem(_spot(said), code, label=history.label, target=target, day=target.last)


def _told(facts: Facts) -> Iterator[tuple[Topic, tuple[Update, ...]]]:
    """Every topic with its updates, oldest first, drafts and scheduled ones among them."""
    of: dict[str, list[Update]] = {}
    for update in sorted(facts.content.updates, key=lambda one: (one.date, one.id)):
        topic = facts.topic_of(update)
        if topic:
            of.setdefault(topic.id, []).append(update)
    for topic in facts.content.topics:
        yield topic, tuple(of.get(topic.id, ()))


def _spot(statement: Statement) -> Spot:
    kind = "phases" if isinstance(statement.report, PhaseReport) else "promises"
    return Spot(path=statement.update.path, keys=(kind, statement.report.id, "target"))


def _words(statement: Statement) -> str:
    return f" (“{statement.report.words}”)" if statement.report.words else ""
