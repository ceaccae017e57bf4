"""What follows from what goals reported: year to date, whether a requirement is met, what is next due.

Expected values are worked by hand beside each case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from generator.derive.divisions import divisions
from generator.derive.goals import GoalState, plan_state
from generator.derive.results import Met
from generator.model.follow_up import FollowUp, LeafReport, Row
from generator.model.moment import Moment
from generator.model.plan import (
    Accumulation,
    Aim,
    All,
    Any,
    Divisions,
    Goal,
    Leaf,
    Measurement,
    Op,
    Period,
    Plan,
    Ratio,
    Reporting,
    Requirement,
)
from generator.model.text import Body, Id, Label, Markdown
from generator.model.when import when

QUARTERS = {"Q1": date(2025, 4, 28), "Q2": date(2025, 8, 18), "Q3": date(2025, 11, 10), "Q4": date(2026, 2, 16)}
SHARE = Leaf(
    id=Id("share"),
    kind="threshold",
    value=Decimal(15),
    unit=Id("percent"),
    ratio=Ratio(numerator=Label("checked"), denominator=Label("all")),
)


def points(op: Op = "at_least", value: str = "4", id: str = "points") -> Leaf:  # noqa: A002 - as in the model
    return Leaf(id=Id(id), kind="threshold", op=op, value=Decimal(value), unit=Id("points"))


def ratio(numerator: str, denominator: str) -> LeafReport:
    return LeafReport(id=Id("share"), numerator=Decimal(numerator), denominator=Decimal(denominator))


def value(number: str, answers: str | None = None, id: str = "points") -> LeafReport:  # noqa: A002 - as in the model
    return LeafReport(id=Id(id), value=Decimal(number), answers=Decimal(answers) if answers else None)


def delivered(id: str, *, done: bool) -> LeafReport:  # noqa: A002 - as in the model
    return LeafReport(id=Id(id), done=done)


def state(
    requirement: Requirement,
    reported: Mapping[str, tuple[LeafReport, ...] | None],
    *,
    accumulation: Accumulation = "ytd",
    reporting: Reporting | None = None,
) -> GoalState:
    """A goal as of the last division that reported.

    A division with no reports told of the goal without a result, one with None did not tell of it.
    """
    goal = Goal(
        path="content/goals/2025/1.1-maal.md",
        body=Body(),
        title=Label("Mål"),
        plan=Id("2025"),
        number=Id("1.1"),
        slug=Id("maal"),
        aim=Id("1"),
        requirement_text=Markdown("Krav."),
        requirement=requirement,
        measurement=Measurement(accumulation=accumulation),
        reporting=reporting or Reporting(),
    )
    plan = Plan(
        path="content/goals/2025/plan.md",
        body=Body(),
        title=Label("Plan"),
        id=Id("2025"),
        organisation=Label("Styrelsen"),
        period=Period(from_=date(2025, 1, 1), until=date(2025, 12, 31)),
        aims=(Aim(id=Id("1"), text=Label("Et pejlemærke.")),),
    )
    follow_ups = tuple(
        FollowUp(
            path=f"content/goals/2025/2025-{quarter}.yml",
            plan=Id("2025"),
            period=Id(f"2025-{quarter}"),
            date=Moment(QUARTERS[quarter]),
            rows=() if reports is None else (Row(id=Id("1.1"), status=Id("green"), results=reports),),
        )
        for quarter, reports in reported.items()
    )
    return plan_state(plan, (goal,), follow_ups, date(2026, 3, 1)).goals[0]


def test_a_share_to_date_is_all_numerators_over_all_denominators() -> None:
    found = state(SHARE, {"Q1": (ratio("3060", "19850"),), "Q2": (ratio("2610", "21420"),)})
    (to_date,) = found.to_date
    assert (Decimal(5670), Decimal(41270)) == (to_date.numerator, to_date.denominator)
    # 5,670 / 41,270 = 0.137387...: not the mean of 15.42 % and 12.18 %, which is 13.80 %.
    assert to_date.value is not None
    assert Decimal("13.7388") == round(to_date.value, 4)
    assert found.met == "not_met"


def test_each_division_keeps_its_own_share() -> None:
    found = state(SHARE, {"Q1": (ratio("30", "200"),), "Q2": (ratio("10", "100"),)})
    own = [quarter.results[0] for quarter in found.quarters]
    assert [Decimal(15), Decimal(10)] == [result.value for result in own]
    assert [result.met for result in own] == ["met", "not_met"]


@pytest.mark.parametrize(
    ("expected", "op", "reported"),
    [
        ("met", "at_least", "95"),
        ("not_met", "at_least", "94.99"),
        ("met", "more_than", "95.01"),
        ("not_met", "more_than", "95"),
        ("met", "at_most", "95"),
        ("not_met", "at_most", "95.01"),
        ("met", "less_than", "94.99"),
        ("not_met", "less_than", "95"),
        ("met", "equals", "95.00"),
        ("not_met", "equals", "95.01"),
    ],
)
def test_a_threshold_is_met_on_its_own_side(expected: Met, op: Op, reported: str) -> None:
    assert expected == state(points(op, "95"), {"Q1": (value(reported),)}).met


@pytest.mark.parametrize(
    ("expected", "op", "reported"),
    [
        ("met", "at_least", "-1"),
        ("not_met", "at_least", "-3"),
        ("met", "at_most", "-3"),
        ("not_met", "at_most", "-1"),
    ],
)
def test_negative_results_are_compared_by_size(expected: Met, op: Op, reported: str) -> None:
    assert expected == state(points(op, "-2"), {"Q1": (value(reported),)}).met


def test_a_third_is_at_least_a_third_and_no_rounding_says_otherwise() -> None:
    third = Leaf(id=Id("share"), kind="threshold", value=Decimal("33.3"), unit=Id("percent"), ratio=SHARE.ratio)
    assert state(third, {"Q1": (ratio("1", "3"),)}).met == "met"
    # 332,999,999 of 1,000,000,000 is 33.2999999 %.
    assert state(third, {"Q1": (ratio("332999999", "1000000000"),)}).met == "not_met"
    assert state(third, {"Q1": (ratio("333000000", "1000000000"),)}).met == "met"


def test_a_share_of_nothing_is_no_result_and_not_zero() -> None:
    (found,) = state(SHARE, {"Q1": (ratio("0", "0"),)}).to_date
    assert found.value is None
    assert found.denominator == Decimal(0)
    assert found.met == "unknown"
    (none_of_some,) = state(SHARE, {"Q1": (ratio("0", "7"),)}).to_date
    assert none_of_some.value == Decimal(0)
    assert none_of_some.met == "not_met"


def test_a_division_with_nothing_to_measure_changes_nothing_to_date() -> None:
    (found,) = state(SHARE, {"Q1": (ratio("3", "20"),), "Q2": (ratio("0", "0"),)}).to_date
    assert found.value == Decimal(15)
    assert found.met == "met"


def test_nothing_reported_is_unknown() -> None:
    found = state(SHARE, {"Q1": ()})
    assert found.met == "unknown"
    assert found.to_date[0].value is None
    assert found.quarters[0].results == ()


def test_a_mean_is_weighted_by_its_answers() -> None:
    found = state(points(), {"Q2": (value("3.9", "900"),), "Q3": (value("4.1", "2100"),)}, accumulation="mean")
    (to_date,) = found.to_date
    # (3.9 * 900 + 4.1 * 2,100) / 3,000 = (3,510 + 8,610) / 3,000 = 4.04; unweighted it would be 4.00.
    assert to_date.value == Decimal("4.04")
    assert to_date.answers == Decimal(3000)
    assert to_date.met == "met"


def test_a_mean_just_below_is_not_met() -> None:
    # (3.9 * 1,001 + 4.1 * 999) / 2,000 = (3,903.9 + 4,095.9) / 2,000 = 3.9999
    found = state(points(), {"Q1": (value("3.9", "1001"),), "Q2": (value("4.1", "999"),)}, accumulation="mean")
    assert found.to_date[0].value == Decimal("3.9999")
    assert found.met == "not_met"


def test_a_mean_of_nothing_is_no_result() -> None:
    found = state(points(), {"Q1": (value("4.2", "0"),)}, accumulation="mean")
    assert found.to_date[0].value is None
    assert found.met == "unknown"


def test_a_mean_has_no_value_where_one_division_did_not_say_what_it_weighs() -> None:
    found = state(points(), {"Q1": (value("3.0"),), "Q2": (value("4.2", "100"),)}, accumulation="mean")
    assert found.to_date[0].value is None
    assert found.to_date[0].answers is None  # answers behind nothing are no answer
    assert found.met == "unknown"


def test_of_a_point_measure_the_newest_counts() -> None:
    reported = {"Q1": (value("4.3", "100"),), "Q2": (), "Q3": (value("3.9", "187"),)}
    (found,) = state(points(), reported, accumulation="point").to_date
    assert found.value == Decimal("3.9")
    assert found.answers == Decimal(187)
    assert found.met == "not_met"


def test_counts_add_up() -> None:
    stops = Leaf(id=Id("points"), kind="count", value=Decimal(3))
    reported = {"Q1": (value("0"),), "Q2": (value("1"),), "Q3": (value("2"),)}
    found = state(stops, reported)
    assert found.to_date[0].value == Decimal(3)
    assert found.met == "met"
    assert state(stops, {"Q1": (value("0"),), "Q2": (value("1"),)}).met == "not_met"


def test_of_what_is_delivered_the_newest_word_counts() -> None:
    tool = Leaf(id=Id("tool"), kind="deliverable")
    done, undone = (delivered("tool", done=True),), (delivered("tool", done=False),)
    assert state(tool, {"Q1": undone, "Q2": done}).met == "met"
    assert state(tool, {"Q1": done, "Q2": ()}).met == "met"
    assert state(tool, {"Q1": done, "Q2": undone}).met == "not_met"
    assert state(tool, {"Q1": ()}).met == "unknown"


@pytest.mark.parametrize(
    ("expected", "day"),
    [("met", date(2025, 9, 30)), ("not_met", date(2025, 10, 1)), ("met", None)],
)
def test_what_is_delivered_after_its_time_is_not_met(expected: str, day: date | None) -> None:
    tool = Leaf(id=Id("tool"), kind="deliverable", by=when("2025-09"))
    report = replace(delivered("tool", done=True), date=day)
    found = state(tool, {"Q3": (report,)})
    assert (found.met, found.missed, found.to_date[0].late) == (expected, expected == "not_met", expected == "not_met")


A, B, C = (Leaf(id=Id(name), kind="capability") for name in "abc")


@pytest.mark.parametrize(
    ("expected", "requirement", "reported"),
    [
        ("met", All(all=(A, B)), {"a": True, "b": True}),
        ("partly", All(all=(A, B)), {"a": True, "b": False}),
        ("partly", All(all=(A, B)), {"b": True}),
        ("not_met", All(all=(A, B)), {"a": False, "b": False}),
        ("not_met", All(all=(A, B)), {"a": False}),
        ("unknown", All(all=(A, B)), {}),
        ("met", Any(any=(A, B)), {"a": False, "b": True}),
        ("met", Any(any=(A, B)), {"a": True}),
        ("unknown", Any(any=(A, B)), {"a": False}),
        ("not_met", Any(any=(A, B)), {"a": False, "b": False}),
        ("met", All(all=(A, Any(any=(B, C)))), {"a": True, "b": False, "c": True}),
        ("partly", All(all=(A, Any(any=(B, C)))), {"a": True, "b": False, "c": False}),
        ("partly", Any(any=(All(all=(A, B)), C)), {"a": True, "b": False, "c": False}),
        ("met", Any(any=(All(all=(A, B)), C)), {"a": True, "b": False, "c": True}),
        ("partly", All(all=(All(all=(A, B)), C)), {"a": True, "b": False, "c": False}),
    ],
)
def test_a_tree_is_met_partly_met_or_not_by_its_parts(
    expected: Met, requirement: Requirement, reported: dict[str, bool]
) -> None:
    reports = tuple(delivered(leaf, done=done) for leaf, done in reported.items())
    assert expected == state(requirement, {"Q1": reports}).met


def test_a_goal_due_in_every_division_is_next_due_in_the_one_that_follows() -> None:
    found = state(SHARE, {"Q1": (ratio("1", "2"),)}, reporting=Reporting(due=(Label("Q1"), Label("Q2"), Label("Q4"))))
    assert found.next_due is not None
    assert found.next_due.id == "2025-Q2"
    everything = state(SHARE, {"Q1": (ratio("1", "2"),), "Q2": (ratio("1", "2"),)})
    assert everything.next_due is not None
    assert everything.next_due.id == "2025-Q3"


def test_a_goal_due_in_any_one_division_is_due_until_it_has_reported_in_one() -> None:
    either = Reporting(due=(Label("Q3"), Label("Q4")), rule="any_of")
    waiting = state(points(), {"Q2": (value("4.0", "5"),)}, reporting=either, accumulation="point")
    assert waiting.next_due is not None
    assert waiting.next_due.id == "2025-Q3"
    without_result = state(points(), {"Q3": ()}, reporting=either, accumulation="point")
    assert without_result.next_due is not None
    assert without_result.next_due.id == "2025-Q4"
    told = state(points(), {"Q3": (value("4.1", "187"),)}, reporting=either, accumulation="point")
    assert told.next_due is None
    both = Reporting(due=(Label("Q3"), Label("Q4")))
    still = state(points(), {"Q3": (value("4.1", "187"),)}, reporting=both, accumulation="point")
    assert still.next_due is not None
    assert still.next_due.id == "2025-Q4"


def test_a_goal_due_in_any_one_division_has_accounted_for_itself_with_a_colour_in_the_last_of_them() -> None:
    either = Reporting(due=(Label("Q2"), Label("Q4")), rule="any_of")
    coloured = state(points(), {"Q2": (), "Q4": ()}, reporting=either, accumulation="point")
    assert [one.account for one in coloured.dues] == ["not_due", "open", "not_due", "reported"]
    assert coloured.overdue is None
    left_out = state(points(), {"Q2": (), "Q4": None}, reporting=either, accumulation="point")
    assert left_out.overdue is not None
    assert left_out.overdue.id == "2025-Q4"


def test_status_last_time_is_that_of_the_follow_up_before() -> None:
    found = state(SHARE, {"Q1": (), "Q3": ()})
    assert (found.status, found.status_before) == ("green", "green")
    assert state(SHARE, {"Q1": ()}).status_before == ""


@pytest.mark.parametrize(
    ("expected", "first", "last", "kind"),
    [
        (("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"), date(2025, 1, 1), date(2025, 12, 31), "quarters"),
        (("2025-Q4", "2026-Q1"), date(2025, 12, 31), date(2026, 1, 1), "quarters"),
        (("2025-H1", "2025-H2"), date(2025, 1, 1), date(2025, 12, 31), "half-years"),
        (("2025-T2", "2025-T3"), date(2025, 5, 1), date(2025, 12, 31), "thirds"),
    ],
)
def test_a_plan_has_the_divisions_its_period_touches(
    expected: tuple[str, ...], first: date, last: date, kind: Divisions
) -> None:
    assert expected == tuple(one.id for one in divisions(Period(from_=first, until=last), kind))


def test_the_last_day_of_a_division_is_the_last_of_its_month() -> None:
    year = Period(from_=date(2024, 1, 1), until=date(2024, 12, 31))
    assert [one.last for one in divisions(year, "quarters")] == [
        date(2024, 3, 31),
        date(2024, 6, 30),
        date(2024, 9, 30),
        date(2024, 12, 31),
    ]
    assert [one.last for one in divisions(year, "thirds")] == [date(2024, 4, 30), date(2024, 8, 31), date(2024, 12, 31)]
