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

    `unit` is the one in force, `base` what the figure is a part of as known when the update was written, `before` the
    point before this one. (The chain of points is left out of comparisons and of what is printed.)
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
        return self.before is not None and _id(self.before.base) != _id(self.base)

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
    part_of = report.part_of or own.figure.part_of
    return FigurePoint(
        update=update,
        figure=own.figure,
        report=report,
        unit=own.unit,
        base=known.get(part_of) if part_of and part_of != report.id else None,
        before=before,
    )


def _id(base: Base | None) -> str:
    return base.figure.id if base else ""
