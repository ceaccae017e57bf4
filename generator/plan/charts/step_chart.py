"""A figure drawn over time as steps: each value holds until the next report."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.plan.charts.scale import scale_over
from generator.plan.charts.value_scale import round_step
from generator.plan.views.promise_pieces import StepChart, StepLevel, StepLine, StepPoint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.derive.figures import FigurePoint, FigureSeries
    from generator.model.text import Id
    from generator.plan.charts.scale import TimeScale
    from generator.plan.context import Context
    from generator.plan.views.pieces import Tick

_FEWEST = 2
_MOST_LEVELS = 3
"""As many steps of the scale as a chart of this height has room for."""
_MOST_TICKS = 3
_ROOM_FOR_A_SIGN = Decimal("2.4")
"""In per cent of the narrowest chart, which is as wide as a phone."""


def step_chart(context: Context, series: FigureSeries) -> StepChart | None:
    """A chart of a series, or None where no unit has two reports with different values.

    Numbers of different units cannot stand on one scale: the unit with the most reports is drawn, the newest of several
    with as many. Where another unit's report came in between, the line is broken.
    """
    unit = _unit(series.points)
    points = tuple(sorted(series.points, key=_day))
    drawn = [point for point in points if point.unit == unit]
    if unit is None or len({point.report.value for point in drawn}) < _FEWEST:
        return None
    time = scale_over(_day(point) for point in drawn)
    values = _Levels([point.report.value for point in drawn])
    levels = tuple(StepLevel(y=values.at(one), words=context.words.number(one)) for one in values.levels)
    inset = min(_ROOM_FOR_A_SIGN * max(len(level.words) for level in levels) + 2, Decimal(40))
    said = context.words.unit(context.units.get(unit), unit)
    return StepChart(
        id=f"chart-{series.figure.id}",
        title=series.figure.label,
        description=_description(context, drawn[0], drawn[-1]),
        unit=context.words.say("Shown in {unit}. Reports in another unit are in the table.", unit=said)
        if len(drawn) < len(series.points)
        else context.words.say("Shown in {unit}.", unit=said),
        inset=f"{inset:.2f}",
        width=f"{100 - inset:.2f}",
        levels=levels,
        ticks=_fewer(time.ticks(context.words)),
        lines=tuple(_lines(points, unit, time, values)),
        points=tuple(
            StepPoint(
                x=time.at(_day(point)),
                y=values.at(point.report.value),
                words=context.bare(point.report, unit),
            )
            for point in drawn
        ),
    )


def _day(point: FigurePoint) -> date:
    """The day a figure held, as its row in the table says: the last one where that is longer than a day."""
    as_of = point.report.as_of
    return (as_of.last if as_of else None) or point.update.date.date


def _unit(points: tuple[FigurePoint, ...]) -> Id | None:
    """The unit with the most reports, the newest of several with as many."""
    counts = Counter(point.unit for point in points)
    return next((point.unit for point in reversed(points) if counts[point.unit] == max(counts.values())), None)


def _fewer(ticks: tuple[Tick, ...]) -> tuple[Tick, ...]:
    """Every other tick where there are many, those that name a year: the levels' words take their part of a phone."""
    if len(ticks) <= _MOST_TICKS:
        return ticks
    return max(ticks[::2], ticks[1::2], key=lambda half: sum(tick.words[-1:].isdigit() for tick in half))


def _description(context: Context, first: FigurePoint, last: FigurePoint) -> str:
    """What is to be seen, for those who cannot see it."""
    before, after = context.amount(first.report, first.unit), context.amount(last.report, last.unit)
    start, end = (context.held(point) for point in (first, last))
    return context.words.say(
        "From {before} ({start}) to {after} ({end}). Every report is in the table.",
        before=before,
        start=start,
        after=after,
        end=end,
    )


def _lines(points: tuple[FigurePoint, ...], unit: Id, time: TimeScale, values: _Levels) -> Iterator[StepLine]:
    """Along from each report to the next, then up or down to its value."""
    for one, following in pairwise(points):
        if (one.unit, following.unit) != (unit, unit):
            continue
        x1, x2 = time.at(_day(one)), time.at(_day(following))
        y1, y2 = values.at(one.report.value), values.at(following.report.value)
        if x1 != x2:
            yield StepLine(x1=x1, y1=y1, x2=x2, y2=y1)
        if y1 != y2:
            yield StepLine(x1=x2, y1=y1, x2=x2, y2=y2)


class _Levels:
    """A scale of values from round number to round number, with zero in it: no step looks larger than it is.

    Whole numbers have whole levels.
    """

    def __init__(self, values: list[Decimal]) -> None:
        low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
        step = round_step(max((high - low) / _MOST_LEVELS, _finest(values)))
        first = int((low / step).to_integral_value(ROUND_FLOOR))
        last = max(int((high / step).to_integral_value(ROUND_CEILING)), first + 1)
        self.levels = tuple(step * number if number else Decimal(0) for number in range(first, last + 1))

    def at(self, value: Decimal) -> str:
        """Where a value is, in per cent from the top with two decimals."""
        top, bottom = self.levels[-1], self.levels[0]
        return f"{100 * (top - value) / (top - bottom):.2f}"


def _finest(values: list[Decimal]) -> Decimal:
    """The place of the last decimal there is: 0.01 where one value is 97.25, 1 among whole numbers."""
    return Decimal(1).scaleb(min(0, *(int(value.as_tuple().exponent) for value in values)))
