"""A plan of one goal on disk, and what is wrong with it: code and line, as the command would tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from generator.checking import Clock, checked
from generator.plan.language.words import words_in
from generator.report import line

SETTINGS = """\
format: 1
title: Mål
url: https://maal.example
units:
  points: {one: point, many: point}
  stops: {one: stopklods, many: stopklodser}
  calls: {one: opkald, many: opkald}
"""

REPORTING = "reporting: {due: [Q1, Q2, Q3, Q4]}\n"
POSSIBLE = "{id: svar, kind: capability}"


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a plan and its goal say; `follow_ups` by their period."""

    text: str = "Alle kan få svar."
    requirement: str = POSSIBLE
    reporting: str = REPORTING
    more: str = ""
    plan: str = ""
    period: str = "{from: 2025-01-01, until: 2025-12-31}"
    settings: str = ""
    follow_ups: dict[str, str] = field(default_factory=dict)

    def files(self) -> dict[str, str]:
        """Every file by its path."""
        plan = (
            f"title: Plan\norganisation: Styrelsen\nperiod: {self.period}\n{self.plan or 'aims: [{id: 1, text: Svar}]'}"
        )
        goal = f"title: Hurtige svar\naim: 1\nrequirement_text: {self.text}\nrequirement: {self.requirement}\n"
        return {
            "site.yml": SETTINGS + self.settings,
            "content/goals/2025/plan.md": f"---\n{plan}\n---\n",
            "content/goals/2025/1-svar.md": f"---\n{goal}{self.reporting}{self.more}---\n",
            **{f"content/goals/2025/{period}.yml": text for period, text in self.follow_ups.items()},
        }

    def problems(self, folder: Path, now: str = "2026-06-01T12:00") -> list[str]:
        """File, line and code of all that is wrong."""
        return problems_of(self.files(), folder, now)

    def said(self, folder: Path) -> list[str]:
        """All that is wrong in words, what comes before them aside."""
        self.problems(folder)
        found = checked(folder, Clock(instant=datetime.fromisoformat("2026-06-01T12:00"))).problems
        return [line(one, words_in("en")).split(": ", 2)[2] for one in found]


def problems_of(files: dict[str, str], folder: Path, now: str = "2026-06-01T12:00") -> list[str]:
    """The same of any files."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    found = checked(folder, Clock(instant=datetime.fromisoformat(now))).problems
    return [f"{Path(one.place.path).stem}:{one.place.line} {one.problem.code}" for one in found]


def told(row: str, date: str = "2025-04-28", more: str = "") -> str:
    """A follow-up with one row."""
    return f"date: {date}\n{more}rows:\n  1: {{{row}}}\n"
