"""Promises over time: what was said of each, and how each word moved from the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.model.update import PhaseReport, PromiseReport, State, Update

if TYPE_CHECKING:
    from datetime import date

    from generator.model.topic import Phase, Promise, Topic
    from generator.model.when import When

Movement = Literal["first", "repeated", "slipped", "softened", "forward", "stated", "done", "dropped"]
Standing = Literal["open", "kept", "late", "done", "overdue", "unknown", "dropped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one update said of a promise or phase, and how it moved from the word before."""

    update: Update
    report: PromiseReport | PhaseReport
    movement: Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseHistory:
    """A promise with every statement on it, oldest first, and where it stands on the day of the build."""

    promise: Promise
    statements: tuple[Statement, ...]
    standing: Standing
    days_moved: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseHistory:
    """A phase with every statement on it, oldest first, and where it stands; `state` is None where none was stated."""

    phase: Phase
    statements: tuple[Statement, ...]
    state: State | None
    standing: Standing


def movement(before: When | None, after: When | None, state: State | None) -> Movement:
    """How a promise moved between two statements. A target that is not repeated is not moved."""
    if state in ("done", "dropped"):
        return state
    if before is None:
        return "first"
    if after is None or after == before:
        return "repeated"
    return _moved(before, after)


def _moved(before: When, after: When) -> Movement:
    """It slips when the new end is later and softens when it widens or becomes unknown; unknown to known is neither."""
    if before.last is None:
        return "repeated" if after.last is None else "stated"
    if after.last is None:
        return "softened"
    if after.last > before.last:
        return "slipped"
    if before.days is not None and (after.days is None or after.days > before.days):
        return "softened"
    return "forward" if after.last < before.last else "repeated"


def promise_history(promise: Promise, updates: tuple[Update, ...], today: date) -> PromiseHistory:
    """The history of a promise over its topic's updates, oldest first."""
    if promise.phase is None:
        found = tuple((update, report) for update in updates for report in update.promises if report.id == promise.id)
        statements = _statements(found)
    else:
        statements = _phase_statements(promise.phase, updates)
    return PromiseHistory(
        promise=promise,
        statements=statements,
        standing=_standing(statements, today),
        days_moved=_days_moved(statements),
    )


def phase_history(phase: Phase, updates: tuple[Update, ...], today: date) -> PhaseHistory:
    """The history of a phase over its topic's updates, oldest first."""
    statements = _phase_statements(phase.id, updates)
    states = [statement.report.state for statement in statements if statement.report.state]
    return PhaseHistory(
        phase=phase,
        statements=statements,
        state=states[-1] if states else None,
        standing=_standing(statements, today),
    )


def next_update(topic: Topic, updates: tuple[Update, ...]) -> When | None:
    """When the next word on a topic is promised: what the newest update that says so says, else the topic itself.

    `updates` run oldest first. A later update that came in the time promised, or when none was set, has kept the word.
    """
    said = next((update for update in reversed(updates) if update.next_update), None)
    if said is None or said.next_update is None:
        return topic.next_update
    first = said.next_update.first
    kept = updates[-1] is not said and (first is None or updates[-1].date.date >= first)
    return topic.next_update if kept else said.next_update


def _phase_statements(phase: str, updates: tuple[Update, ...]) -> tuple[Statement, ...]:
    return _statements(tuple((update, report) for update in updates for report in update.phases if report.id == phase))


def _statements(found: tuple[tuple[Update, PromiseReport | PhaseReport], ...]) -> tuple[Statement, ...]:
    statements: list[Statement] = []
    before: When | None = None
    for update, report in found:
        moved = movement(before, report.target, report.state)
        if moved == "first" and statements:
            moved = "stated" if report.target and report.target.known else "repeated"
        statements.append(Statement(update=update, report=report, movement=moved))
        before = report.target or before
    return tuple(statements)


def _standing(statements: tuple[Statement, ...], today: date) -> Standing:
    """Kept when done no later than the end last promised, late when done after it, done where neither can be said.

    Overdue when that end has passed and nothing has said that it was done.
    """
    targets = [statement.report.target for statement in statements if statement.report.target]
    target = targets[-1] if targets else None
    newest = statements[-1] if statements else None
    if newest and newest.movement == "dropped":
        return "dropped"
    if newest and newest.movement == "done":
        return _done(newest, target)
    if target is None or target.last is None:
        return "unknown"
    return "overdue" if target.last < today else "open"


def _done(statement: Statement, target: When | None) -> Standing:
    """What is said to be done without a date was done by that day: it can show a promise kept, never broken."""
    when = statement.report.date or statement.update.occurred
    first = when.first if when else None
    last = when.last if when and when.known else statement.update.date.date
    if target is None or target.last is None or last is None:
        return "done"
    if last <= target.last:
        return "kept"
    return "late" if first and first > target.last else "done"


def _days_moved(statements: tuple[Statement, ...]) -> int | None:
    ends = [statement.report.target.last for statement in statements if statement.report.target]
    known = [end for end in ends if end]
    return (known[-1] - known[0]).days if known else None
