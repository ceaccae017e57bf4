"""The guard asks for a word where readers see something else, and for none where they do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.projects.builds import fremdrift

FIRST = "content/updates/2026-01-05-fristen.md"
TOPIC = "content/topics/omberegning.md"
PLAN = "content/goals/2026/plan.md"
GOAL = "content/goals/2026/1.1-huller.md"
PAGE = "content/pages/om.md"
FILES = {
    "site.yml": """format: 1
title: Afgifter
url: https://afgifter.example
audiences:
  borger:
    label: Borgere
  leasing:
    label: Leasingselskaber
""",
    TOPIC: """---
title: Omberegning
audiences: [borger, leasing]
figures:
  sager:
    label: Sager
    unit: percent
phases:
  - id: breve
    title: Breve
  - id: penge
    title: Penge tilbage
---

Vi regner om.
""",
    FIRST: """---
title: Fristen er forlænget
summary: Alle har fået mere tid.
audiences: [borger, leasing]
tags: [frister, breve]
---

Læs litra a i kapitel II om biler af type A, og send dit brve.
""",
    PLAN: """---
title: Plan
organisation: Styrelsen
period:
  from: 2026-01-01
  until: 2026-12-31
vision: Alle veje er hele.
aims:
  - id: 1
    text: Et mål
---

Planen.
""",
    GOAL: """---
title: Huller
aim: 1
requirement_text: Der bliver lappet 3.000 huller.
reporting: {due: [Q4]}
requirement:
  id: huller
  kind: count
  value: 3000
---
""",
    PAGE: "---\ntitle: Om siden\n---\n\nVi skriver her.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site with something of every kind, taken into the record with its own dates."""
    folder = tmp_path / "projekt"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    code, words = run("record", "adopt", folder=folder, now="2026-01-05T12:00")
    assert code == 0, words
    return folder


def fine(answer: tuple[int, str]) -> bool:
    """Whether `check` found nothing; what has still to be noted is no fault."""
    return answer[0] == 0 and answer[1].endswith("0 errors, 0 warnings\n")


def run(*command: str, folder: Path, now: str = "2026-01-15T12:00") -> tuple[int, str]:
    done = fremdrift(*command, "--project", str(folder), "--now", now, "--language", "en")
    return done.returncode, done.stdout + done.stderr


