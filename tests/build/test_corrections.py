from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.projects.builds import build_in
from tests.projects.corrected import corrected
from tests.projects.small import Project

ROWS = [
    ("12. maj 2026", "Rettet resultat", "Opfølgning, 1. kvartal 2026", "/maal/2026/2026-q1/versioner/1/"),
    ("5. maj 2026", "Trukket tilbage", "Halvvejs", ""),
    ("1. maj 2026", "Ordlyd fjernet", "Vejen bliver ny", ""),
    ("1. maj 2026", "Tilføjelse", "Om", "/om/versioner/1/"),
    ("5. april 2026", "Præcisering", "Vi begynder", "/opdateringer/2026/01/12/vi-begynder/versioner/3/"),
    ("20. marts 2026", "Rettelse", "Vejen bliver ny", "/emner/vej/versioner/2/"),
    ("15. marts 2026", "Ændring af planen", "1.1 Færre huller", "/maal/2026/1.1-huller/versioner/1/"),
    ("1. marts 2026", "Rettelse", "Vi begynder", "/opdateringer/2026/01/12/vi-begynder/versioner/1/"),
    ("20. februar 2026", "Tilføjelse", "Vejen bliver ny", "/emner/vej/versioner/1/"),
]
"""Newest first; those of one day by their addresses."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(corrected(), tmp_path_factory.mktemp("corrections"))


def built(project: Project, folder: Path) -> Path:
    done = build_in(project.write(folder / "project"), "--strict")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return folder / "project" / "site"


def page(site: Path, address: str = "/rettelser/") -> LexborHTMLParser:
    return LexborHTMLParser((site / address.strip("/") / "index.html").read_text(encoding="utf-8"))


def words(node: LexborHTMLParser | LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def row(item: LexborNode) -> tuple[str, str, str, str]:
    former = item.css_first(".fd-small a")
    address = (former.attributes["href"] or "").removeprefix("..") if former else ""
    return (words(item.css_first("time")), words(item.css_first(".fd-chip")), words(item.css_first("h3")), address)


def test_all_that_was_changed_is_on_one_page_newest_first(site: Path) -> None:
    assert [row(item) for item in page(site).css(".fd-correction")] == ROWS


def test_a_correction_says_why_and_from_what_to_what(site: Path) -> None:
    said = [[words(line) for line in item.css("p")[1:]] for item in page(site).css(".fd-correction")]
    assert said[0][:2] == ["1.1 Færre huller", "Lappet inden ti dage: fra 97 til 95. Talt dobbelt."]
    assert said[1] == ["Opdateringen hvilede på forkerte tal."]
    assert said[2] == ["Version 2", "Der stod navnet på en borger."]
    assert said[6][:2] == ["Plan 2026", "Resultatkrav: fra 95 til 90. Målet var for højt."]
    assert said[7][0] == "Tallet var forkert."


def test_every_page_leads_to_the_corrections(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")]
    without = [path for path in pages if 'rettelser/">Rettelser</a>' not in path.read_text(encoding="utf-8")]
    assert (len(pages) > 30, without) == (True, [])
    assert "https://vejen.example/sti/rettelser/" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_site_that_corrected_nothing_says_so(tmp_path: Path) -> None:
    body = words(page(built(Project(), tmp_path)).body)
    assert "Der er ikke rettet noget endnu." in body


def test_what_a_draft_corrects_is_not_told(tmp_path: Path) -> None:
    hidden = "changes:\n  - date: 2026-03-01\n    kind: correction\n    note: Hemmeligt.\n"
    draft = Project().with_word(1, draft=True, more=hidden)
    assert "Der er ikke rettet noget endnu." in words(page(built(draft, tmp_path)).body)


def test_many_corrections_stand_by_years_that_the_table_of_contents_leads_to(tmp_path: Path) -> None:
    changes = "".join(
        f"  - date: {2023 + n // 12}-{1 + n % 12:02}-01\n    kind: addition\n    note: Nummer {n}.\n" for n in range(36)
    )
    body = f"---\ntitle: Om\nchanges:\n{changes}---\n\nOm [notatet](../media/notat.txt).\n"
    here = page(built(Project(others={"content/pages/om.md": body}), tmp_path))
    assert [one.attributes["href"] for one in here.css(".fd-toc a")] == [
        "#corrections-2025",
        "#corrections-2024",
        "#corrections-2023",
    ]
    assert [words(one) for one in here.css(".fd-lead-small")] == ["12 rettelser"] * 3
    assert [words(one.css_first("time")) for one in here.css(".fd-correction")][:2] == [
        "1. december 2025",
        "1. november 2025",
    ]


def test_a_list_says_what_kind_of_change_an_update_met_last(site: Path) -> None:
    signs = {
        words(card.css_first("h2")): [words(one) for one in card.css(".fd-chip")]
        for card in page(site, "/opdateringer/").css(".fd-card")
    }
    assert "Præciseret 5. april 2026" in signs["Vi begynder"]
    assert "Trukket tilbage den 5. maj 2026" in signs["Halvvejs"]


def test_the_same_in_english(tmp_path: Path) -> None:
    said = words(page(built(corrected("en"), tmp_path)).body)
    assert "Everything that was changed on this site after it had been published" in said
    assert "15 March 2026 Change of the plan 1.1 Færre huller" in said
