"""Small projects of one plan with a goal or more, read from real files as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from textwrap import dedent, indent
from typing import TYPE_CHECKING

from generator.checking import Clock, checked
from generator.derive.site import site_at
from generator.plan.context import context
from generator.record.history import Past

if TYPE_CHECKING:
    from pathlib import Path

    from generator.derive.goals import GoalState, PlanState
    from generator.plan.context import Context

NO_BREAK = "\N{NO-BREAK SPACE}"

SETTINGS = """\
format: 1
title: Vejen
url: https://vejen.example
units:
  huller: {one: hul, many: huller}
  dage: {one: dag, many: dage}
  point: {one: point, many: point}
  penge: {one: mio. kr., many: mio. kr.}
"""
PLAN = """\
---
title: Plan 2026
organisation: Vejvæsenet
period:
  from: 2026-01-01
  until: 2026-12-31
aims:
  - id: veje
    text: Gode veje.
---

Sådan arbejder vi.
"""


@dataclass(frozen=True)
class Planned:
    """A plan that was read and derived, with what its words are said with."""

    context: Context
    plan: PlanState

    @property
    def goal(self) -> GoalState:
        """Its first goal."""
        return self.plan.goals[0]


def write_plan(folder: Path, goals: dict[str, str], follow_ups: dict[str, str], plan: str = PLAN) -> Path:
    """A project of goals by number, each with these keys beside the needed ones; rows of follow-ups by period.

    The first follow-up is published on 20 April 2026, the others two months after each other.
    """
    home = folder / "content/goals/2026"
    home.mkdir(parents=True)
    (folder / "site.yml").write_text(SETTINGS, encoding="utf-8")
    (home / "plan.md").write_text(plan, encoding="utf-8")
    for number, keys in goals.items():
        head = (
            f"---\ntitle: Mål {number}\naim: veje\nrequirement_text: Et krav.\n{dedent(keys).strip()}\n---\n\nEt mål.\n"
        )
        (home / f"{number}-maal.md").write_text(head, encoding="utf-8")
    for n, (period, rows) in enumerate(follow_ups.items()):
        text = f"date: {date(2026, 4, 20) + timedelta(days=61) * n}\nrows:\n{indent(dedent(rows).strip(), '  ')}\n"
        (home / f"{period}.yml").write_text(text, encoding="utf-8")
    return folder


def planned(folder: Path, keys: str, *rows: str, now: str = "2026-11-01", plan: str = PLAN) -> Planned:
    """A plan with one goal, 1.1, and what its row said for the first quarter, the second and so on; "" is no row."""
    told = {
        f"{2026 + n // 4}-Q{n % 4 + 1}": f"1.1:\n{indent(dedent(row).strip(), '  ')}" if row else "1.1: not_due"
        for n, row in enumerate(rows)
    }
    write_plan(folder, {"1.1": keys}, told, plan)
    known = checked(folder, Clock(instant=datetime.fromisoformat(f"{now}T12:00")))
    assert known.now
    assert known.content
    site = site_at(known.content, known.now)
    return Planned(context=context(site, Past()), plan=site.plans[0])
