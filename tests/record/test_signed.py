"""What was signed in a plan, and what was reported of it, changes by amendments and corrections alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.projects.builds import fremdrift

PLAN = "content/goals/2025/plan.md"
GOAL = "content/goals/2025/1.1-pristjek.md"
SHARE = "content/goals/2025/1.2-svar.md"
FOLLOW_UP = "content/goals/2025/2025-Q1.yml"
FILES = {
    "site.yml": "format: 1\ntitle: Mål\nurl: https://maal.example\n",
    PLAN: """---
title: Plan
organisation: Styrelsen
period:
  from: 2025-01-01
  until: 2025-12-31
aims:
  - id: 1
    text: Et mål
---
""",
    GOAL: """---
title: Pristjek
aim: 1
requirement_text: Der bliver lavet 3.000 pristjek.
requirement:
  id: tjek
  kind: count
  value: 3000
---

Vi tjekker priser.
""",
    SHARE: """---
title: Svar
aim: 1
requirement_text: Mindst 90 procent af alle klager får svar.
requirement:
  id: svar
  kind: threshold
  value: 90
  ratio:
    numerator: Besvarede klager
    denominator: Klager i alt
reporting:
  due: [Q4]
milestones:
  - id: skabelon
    report: Q2
    by: 2025-06
    text: Der er en skabelon.
---
""",
    FOLLOW_UP: """date: 2025-04-15
rows:
  1.1:
    status: green
    results:
      tjek: 700
    note: Som ventet.
""",
}
REQUIREMENT = """amendments:
  - date: 2026-01-12
    goal: 1.1
    field: requirement.value
    from: 3000
    to: 2500
    reason: Der er færre biler.
