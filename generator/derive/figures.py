"""Figures over time: every report of a figure with its unit, its base, and what was reported before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model.settings import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.text import Id
    from generator.model.topic import Figure, Topic
    from generator.model.update import FigureReport, Update


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The figure that another is a share or part of, as known at a moment: `report` is None where none had been made.

    `unit` is the one in force for that report, else the figure's own.
    """

    figure: Figure
    unit: Id
    report: FigureReport | None

    @property
    def counted(self) -> bool:
        """Whether its number says what it is that others are parts of; an unknown one and a percentage do not."""
        return self.report is not None and self.unit != PERCENT

    def moved_from(self, former: Base) -> bool:
        """Whether the same figure had another number, or one in another unit, before. What was not known has none."""
        if former.figure.id != self.figure.id or former.report is None or self.report is None:
            return False
        return (former.report.value, former.unit) != (self.report.value, self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePoint:
    """What one update reported of a figure.

    `unit` is the one in force, `base` what the figure is a part of as known when the update was written (None as well
    where the update counts in a unit of its own, which the base is not counted in), `before` the point before this one.
    (The chain of points is left out of comparisons and of what is printed.)
    """

    update: Update
    figure: Figure
    report: FigureReport
    unit: Id
    base: Base | None
    before: FigurePoint | None = field(repr=False, compare=False)

    @property
    def unit_changed(self) -> bool:
        """Whether the point before was counted in another unit."""
        return self.before is not None and self.before.unit != self.unit

    @property
    def base_changed(self) -> bool:
        """Whether the point before was a part of another figure, or of none where this one is of one."""
        former = self.before
        return former is not None and _part_of(former.report, self.figure) != _part_of(self.report, self.figure)

    @property
    def base_moved(self) -> bool:
        """Whether the base is the same figure as at the point before and its number has changed since."""
        former = self.before.base if self.before else None
        return former is not None and self.base is not None and self.base.moved_from(former)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSeries:
    """A figure with every report on it, oldest first."""

    figure: Figure
    points: tuple[FigurePoint, ...]


def figure_series(topic: Topic, updates: Iterable[Update]) -> tuple[FigureSeries, ...]:
    """The series of all figures of a topic, in its order, over its updates, which run oldest first."""
    points: dict[Id, list[FigurePoint]] = {figure.id: [] for figure in topic.figures}
    for point in figure_points(topic, updates):
        points[point.figure.id].append(point)
    return tuple(FigureSeries(figure=figure, points=tuple(points[figure.id])) for figure in topic.figures)


def figure_points(
    topic: Topic, updates: Iterable[Update], *, aside: frozenset[Id] = frozenset()
) -> Iterator[FigurePoint]:
    """Every report of a topic's figures over its updates, which run oldest first.

    Updates whose ids are in `aside` are seen against what came before them, and nothing is seen against them.
    """
    figures = {figure.id: figure for figure in topic.figures}
    known = {figure.id: Base(figure=figure, unit=figure.unit, report=None) for figure in topic.figures}
    newest: dict[Id, FigurePoint] = {}
    for update in updates:
        reports = [report for report in update.figures if report.id in figures]
        if not reports:
            continue
        now = dict(known) if update.id in aside else known
        for report in reports:
            figure = figures[report.id]
            now[report.id] = Base(figure=figure, unit=report.unit or figure.unit, report=report)
        points = [_point(update, now[report.id], report, now, newest.get(report.id)) for report in reports]
        yield from points
        if update.id not in aside:
            newest.update((point.figure.id, point) for point in points)


def _point(
    update: Update, own: Base, report: FigureReport, known: dict[Id, Base], before: FigurePoint | None
) -> FigurePoint:
    part_of = _part_of(report, own.figure)
    base = known.get(part_of) if part_of else None
    return FigurePoint(
        update=update,
        figure=own.figure,
        report=report,
        unit=own.unit,
        base=base if base and _comparable(own, base) else None,
        before=before,
    )


def _part_of(report: FigureReport, figure: Figure) -> Id | None:
    """The figure that a report is named as a part of: by itself, else by its topic. None is a part of itself."""
    named = report.part_of or figure.part_of
    return named if named != figure.id else None


def _comparable(own: Base, base: Base) -> bool:
    """Whether a reported number says something beside its base.

    What a topic calls a part is one in the unit that the topic gives the figure. An update that counts it in another
    has not said that the whole is counted so: 44,000 vehicles are no part of 211,000 recalculations.
    """
    if own.unit in (own.figure.unit, base.unit, PERCENT):
        return True
    return own.report is not None and own.report.part_of is not None
