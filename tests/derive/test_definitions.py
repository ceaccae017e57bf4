"""A follow-up is measured by what its plan asked for when it was published; a milestone that was late stays late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.checking import Clock, checked
from generator.derive.definitions import defined_on
from generator.derive.goals import PlanState
from generator.model.page import Withdrawal
from generator.model.plan import Amendment, Goal, Leaf, leaves
from generator.model.text import Id, Label, Sentence
from tests.plan.goals import PLAN, planned, write_plan

SHARE = """
requirement:
  all:
    - {id: hul, kind: threshold, value: 90, ratio: {numerator: Lappede huller, denominator: Alle huller}}
    - {id: skilt, kind: count, value: 5, by: 2026-09}
milestones:
  - {id: aftale, text: Aftalen er på plads., by: 2026-11}
volumes:
  - {id: huller, label: Huller, value: 12000}
reporting: {due: [Q1, Q2, Q3, Q4]}
"""
BEFORE, SINCE = date(2026, 4, 20), date(2026, 6, 2)


def amendment(field: str, before: str, after: str, day: date = SINCE, goal: str = "1.1") -> Amendment:
    return Amendment(
        date=day,
        goal=Id(goal),
        field=Id(field),
        from_=Label(before),
        to=Label(after),
        reason=Sentence("Vedtaget."),
    )


@pytest.fixture
def goal(tmp_path: Path) -> Goal:
    write_plan(tmp_path, {"1.1": SHARE}, {})
    content = checked(tmp_path, Clock()).content
    assert content
    return content.goals[0]


def of_plan(folder: Path, keys: str, *rows: str, amended: str, now: str = "2026-11-01") -> PlanState:
    """A plan of one goal with amendments, each as `day, field, from, to`."""
    told = "".join(
        f"  - {{date: {day}, goal: 1.1, field: {field}, from: {before}, to: {after}, reason: Vedtaget.}}\n"
        for day, field, before, after in (line.split(", ") for line in amended.strip().splitlines())
    )
    plan = PLAN.replace("---\n\nSådan", f"amendments:\n{told}---\n\nSådan")
    return planned(folder, keys, *rows, now=now, plan=plan).plan


def test_plain_values_of_a_goal_are_as_they_were_before_each_amendment_since(goal: Goal) -> None:
    told = (
        amendment("title", "Huller i veje", "Mål 1.1"),
        amendment("requirement_text", "Mindst 85 pct. af hullerne.", "Et krav."),
        amendment("requirement.hul.value", "80", "85", date(2026, 3, 1)),
        amendment("requirement.hul.value", "85", "90"),
        amendment("requirement.skilt.by", "2026-06", "2026-09"),
        amendment("requirement.skilt.op", "more_than", "at_least"),
        amendment("requirement.hul.ratio.denominator", "Store huller", "Alle huller"),
        amendment("milestones.aftale.by", "2026-06", "2026-11"),
        amendment("volumes.huller.value", "none", "12000"),
        amendment("reporting.due", "Q2, Q4", "Q1, Q2, Q3, Q4"),
    )
    found = defined_on(goal, told, BEFORE)
    hul, skilt = leaves(found.goal.requirement)
    assert (found.goal.title, found.goal.requirement_text) == ("Huller i veje", "Mindst 85 pct. af hullerne.")
    assert hul.value == Decimal(85)  # the one of March was in force
    assert skilt.by
    assert (skilt.by.text, skilt.op) == ("2026-06", "more_than")
    assert hul.ratio
    assert (hul.ratio.numerator, hul.ratio.denominator) == ("Lappede huller", "Store huller")
    assert [one.by.text for one in found.goal.milestones if one.by] == ["2026-06"]
    assert found.goal.volumes[0].value is None
    assert found.goal.reporting.due == ("Q2", "Q4")
    assert len(found.since) == 9
    assert found.kept == ()
    # Before all of them
    assert leaves(defined_on(goal, told, date(2026, 1, 1)).goal.requirement)[0].value == Decimal(80)


def test_an_amendment_of_the_very_day_was_in_force_and_that_of_another_goal_is_its_own(goal: Goal) -> None:
    of_the_day = amendment("requirement.hul.value", "85", "90", BEFORE)
    of_another = amendment("requirement.hul.value", "85", "90", goal="1.2")
    assert defined_on(goal, (of_the_day, of_another), BEFORE).goal is goal


@pytest.mark.parametrize(
    ("field", "before"),
    [
        ("requirement", "Både huller og skilte, hver for sig"),  # words of a group
        ("requirement.hul", "En anden del"),
        ("requirement.vej.value", "3"),  # a part that is gone
        ("requirement.hul.value", "næsten alle"),  # no number
        ("requirement_text", "Se {{glossary:hul}}."),  # the term may be gone
        ("requirement_text", "Se [planen](plan.md)."),
        ("title", "none"),  # no goal is without one
    ],
)
def test_what_cannot_be_undone_for_certain_stays_as_it_is_and_is_told_apart(
    field: str, before: str, goal: Goal
) -> None:
    told = amendment(field, before, "andet")
    found = defined_on(goal, (told,), BEFORE)
    assert found.goal == goal
    assert found.kept == found.since == (told,)


def test_nothing_is_undone_within_what_could_not_be(goal: Goal) -> None:
    value = amendment("requirement.hul.value", "85", "90")
    group = amendment("requirement", "Et helt andet krav", "Et krav", date(2026, 7, 1))
    other = amendment("volumes.huller.value", "9000", "12000")
    found = defined_on(goal, (value, other, group), BEFORE)
    assert found.kept == (value, group)
    assert found.goal.requirement == goal.requirement
    assert found.goal.volumes[0].value == Decimal(9000)
    # What was amended later than the group is undone first.
    later = replace(value, date=date(2026, 8, 1))
    found = defined_on(goal, (group, later), BEFORE)
    assert found.kept == (group,)
    assert leaves(found.goal.requirement)[0].value == Decimal(85)


def test_a_withdrawn_goal_stays_silent(goal: Goal) -> None:
    gone = replace(goal, withdrawn=Withdrawal(date=SINCE, reason=Sentence("En fejl.")))
    assert defined_on(gone, (amendment("title", "Huller i veje", "Mål 1.1"),), BEFORE).goal is gone


ONE = """
requirement: {id: hul, kind: threshold, value: 90, ratio: {numerator: Lappede, denominator: Alle}}
reporting: {due: [Q1, Q2, Q3, Q4]}
"""
GREEN = "{status: green, results: {hul: {numerator: 87, denominator: 100}}, note: Alt vel.}"


def test_each_follow_up_is_measured_by_what_was_asked_when_it_was_published_and_today_by_what_is_asked_now(
    tmp_path: Path,
) -> None:
    # Published on 20 April and 20 June; 87 of 100, and then 174 of 200.
    plan = of_plan(tmp_path, ONE, GREEN, GREEN, amended="2026-06-02, requirement.value, 85, 90")
    asked = [leaf.value for one in plan.follow_ups for leaf in _leaves(one.goals[0].goal)]
    assert asked == [Decimal(85), Decimal(90)]
    assert [one.goals[0].met for one in plan.follow_ups] == ["met", "not_met"]
    assert [len(one.goals[0].amended) for one in plan.follow_ups] == [1, 0]
    assert plan.goals[0].met == "not_met"
    assert _leaves(plan.goals[0].goal)[0].value == Decimal(90)


def _leaves(goal: Goal) -> tuple[Leaf, ...]:
    return leaves(goal.requirement)


STEP = """
requirement: {id: hul, kind: deliverable}
reporting: {due: [Q1, Q2, Q3, Q4]}
milestones:
  - {id: aftale, text: Aftalen er på plads., by: 2026-11, report: Q4}