---
"""
CORRECTED = """    changes:
      - date: 2026-01-12
        field: results.tjek.value
        from: 700
        to: 690
        note: Ti var talt med to gange.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A plan with a goal and a follow-up, taken into the record with their own dates."""
    folder = tmp_path / "projekt"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    assert run("record", "adopt", folder=folder, now="2026-01-05T12:00")[0] == 0
    return folder


def run(*command: str, folder: Path, now: str = "2026-01-15T12:00") -> tuple[int, str]:
    done: subprocess.CompletedProcess[str] = fremdrift(
        *command, "--project", str(folder), "--now", now, "--language", "en"
    )
    return done.returncode, done.stdout + done.stderr


def edit(project: Path, path: str, before: str, after: str) -> None:
    text = (project / path).read_text(encoding="utf-8")
    assert before in text
    (project / path).write_text(text.replace(before, after, 1), encoding="utf-8")


def settled(project: Path) -> bool:
    """Whether all is told, can be noted, and is known then."""
    return run("check", folder=project)[0] == 0 and run("record", folder=project)[0] == 0 and known(project)


def known(project: Path) -> bool:
    code, words = run("record", folder=project)
    return code == 0 and words.endswith("\nThe record is up to date.\n")


def test_a_signed_requirement_changes_by_an_amendment_that_begins_with_what_was_signed(project: Path) -> None:
    edit(project, GOAL, "value: 3000", "value: 2500")
    code, words = run("check", folder=project)
    assert code == 1
    assert f"{GOAL}:8:10: error: what was signed has changed" in words
    text = (project / PLAN).read_text(encoding="utf-8")
    (project / PLAN).write_text(text.removesuffix("---\n") + REQUIREMENT.replace("3000", "2900"), encoding="utf-8")
    code, words = run("check", folder=project)
    assert code == 1
    assert "“from” says “2900”, and readers saw “3000”" in words
    (project / PLAN).write_text(text.removesuffix("---\n") + REQUIREMENT, encoding="utf-8")
    assert settled(project)


def test_an_amendment_of_one_definition_does_not_cover_another(project: Path) -> None:
    edit(project, GOAL, "value: 3000", "value: 2500")
    edit(project, GOAL, "---\n\n", "volumes:\n  - id: biler\n    label: Biler\n    value: 9\n---\n\n")
    text = (project / PLAN).read_text(encoding="utf-8")
    (project / PLAN).write_text(text.removesuffix("---\n") + REQUIREMENT, encoding="utf-8")
    code, words = run("check", folder=project)
    assert code == 1
    assert "“  field: volumes”" in words
    assert "“  field: requirement”" not in words


def test_the_words_around_what_was_signed_change_by_a_change_of_the_goal(project: Path) -> None:
    edit(project, GOAL, "Vi tjekker priser.", "Vi tjekker alle priser.")
    assert "words-changed" in run("check", folder=project)[1]
    told = "changes:\n  - date: 2026-01-12\n    kind: clarification\n    note: Alle er med.\naim"
    edit(project, GOAL, "aim", told)
    assert settled(project)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("    text: Der er en skabelon.\n", "    note: Den kom i maj.\n"),
        ("    denominator: Klager i alt\n", "    note: Gengangere tæller én gang.\n"),
    ],
)
def test_a_remark_on_what_was_signed_changes_by_a_change_of_the_goal(project: Path, line: str, note: str) -> None:
    edit(project, SHARE, line, line + note)
    code, words = run("check", folder=project)
    assert code == 1
    assert "[words-changed]" in words
    assert "[definition-changed]" not in words
    told = "changes:\n  - date: 2026-01-12\n    kind: addition\n    note: En bemærkning er kommet til.\n"
    edit(project, SHARE, "aim: 1\n", told + "aim: 1\n")
    assert settled(project)
    edit(project, SHARE, note, note.replace(".", " igen."))
    assert "[words-changed]" in run("check", folder=project)[1]


def test_an_amendment_of_a_milestone_tells_of_the_remark_on_it_too(project: Path) -> None:
    edit(project, SHARE, "    by: 2025-06\n", "    by: 2025-05\n    note: Den kom før tid.\n")
    amendment = REQUIREMENT.replace("1.1", "1.2").replace("requirement.value", "milestones.skabelon.by")
    text = (project / PLAN).read_text(encoding="utf-8")
    amended = amendment.replace("3000", "2025-06").replace("2500", "2025-05")
    (project / PLAN).write_text(text.removesuffix("---\n") + amended, encoding="utf-8")
    assert settled(project)


def test_no_amendment_names_a_remark(project: Path) -> None:
    amendment = REQUIREMENT.replace("1.1", "1.2").replace("requirement.value", "milestones.skabelon.note")
    text = (project / PLAN).read_text(encoding="utf-8")
    (project / PLAN).write_text(text.removesuffix("---\n") + amendment, encoding="utf-8")
    assert "there is no field “milestones.skabelon.note” here" in run("check", folder=project)[1]


def test_a_published_amendment_stays(project: Path) -> None:
    edit(project, GOAL, "value: 3000", "value: 2500")
    text = (project / PLAN).read_text(encoding="utf-8")
    (project / PLAN).write_text(text.removesuffix("---\n") + REQUIREMENT, encoding="utf-8")
    assert settled(project)
    edit(project, PLAN, "Der er færre biler.", "Der er mange biler.")
    assert "change-removed" in run("check", folder=project)[1]


def test_a_reported_result_changes_by_a_correction_that_begins_with_what_was_reported(project: Path) -> None:
    edit(project, FOLLOW_UP, "tjek: 700", "tjek: 690")
    code, words = run("check", folder=project)
    assert code == 1
    assert "“  field: results.tjek.value”, “  from: 700”, “  to: 690”" in words
    edit(project, FOLLOW_UP, "    note: Som ventet.\n", "    note: Som ventet.\n" + CORRECTED.replace("700", "710"))
    assert "“from” says “710”, and readers saw “700”" in run("check", folder=project)[1]
    edit(project, FOLLOW_UP, "from: 710", "from: 700")
    assert settled(project)


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("Ventetid lang", "Ventetid lang"),
        ('"Ventetid: lang #3 kø"', '"Ventetid: lang #3 kø"'),
        ("'\"Lang\" ventetid'", r'"\"Lang\" ventetid"'),
    ],
)
def test_a_value_is_suggested_as_it_can_be_pasted(project: Path, written: str, suggested: str) -> None:
    edit(project, FOLLOW_UP, "note: Som ventet.", f"note: {written}")
    code, words = run("check", folder=project)
    assert code == 1
    assert f"“  to: {suggested}”" in words


def test_a_correction_of_a_result_does_not_cover_the_status(project: Path) -> None:
    edit(project, FOLLOW_UP, "tjek: 700", "tjek: 690")
    edit(project, FOLLOW_UP, "    note: Som ventet.\n", "    note: Som ventet.\n" + CORRECTED)
    edit(project, FOLLOW_UP, "status: green", "status: no_data")
    code, words = run("check", folder=project)
    assert code == 1
    assert "“  field: status”" in words


def test_a_change_told_for_the_first_time_is_not_dated_before_the_words_it_changed(project: Path) -> None:
    edit(project, FOLLOW_UP, "tjek: 700", "tjek: 690")
    edit(
        project,
        FOLLOW_UP,
        "    note: Som ventet.\n",
        "    note: Som ventet.\n" + CORRECTED.replace("2026-01-12", "2025-05-01"),
    )
    assert "change-backdated" in run("check", folder=project)[1]
