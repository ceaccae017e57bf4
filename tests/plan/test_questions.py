"""Questions stand under headings of their own, in groups for whom they are for, and no two share an anchor."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.plan.asking import CYCLISTS, NEIGHBOURS, TOPIC, Built, asking, built_on, text, topic, word
from tests.projects.small import Word

OWN = """
  - id: koere
    question: Kan jeg køre der?
    answer: "Ja. {{ question:parkere }}"
  - id: cykle
    question: Kan jeg cykle der?
    answer: Ja.
    audiences: [cyklister]
  - id: parkere
    question: Kan jeg parkere?
    answer: Nej.
    audiences: [naboer, cyklister]"""
ASKED = """\
questions:
  - id: koere
    question: Kan jeg køre der {when}?
    answer: |
      Nej.

      ## Hvorfor

      Vi graver.
"""
DAY = "2026-03-05"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "project"


def twice() -> tuple[Word, Word]:
    return (
        word("2026-02-02-nu", ASKED.format(when="nu")),
        word("2026-02-03-igen", ASKED.format(when="igen"), audience="naboer"),
    )


def headings(site: Built, address: str) -> list[tuple[str, str]]:
    """The headings of the questions on a page with their ids, groups among them."""
    page = site.page(address)
    found = page.css(".fd-questions > .heading h3, .fd-question > .heading :is(h3, h4)")
    return [(text(one), str(one.attributes["id"])) for one in found]


def test_a_topic_groups_its_questions_by_whom_they_are_for_everybody_first(folder: Path) -> None:
    site = built_on(DAY, asking(*twice(), questions=OWN), folder)
    assert headings(site, TOPIC) == [
        ("Kan jeg køre der?", "question-koere"),
        ("Kan jeg køre der nu?", "question-2026-02-02-nu/koere"),
        ("For: Naboer", "questions-for/naboer"),
        ("Kan jeg køre der igen?", "question-2026-02-03-igen/koere"),
        ("For: Naboer og Cyklister", "questions-for/naboer/cyklister"),
        ("Kan jeg parkere?", "question-parkere"),
        ("For: Cyklister", "questions-for/cyklister"),
        ("Kan jeg cykle der?", "question-cykle"),
    ]


def test_above_them_each_audience_finds_the_way_to_its_own(folder: Path) -> None:
    site = built_on(DAY, asking(*twice(), questions=OWN), folder)
    line = site.page(TOPIC).css_first(".fd-only")
    assert text(line) == "Kun det, der gælder: Naboer · Cyklister"
    assert line is not None
    assert [one.attributes["href"] for one in line.css("a")] == [
        "../../for/naboer/#questions",
        "../../for/cyklister/#questions",
    ]
    assert [words for words, _ in headings(site, CYCLISTS)] == [
        "Kan jeg køre der?",
        "Kan jeg cykle der?",
        "Kan jeg parkere?",
        "Kan jeg køre der nu?",
    ]
    assert "Kan jeg cykle der?" not in [words for words, _ in headings(site, NEIGHBOURS)]


def test_what_is_for_all_whom_a_topic_concerns_is_for_everybody_on_its_page(folder: Path) -> None:
    said = asking(word("2026-02-02-nu"), questions=OWN, audiences="[cyklister, naboer]")
    site = built_on(DAY, said, folder)
    assert headings(site, TOPIC)[:2] == [
        ("Kan jeg køre der?", "question-koere"),
        ("Kan jeg parkere?", "question-parkere"),
    ]


def test_where_all_is_for_everybody_there_is_neither_group_nor_line(folder: Path) -> None:
    site = built_on(DAY, asking(word("2026-02-02-nu", ASKED.format(when="nu"))), folder)
    assert headings(site, TOPIC) == [("Kan jeg køre der nu?", "question-koere")]
    assert site.page(TOPIC).css(".fd-only") == []


def test_the_anchor_of_an_update_that_asked_first_is_not_taken_by_a_later_one(folder: Path) -> None:
    first, second = twice()
    before = built_on(DAY, asking(first), folder)
    assert headings(before, TOPIC) == [("Kan jeg køre der nu?", "question-koere")]
    after = built_on(DAY, asking(first, replace(second, audience="")), folder)
    assert headings(after, TOPIC) == [
        ("Kan jeg køre der igen?", "question-2026-02-03-igen/koere"),
        ("Kan jeg køre der nu?", "question-koere"),
    ]


def test_no_id_stands_twice_on_any_page_and_references_lead_to_the_question(folder: Path) -> None:
    second = topic("Broen", questions=OWN)
    said = asking(*twice(), questions=OWN)
    site = built_on(DAY, replace(said, others=said.others | {"content/topics/bro.md": second}), folder)
    for path in sorted(site.folder.rglob("*.html")):
        page = site.page(str(path.parent.relative_to(site.folder))) if path.name == "index.html" else None
        ids = Counter(one.attributes["id"] for one in page.css("[id]")) if page else Counter()
        assert [one for one, count in ids.items() if count > 1] == [], path
    (link,) = site.page(TOPIC).css(".fd-question:has(#question-koere) a.ref")
    assert link.attributes["href"] == "../../emner/vej/#question-parkere"
    for address in (NEIGHBOURS, CYCLISTS):
        groups = [text(one) for one in site.page(address).css(".fd-questions > .heading h3")]
        assert groups == ["Broen", "Vejen bliver ny"]
    (first, _) = site.page("emner/bro/").css(".fd-only a")
    assert first.attributes["href"] == "../../for/naboer/#questions-bro"
    assert site.page(NEIGHBOURS).css_first("#questions-bro") is not None