def edit(project: Path, path: str, *pairs: tuple[str, str]) -> None:
    text = (project / path).read_text(encoding="utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after, 1)
    (project / path).write_text(text, encoding="utf-8")


def found(words: str) -> list[str]:
    """The codes of the problems that were told, in their order."""
    return [line.rpartition("[")[2].rstrip("]") for line in words.splitlines() if line.endswith("]")]


def test_a_goal_is_renamed_with_the_dots_of_its_number_in_the_alias(project: Path) -> None:
    renamed = "content/goals/2026/1.1-asfalt.md"
    (project / GOAL).rename(project / renamed)
    edit(project, renamed, ("aim: 1", "aliases: [/maal/2026/1.1-huller/]\naim: 1"))
    assert fine(run("check", folder=project))
    assert run("record", folder=project)[0] == 0
    known = json.loads((project / "content/.record/goals/2026/1.1-huller.json").read_text(encoding="utf-8"))
    assert known["addresses"] == ["/maal/2026/1.1-asfalt/", "/maal/2026/1.1-huller/"]
    assert not (project / "content/.record/goals/2026/1.1-asfalt.json").exists()
    code, words = run("build", folder=project)
    assert code == 0, words
    led = (project / "site/maal/2026/1.1-huller/index.html").read_text(encoding="utf-8")
    assert "../1.1-asfalt/" in led or "/maal/2026/1.1-asfalt/" in led
    rules = (project / "site/_redirects").read_text(encoding="utf-8").splitlines()
    assert "/maal/2026/1.1-huller/ /maal/2026/1.1-asfalt/ 301" in rules
    assert "/maal/2026/1.1-huller /maal/2026/1.1-asfalt/ 301" in rules
    assert r"^/maal/2026/1\.1\-huller/$" in run("redirects", "apache", folder=project)[1]


def test_an_alias_has_dots_inside_its_parts_and_no_file_above_it(project: Path) -> None:
    good = ["/v1.2/om/", "/om/side.html", "/om/side.2.html", "/1.1-om/index.html"]
    bad = ["/om./", "/.om/", "/../om/", "/a/./om/", "/robots.txt/om/", "/om/side.html/", "/om/side.pdf"]
    edit(project, PAGE, ("---\n\n", f"aliases: [{', '.join((*good, *bad))}]\n---\n\n"))
    _, words = run("check", folder=project)
    told = [line for line in words.splitlines() if "alias-form" in line]
    assert len(told) == len(bad)
    assert all(any(f"“{one}”" in line for line in told) for one in bad)


def test_another_order_is_no_other_word(project: Path) -> None:
    edit(project, TOPIC, ("  - id: breve\n    title: Breve\n", ""))
    edit(project, TOPIC, ("    title: Penge tilbage\n", "    title: Penge tilbage\n  - id: breve\n    title: Breve\n"))
    edit(project, TOPIC, ("[borger, leasing]", "[leasing, borger]"))
    edit(project, FIRST, ("[borger, leasing]", "[leasing, borger]"), ("[frister, breve]", "[breve, frister]"))
    assert fine(run("check", folder=project))
    edit(project, FIRST, ("[leasing, borger]", "[leasing, leasing]"), ("[breve, frister]", "[breve, andet]"))
    edit(project, TOPIC, ("title: Breve", "title: Brev"))
    assert found(run("check", folder=project)[1]) == ["words-changed"] * 3


def test_updates_name_their_topic_when_there_are_two(project: Path) -> None:
    second = project / "content/topics/ny.md"
    second.write_text("---\ntitle: Ny sag\n---\n", encoding="utf-8")
    edit(project, FIRST, ("title:", "topic: omberegning\ntitle:"))
    assert fine(run("check", folder=project))
    edit(project, FIRST, ("topic: omberegning", "topic: ny"))
    assert found(run("check", folder=project)[1]) == ["words-changed"]
    edit(project, FIRST, ("topic: ny", "topic: omberegning"))
    assert run("record", folder=project)[0] == 0
    edit(project, FIRST, ("topic: omberegning", "topic: ny"))
    assert found(run("check", folder=project)[1]) == ["words-changed"]


def test_a_topic_declares_without_a_word_only_what_is_not_shown(project: Path) -> None:
    more = "  andre:\n    label: Andre\n    unit: percent\npromises:\n  svar:\n    label: Svar\nphases:"
    edit(project, TOPIC, ("phases:", more))
    before = (project / TOPIC).read_text(encoding="utf-8")
    assert fine(run("check", folder=project))
    assert run("build", folder=project)[0] == 0
    shown = (project / "site/emner/omberegning/index.html").read_text(encoding="utf-8")
    assert "Penge tilbage" in shown
    assert "Andre" not in shown
    assert "Svar" not in shown
    edit(project, TOPIC, ("phases:", "phases:\n  - id: klage\n    title: Klager"))
    assert found(run("check", folder=project)[1]) == ["words-changed"]
    (project / TOPIC).write_text(before, encoding="utf-8")
    edit(project, TOPIC, ("label: Svar", "label: Svar\n    phase: penge"))
    assert set(found(run("check", folder=project)[1])) == {"words-changed"}


def test_an_amendment_of_the_plan_covers_what_it_names_alone(project: Path) -> None:
    told = """amendments:
  - date: 2026-01-15
    field: title
    from: Plan
    to: Planen for 2026
    reason: Den forveksles.
aims:"""
    edit(project, PLAN, ("title: Plan\n", "title: Planen for 2026\n"), ("aims:", told))
    assert fine(run("check", folder=project))
    edit(project, PLAN, ("Alle veje er hele.", "De fleste veje er hele."))
    code, words = run("check", folder=project)
    assert code == 1
    assert found(words) == ["words-changed"]
    assert "“[Alle] veje er hele.”" in words


def withdrawn(day: str) -> str:
    return f"withdrawn:\n  date: {day}\n  reason: Den gælder ikke.\ntitle:"


@pytest.mark.parametrize("path", [FIRST, PAGE])
def test_a_page_is_withdrawn_between_its_publication_and_now(project: Path, path: str) -> None:
    edit(project, path, ("title:", withdrawn("2025-12-31")))
    assert found(run("check", folder=project)[1]) == ["withdrawn-early"]
    edit(project, path, ("2025-12-31", "2026-01-16"))
    assert found(run("check", folder=project)[1]) == ["withdrawn-future"]
    edit(project, path, ("2026-01-16", "2026-01-15"))
    assert fine(run("check", folder=project))


def test_a_page_that_is_withdrawn_keeps_its_title(project: Path) -> None:
    edit(project, FIRST, ("title: Fristen er forlænget", withdrawn("2026-01-15") + " Fristen"), ("litra a", "litra b"))
    code, words = run("check", folder=project)
    assert code == 1
    assert found(words) == ["words-changed"]
    assert "Fristen [er forlænget]" in words
    told = "changes:\n  - date: 2026-01-15\n    kind: correction\n    note: Den er ikke forlænget.\nwithdrawn:"
    edit(project, FIRST, ("withdrawn:", told))
    assert fine(run("check", folder=project))


@pytest.mark.parametrize(
    "pairs",
    [
        [("litra a", "litra b")],
        [("litra a", "litra i")],
        [("litra a", "litra")],
        [("type A", "type B")],
        [("kapitel II", "kapitel III")],
        [("kapitel II", "kapitel I")],
        [("kapitel II", "kapitlet IV"), ("brve", "brev")],
    ],
)
def test_a_letter_that_stands_for_a_number_is_no_typing_error(project: Path, pairs: list[tuple[str, str]]) -> None:
    told = "changes:\n  - date: 2026-01-15\n    kind: typo\ntitle:"
    edit(project, FIRST, *pairs, ("title:", told))
    assert found(run("check", folder=project)[1]) == ["typo-meaning"]


def test_a_word_beside_such_a_letter_may_be_mistyped(project: Path) -> None:
    told = "changes:\n  - date: 2026-01-15\n    kind: typo\ntitle:"
    edit(project, FIRST, ("af type A", "af typen A"), ("i kapitel II", "i kapittel II"), ("brve", "brev"))
    edit(project, FIRST, ("title:", told))
    assert fine(run("check", folder=project))
