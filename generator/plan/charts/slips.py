"""The slip chart: when each word on a promise was said, against the time that it promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.charts.scale import TimeScale, scale_over
from generator.plan.views.promise_pieces import SlipChart, SlipRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.derive.promises import PromiseHistory, Statement
    from generator.plan.context import Context

_ROW = 3.4
"""The height of a row in em: a line of words, and the bar below it."""
_LABEL, _BAR, _MIDDLE = 1.1, 1.7, 2.1
"""Where in a row the words stand, the bar begins, and its middle is."""
_AXIS = 1.8
"""The height below the rows in which the months stand."""
_LONGEST = 42
"""More letters than this do not fit beside each other on a phone; the table has them all."""

TONES = {"slipped": "bad", "softened": "warn", "forward": "good", "done": "good", "dropped": "bad"}


def slip_chart(context: Context, history: PromiseHistory, chart_id: str) -> SlipChart | None:
    """The chart of a promise; None where fewer than two words give a time, or none a known one."""
    told = [one for one in history.statements if one.report.target or _done_on(one)]
    days = [day for one in told for day in _days(one)]
    times = [one for one in told if one.report.target]
    if len(times) < 2 or not any(one.report.target and one.report.target.known for one in times):  # noqa: PLR2004 - two make a line
        return None
    scale = scale_over(days)
    words = context.words
    height = len(told) * _ROW
    return SlipChart(
        id=chart_id,
        title=words.say("How the promise moved: {label}", label=history.label),
        description=_description(context, told),
        height=_em(height + _AXIS),
        axis_top=_em(height),
        ticks=scale.ticks(words),
        rows=tuple(_rows(context, told, scale)),
    )


def _days(statement: Statement) -> Iterator[date]:
    """The days a statement needs on the scale."""
    yield statement.update.date.date
    target = statement.report.target
    for day in (target.first if target else None, target.last if target else None, _done_on(statement)):
        if day:
            yield day


def _done_on(statement: Statement) -> date | None:
    """The last day on which what a statement says to be done can have been done, where that is told."""
    when = (statement.report.date or statement.update.occurred) if statement.movement == "done" else None
    return when.last if when else None


def _rows(context: Context, told: list[Statement], scale: TimeScale) -> Iterator[SlipRow]:
    before: SlipRow | None = None
    for n, one in enumerate(told):
        row = _row(context, one, scale, n * _ROW, before)
        yield row
        before = row if row.end else before


def _row(context: Context, one: Statement, scale: TimeScale, top: float, before: SlipRow | None) -> SlipRow:
    target, done = one.report.target, _done_on(one)
    said = scale.at(one.update.date.date)
    start = end = width = ""
    if target and target.last:
        end = scale.at(target.last, end=True)
        start = scale.at(target.first) if target.first else min(said, end, key=float)
        width = f"{float(end) - float(start):.2f}"
    label, words = _label(context, one)
    return SlipRow(
        label=label,
        target=words,
        tone=TONES.get(one.movement, "neutral"),
        label_top=_em(top + _LABEL),
        bar_top=_em(top + _BAR),
        top=_em(top + _MIDDLE),
        said=said,
        start=start,
        width=width,
        end=end,
        open=bool(target and target.known and not target.first),
        before=before.end if before and end else "",
        before_top=before.top if before and end else "",
        done=scale.at(done) if done else "",
        missed=one.missed,
    )


def _label(context: Context, one: Statement) -> tuple[str, str]:
    """The day of a statement and what it said, or the day alone where both are too long even with a shortened month."""
    day, words = one.update.date.date, _words(context, one)
    whole = context.words.day(day)
    for said in (whole, whole.replace(context.words.months[day.month - 1], context.words.short_month(day))):
        if len(said) + len(words) < _LONGEST:
            return f"{said}:", words
    return whole, ""


def _words(context: Context, one: Statement) -> str:
    if one.report.target:
        return context.words.when(one.report.target)
    return context.state("done")


def _description(context: Context, told: list[Statement]) -> str:
    """The chart as one sentence for each word, for those who do not see it."""
    said = (
        context.words.say("{day}: {target}", day=context.words.day(one.update.date.date), target=_words(context, one))
        for one in told
    )
    return ". ".join(said) + "."


def _em(height: float) -> str:
    return f"{height:.2f}"