"""
ACTIVE = "{status: green, milestones: {aftale: active}}"


def test_a_milestone_whose_time_was_amended_is_late_by_the_time_that_was_agreed_at_first(tmp_path: Path) -> None:
    amended = "2026-09-01, milestones.aftale.by, 2026-06, 2026-11"
    plan = of_plan(tmp_path, STEP, ACTIVE, ACTIVE, ACTIVE, amended=amended, now="2026-11-10")
    found = plan.goals[0].milestones[0]
    assert found.agreed.by
    assert (found.agreed.by.text, found.due) == ("2026-06", date(2026, 6, 30))
    assert [(one.by.text, one.division, one.amended) for one in found.revisions] == [
        ("2026-11", None, date(2026, 9, 1))
    ]
    assert found.expected == date(2026, 11, 30)
    assert found.overdue
    assert found.late == 133  # July 31, August 31, September 30, October 31, November 10
    # What readers of the first follow-ups were told: June, and no revision.
    first, second = (one.goals[0].milestones[0] for one in plan.follow_ups[:2])
    assert (first.due, first.revisions, first.late) == (date(2026, 6, 30), (), 0)
    assert (second.expected, second.revisions) == (date(2026, 6, 30), ())


def test_times_that_follow_ups_and_amendments_gave_stand_in_the_order_in_which_they_were_told(tmp_path: Path) -> None:
    # The follow-up of 20 June moves it to September; the plan is amended to that, and later to November.
    moved = "{status: green, milestones: {aftale: {state: active, by: 2026-09}}}"
    amended = """
2026-07-01, milestones.aftale.by, 2026-06, 2026-09
2026-09-01, milestones.aftale.by, 2026-09, 2026-11
"""
    plan = of_plan(tmp_path, STEP, ACTIVE, moved, amended=amended)
    found = plan.goals[0].milestones[0]
    assert [(one.by.text, one.division.id if one.division else one.amended) for one in found.revisions] == [
        ("2026-09", "2026-Q2"),
        ("2026-11", date(2026, 9, 1)),
    ]
    assert found.due == date(2026, 6, 30)


def test_a_milestone_with_no_time_of_its_own_is_due_in_the_division_that_accounted_for_it_at_first(
    tmp_path: Path,
) -> None:
    keys = STEP.replace("by: 2026-11, ", "")
    plan = of_plan(tmp_path, keys, ACTIVE, amended="2026-09-01, milestones.aftale.report, Q2, Q4")
    found = plan.goals[0].milestones[0]
    assert found.due == date(2026, 6, 30)
    assert found.expected == date(2026, 12, 31)
    assert found.overdue


def test_a_milestone_that_got_its_first_time_by_an_amendment_is_due_where_it_is_accounted_for(tmp_path: Path) -> None:
    plan = of_plan(tmp_path, STEP, ACTIVE, amended="2026-09-01, milestones.aftale.by, none, 2026-11")
    found = plan.goals[0].milestones[0]
    assert found.agreed.by is None
    assert found.due == date(2026, 12, 31)
    assert [one.by.text for one in found.revisions] == ["2026-11"]
    assert found.late == 0
