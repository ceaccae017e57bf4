"""The drawing of a result against its requirement: everything at its place, and nothing where nothing is known."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.charts.result_chart import result_chart
from generator.plan.charts.value_scale import Ends, value_scale
from generator.plan.language.words import words_in
from tests.plan.goals import NO_BREAK, PLAN, planned

if TYPE_CHECKING:
    from pathlib import Path

    from generator.plan.views.goal_pieces import ResultChart

SHARE = """\
requirement:
  id: del
  kind: threshold
  op: at_least
  value: 60
  ratio: {numerator: lappede, denominator: alle}
"""
POINTS = """\
requirement:
  id: del
  kind: threshold
  value: 4
  unit: point
  scale: {min: 1, max: 5}
measurement: {accumulation: mean}
"""
COUNT = "requirement: {id: del, kind: count, value: VALUE, unit: huller, op: OP}"
PERCENT = f"{NO_BREAK}%"


def drawn(folder: Path, keys: str, *rows: str) -> ResultChart:
    """The chart of the one part of a goal's requirement."""
    found = planned(folder, keys, *rows)
    chart = result_chart(found.context, found.plan, found.goal, found.goal.to_date[0])
    assert chart
    return chart


def share(numerator: int, denominator: int, status: str = "green") -> str:
    return f"status: {status}\nresults: {{del: {{numerator: {numerator}, denominator: {denominator}}}}}"


def value(number: str, answers: int | None = None) -> str:
    return f"status: green\nresults: {{del: {{value: {number}{f', answers: {answers}' if answers else ''}}}}}"


def count(target: str, op: str = "at_least") -> str:
    return COUNT.replace("VALUE", target).replace("OP", op)


def places(chart: ResultChart) -> list[tuple[str, str, str]]:
    return [(lane.label, lane.value, lane.at) for lane in chart.lanes]


def test_a_share_stands_on_a_scale_from_0_to_100_with_its_requirement_and_the_sums_first(tmp_path: Path) -> None:
    # 40 + 35 of 80 + 50 are 75 of 130, which is 57.6923 %.
    chart = drawn(tmp_path, SHARE, share(40, 80), share(35, 50))
    assert [
        ("År til dato", f"57,7{PERCENT}", "57.69"),
        ("1. kvartal", f"50,0{PERCENT}", "50.00"),
        ("2. kvartal", f"70,0{PERCENT}", "70.00"),
    ] == places(chart)
    assert [lane.behind for lane in chart.lanes] == ["75 af 130", "40 af 80", "35 af 50"]
    assert chart.mark
    assert (f"Krav: mindst 60{PERCENT}", "60.00", "up") == (chart.mark.words, chart.mark.at, chart.mark.direction)
    # What meets it is from the requirement to the end of the scale.
    assert (chart.mark.start, chart.mark.width) == ("60.00", "40.00")
    assert [tick.words for tick in chart.ticks] == ["0", "20", "40", "60", "80", f"100{PERCENT}"]
    assert [tick.at for tick in chart.ticks] == ["0.00", "20.00", "40.00", "60.00", "80.00", "100.00"]
    assert (
        f"Skalaen går fra 0 til 100{PERCENT}.",
        "År til dato: 2,3 procentpoint under kravet.",
    ) == chart.notes


def test_the_description_says_everything_that_is_drawn(tmp_path: Path) -> None:
    chart = drawn(tmp_path, SHARE, share(40, 80), "status: no_data", "")
    assert (
        f"Krav: mindst 60{PERCENT}. År til dato: 50,0{PERCENT} (40 af 80). 1. kvartal: 50,0{PERCENT} (40 af 80). "
        "2. kvartal: ingen data. 3. kvartal: ikke forfalden. "
        f"Skalaen går fra 0 til 100{PERCENT}. År til dato: 10,0 procentpoint under kravet."
    ) == chart.description
    assert chart.title == "Resultat i forhold til krav: Mål 1.1"


def test_zero_no_data_and_not_due_are_three_different_lanes(tmp_path: Path) -> None:
    chart = drawn(tmp_path, SHARE, share(0, 80), "status: no_data", "")
    # The year to date is the zero that was measured.
    assert [lane.state for lane in chart.lanes] == ["value", "value", "none", "not_due"]
    assert [lane.at for lane in chart.lanes] == ["0.00", "0.00", "", ""]
    assert [f"0{PERCENT}", f"0{PERCENT}", "ingen data", "ikke forfalden"] == [lane.value for lane in chart.lanes]


def test_a_share_of_nothing_is_no_zero(tmp_path: Path) -> None:
    chart = drawn(tmp_path, SHARE, share(0, 0))
    assert [(lane.state, lane.value, lane.at) for lane in chart.lanes] == [("none", "intet at måle", "")] * 2


