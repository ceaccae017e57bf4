"""Of a plan with many goals those are listed that are most urgent, in that order."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from generator.checking import Clock, checked
from generator.derive.site import site_at
from generator.plan.performance.shortlist import shortlist
from tests.plan.goals import write_plan

WHY = "cause: A., consequence: B., response: C."
FIRST = {"1": "yellow", "2": "green", "3": "red", "4": "yellow", "5": "green", "6": "not_due"}
SECOND = {"1": "green", "2": "yellow", "3": "red", "4": "yellow", "5": "red", "6": "green"}


def test_red_comes_first_then_what_became_worse_then_yellow_then_what_became_better(tmp_path: Path) -> None:
    numbers = [str(n) for n in range(1, 14)]
    goals = dict.fromkeys(numbers, "requirement: {id: bil, kind: deliverable}\nreporting: {due: [Q1, Q2]}")
    rows = [
        "\n".join(f"{one}: {{status: {told.get(one, 'green')}, {WHY}}}" for one in numbers) for told in (FIRST, SECOND)
    ]
    write_plan(tmp_path, goals, {"2026-Q1": rows[0], "2026-Q2": rows[1]})
    known = checked(tmp_path, Clock(instant=datetime.fromisoformat("2026-11-01T12:00")))
    assert known.content
    assert known.now
    listed = shortlist(site_at(known.content, known.now).plans[0])
    # 3 and 5 are red, 2 became yellow, 4 is yellow as before, 1 became green; 6 was not due.
    assert [one.goal.number for one in listed] == ["3", "5", "2", "4", "1"]
