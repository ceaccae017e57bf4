"""How far a topic is: the share that its newest word on it reports, as a number and a bar."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.model.settings import PERCENT
from generator.plan.views.promise_pieces import Progress

if TYPE_CHECKING:
    from generator.derive.figures import FigurePoint
    from generator.derive.site import TopicState
    from generator.plan.context import Context

_WHOLE = Decimal(100)


def progress(context: Context, state: TopicState) -> Progress | None:
    """The newest report of a figure that grows towards a whole; None where no figure of the topic does.

    Of several that one update reports the one that is furthest behind counts: nothing is to look more finished than it
    is.
    """
    found = [
        (point, share)
        for series in state.figures
        if series.figure.direction == "grows" and series.points
        for point in series.points[-1:]
        if (share := _share(point)) is not None
    ]
    if not found:
        return None
    newest = max((point.update.date, point.update.id) for point, _ in found)
    point, share = min(
        (pair for pair in found if (pair[0].update.date, pair[0].update.id) == newest), key=lambda pair: pair[1]
    )
    return Progress(
        label=point.figure.label,
        value=context.amount(point.report, point.unit),
        base=context.of(point.base),
        as_of=context.held(point),
        share=f"{share:.2f}",
    )


def _share(point: FigurePoint) -> Decimal | None:
    """The share in per cent that a report tells of, from 0 to 100; None where it tells of none."""
    value = point.report.value
    if point.unit != PERCENT:
        base = point.base
        if base is None or base.report is None or base.unit != point.unit or base.report.value <= 0:
            return None
        value = value * _WHOLE / base.report.value
    return value if 0 <= value <= _WHOLE else None
