"""A field is found by its path, and says its value as an author writes it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.follow_up import FollowUp, Row
from generator.model.plan import Goal
from generator.model.text import Id
from generator.model.when import When
from generator.read.fields import fault, field_at, same, valued
from generator.read.load import alone
from generator.read.sources import Source

GOAL = b"""\
---
title: Goal
aim: 1
requirement_text: |
  At least

  ninety.
requirement:
  all:
    - {id: share, kind: threshold, value: 4.0, by: end 2025}
    - any: [{id: other, kind: deliverable}]
reporting: {due: [Q1, Q2]}
milestones: [{id: tool, text: Ready., note: At last.}]
---
"""
FOLLOW_UP = b"""\
date: 2025-04-28
rows:
  1:
    status: green
    results:
      share: 4.1
      other: {done: true, date: 2025-03-01}
"""


def goal() -> Goal:
    found = next(iter(alone(Source("content/goals/2025/1-goal.md", GOAL))))
    assert isinstance(found, Goal)
    return found


def row() -> Row:
    found = next(iter(alone(Source("content/goals/2025/2025-Q1.yml", FOLLOW_UP))))
    assert isinstance(found, FollowUp)
    return found.rows[0]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "Goal"),
        ("requirement_text", "At least ninety."),
        ("requirement.share.value", "4.0"),
        ("requirement.share.by", "end 2025"),
        ("requirement.other.kind", "deliverable"),
        ("reporting.due", "Q1, Q2"),
        ("milestones.tool.text", "Ready."),
        ("milestones.tool.by", None),
        ("requirement", None),
        ("requirement.value", None),
    ],
)
def test_a_goal_says_what_stands_at_a_path(path: str, value: str | None) -> None:
    assert valued(goal(), path) == value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("status", "green"),
        ("results.share.value", "4.1"),
        ("results.other.done", "true"),
        ("results.other.date", "2025-03-01"),
        ("milestones.tool.state", None),
    ],
)
def test_a_row_says_what_stands_at_a_path(path: str, value: str | None) -> None:
    assert valued(row(), path, goal()) == value


def test_a_row_has_fields_for_all_that_its_goal_can_report() -> None:
    assert field_at(row(), "milestones.tool.state", goal()) is not None
    assert field_at(row(), "milestones.tool.note", goal()) is not None
    assert field_at(row(), "milestones.tool.state") is None
    assert field_at(row(), "milestones.saw.state", goal()) is None


@pytest.mark.parametrize(
    "path",
    ["id", "changes", "draft", "aliases", "path", "body", "number", "requirement.all", "milestones.tool.note"],
)
def test_what_is_no_part_of_an_agreement_is_no_field(path: str) -> None:
    assert field_at(goal(), path) is None


@pytest.mark.parametrize(
    ("kind", "one", "other", "expected"),
    [
        (Decimal, "4", "4.0", True),
        (Decimal, "4", "5", False),
        (Decimal, "none", "0", False),
        (When, "2025-Q2", "2025-04..2025-06", True),
        (When, "2025-Q2", "2025-04", False),
        (Id, "green", "yellow", False),
        (None, "two  words", "two words", True),
        (None, "4", "4.0", False),
        (tuple[Id, ...], "[Q1, Q2]", "Q1,Q2", True),
        (tuple[Id, ...], "Q2, Q1", "Q1, Q2", False),
    ],
)
def test_numbers_and_times_are_compared_by_value_and_words_as_words(
    kind: object, one: str, other: str, *, expected: bool
) -> None:
    assert same(kind, one, other) is expected


def test_a_text_that_is_no_value_of_its_field_has_the_fault_it_would_have_there() -> None:
    found = fault(Decimal, "1.667")
    assert found
    assert found.code == "number-thousands"
    assert fault(Decimal, "none") is None
    assert fault(Id, "1.667") is None
