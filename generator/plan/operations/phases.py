"""The phases of a topic in words, and each in its place on one line of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.derive.promises import MOVES
from generator.plan.charts.scale import TimeScale, scale_over
from generator.plan.language.statements import moves, newest_target, statement_row
from generator.plan.operations.promises import standing_lamp
from generator.plan.views.pieces import Lamp, Tick
from generator.plan.views.promise_pieces import PhaseBlock, PhaseStrip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.derive.promises import PhaseHistory
    from generator.derive.site import TopicState
    from generator.model.when import When
    from generator.plan.context import Context

TONES = {"planned": "neutral", "active": "neutral", "done": "good", "dropped": "bad"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The phases of a topic in the order they are gone through, and the marks of the line that they share."""

    blocks: tuple[PhaseBlock, ...]
    ticks: tuple[Tick, ...]


def phase_timeline(context: Context, state: TopicState) -> Timeline:
    """The phases of a topic; a line of time where any of them has had a time."""
    days = [day for history in state.phases for when in _times(history) for day in _ends(when)]
    scale = scale_over(days) if days else None
    return Timeline(
        blocks=tuple(_block(context, state, history, scale) for history in state.phases),
        ticks=scale.ticks(context.words) if scale else (),
    )


def _times(history: PhaseHistory) -> Iterator[When]:
    """Every time a phase has been given, oldest first: when it was to be done, and when it was."""
    for one in history.statements:
        if one.report.target and one.report.target.known:
            yield one.report.target
    done = _done(history)
    if done:
        yield done


def _done(history: PhaseHistory) -> When | None:
    newest = history.statements[-1] if history.statements else None
    return newest.report.date if newest and newest.movement == "done" and newest.report.date else None


def _ends(when: When) -> tuple[date, ...]:
    return tuple(day for day in (when.first, when.last) if day)


def _block(context: Context, state: TopicState, history: PhaseHistory, scale: TimeScale | None) -> PhaseBlock:
    phase = history.phase
    newest = newest_target(history)
    target = newest.report.target if newest else None
    return PhaseBlock(
        id=f"phase-{phase.id}",
        title=phase.title,
        text=context.markdown(phase.text, state.topic, path=state.topic.path, prefix=f"f-{phase.id}-"),
        responsible=phase.responsible,
        now=_now(context, history, target),
        state=_lamp(context, history),
        moves=moves(context, history.statements) if any(one.movement in MOVES for one in history.statements) else "",
        strip=_strip(history, scale) if scale else None,
        history=tuple(statement_row(context, one, phase.title) for one in history.statements),
    )


def _now(context: Context, history: PhaseHistory, target: When | None) -> str:
    """When it was done where that is told, else for when it is promised."""
    done = _done(history)
    if done:
        return context.words.say("Done: {when}", when=context.words.when(done))
    if target is None or not target.known:
        return ""
    return context.words.say("Promised: {when}", when=context.words.when(target))


def _lamp(context: Context, history: PhaseHistory) -> Lamp:
    """A phase's stated state; whether its time was kept where that can be said."""
    if history.standing in ("missed", "met", "late"):
        return standing_lamp(context, history)
    state = history.state or "planned"
    return Lamp(words=context.state(state).capitalize(), tone=TONES[state])


def _strip(history: PhaseHistory, scale: TimeScale) -> PhaseStrip | None:
    """Where a phase lies: when it was done, else its newest time; the ends of the times it had before."""
    times = list(dict.fromkeys(_times(history)))
    if not times:
        return None
    newest = times[-1]
    start = float(scale.at(newest.first)) if newest.first else 0.0
    end = float(scale.at(newest.last, end=True)) if newest.last else 100.0
    former = (scale.at(one.last, end=True) for one in times[:-1] if one.last and one.last != newest.last)
    state = "missed" if history.standing == "missed" else history.state or "planned"
    return PhaseStrip(
        start=f"{start:.2f}", width=f"{end - start:.2f}", state=state, former=tuple(dict.fromkeys(former))
    )
