"""The drawing of a figure over time: steps at the right places, whole, and broken where the unit is another."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from generator.checking import Clock, checked
from generator.derive.site import site_at
from generator.plan.charts.step_chart import step_chart
from generator.plan.context import context
from generator.plan.views.promise_pieces import StepChart
from generator.record.history import Past

NOW = "2026-06-01T12:00"
SETTINGS = """\
format: 1
title: Vejen
url: https://vejen.example
units:
  cases: {one: sag, many: sager}
  cars: {one: bil, many: biler}
"""


def chart(folder: Path, *reports: str, unit: str = "cases") -> StepChart | None:
    """The chart of a figure with reports like "2026-01-11 20 cars"."""
    (folder / "content/topics").mkdir(parents=True)
    (folder / "content/updates").mkdir()
    (folder / "site.yml").write_text(SETTINGS, encoding="utf-8")
    topic = f"---\ntitle: Vej\nfigures:\n  total: {{label: I alt, unit: {unit}}}\n---\n"
    (folder / "content/topics/vej.md").write_text(topic, encoding="utf-8")
    for one in reports:
        day, value, *other = one.split()
        told = f"    unit: {other[0]}\n" if other else ""
        text = f"---\ntitle: Nyt\nsummary: Nyt.\nfigures:\n  total:\n    value: {value}\n{told}---\n"
        (folder / f"content/updates/{day}-nyt.md").write_text(text, encoding="utf-8")
    known = checked(folder, Clock(instant=datetime.fromisoformat(NOW)))
    assert known.now
    assert known.content
    site = site_at(known.content, known.now)
    return step_chart(context(site, Past()), site.topics[0].figures[0])


def drawn(folder: Path, *reports: str, unit: str = "cases") -> StepChart:
    found = chart(folder, *reports, unit=unit)
    assert found
    return found


def test_one_report_is_no_chart_and_neither_are_two_in_different_units_or_two_of_one_value(tmp_path: Path) -> None:
    assert chart(tmp_path / "none") is None
    assert chart(tmp_path / "one", "2026-01-01 10") is None
    assert chart(tmp_path / "two", "2026-01-01 10", "2026-01-02 10 cars") is None
    assert chart(tmp_path / "same", "2026-01-01 10", "2026-01-02 10.0") is None


def test_each_value_holds_until_the_next_report_and_then_the_line_goes_straight_up_or_down(tmp_path: Path) -> None:
    # April has thirty days, and the scale is of whole months; values go from 0 to 20.
    found = drawn(tmp_path, "2026-04-01 10", "2026-04-16 20", "2026-04-28 5")
    assert [(line.x1, line.y1, line.x2, line.y2) for line in found.lines] == [
        ("0.00", "50.00", "50.00", "50.00"),
        ("50.00", "50.00", "50.00", "0.00"),
        ("50.00", "0.00", "90.00", "0.00"),
        ("90.00", "0.00", "90.00", "75.00"),
    ]
    assert [(point.x, point.y, point.words) for point in found.points] == [
        ("0.00", "50.00", "10"),
        ("50.00", "0.00", "20"),
        ("90.00", "75.00", "5"),
    ]
    assert [(level.y, level.words) for level in found.levels] == [("100.00", "0"), ("50.00", "10"), ("0.00", "20")]
    assert [(tick.at, tick.words) for tick in found.ticks] == [("0.00", "apr. 2026")]


def test_a_value_that_is_repeated_draws_no_line_up_or_down(tmp_path: Path) -> None:
    found = drawn(tmp_path, "2026-04-01 10", "2026-04-11 10.0", "2026-04-16 5")
    assert [(line.y1, line.y2) for line in found.lines] == [("0.00", "0.00"), ("0.00", "0.00"), ("0.00", "50.00")]


def test_the_line_is_broken_where_another_unit_was_reported_in_between(tmp_path: Path) -> None:
    found = drawn(tmp_path, "2026-04-01 10", "2026-04-04 12 cars", "2026-04-07 10", "2026-04-10 20")
    assert [(line.x1, line.x2) for line in found.lines] == [("20.00", "30.00"), ("30.00", "30.00")]
    assert [point.x for point in found.points] == ["0.00", "20.00", "30.00"]
    assert found.unit == "Vist i sager. Tal i andre enheder står i tabellen."


def test_of_two_units_with_as_many_reports_the_newest_is_drawn(tmp_path: Path) -> None:
    found = drawn(tmp_path, "2026-04-01 1", "2026-04-02 2", "2026-04-03 3 cars", "2026-04-04 4 cars")
    assert [point.words for point in found.points] == ["3", "4"]
    assert found.unit.startswith("Vist i biler.")


def test_the_description_says_what_is_to_be_seen(tmp_path: Path) -> None:
    found = drawn(tmp_path, "2026-04-01 40", "2026-04-16 97.5", unit="percent")
    percent = "\N{NO-BREAK SPACE}%"
    expected = f"Fra 40{percent} (1. april 2026) til 97,5{percent} (16. april 2026). Alle opgørelser står i tabellen."
    assert (expected, "I alt", "Vist i procent.") == (found.description, found.title, found.unit)
    assert [level.words for level in found.levels] == ["0", "50", "100"]


def test_whole_numbers_have_whole_levels(tmp_path: Path) -> None:
    found = drawn(tmp_path, "2026-04-01 0", "2026-04-02 1")
    assert [level.words for level in found.levels] == ["0", "1"]


def test_many_months_have_no_more_names_than_there_is_room_for(tmp_path: Path) -> None:
    found = drawn(tmp_path, "2026-01-01 1", "2026-05-01 2")
    assert [tick.words for tick in found.ticks] == ["2026", "mar.", "maj"]
    found = drawn(tmp_path / "winter", "2024-11-30 1", "2025-06-24 2")
    assert [tick.words for tick in found.ticks] == ["2025", "maj"]


@pytest.mark.parametrize("value", ["0", "0.003", "-5", "999999999999", "1"])
def test_every_value_is_on_the_scale_and_zero_with_it(tmp_path: Path, value: str) -> None:
    found = drawn(tmp_path, f"2026-04-01 {value}", f"2026-04-02 {0 if value == '1' else 1}")
    assert all(0 <= float(point.y) <= 100 for point in found.points)
    assert "0" in [level.words for level in found.levels]
    assert 2 <= len(found.levels) <= 5
