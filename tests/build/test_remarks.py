"""What a plan remarks on a milestone and on what is counted is read where they are shown."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.projects.builds import build_in, built
from tests.projects.small import Project

PATH = "content/goals/2026/1.1-huller.md"
GOAL = """\
---
title: Færre huller
aim: veje
requirement_text: Mindst 90 procent af hullerne lappes inden ti dage.
requirement:
  any:
    - id: lappet
      kind: threshold
      value: 90
      ratio:
        numerator: lappet inden ti dage
        denominator: meldte huller på de kommunale fortove
        note: Fortove tæller med, se {{ term:kote }}.
    - {id: hold, kind: deliverable}
reporting:
  due: [Q1, Q2, Q3, Q4]
milestones:
  - id: maskine
    report: Q1
    by: 2026-05
    text: Maskinen er købt.
    note: "Købet var *aftalt* til maj, se {{ term:kote }}."
  - id: hold
    text: Holdet er på plads.
---
"""


def test_a_remark_is_shown_with_what_it_is_about_and_its_references_are_words(tmp_path: Path) -> None:
    project = Project(others={PATH: GOAL}).write(tmp_path / "project")
    done = built(project)
    assert done.placed is not None
    assert done.checked is not None
    assert [one.problem.code for one in done.checked.faults] == []
    page = LexborHTMLParser((project / "site/maal/2026/1.1-huller/index.html").read_bytes())
    counted, other = (row.text() for row in page.css(".fd-table tbody th"))
    said = "lappet inden ti dage ud af meldte huller på de kommunale fortove"
    assert f"{said}Fortove tæller med, se kote." in " ".join(counted.split())
    assert "Fortove" not in other
    bought, hired = page.css(".fd-milestone")
    assert "Købet var aftalt til maj, se kote." in " ".join(bought.text().split())
    assert [em.text() for em in bought.css("em")] == ["aftalt"]
    assert len(hired.css("p")) < len(bought.css("p"))


def test_a_reference_in_a_remark_leads_somewhere(tmp_path: Path) -> None:
    wrong = GOAL.replace("note: Fortove tæller med, se {{ term:kote }}.", "note: Se {{ term:intet }}.")
    done = build_in(Project(others={PATH: wrong}).write(tmp_path / "project"))
    assert done.returncode == 1
    assert f"{PATH}:13:18: error: there is no term “intet”" in done.stdout + done.stderr
