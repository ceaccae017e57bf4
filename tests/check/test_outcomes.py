"""What the last follow-up of a plan has to say, and when it has said enough."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from generator.checking import Clock, checked

OWN = {"analysis-missing", "outcome-against-result", "outcome-early", "outcome-missing"}

SITE = "format: 1\ntitle: Veje\nurl: https://veje.example\n"
PLAN = """\
---
title: Plan 2025
organisation: Vejvæsenet
period: {from: 2025-01-01, until: 2025-12-31}
aims: [{id: 1, text: Gode veje}]
---
"""
GOAL = """\
---
title: Færre huller
aim: 1
requirement_text: Mindst 90 procent.
requirement: {id: share, kind: threshold, value: 90}
---
"""
COUNTED_LATER = GOAL.replace("kind: threshold, value: 90", "kind: count, value: 90, by: 2026-06")


def codes(
    folder: Path, row: str, *, period: str = "2025-Q4", goal: str = GOAL, days: str = "2025-01-01, until: 2025-12-31"
) -> list[str]:
    """What is found of outcomes in a follow-up whose only row says this."""
    files = {
        "site.yml": SITE,
        "content/goals/2025/plan.md": PLAN.replace("2025-01-01, until: 2025-12-31", days),
        "content/goals/2025/1-huller.md": goal,
        f"content/goals/2025/{period}.yml": f"date: 2026-01-12\nrows:\n  1:\n    status: green\n{row}",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = checked(folder, Clock(instant=datetime.fromisoformat("2026-01-15T12:00")))
    return [one.problem.code for one in found.problems if one.problem.code in OWN]


MISSED, MET = "    results: {share: 89.9}\n", "    results: {share: 90}\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (MET, ["outcome-missing"]),
        (MET + "    outcome: met\n", []),
        (MET + "    outcome: not_met\n", ["outcome-against-result"]),
        (MET + "    outcome: not_met\n    note: Målt forkert.\n", ["analysis-missing"]),
        (MET + "    outcome: partly\n    analysis: Målt forkert.\n", []),
        (MISSED + "    outcome: met\n", ["outcome-against-result"]),
        (MISSED + "    outcome: met\n    note: Rådet ser bort fra vinteren.\n", []),
        (MISSED + "    outcome: met\n    analysis: Vinteren var hård.\n", []),
        (MISSED + "    outcome: partly\n", ["analysis-missing"]),
        (MISSED + "    outcome: not_met\n", ["analysis-missing"]),
        (MISSED + "    outcome: not_met\n    analysis: Vinteren var hård.\n", []),
        ("    outcome: met\n", []),
    ],
)
def test_an_outcome_is_given_missed_goals_are_analysed_and_what_contradicts_the_figures_has_a_reason(
    row: str, expected: list[str], tmp_path: Path
) -> None:
    assert expected == codes(tmp_path, row)


def test_before_the_last_division_nothing_of_this_is_asked(tmp_path: Path) -> None:
    assert codes(tmp_path, MISSED, period="2025-Q3") == []


def test_what_still_has_time_after_the_plan_is_no_miss_that_an_outcome_contradicts(tmp_path: Path) -> None:
    assert codes(tmp_path, MISSED.replace("89.9", "89") + "    outcome: met\n", goal=COUNTED_LATER) == []


def test_nothing_is_asked_of_a_goal_that_was_withdrawn(tmp_path: Path) -> None:
    withdrawn = GOAL.replace("aim: 1\n", "aim: 1\nwithdrawn: {date: 2025-11-03, reason: Opgaven er flyttet.}\n")
    assert "outcome-missing" not in codes(tmp_path, MET, goal=withdrawn)


@pytest.mark.parametrize(
    ("period", "days", "expected"),
    [
        ("2025-Q3", "2025-01-01, until: 2025-12-31", ["outcome-early"]),
        ("2025-Q4", "2025-01-01, until: 2025-12-31", []),
        # A plan of one year that is not the calendar's has its outcomes in its fourth quarter alone.
        ("2025-Q4", "2025-04-01, until: 2026-03-31", ["outcome-early"]),
        # A plan of two years closes each of them: the calendar's, and its own.
        ("2025-Q3", "2025-01-01, until: 2026-12-31", ["outcome-early"]),
        ("2025-Q4", "2025-01-01, until: 2026-12-31", []),
        ("2025-Q2", "2024-07-01, until: 2026-06-30", []),
        ("2025-Q4", "2024-07-01, until: 2026-06-30", []),
        ("2025-Q3", "2024-07-01, until: 2026-06-30", ["outcome-early"]),
    ],
)
def test_an_outcome_belongs_in_the_last_follow_up_of_a_plan_or_of_one_of_its_years(
    period: str, days: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(tmp_path, MET + "    outcome: met\n", period=period, days=days) == expected
