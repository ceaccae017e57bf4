"""What is public names nothing that is not: the record keeps files word for word, and ids are words too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.projects.builds import fremdrift
from tests.projects.small import Project, Word

FILES = {path: data.decode() for path, data in Project().files().items()}
FOLLOW_UP = FILES["content/goals/2026/2026-Q1.yml"]
PLAN = FILES["content/goals/2026/plan.md"]
GOAL = FILES["content/goals/2026/1.1-huller.md"]
ROW = "  1.2:\n    status: green\n    note: Embargo.\n"
AMENDMENT = """\
amendments:
  - date: 2026-03-01
    goal: 1.2
    field: requirement
    from: før
    to: nu
    reason: Embargo.
aims:"""
VOLUME = "volumes:\n  - id: biler\n    label: Biler\n    {}\n"
REPORT = "content/goals/2026/2026-Q1.yml"
LATER = Word(id="2026-05-01-senere", title="Senere", target="2026-Q4")


def goal(title: str, more: str = "draft: true\n") -> str:
    return GOAL.replace("title: Færre huller\n", f"title: {title}\n{more}")


HIDDEN = {
    "content/goals/2026/1.2-bro.md": goal("Hemmeligt"),
    "content/topics/bro.md": FILES["content/topics/vej.md"].replace("opened:", "draft: true\nopened:"),
}


def site(others: dict[str, str] | None = None, *, goals: str = "", update: str = "", scheduled: str = "") -> Project:
    """A site with a draft goal, topic and update, and what names them."""
    begun = replace(LATER, id="2026-01-01-kladde", draft=True)
    later = replace(LATER, id="2026-07-01-senere", more=scheduled)
    project = Project(words=(*Project().words, begun, later), others={**HIDDEN, **(others or {})})
    if goals:
        project = replace(project, others={**project.others, "content/goals/2026/1.1-huller.md": goal("Huller", goals)})
    return project.with_word(1, more=update) if update else project


def told(project: Project, folder: Path) -> list[str]:
    """The places and the codes of all errors."""
    done = fremdrift("check", "--project", str(project.write(folder)), "--now", "2026-06-01T12:00", "--language", "en")
    errors = [one for one in done.stdout.splitlines() if ": error: " in one]
    return [f"{one.partition(':')[0].removeprefix('content/')} {one.rpartition('[')[2][:-1]}" for one in errors]


NAMED = {
    "a row": (site({REPORT: FOLLOW_UP + ROW}), "goals/2026/2026-Q1.yml"),
    "a row of what is scheduled": (
        site({REPORT: FOLLOW_UP.replace("2026-04-20", "2026-07-20") + ROW}),
        "goals/2026/2026-Q1.yml",
    ),
    "an amendment": (
        site({"content/goals/2026/plan.md": PLAN.replace("aims:", AMENDMENT)}),
        "goals/2026/plan.md",
    ),
    "an earlier goal": (site(goals="continues: 2026/1.2\n"), "goals/2026/1.1-huller.md"),
    "a topic of a goal": (site(goals="topics: [vej, bro]\n"), "goals/2026/1.1-huller.md"),
    "another's volume": (
        site(
            {"content/goals/2026/1.2-bro.md": goal("Hemmeligt", "draft: true\n" + VOLUME.format("value: 9"))},
            goals=VOLUME.format("same_as: 2026/1.2/biler"),
        ),
        "goals/2026/1.1-huller.md",
    ),
    "what is corrected": (site(update="corrects: [2026-01-01-kladde]\n"), "updates/2026-01-12-vi-begynder.md"),
    "what a scheduled update corrects": (
        site(scheduled="corrects: [2026-01-01-kladde]\n"),
        "updates/2026-07-01-senere.md",
    ),
}


@pytest.mark.parametrize("what", NAMED)
def test_what_readers_see_names_nothing_that_they_do_not(what: str, tmp_path: Path) -> None:
    project, path = NAMED[what]
    assert told(project, tmp_path) == [f"{path} reference-unpublished"]


def test_an_update_names_neither_the_goal_nor_the_topic_of_a_draft(tmp_path: Path) -> None:
    project = site().write(tmp_path)
    path = project / "content/updates/2026-02-02-halvvejs.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[2026/1.1]", "[2026/1.1, 2026/1.2]").replace(": vej\n", ": bro\n"), encoding="utf-8")
    done = fremdrift("check", "--project", str(project), "--now", "2026-06-01T12:00", "--language", "en")
    named = [one.partition(": error: ")[2].partition(" is not")[0] for one in done.stdout.splitlines()]
    assert named[:2] == ["topic “bro”", "goal “2026/1.2”"]


def test_drafts_name_each_other_and_what_is_scheduled_names_what_has_come_by_then(tmp_path: Path) -> None:
    follow_up = FOLLOW_UP.replace("date: 2026-04-20\n", "date: 2026-04-20\ndraft: true\n") + ROW
    named = site({REPORT: follow_up}, scheduled="corrects: [2026-06-20-snart]\n")
    soon = replace(LATER, id="2026-06-20-snart")
    assert told(replace(named, words=(*named.words, soon)), tmp_path) == []
