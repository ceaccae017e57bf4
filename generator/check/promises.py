"""Promises to the public: none moves without a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.facts import told
from generator.derive.promises import histories
from generator.model.problem import Problem, Spot, problem
from generator.model.update import PhaseReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.derive.promises import Statement
    from generator.model.topic import Topic
    from generator.model.update import Update

UNEXPLAINED = {"slipped": "slip-unexplained", "softened": "softening-unexplained"}


def reasons(facts: Facts) -> Iterator[Problem]:
    """A target that slips or softens has a reason.

    A draft is measured against what is said before it, never against another draft: either may go out first.
    """
    for topic, updates in told(facts):
        if topic is None:
            continue
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
                target_spot(one),
                code,
                label=history.label,
                before=before.report.target,
                before_words=_words(before),
                place=target_spot(before),
                after=one.report.target,
                after_words=_words(one),
            )


def target_spot(statement: Statement) -> Spot:
    """Where the time stands that a statement gives."""
    kind = "phases" if isinstance(statement.report, PhaseReport) else "promises"
    return Spot(path=statement.update.path, keys=(kind, statement.report.id, "target"))


def _words(statement: Statement) -> str:
    return f" (“{statement.report.words}”)" if statement.report.words else ""
