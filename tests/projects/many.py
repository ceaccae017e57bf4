"""A plan of as many goals as wanted: ten aims, four quarters with a follow-up each, written to a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

AIMS = 10
PUBLISHED = {"Q1": "2025-04-22", "Q2": "2025-07-21", "Q3": "2025-10-20", "Q4": "2026-01-12"}

_SETTINGS = """\
format: 1
title: Mange mål
url: https://mange.example
units:
  sager:
    one: sag
    many: sager
"""


def write_many(folder: Path, goals: int) -> Path:
    """Write a site with one plan of `goals` goals into `folder`. Returns it.

    Of every twenty goals the first is yellow, the second red, the third went from yellow to green in the last quarter;
    the others are green, which is no news. Every goal but the first takes its volume from the one before it.
    """
    plan = folder / "content" / "goals" / "2025"
    plan.mkdir(parents=True)
    (folder / "site.yml").write_text(_SETTINGS, encoding="utf-8")
    (plan / "plan.md").write_text(_plan(), encoding="utf-8")
    numbers = [f"{n % AIMS + 1}.{n // AIMS + 1}" for n in range(goals)]
    for n, number in enumerate(numbers):
        before = numbers[n - 1] if n else ""
        (plan / f"{number}-maal-{n}.md").write_text(_goal(n, number, before), encoding="utf-8")
    for quarter, day in PUBLISHED.items():
        rows = "".join(_row(n, number, quarter) for n, number in enumerate(numbers))
        (plan / f"2025-{quarter}.yml").write_text(f"date: {day}\nexample: true\nrows:\n{rows}", encoding="utf-8")
    return folder


def _plan() -> str:
    aims = "".join(f"  - id: {n}\n    text: Det {n}. pejlemærke\n" for n in range(1, AIMS + 1))
    period = "period:\n  from: 2025-01-01\n  until: 2025-12-31\n"
    return f"---\ntitle: Plan 2025\norganisation: Styrelsen\n{period}aims:\n{aims}---\n"


def _goal(n: int, number: str, before: str) -> str:
    volume = f"same_as: 2025/{before}/sager" if before else "value: 12000\n    unit: sager"
    return f"""\
---
title: Mål nummer {n}
aim: {number.partition(".")[0]}
requirement_text: Mindst 90 procent af sagerne bliver afgjort til tiden.
requirement:
  id: andel
  kind: threshold
  op: at_least
  value: 90
  ratio:
    numerator: sager afgjort til tiden
    denominator: sager i alt
reporting:
  due: [Q1, Q2, Q3, Q4]
volumes:
  - id: sager
    label: Ventede sager
    {volume}
---
"""


def _row(n: int, number: str, quarter: str) -> str:
    late = quarter == "Q4"
    status = {0: "yellow", 1: "red", 2: "green" if late else "yellow"}.get(n % 20, "green")
    right = {"red": 800, "yellow": 880, "green": 970}[status]
    told = ""
    if status != "green":
        told = "    cause: Flere sager end ventet.\n    consequence: Nogle venter.\n    response: Der er ansat flere.\n"
    note = f"    changes:\n{_CHANGE.format(right=right)}" if n % 50 == 0 and quarter == "Q1" else ""
    result = f"    results:\n      andel: {{numerator: {right}, denominator: 1000}}\n"
    return f"  {number}:\n    status: {status}\n{result}{told}{note}"


_CHANGE = """\
      - date: 2025-05-05
        field: results.andel.numerator
        from: 790
        to: {right}
        note: Ti sager var ikke talt med.
"""
