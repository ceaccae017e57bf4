"""Readers find every term explained on the page they read; the glossary is written once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.projects.builds import built, changed, tree
from tests.projects.small import WORDS, Project

FRONT = "index.html"
FEED = "opdateringer/index.html"
UPDATE = "opdateringer/2026/01/12/vi-begynder/index.html"
ABOUT = "om/index.html"
GLOSSARY = "ordliste/index.html"
TERMS = """\
kote:
  term: kote
  text: "Højde over {{ term:nul }}."
nul:
  term: nulpunkt
  text: "Havets *overflade*, som en {{ term:kote }} regnes fra."
rest:
  term: rest
  text: Det, der er tilbage.
"""


def project(terms: str = TERMS) -> Project:
    """Two updates whose summaries name terms, a text that names one of them again, and a free page with another."""
    said = Project(words=WORDS[1:], others={"content/glossary.yml": terms})
    said = said.with_word(0, summary="Ny {{ term:kote }}.", body="Igen {{ term:kote }} og {{ term:nul }}.\n")
    return said.with_word(1, summary="Samme {{ term:kote }}, nyt {{ term:nul }}.", body="Intet.\n")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of the project, built."""
    folder = project().write(tmp_path / "project")
    assert built(folder).placed is not None
    return folder


def explained(folder: Path, page: str) -> list[str]:
    """The explanations of a page as a reader reads them, each after the words of the block before it."""
    parser = LexborHTMLParser((folder / "site" / page).read_bytes())
    found = []
    for box in parser.css(".fd-explain"):
        before = box.prev
        while before is not None and before.tag == "-text":
            before = before.prev
        found.append(f"{before.text().strip() if before else ''} | {' / '.join(row.text() for row in box.css('div'))}")
    return found


KOTE = "kote – Højde over nulpunkt."
NUL = "nulpunkt – Havets overflade, som en kote regnes fra."


def test_a_page_explains_each_term_where_it_stands_first(site: Path) -> None:
    assert [one.replace("\n", "") for one in explained(site, UPDATE)] == [
        f"Ny kote. | {KOTE}",
        f"Igen kote og nulpunkt. | {NUL}",
    ]


@pytest.mark.parametrize("page", [FRONT, FEED, "opdateringer/2026/index.html"])
def test_an_update_in_a_list_explains_its_terms_in_every_list(site: Path, page: str) -> None:
    assert explained(site, page)[0].replace("\n", "") == f"Samme kote, nyt nulpunkt. | {KOTE} / {NUL}"


def test_an_explanation_leads_to_its_place_in_the_glossary(site: Path) -> None:
    parser = LexborHTMLParser((site / "site" / UPDATE).read_bytes())
    assert [link.attributes["href"] for link in parser.css(".fd-explain dt a")] == [
        "../../../../../ordliste/#term-kote",
        "../../../../../ordliste/#term-nul",
    ]
    glossary = LexborHTMLParser((site / "site" / GLOSSARY).read_bytes())
    assert [one.id for one in glossary.css("dt")] == ["term-kote", "term-nul", "term-rest"]


def test_the_glossary_explains_nothing_twice(site: Path) -> None:
    assert explained(site, GLOSSARY) == []
    assert (site / "site" / GLOSSARY).read_text(encoding="utf-8").count("Havets") == 1


def test_a_term_is_found_by_what_it_means(site: Path) -> None:
    assert (site / "site/assets/search.json").read_text(encoding="utf-8").count("Havets") == 1


@pytest.mark.parametrize("path", ["feed.xml", "sitemap.xml"])
def test_what_is_no_page_explains_nothing(site: Path, path: str) -> None:
    assert "Havets" not in (site / "site" / path).read_text(encoding="utf-8")


def test_a_new_explanation_changes_the_pages_that_give_it_and_no_others(site: Path) -> None:
    before = tree(site / "site")
    said = project(TERMS.replace("Det, der er tilbage.", "Det sidste.").replace("Havets", "Søens"))
    said.write(site)
    assert built(site).placed is not None
    after = tree(site / "site")
    using = {path for path, data in before.items() if data and b"Havets" in data}
    assert (
        using == changed(before, after) == {path for path, data in after.items() if data and "Søens".encode() in data}
    )
    assert {FRONT, FEED, UPDATE, GLOSSARY} <= using
    assert ABOUT not in using


def test_a_site_may_explain_in_its_own_way(tmp_path: Path) -> None:
    own = (
        '{% macro explain(views) %}<p class="own">{% for view in views %}{{ view.text }}{% endfor %}</p>{% endmacro %}'
    )
    folder = replace(project(), templates={"parts/explain.html": own}).write(tmp_path / "project")
    assert built(folder).placed is not None
    assert '<p class="own">kotenulpunkt</p>' in (folder / "site" / FRONT).read_text(encoding="utf-8")