def test_before_a_goal_is_due_the_year_to_date_says_when_it_will_be(tmp_path: Path) -> None:
    chart = drawn(tmp_path, SHARE + "reporting: {due: [Q4]}\n", "", "")
    assert (chart.lanes[0].state, chart.lanes[0].value) == ("not_due", "afrapporteres først for 4. kvartal 2026")
    assert [(lane.state, lane.value) for lane in chart.lanes[1:]] == [("not_due", "ikke forfalden")] * 2


def test_a_miss_by_a_hair_is_told_apart_by_a_part_of_the_scale_that_is_said_to_be_one(tmp_path: Path) -> None:
    chart = drawn(tmp_path, SHARE.replace("60", "95"), share(9496, 10000))
    # 0.04 is to be at most 0.15 of the length: 0.2667, so from 94.8467 to 95.1133, and by steps of 0.1 to 94.8 … 95.2.
    assert [tick.words for tick in chart.ticks] == ["94,8", "94,9", "95,0", "95,1", f"95,2{PERCENT}"]
    assert f"Kun en del af skalaen er vist, fra 94,8 til 95,2{PERCENT}." == chart.notes[0]
    assert chart.notes[1] == "År til dato: 0,04 procentpoint under kravet."
    assert chart.mark
    # (94.96 - 94.8) / 0.4 and (95 - 94.8) / 0.4.
    assert (chart.lanes[0].at, chart.mark.at) == ("40.00", "50.00")
    assert f"94,96{PERCENT}" == chart.lanes[0].value


def test_where_the_low_end_tells_results_apart_the_scale_begins_there(tmp_path: Path) -> None:
    chart = drawn(tmp_path, SHARE.replace("60", "15"), share(144, 1000))
    # 0.6 is less than a hundredth of 100, and 3 per cent of 20.
    assert f"Kun en del af skalaen er vist, fra 0 til 20{PERCENT}." == chart.notes[0]
    assert (chart.lanes[0].at, [tick.words for tick in chart.ticks]) == (
        "72.00",
        ["0", "5", "10", "15", f"20{PERCENT}"],
    )


def test_points_stand_on_their_own_scale_and_say_how_many_answered(tmp_path: Path) -> None:
    chart = drawn(tmp_path, POINTS, value("3", 100), value("5", 300))
    # (3 * 100 + 5 * 300) / 400 = 4.5; from 1 to 5 that is at 3.5 of 4.
    assert places(chart) == [
        ("År til dato", f"4,5{NO_BREAK}point", "87.50"),
        ("1. kvartal", f"3{NO_BREAK}point", "50.00"),
        ("2. kvartal", f"5{NO_BREAK}point", "100.00"),
    ]
    assert [lane.behind for lane in chart.lanes] == ["400 svar", "100 svar", "300 svar"]
    assert chart.mark
    assert (chart.mark.words, chart.mark.at) == ("Krav: mindst 4", "75.00")
    assert [tick.words for tick in chart.ticks] == ["1", "2", "3", "4", "5"]
    assert (f"Skalaen går fra 1 til 5{NO_BREAK}point.", f"År til dato: 0,5{NO_BREAK}point over kravet.") == chart.notes


def test_at_most_is_met_on_the_left_and_negative_values_have_their_place(tmp_path: Path) -> None:
    keys = "requirement: {id: del, kind: threshold, op: at_most, value: -2, unit: dage}"
    chart = drawn(tmp_path, keys, value("-3"), value("1"))
    # From -3 with a twentieth of 4 free on each side: -3.2 to 1.2, by whole steps -4 to 2.
    assert [tick.words for tick in chart.ticks] == ["−4", "−3", "−2", "−1", "0", "1", "2"]
    assert chart.mark
    assert (
        chart.mark.direction,
        chart.mark.at,
        chart.mark.start,
        chart.mark.width,
    ) == ("down", "33.33", "0.00", "33.33")
    # Of what is no sum the newest counts.
    assert [lane.at for lane in chart.lanes] == ["83.33", "16.67", "83.33"]
    assert f"År til dato: 3{NO_BREAK}dage over kravet." == chart.notes[1]


def test_exactly_so_much_is_met_at_one_place_alone(tmp_path: Path) -> None:
    chart = drawn(tmp_path, "requirement: {id: del, kind: threshold, op: equals, value: 10, unit: dage}", value("10"))
    assert chart.mark
    assert (chart.mark.direction, chart.mark.start, chart.mark.width) == ("", "", "")
    assert chart.notes[1] == "År til dato: præcis på kravet."


def test_a_few_things_are_boxes_and_the_requirement_is_after_the_last_one_asked_for(tmp_path: Path) -> None:
    chart = drawn(tmp_path, count("3"), value("2"))
    # Six places share the width: 16.67 each, of which 86 per cent are box. The mark is in the middle of what is free.
    assert [(box.at, box.filled) for box in chart.boxes] == [("0.00", True), ("16.67", True), ("33.33", False)]
    assert {"14.33"} == {box.width for box in chart.boxes}
    assert chart.mark
    assert (chart.mark.at, chart.mark.words) == ("48.83", "Krav: mindst 3")
    assert (chart.ticks, chart.lanes[0].value) == ((), f"2{NO_BREAK}huller")
    assert len(chart.lanes) == 1


