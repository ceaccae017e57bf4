"""Figures in words: each report with its base, and what has changed since the report before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.charts.step_chart import step_chart
from generator.plan.parts import topic_of, update_anchor
from generator.plan.views.promise_pieces import FigureBlock, FigureRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.figures import Base, FigurePoint, FigureSeries
    from generator.model.text import Id
    from generator.model.update import Update
    from generator.plan.context import Context


def figure_rows(context: Context, update: Update) -> tuple[FigureRow, ...]:
    """What an update reports of its topic's figures, in its own order."""
    if topic_of(context, update) is None:
        return ()
    return tuple(figure_row(context, point) for point in context.lookup.reported(update))


def figure_block(context: Context, series: FigureSeries) -> FigureBlock:
    """A figure with every report on it, of which there is at least one, and its chart if there is one."""
    rows = tuple(figure_row(context, point) for point in series.points)
    return FigureBlock(
        id=f"figure-{series.figure.id}",
        label=series.figure.label,
        base=rows[-1].base_label,
        now=rows[-1],
        history=rows,
        changed=any(row.changes for row in rows),
        chart=step_chart(context, series),
    )


def figure_row(context: Context, point: FigurePoint) -> FigureRow:
    """One report of a figure with its base, its time and what has changed."""
    return FigureRow(
        label=point.figure.label,
        value=context.amount(point.report, point.unit),
        base=context.of(point.base),
        base_label=point.base.figure.label if point.base and point.base.counted else "",
        as_of=context.held(point),
        changes=tuple(_changes(context, point)),
        note=context.sentence(point.report.note, point.update),
        said=update_anchor(context, point.update),
    )


def _changes(context: Context, point: FigurePoint) -> Iterator[str]:
    """What a reader who compares a report with the one before has to know."""
    words, former = context.words, point.before
    if former is None:
        return
    if point.unit_changed:
        before, after = _unit(context, former.unit), _unit(context, point.unit)
        yield words.say("The unit has changed from {before} to {after}.", before=before, after=after)
    if point.base_changed:
        yield _base_change(context, former.base, point.base)
    elif point.base_moved and former.base and point.base and former.base.report and point.base.report:
        say = context.bare if former.base.unit == point.base.unit else context.amount
        before = say(former.base.report, former.base.unit)
        after = context.amount(point.base.report, point.base.unit)
        yield words.say("The base has changed from {before} to {after}.", before=before, after=after)


def _base_change(context: Context, former: Base | None, base: Base | None) -> str:
    words = context.words
    if former is None:
        return words.say("The figure is now a part of {base}.", base=_named(context, base))
    if base is None:
        return words.say("The figure is no longer a part of {base}.", base=_named(context, former))
    before, after = _named(context, former), _named(context, base)
    return words.say("The base has changed from {before} to {after}.", before=before, after=after)


def _named(context: Context, base: Base | None) -> str:
    """A base by its label, with its number where one is known."""
    if base is None:
        return ""
    label = context.words.say("“{label}”", label=base.figure.label)
    return f"{label} ({context.amount(base.report, base.unit)})" if base.counted and base.report else label


def _unit(context: Context, unit: Id) -> str:
    return context.words.unit(context.units.get(unit), unit)
