"""Whatever a page says can be searched for: what is asked, promised, counted and explained, not its text alone."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.projects.builds import built
from tests.projects.small import Project

TABLE = "Vi lapper.\n\n| Vej | Huller |\n|:---|---:|\n| Strandvejen | 3 |\n\nGade | Antal\n--- | ---\nTorvegade | 4\n"
ASKS = """\
actions:
  - need: required
    text: Flyt bilen i god tid.
questions:
  - id: regn
    question: Hvad tager regnestykket udgangspunkt i?
    answer: I antallet af gravemaskiner.
phases:
  grave:
    state: active
    target: 2026-Q4
"""
PHASE = "phases:\n  - id: grave\n    title: Opgravning\n    text: Skovlene sættes i jorden.\npromises:"
MILESTONE = (
    "milestones:\n  - id: asfalt\n    report: Q2\n    by: 2026-06-30\n    text: Asfalten er bestilt.\nreporting:"
)
EXPLAINED = """\
status: red
    cause: Damptromlen gik i stykker.
    consequence: Færre huller lappes.
    response: En ny tromle er lejet."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is searched of each page, by its address."""
    plain = {path: data.decode() for path, data in Project().files().items()}
    others = {
        "content/topics/vej.md": plain["content/topics/vej.md"].replace("promises:", PHASE),
        "content/goals/2026/1.1-huller.md": plain["content/goals/2026/1.1-huller.md"].replace("reporting:", MILESTONE),
        "content/goals/2026/2026-Q1.yml": plain["content/goals/2026/2026-Q1.yml"]
        .replace("status: green", EXPLAINED)
        .replace("numerator: 95", "numerator: 50"),
    }
    project = replace(Project().with_word(2, body=TABLE, more=ASKS), others=others)
    folder = project.write(tmp_path_factory.mktemp("searched"))
    assert built(folder).placed
    documents = json.loads((folder / "site/assets/search.json").read_text(encoding="utf-8"))["documents"]
    return {one["location"]: one["text"] for one in documents}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/opdateringer/2026/02/02/halvvejs/", "Flyt bilen i god tid."),
        ("/opdateringer/2026/02/02/halvvejs/", "Hvad tager regnestykket udgangspunkt i?"),
        ("/opdateringer/2026/02/02/halvvejs/", "I antallet af gravemaskiner."),
        ("/emner/vej/", "Kan jeg køre der?"),
        ("/emner/vej/", "Hvad tager regnestykket udgangspunkt i?"),
        ("/emner/vej/", "Åbning Vejen åbner igen."),
        ("/emner/vej/", "Opgravning Skovlene sættes i jorden."),
        ("/emner/vej/", "Huller"),
        ("/maal/2026/1.1-huller/", "Asfalten er bestilt."),
        ("/maal/2026/1.1-huller/", "Damptromlen gik i stykker. Færre huller lappes. En ny tromle er lejet."),
    ],
)
def test_what_a_page_asks_promises_counts_and_explains_can_be_found(
    said: dict[str, str], address: str, words: str
) -> None:
    assert words in said[address]


def test_the_words_of_a_table_are_searched_and_its_rules_are_not(said: dict[str, str]) -> None:
    text = said["/opdateringer/2026/02/02/halvvejs/"]
    assert text.startswith("Vi lapper. Vej Huller Strandvejen 3 Gade Antal Torvegade 4 ")