def test_more_than_was_asked_for_has_boxes_of_its_own(tmp_path: Path) -> None:
    chart = drawn(tmp_path, count("2", "at_most"), value("3"), value("1"))
    assert [box.filled for box in chart.boxes] == [True] * 4
    assert chart.mark
    assert chart.mark.at == "32.17"


def test_a_count_of_zero_has_empty_boxes_and_an_unknown_one_has_none(tmp_path: Path) -> None:
    zero = drawn(tmp_path / "zero", count("3"), value("0"))
    assert [box.filled for box in zero.boxes] == [False, False, False]
    assert (zero.lanes[0].state, zero.lanes[0].value) == ("value", f"0{NO_BREAK}huller")
    unknown = drawn(tmp_path / "unknown", count("3"), "status: no_data")
    assert (unknown.boxes, unknown.mark) == ((), None)
    assert (unknown.lanes[0].state, unknown.lanes[0].value) == ("none", "intet resultat endnu")
    assert unknown.notes == (f"Krav: mindst 3{NO_BREAK}huller.",)


def test_many_things_are_a_bar_from_zero(tmp_path: Path) -> None:
    chart = drawn(tmp_path, count("500"), value("120"), value("30"))
    # 500 and a twentieth: 525, by steps of 200 that is 600; 150 of 600 is a quarter.
    lane = chart.lanes[0]
    assert (lane.value, lane.start, lane.width, lane.at) == (f"150{NO_BREAK}huller", "0.00", "25.00", "25.00")
    assert chart.mark
    assert (chart.mark.at, chart.boxes) == ("83.33", ())
    assert [tick.words for tick in chart.ticks] == ["0", "200", "400", "600"]


def test_what_is_no_number_has_no_chart(tmp_path: Path) -> None:
    found = planned(
        tmp_path, "requirement: {id: del, kind: deliverable}", "status: green\nresults: {del: {done: true}}"
    )
    assert result_chart(found.context, found.plan, found.goal, found.goal.to_date[0]) is None


def test_of_many_divisions_the_last_ones_are_drawn_and_called_by_their_year(tmp_path: Path) -> None:
    plan = PLAN.replace("until: 2026-12-31", "until: 2028-12-31")
    found = planned(tmp_path, SHARE, *[share(1, 2)] * 9, now="2028-05-01", plan=plan)
    chart = result_chart(found.context, found.plan, found.goal, found.goal.to_date[0])
    assert chart
    assert [lane.label for lane in chart.lanes][:2] == ["Indtil nu i planen", "2. kvartal 2026"]
    assert (len(chart.lanes), chart.lanes[0].behind) == (9, "9 af 18")
    assert chart.notes[-1] == "Kun de seneste 8 perioder er tegnet. Resten står længere nede."


def test_parts_that_are_measured_alike_share_a_scale(tmp_path: Path) -> None:
    part = "{{id: {id}, kind: threshold, value: 90, ratio: {{numerator: gode, denominator: alle}}}}"
    keys = f"requirement:\n  all:\n    - {part.format(id='del')}\n    - {part.format(id='ny')}\n"
    row = "status: green\nresults:\n  del: {numerator: 899, denominator: 1000}\n  ny: {numerator: 80, denominator: 100}"
    found = planned(tmp_path, keys, row)
    one, other = (result_chart(found.context, found.plan, found.goal, each) for each in found.goal.to_date)
    assert one
    assert other
    assert one.ticks == other.ticks
    # Alone, the second would stand on the whole scale.
    assert "Kun en del" in other.notes[0]


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=3)


@given(st.lists(NUMBERS, min_size=1, max_size=6), NUMBERS)
def test_values_stand_in_their_order_and_inside_and_a_miss_never_on_the_other_side(
    values: list[Decimal], target: Decimal
) -> None:
    scale = value_scale(None, values, target)
    assert scale.low <= min(*values, target) <= max(*values, target) <= scale.high
    places = [Decimal(scale.at(one)) for one in sorted([*values, target])]
    assert places == sorted(places)
    assert scale.cut or scale.low <= 0 <= scale.high
    assert 1 <= len(scale.ticks(words_in("da"))) <= 9
    if gaps := [abs(one - target) for one in values if one != target]:
        whole = value_scale(None, values, None)
        assert not scale.cut or min(gaps) < whole.length * Decimal("0.02")


@pytest.mark.parametrize("value", ["0", "50", "100"])
def test_a_share_never_stands_on_less_than_nothing_or_more_than_all(value: str) -> None:
    scale = value_scale(Ends(low=Decimal(0), high=Decimal(100)), [Decimal(value)], Decimal("99.9"))
    assert 0 <= scale.low < scale.high <= 100
