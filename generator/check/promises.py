"""Promises to the public: none moves without a reason, and what is said of them can be true."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.check.facts import told
from generator.derive.promises import histories
from generator.model.problem import Problem, Spot, problem
from generator.model.update import NOT_STATED, PhaseReport
from generator.read.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.derive.promises import PhaseHistory, PromiseHistory, Statement

_SHORTEST = 4
"""A reason of one word with fewer letters ("?", "-") says nothing."""

UNEXPLAINED = {"slipped": "slip-unexplained", "softened": "softening-unexplained"}


def reasons(facts: Facts) -> Iterator[Problem]:
    """A target that slips or softens has a reason."""
    for history, one in _statements(facts):
        code, before = UNEXPLAINED.get(one.movement), one.before
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


def sound(facts: Facts) -> Iterator[Problem]:
    """What is said of promises and phases agrees with what was said before, and with the day it is said on."""
    for history, one in _statements(facts):
        yield from _ended(history.label, one, history.statements[0])
        yield from _past(one)
    for update in facts.content.updates:
        target = update.next_update
        if target and target.last and target.last < update.date.date:
            yield problem(Spot(path=update.path, keys=("next_update",)), "target-past", target=target)
        for kind, reports in (("promises", update.promises), ("phases", update.phases)):
            for report in reports:
                yield from _reason(Spot(path=update.path, keys=(kind, report.id, "reason")), report.reason)


def _statements(facts: Facts) -> Iterator[tuple[PromiseHistory | PhaseHistory, Statement]]:
    """Every statement with the history it is seen in.

    A draft is measured against what is said before it, never against another draft: either may go out first.
    """
    today = facts.now.date()
    for topic, updates in told(facts):
        if topic is None:
            continue
        said = tuple(update for update in updates if not update.draft)
        for history in histories(topic, said, today):
            yield from ((history, one) for one in history.statements)
        for n, update in enumerate(updates):
            if update.draft:
                before = tuple(one for one in updates[:n] if not one.draft)
                for history in histories(topic, (*before, update), today):
                    yield from ((history, one) for one in history.statements if one.update is update)


def _ended(label: str, one: Statement, first: Statement) -> Iterator[Problem]:
    report, said = one.report, one.update.date.date
    if one.movement not in ("done", "dropped"):
        return
    before = one.before.report.target if one.before else None
    if before and report.target and report.target != before:
        yield problem(target_spot(one), "ended-target", label=label, before=before)
    done = report.date
    where = replace(target_spot(one), keys=(*target_spot(one).keys[:-1], "date"))
    if done and done.first and done.first > said:
        yield problem(where, "done-ahead", label=label, date=done)
    elif done and done.last and done.last < first.update.date.date:
        yield problem(where, "done-before", label=label, date=done, day=first.update.date.date)


def _past(one: Statement) -> Iterator[Problem]:
    """A time that is new in its update lies ahead of it."""
    target = one.report.target
    if (
        target
        and target.last
        and target.last < one.update.date.date
        and one.movement in ("first", "stated", *UNEXPLAINED)
    ):
        yield problem(target_spot(one), "target-past", target=target)


def _reason(where: Spot, reason: str) -> Iterator[Problem]:
    """One word is no reason; it may be the one for none, misspelt."""
    if not reason or reason == NOT_STATED or " " in reason.strip() or "{{" in reason:
        return
    guess = nearest(reason.lower().replace("-", "_"), frozenset({NOT_STATED}))
    if guess or len(reason) < _SHORTEST:
        more = {"guess": guess} if guess else {}
        yield problem(where, "reason-form", value=reason, **more)


def target_spot(statement: Statement) -> Spot:
    """Where the time stands that a statement gives."""
    kind = "phases" if isinstance(statement.report, PhaseReport) else "promises"
    return Spot(path=statement.update.path, keys=(kind, statement.report.id, "target"))


def _words(statement: Statement) -> str:
    return f" (“{statement.report.words}”)" if statement.report.words else ""
