"""Promises over time: what was said of each, and how each word moved from the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.model.update import PhaseReport, PromiseReport, State, Update

if TYPE_CHECKING:
    from datetime import date

    from generator.model.text import Id
    from generator.model.topic import Phase, Promise, Topic
    from generator.model.when import When

Movement = Literal["first", "repeated", "slipped", "softened", "forward", "stated", "done", "dropped"]
Standing = Literal["open", "met", "late", "done", "missed", "unknown", "dropped"]

MOVES: tuple[Movement, ...] = ("slipped", "softened", "forward")
"""The movements that change a time that was promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one update said of a promise or phase, and how it moved from the word before.

    `before` is the statement that last set a target, `days` how far the end moved from its end (later counts up; None
    where either is unknown), `missed` whether the time set here passed before anything said that it was met; `was` is
    the state that held before, planned where none was stated.
    """

    update: Update
    report: PromiseReport | PhaseReport
    movement: Movement
    before: Statement | None
    days: int | None
    missed: bool
    was: State


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseHistory:
    """A promise with every statement on it, oldest first, and where it stands on the day of the build.

    `days_moved` runs from the first end that was known to the last; None where none ever was.
    """

    promise: Promise
    statements: tuple[Statement, ...]
    standing: Standing
    days_moved: int | None

    @property
    def label(self) -> str:
        """What it is called."""
        return self.promise.label


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseHistory:
    """A phase with every statement on it, oldest first, and where it stands; `state` is None where none was stated."""

    phase: Phase
    statements: tuple[Statement, ...]
    state: State | None
    standing: Standing

    @property
    def label(self) -> str:
        """What it is called."""
        return self.phase.title


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
    found = _on_phase(promise.phase, updates, today) if promise.phase else _on_promise(promise.id, updates, today)
    return PromiseHistory(
        promise=promise,
        statements=found,
        standing=_standing(found, today),
        days_moved=_days_moved(found),
    )


def phase_history(phase: Phase, updates: tuple[Update, ...], today: date) -> PhaseHistory:
    """The history of a phase over its topic's updates, oldest first."""
    found = _on_phase(phase.id, updates, today)
    states = [statement.report.state for statement in found if statement.report.state]
    return PhaseHistory(
        phase=phase,
        statements=found,
        state=states[-1] if states else None,
        standing=_standing(found, today),
    )


def histories(topic: Topic, updates: tuple[Update, ...], today: date) -> tuple[PromiseHistory | PhaseHistory, ...]:
    """Everything of a topic that has statements of its own: its phases, and its promises that follow no phase."""
    return (
        *(promise_history(promise, updates, today) for promise in topic.promises if promise.phase is None),
        *(phase_history(phase, updates, today) for phase in topic.phases),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with the label of what it is on; `phase` tells a phase from a promise."""

    label: str
    phase: bool
    statement: Statement


def _on_promise(promise: Id, updates: tuple[Update, ...], today: date) -> tuple[Statement, ...]:
    return _statements([(update, one) for update in updates for one in update.promises if one.id == promise], today)


def _on_phase(phase: Id, updates: tuple[Update, ...], today: date) -> tuple[Statement, ...]:
    return _statements([(update, one) for update in updates for one in update.phases if one.id == phase], today)


def _statements(found: list[tuple[Update, PromiseReport | PhaseReport]], today: date) -> tuple[Statement, ...]:
    statements: list[Statement] = []
    before: Statement | None = None
    state: State = "planned"
    for n, (update, report) in enumerate(found):
        target = before.report.target if before else None
        moved = movement(target, report.target, report.state)
        if moved == "first" and statements:
            moved = "stated" if report.target and report.target.known else "repeated"
        statement = Statement(
            update=update,
            report=report,
            movement=moved,
            before=before,
            days=_days_between(target, report.target),
            missed=_missed(report, found[n + 1 :], today),
            was=state,
        )
        statements.append(statement)
        state = report.state or state
        before = statement if report.target else before
    return tuple(statements)


def _days_between(before: When | None, after: When | None) -> int | None:
    if before is None or after is None or before.last is None or after.last is None:
        return None
    return (after.last - before.last).days


def _missed(
    report: PromiseReport | PhaseReport, later: list[tuple[Update, PromiseReport | PhaseReport]], today: date
) -> bool:
    """Whether the time a report sets had passed when something else was said of it, or has passed by `today`.

    What is then said to be done is met, or done late; a later report that sets a time again answers for it from there.
    """
    if report.target is None or report.target.last is None:
        return False
    for update, word in later:
        if word.state == "done":
            return False
        if word.target or word.state == "dropped":
            return update.date.date > report.target.last and word.target != report.target
    return report.state not in ("done", "dropped") and report.target.last < today


def _promised(statements: tuple[Statement, ...]) -> list[When]:
    """The times that were promised; one that comes with the word that it is over replaces none that came before it."""
    return [
        one.report.target
        for one in statements
        if one.report.target and not (one.before and one.movement in ("done", "dropped"))
    ]


def _standing(statements: tuple[Statement, ...], today: date) -> Standing:
    """Met when done no later than the end last promised, late when done after it, done where neither can be said.

    Missed when that end has passed and nothing has said that it was done; a time that is taken back only after it has
    passed is missed all the same, one that is taken back before leaves no time promised.
    """
    targets = _promised(statements)
    target = targets[-1] if targets else None
    newest = statements[-1] if statements else None
    if newest and newest.movement == "dropped":
        return "dropped"
    if newest and newest.movement == "done":
        return _done(newest, target)
    if target is None or target.last is None:
        known = [one for one in statements if one.report.target and one.report.target.known]
        return "missed" if known and known[-1].missed else "unknown"
    return "missed" if target.last < today else "open"


def _done(statement: Statement, target: When | None) -> Standing:
    """What is said to be done without a date was done by that day: it can show a promise met, never broken."""
    when = statement.report.date or statement.update.occurred
    first = when.first if when else None
    last = when.last if when and when.known else statement.update.date.date
    if target is None or target.last is None or last is None:
        return "done"
    if last <= target.last:
        return "met"
    return "late" if first and first > target.last else "done"


def _days_moved(statements: tuple[Statement, ...]) -> int | None:
    known = [target.last for target in _promised(statements) if target.last]
    return (known[-1] - known[0]).days if known else None
