"""When a plan is told that it does not agree with itself, and when it is left alone; the words are in tests/cases."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from generator.checking import Clock, checked
from tests.check.plans import Written, problems_of
from tests.projects.builds import ROOT

STEP = "milestones:\n  - id: skabelon\n    text: Der er en skabelon.\n    report: {report}\n    by: {by}\n"
VOLUMES = "volumes:\n  - {{id: alle, label: Alle, {whole}}}\n  - {{id: nogle, label: Nogle, part_of: alle, {part}}}\n"


@pytest.mark.parametrize(
    ("expected", "report", "by"),
    [
        ([], "Q2", "2025-06-30"),
        (["milestone-elsewhere"], "Q2", "2025-07-01"),
        ([], "Q2", "before 2025-07-01"),
        ([], "Q2", "2025-Q2"),
        ([], "Q2", "end 2025-Q2"),
        (["milestone-elsewhere"], "Q1", "2025-Q1..2025-04"),
        (["milestone-elsewhere"], "Q3", "2025-H2"),
        ([], "Q4", "2025"),
        ([], "Q4", "unknown"),
        (["milestone-after-plan"], "Q4", "2026-01-01"),
        (["milestone-after-plan"], "Q1", "2025-12..2026-01"),
        (["milestone-before-plan"], "Q1", "2024-12-31"),
        ([], "Q1", "2024-12-31..2025-01-01"),
    ],
)
def test_a_milestone_is_accounted_for_where_its_last_day_lies(
    expected: list[str], report: str, by: str, tmp_path: Path
) -> None:
    step = STEP.format(report=report, by=by)
    assert [f"1-svar:11 {code}" for code in expected] == Written(more=step).problems(tmp_path)
    told = f"{step}    note: Sådan er det aftalt.\n"
    assert Written(more=told).problems(tmp_path) == []


def test_in_a_plan_of_two_years_a_milestone_lies_in_the_year_that_is_named(tmp_path: Path) -> None:
    years = "{from: 2025-01-01, until: 2026-12-31}"
    due = "reporting: {due: [2025-Q2, 2026-Q2]}\n"
    for expected, by in (([], "2025-05"), (["1-svar:11 milestone-elsewhere"], "2026-05")):
        step = STEP.format(report="2025-Q2", by=by)
        assert expected == Written(period=years, reporting=due, more=step).problems(tmp_path)


def test_a_milestone_without_a_division_may_lie_after_the_plan(tmp_path: Path) -> None:
    step = STEP.format(report="Q4", by="2026-03").replace("    report: Q4\n", "")
    assert Written(more=step).problems(tmp_path) == []


def test_a_milestone_is_accounted_for_when_its_goal_is_reported(tmp_path: Path) -> None:
    step = STEP.format(report="Q3", by="2025-09")
    due = "reporting: {due: [Q2, Q4]}\n"
    assert Written(reporting=due, more=step).problems(tmp_path) == ["1-svar:10 milestone-not-due"]
    assert Written(reporting=due, more=step.replace("Q3", "Q4").replace("09", "12")).problems(tmp_path) == []


def test_a_goal_says_when_it_is_reported(tmp_path: Path) -> None:
    assert Written(reporting="").problems(tmp_path) == ["1-svar:2 reporting-missing"]
    condition = "reporting:\n  condition: når tallene er klar\n"
    assert Written(reporting=condition).problems(tmp_path) == ["1-svar:7 reporting-missing"]
    withdrawn = Written(reporting="", more="withdrawn: {date: 2025-02-01, reason: Opgivet.}\n")
    assert withdrawn.problems(tmp_path) == []


@pytest.mark.parametrize(
    ("expected", "due", "time"),
    [
        ([], "Q3, Q4", "2025-Q2"),
        ([], "Q2", "2025-06"),
        (["1-svar:7 measurement-late"], "Q2", "2025-07-01"),
        (["1-svar:7 measurement-late"], "Q1, Q2", "2025-Q4"),
        ([], "Q2", "2025"),
        ([], "Q2", "unknown"),
        ([], "Q2", "before 2026-01-01"),
    ],
)
def test_what_is_measured_is_there_the_last_time_the_goal_is_reported(
    expected: list[str], due: str, time: str, tmp_path: Path
) -> None:
    written = Written(reporting=f"reporting: {{due: [{due}]}}\n", more=f"measurement: {{expected: {time}}}\n")
    assert expected == written.problems(tmp_path)


@pytest.mark.parametrize(
    ("expected", "by"),
    [
        ([], "end 2025"),
        ([], "2025-01-01"),
        (["1-svar:5 requirement-outside"], "2026-01"),
        (["1-svar:5 requirement-outside"], "2024"),
        ([], "unknown"),
    ],
)
def test_what_is_required_lies_within_the_plan(expected: list[str], by: str, tmp_path: Path) -> None:
    assert expected == Written(requirement=f"{{id: svar, kind: capability, by: {by}}}").problems(tmp_path)


def test_every_aim_of_a_plan_that_has_goals_has_one(tmp_path: Path) -> None:
    two = "aims:\n  - {id: 1, text: Svar}\n  - {id: 2, text: Ro}"
    assert Written(plan=two).problems(tmp_path) == ["plan:7 aim-empty"]
    (tmp_path / "content/goals/2025/1-svar.md").unlink()
    assert problems_of({}, tmp_path) == []


@pytest.mark.parametrize(
    ("expected", "whole", "part"),
    [
        (["1-svar:9 volume-larger"], "value: 1000", "value: 1200"),
        ([], "value: 1000", "value: 1000"),
        ([], "value: 1000, unit: stops", "value: 1200, unit: points"),
        ([], "value: 1000, unit: stops", "value: 75, unit: percent"),
        (["1-svar:9 volume-larger"], "value: 1000, unit: stops", "value: 175, unit: percent"),
        (["1-svar:9 volume-larger"], "value: 1000, qualifier: about", "value: 1200, qualifier: about"),
        ([], "value: 1000, qualifier: at_least", "value: 1200"),
        ([], "value: 1000", "value: 1200, qualifier: at_most"),
    ],
)
def test_a_part_of_a_volume_is_not_larger_than_the_volume(
    expected: list[str], whole: str, part: str, tmp_path: Path
) -> None:
    assert expected == Written(more=VOLUMES.format(whole=whole, part=part)).problems(tmp_path)


SHARE = "{id: svar, kind: threshold, value: 90, ratio: {numerator: Klager med svar, denominator: Klager}}"
COUNT = "{id: svar, kind: count, value: 90}"


@pytest.mark.parametrize(
    ("expected", "requirement", "expects"),
    [
        ([], SHARE, "svar.denominator"),
        ([], SHARE, "svar.numerator"),
        (["1-svar:7 volume-expects"], SHARE, "svar"),
        (["1-svar:7 volume-expects"], SHARE, "svar.denominators"),
        ([], COUNT, "svar"),
        (["1-svar:7 volume-expects"], COUNT, "svar.numerator"),
        (["1-svar:7 volume-expects"], "{id: svar, kind: deliverable}", "svar"),
    ],
)
def test_a_volume_is_an_estimate_of_a_number_that_is_reported(
    expected: list[str], requirement: str, expects: str, tmp_path: Path
) -> None:
    volume = f"volumes: [{{id: klager, label: Klager, value: 9, expects: {expects}}}]\n"
    written = Written(text="Mindst 90 procent af alle klager får svar.", requirement=requirement, more=volume)
    assert expected == written.problems(tmp_path)


def test_a_site_may_turn_a_finding_off(tmp_path: Path) -> None:
    assert Written(reporting="", settings="checks: {reporting-missing: off}\n").problems(tmp_path) == []


@pytest.mark.parametrize("project", ["starter", "tests/golden/project"])
def test_the_plans_of_other_projects_agree_with_themselves(project: str) -> None:
    known = checked(ROOT / project, Clock(instant=datetime.fromisoformat("2026-12-01T12:00")))
    assert known.content
    assert known.content.goals
    assert [one.problem.code for one in known.problems if one.place.path.startswith("content/goals/")] == []


def test_the_example_plan_has_three_places_that_readers_need_a_remark_on(tmp_path: Path) -> None:
    goals = sorted((ROOT / "content/goals/2025").glob("*.md"))
    files = {f"content/goals/2025/{goal.name}": without_notes(goal.read_text(encoding="utf-8")) for goal in goals}
    files["site.yml"] = (ROOT / "site.yml").read_text(encoding="utf-8").partition("accessibility:")[0]
    files["content/topics/omberegning.md"] = "---\ntitle: Omberegning\n---\n"
    assert len(goals) == 9
    found = problems_of(files, tmp_path)
    assert [re.sub(r":\d+", "", one) for one in found] == [
        "2.1-pristjek denominator-differs",
        "3.2-procesunderstoettelse milestone-elsewhere",
        "3.2-procesunderstoettelse milestone-after-plan",
    ]


def without_notes(text: str) -> str:
    """A file without the remarks in its front matter, and without what tells that they were added."""
    text = re.sub(r"^changes:\n(?: +.*\n)+", "", text, flags=re.MULTILINE)
    return re.sub(r"^( +)note:.*\n(?:\1 +.*\n)*", "", text, flags=re.MULTILINE)
