"""A follow-up one value at a time: what was reported, what follows from it, what the plan says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.plan.files.follow_up_data import Coded, Fact
from generator.plan.language.scalars import Scalar, Source, scalars, typed
from generator.plan.views.pieces import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.derive.goals import FollowUpState, GoalState, PlanState
    from generator.model.plan import Goal, Plan
    from generator.plan.context import Context
    from generator.plan.files.follow_up_data import (
        AmendmentData,
        ChangeData,
        FactKind,
        FollowUpRecord,
        GoalData,
        MilestoneNow,
        Reported,
        ResultData,
    )


def plan_facts(
    context: Context, plan: Plan, goals: tuple[GoalState, ...], amendments: tuple[AmendmentData, ...]
) -> tuple[Fact, ...]:
    """What a plan says of itself, and of its goals as they were defined at a follow-up."""
    source = Source(context=context, plan=plan, goal=None, path=plan.path)
    found = [*_changed(_facts("plan", "", scalars(source, plan)), "amendments", amendments)]
    for state in goals:
        own = Source(context=context, plan=plan, goal=state.goal, path=state.goal.path)
        found += _facts("plan", state.goal.number, scalars(own, state.goal))
    return tuple(found)


def reported_facts(context: Context, plan: PlanState, state: FollowUpState, record: FollowUpRecord) -> list[Fact]:
    """Exactly what stands in a follow-up's file; that figures are invented is said in a whole sentence."""
    source = Source(context=context, plan=plan.plan, goal=None, path=state.follow_up.path)
    own = _facts("reported", "", scalars(source, state.follow_up))
    found = [replace(fact, words=Text(source=record.notice)) if fact.field == "example" else fact for fact in own]
    known: dict[str, Goal] = {one.goal.number: one.goal for one in state.goals}
    changes = {one.number: one.changes for one in record.goals}
    for row in state.follow_up.rows:
        if goal := known.get(row.id):
            about = replace(source, goal=goal)
            said = _facts("reported", goal.number, scalars(about, row))
            found += _changed(said, "changes", changes[goal.number])
    return found


def derived_facts(context: Context, state: FollowUpState, goals: tuple[GoalData, ...]) -> Iterator[Fact]:
    """What follows from the reports so far."""
    told = {row.id for row in state.follow_up.rows}
    for goal in goals:
        # Where the goal is in the follow-up its status is reported, not derived.
        pairs = [("status", None if goal.number in told else goal.status), *_derived(goal)]
        for field, value in pairs:
            if value is not None:
                yield _fact(context, goal.number, field, value)


_Plain = Decimal | date | bool | int | str
_Value = Coded | Text | _Plain
_Pair = tuple[str, _Value | None]


def _fact(context: Context, number: str, field: str, value: _Value) -> Fact:
    match value:
        case Coded():
            said, words = value.value, Text(source=value.words)
        case Text():
            said, words = value.source, value
        case _:
            said, words = typed(value), Text(source=_words(context, value))
    return Fact(goal=number, field=field, value=said, kind="derived", words=words)


def _words(context: Context, value: _Plain) -> str:
    words = context.words
    match value:
        case bool():
            return words.say("yes") if value else words.say("no")
        case int() | Decimal():
            return words.number(Decimal(value))
        case date():
            return words.day(value)
    return value


def _derived(goal: GoalData) -> Iterator[_Pair]:
    yield "status_before", goal.status_before
    yield "movement", goal.movement
    for period in goal.reported:
        yield from _period(period)
    for one in goal.to_date:
        yield from _result(f"to_date.{one.part}", one)
    yield "met", goal.met
    yield from ((f"met.{one.part}", one.met) for one in goal.to_date)
    yield "missed", goal.missed
    yield "parts_met", goal.parts_met
    for milestone in goal.milestones:
        yield from _milestone(milestone)
    yield "next_due", goal.next_due
    yield "overdue", goal.overdue


def _period(one: Reported) -> Iterator[_Pair]:
    above = f"periods.{one.period.id}"
    yield f"{above}.account", one.account
    if not one.published:
        return
    yield f"{above}.status", one.status
    yield f"{above}.example", one.example
    for result in one.results:
        yield from _result(f"{above}.{result.part}", result)
        yield f"{above}.{result.part}.met", result.met


def _result(above: str, one: ResultData) -> Iterator[_Pair]:
    """A result and what is behind it; its value with the words of the page."""
    yield above, None if one.value is None else Coded(value=typed(one.value), words=one.words)
    yield f"{above}.numerator", one.numerator
    yield f"{above}.denominator", one.denominator
    yield f"{above}.answers", one.answers
    yield f"{above}.done", one.done


def _milestone(one: MilestoneNow) -> Iterator[_Pair]:
    above = f"milestones_now.{one.id}"
    yield f"{above}.state", one.state
    yield f"{above}.period", one.period or None
    yield f"{above}.date", one.date
    yield f"{above}.by", one.by
    yield f"{above}.note", one.note or None
    yield f"{above}.due", one.due
    yield f"{above}.expected", one.expected
    yield f"{above}.late", one.late
    yield f"{above}.beyond", one.beyond


def _facts(kind: FactKind, goal: str, found: Iterable[Scalar]) -> Iterator[Fact]:
    return (Fact(goal=goal, field=one.path, value=one.value, kind=kind, words=one.words) for one in found)


def _changed(facts: Iterable[Fact], above: str, changes: tuple[ChangeData | AmendmentData, ...]) -> Iterator[Fact]:
    """The same, with declared changes in the words that readers know: of what, from what, to what."""
    words: dict[str, str] = {}
    for number, one in enumerate(changes, 1):
        said = (("field", one.field), ("from", one.from_), ("to", one.to))
        words |= {f"{above}.{number}.{key}": coded.words for key, coded in said}
    return (replace(fact, words=Text(source=words[fact.field])) if fact.field in words else fact for fact in facts)
