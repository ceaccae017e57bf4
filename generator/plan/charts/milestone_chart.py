"""The milestones of a goal on one line of time: agreed for when, promised for when instead, and reached when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.plan.charts.scale import scale_over
from generator.plan.language.milestones import late_words, milestone_lamp
from generator.plan.language.statements import days_words
from generator.plan.views.goal_pieces import MilestoneBar, MilestoneChart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.derive.goals import GoalState, PlanState
    from generator.derive.milestones import MilestoneState
    from generator.plan.charts.scale import TimeScale
    from generator.plan.context import Context

_FAR_RIGHT = 60.0
"""Beyond so many per cent a line's words stand on its left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """The days between which a milestone was agreed to be reached; `first` is None where it may be any day before."""

    first: date | None
    last: date


def milestone_chart(context: Context, plan: PlanState, state: GoalState) -> MilestoneChart | None:
    """The chart of a goal's milestones; None where none of them has a time."""
    spans = tuple(_agreed(one) for one in state.milestones)
    days = [day for one, span in zip(state.milestones, spans, strict=True) for day in _days(one, span)]
    if not days:
        return None
    period = plan.plan.period
    scale = scale_over([period.from_, period.until, *days])
    ends_at = scale.at(period.until, end=True) if scale.last > period.until else ""
    return MilestoneChart(
        id="milestone-chart",
        title=context.words.say("Milestones on a line of time: {goal}", goal=state.goal.title),
        description=" ".join(_said(context, one, n) for n, one in enumerate(state.milestones, start=1)),
        ticks=scale.ticks(context.words),
        bars=tuple(
            _bar(context, one, span, _Row(label=str(n), scale=scale))
            for n, (one, span) in enumerate(zip(state.milestones, spans, strict=True), start=1)
        ),
        ends_at=ends_at,
        ends_anchor="end" if ends_at and float(ends_at) > _FAR_RIGHT else "start",
    )


def _agreed(one: MilestoneState) -> _Span | None:
    """The time agreed: the milestone's own, else the division that accounts for it."""
    by, own = one.agreed.by, one.agreed.own
    if by and by.last:
        return _Span(first=by.first, last=by.last)
    return _Span(first=own.first, last=own.last) if own else None


def _days(one: MilestoneState, span: _Span | None) -> Iterator[date]:
    """The days that a milestone needs on the scale."""
    told = (span.first if span else None, span.last if span else None, one.expected, one.reached)
    yield from (day for day in told if day)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Where a milestone is drawn: its number, and the scale of all."""

    label: str
    scale: TimeScale


def _bar(context: Context, one: MilestoneState, span: _Span | None, row: _Row) -> MilestoneBar:
    scale = row.scale
    end = scale.at(span.last, end=True) if span else ""
    start = scale.at(span.first) if span and span.first else "0.00" if span else ""
    newest = one.revisions[-1].by.last if one.revisions else None
    moved = scale.at(newest, end=True) if newest else ""
    reached = scale.at(one.reached) if one.reached else ""
    lamp = milestone_lamp(context, one)
    late = days_words(context, one.late) if one.reached and one.late else ""
    came = reached if one.reached and one.late else moved if one.state != "done" else ""
    return MilestoneBar(
        label=row.label,
        words=f"{lamp.words}, {late}" if late else lamp.words,
        tone=lamp.tone,
        state=_state(one),
        start=start,
        width=f"{float(end) - float(start):.2f}" if span else "",
        end=end,
        moved=moved,
        reached=reached,
        to=came if end and came else "",
        later=bool(one.late) if one.reached else one.moved_later,
    )


def _state(one: MilestoneState) -> str:
    if one.state in ("done", "dropped"):
        return one.state
    return "missed" if one.passed and one.told_since else "open"


def _said(context: Context, one: MilestoneState, number: int) -> str:
    """A milestone in words, for those who do not see the chart."""
    words = context.words
    lamp, late = milestone_lamp(context, one), late_words(context, one)
    by = words.by(one.agreed.by) if one.agreed.by else ""
    if one.due and not by:
        by = words.say("by {when}", when=words.day(one.due))
    agreed = words.say("agreed {when}", when=by) if by else ""
    told = ", ".join(part for part in (lamp.words, late, agreed) if part)
    return words.say("Milestone {number}: {words}.", number=str(number), words=told)
