"""What amendments and corrections say was there before is whole, and nothing more than that is asked of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects.builds import fremdrift
from tests.projects.small import Project

PLAN = "content/goals/2026/plan.md"
GOAL = "content/goals/2026/1.1-huller.md"
UPDATE = "content/updates/2026-01-12-vi-begynder.md"
NOW = "2026-06-01T12:00"


def amendment(day: str, field: str, before: str, after: str, goal: str = "1.1") -> str:
    of = f"    goal: {goal}\n" if goal else ""
    return f"  - date: {day}\n{of}    field: {field}\n    from: {before}\n    to: {after}\n    reason: Aftalt.\n"


def codes(folder: Path, others: dict[str, str], now: str = NOW) -> list[str]:
    """The codes of everything that is wrong with the small project."""
    project = Project(others=others).write(folder)
    done = fremdrift("check", "--project", str(project), "--now", now, "--language", "en")
    return [line.rpartition("[")[2].rstrip("]") for line in done.stdout.splitlines() if ": error: " in line]


def amended(*amendments: str) -> dict[str, str]:
    text = Project().files()[PLAN].decode()
    return {PLAN: text.replace("aims:", f"amendments:\n{''.join(amendments)}aims:")}


@pytest.mark.parametrize(
    "told",
    [
        # A chain, the last link of which is what the goal says now.
        [("2026-02-01", "requirement.value", "80", "85"), ("2026-03-01", "requirement.value", "85.0", "90")],
        # After a change of the whole nobody knows from outside what became of its parts, nor the other way round.
        [("2026-02-01", "requirement.value", "80", "85"), ("2026-03-01", "requirement", "85 i alt", "90 procent")],
        [
            ("2026-02-01", "requirement", "85 i alt", "85 procent"),
            ("2026-03-01", "requirement.value", "85", "90"),
            ("2026-03-01", "requirement", "90 procent", "90 procent inden ti dage"),
        ],
        # What is no longer there.
        [
            ("2026-02-01", "milestones.tavle.by", "2026-03", "2026-04"),
            ("2026-03-01", "milestones.tavle", "Tavlen", "none"),
        ],
        [("2026-02-01", "requirement.gammel.value", "80", "85"), ("2026-03-01", "requirement", "to led", "ét led")],
        # What was not there before, and words over several lines.
        [("2026-02-01", "requirement.unit", "none", "percent")],
        [("2026-02-01", "requirement_text", "Mange.", "Mindst 90 procent af hullerne  lappes inden ti dage.")],
        # The period begins on the first day; today is not the future.
        [("2026-01-01", "requirement.value", "80", "90")],
        [("2026-06-01", "requirement.value", "80", "90")],
        # Two fields are two chains.
        [("2026-02-01", "requirement.value", "80", "90"), ("2026-02-01", "reporting.due", "Q4", "Q1, Q2, Q3, Q4")],
    ],
)
def test_a_whole_history_passes(told: list[tuple[str, str, str, str]], tmp_path: Path) -> None:
    assert codes(tmp_path, amended(*(amendment(*one) for one in told))) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            [("2026-02-01", "requirement.value", "80", "85"), ("2026-03-01", "requirement.value", "86", "90")],
            "change-from",
        ),
        ([("2026-02-01", "requirement", "A", "B"), ("2026-03-01", "requirement", "C", "D")], "change-from"),
        ([("2026-02-01", "requirement.value", "80", "85")], "change-to"),
        ([("2026-02-01", "requirement.value", "80", "none")], "change-to"),
        ([("2026-02-01", "requirement_text", "Mange.", "Mindst 80 procent.")], "change-to"),
        ([("2026-02-01", "requirement.value", "90.0", "90")], "change-same"),
        ([("2026-02-01", "milestones.tavle.by", "2026-03", "2026-04")], "change-field"),
        ([("2026-02-01", "kravet", "2026-03", "none")], "change-field"),
        ([("2026-02-01", "requirement.value", "80 %", "90")], "number-unit"),
        ([("2026-06-02", "requirement.value", "80", "90")], "change-future"),
        ([("2025-12-31", "requirement.value", "80", "90")], "change-early"),
    ],
)
def test_a_history_with_a_gap_does_not(told: list[tuple[str, str, str, str]], expected: str, tmp_path: Path) -> None:
    assert codes(tmp_path, amended(*(amendment(*one) for one in told))) == [expected]


def test_a_plan_has_fields_of_its_own(tmp_path: Path) -> None:
    whole = (("title", "Plan", "Plan 2026"), ("aims.veje.text", "Veje.", "Gode veje."), ("goals", "to", "ét"))
    assert codes(tmp_path, amended(*(amendment("2026-02-01", *one, goal="") for one in whole))) == []
    assert codes(tmp_path, amended(amendment("2026-02-01", "requirement.value", "1", "2", goal=""))) == ["change-field"]


def test_a_change_of_an_update_that_is_not_public_yet_is_not_of_the_future(tmp_path: Path) -> None:
    text = Project().files()[UPDATE].decode().replace("summary:", "changes: [{date: 2026-01-13, kind: typo}]\nsummary:")
    assert codes(tmp_path, {UPDATE: text}, "2026-01-11T12:00") == []
    assert codes(tmp_path, {UPDATE: text}, "2026-01-12T12:00") == ["change-future"]
    assert codes(tmp_path, {UPDATE: text}, "2026-01-13T00:00") == []
