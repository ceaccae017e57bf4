"""Figures over time: the unit in force, the base as it was known, and what changed since the report before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.derive.figures import Base, FigurePoint, figure_points, figure_series
from generator.model.moment import Moment
from generator.model.settings import PERCENT
from generator.model.text import Body, Id, Label, Sentence
from generator.model.topic import Figure, Topic
from generator.model.update import FigureReport, Update

CASES, CARS = Id("cases"), Id("cars")
TOTAL = Figure(id=Id("total"), label=Label("I alt"), unit=CASES)
NORTH = Figure(id=Id("north"), label=Label("I nord"), unit=CASES)
SHARE = Figure(id=Id("share"), label=Label("Andel"), unit=PERCENT, part_of=Id("total"))
ROAD = Topic(path="content/topics/vej.md", body=Body(), title=Label("Vej"), id=Id("vej"), figures=(SHARE, TOTAL, NORTH))


def report(figure: str, value: str, *, unit: str = "", part_of: str = "") -> FigureReport:
    return FigureReport(
        id=Id(figure), value=Decimal(value), unit=Id(unit) if unit else None, part_of=Id(part_of) if part_of else None
    )


def update(day: str, *figures: FigureReport) -> Update:
    return Update(
        path=f"content/updates/{day}-nyt.md",
        body=Body(),
        title=Label("Nyt"),
        summary=Sentence("Nyt."),
        id=Id(f"{day}-nyt"),
        slug=Id("nyt"),
        date=Moment(date.fromisoformat(day)),
        figures=figures,
    )


def points(figure: str, *updates: Update, topic: Topic = ROAD) -> tuple[FigurePoint, ...]:
    return next(one.points for one in figure_series(topic, updates) if one.figure.id == figure)


def number(base: Base | None) -> Decimal | None:
    assert base
    return base.report.value if base.report else None


def test_every_figure_of_the_topic_has_a_series_in_the_topics_order_and_no_other_has() -> None:
    found = figure_series(ROAD, (update("2022-01-01", report("total", "10"), report("stranger", "1")),))
    assert [(one.figure.id, len(one.points)) for one in found] == [("share", 0), ("total", 1), ("north", 0)]


def test_the_unit_in_force_is_the_reports_own_where_it_has_one() -> None:
    found = points(
        "total",
        update("2022-01-01", report("total", "10")),
        update("2022-01-02", report("total", "10", unit="cars")),
        update("2022-01-03", report("total", "10", unit="cars")),
        update("2022-01-04", report("total", "10")),
    )
    assert [point.unit for point in found] == [CASES, CARS, CARS, CASES]
    assert [point.unit_changed for point in found] == [False, True, False, True]


def test_the_base_is_as_it_was_known_that_day_and_not_as_it_is_now() -> None:
    found = points(
        "share",
        update("2022-01-01", report("share", "75")),
        update("2022-01-02", report("total", "211000")),
        update("2022-01-03", report("share", "80")),
        update("2022-01-04", report("total", "270000")),
        update("2022-01-05", report("share", "85")),
        update("2022-01-06", report("total", "280000")),
    )
    assert [None, Decimal(211000), Decimal(270000)] == [number(point.base) for point in found]
    # That the number became known is no change of it.
    assert [point.base_moved for point in found] == [False, False, True]
    assert not any(point.base_changed for point in found)


def test_the_base_that_the_same_update_reports_counts_wherever_it_stands_in_it() -> None:
    share, total = report("share", "75"), report("total", "10")
    for figures in ((share, total), (total, share)):
        (found,) = points("share", update("2022-01-01", *figures))
        assert Decimal(10) == number(found.base)


def test_a_base_in_another_unit_is_another_number() -> None:
    found = points(
        "share",
        update("2022-01-01", report("total", "10"), report("share", "75")),
        update("2022-01-02", report("total", "10", unit="cars"), report("share", "75")),
        update("2022-01-03", report("total", "10.0", unit="cars"), report("share", "76")),
    )
    assert [point.base_moved for point in found] == [False, True, False]


def test_another_base_is_a_change_of_base_and_not_of_its_number() -> None:
    found = points(
        "share",
        update("2022-01-01", report("total", "10"), report("north", "4"), report("share", "75")),
        update("2022-01-02", report("share", "75", part_of="north")),
        update("2022-01-03", report("share", "75")),
    )
    assert [point.base.figure.id for point in found if point.base] == ["total", "north", "total"]
    assert [point.base_changed for point in found] == [False, True, True]
    assert not any(point.base_moved for point in found)


def test_a_number_in_a_unit_of_its_own_has_a_base_only_where_that_is_counted_so_or_the_update_names_it() -> None:
    part = Figure(id=Id("part"), label=Label("En del"), unit=CASES, part_of=Id("total"))
    topic = Topic(path=ROAD.path, body=Body(), title=Label("Vej"), id=Id("vej"), figures=(TOTAL, part))
    found = points(
        "part",
        update("2022-01-01", report("total", "10"), report("part", "4")),
        update("2022-01-02", report("part", "4", unit="cars")),
        update("2022-01-03", report("part", "4", unit="cars", part_of="total")),
        update("2022-01-04", report("part", "40", unit=PERCENT)),
        update("2022-01-05", report("total", "9", unit="cars"), report("part", "4", unit="cars")),
        topic=topic,
    )
    assert [bool(point.base) for point in found] == [True, False, True, True, True]
    # It is the unit that has changed, and readers are told of that.
    assert not any(point.base_changed for point in found)
    assert [point.unit_changed for point in found] == [False, True, False, True, True]


def test_a_whole_and_a_figure_that_names_itself_have_no_base() -> None:
    (total,) = points("total", update("2022-01-01", report("total", "10")))
    (own,) = points("total", update("2022-01-01", report("total", "10", part_of="total")))
    assert total.base is None
    assert own.base is None


def test_figures_that_are_parts_of_each_other_end_nowhere() -> None:
    one = Figure(id=Id("one"), label=Label("En"), unit=CASES, part_of=Id("two"))
    two = Figure(id=Id("two"), label=Label("To"), unit=CASES, part_of=Id("one"))
    topic = Topic(path="content/topics/vej.md", body=Body(), title=Label("Vej"), id=Id("vej"), figures=(one, two))
    (found,) = points("one", update("2022-01-01", report("one", "1"), report("two", "2")), topic=topic)
    assert Decimal(2) == number(found.base)


def test_what_is_set_aside_is_seen_against_what_came_before_and_nothing_is_seen_against_it() -> None:
    updates = (
        update("2022-01-01", report("total", "10"), report("share", "50")),
        update("2022-01-02", report("total", "20"), report("share", "60")),
        update("2022-01-03", report("share", "70")),
    )
    found = [
        (point.update.id[:10], number(point.base), point.before.update.id[:10] if point.before else "")
        for point in figure_points(ROAD, updates, aside=frozenset({updates[1].id}))
        if point.figure.id == "share"
    ]
    assert [
        ("2022-01-01", Decimal(10), ""),
        ("2022-01-02", Decimal(20), "2022-01-01"),
        ("2022-01-03", Decimal(10), "2022-01-01"),
    ] == found
