"""A list with nothing in it says so, and nobody is led to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.projects.builds import built
from tests.projects.small import Project

EMPTY = {
    "/opdateringer/": "Der er ikke offentliggjort nogen opdateringer endnu.",
    "/emner/": "Der er ikke offentliggjort nogen emner endnu.",
    "/stikord/": "Ingen opdatering har et stikord endnu.",
}


@pytest.fixture(scope="module")
def plans_alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project that has a plan, and neither topics nor updates."""
    folder = Project(words=()).write(tmp_path_factory.mktemp("plans"))
    (folder / "content/topics/vej.md").unlink()
    assert built(folder).placed
    return folder / "site"


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address.lstrip("/") / "index.html").read_text(encoding="utf-8"))


def test_an_empty_list_says_in_a_sentence_that_it_is_empty(plans_alone: Path) -> None:
    said = {address: [one.text() for one in page(plans_alone, address).css(".fd-page p")] for address in EMPTY}
    assert [address for address, sentence in EMPTY.items() if sentence not in said[address]] == []


def test_neither_menu_nor_lists_of_lists_nor_sitemap_lead_to_an_empty_list(plans_alone: Path) -> None:
    menu = [one.text(strip=True) for one in page(plans_alone, "/").css(".fd-sections__link")]
    assert menu == ["Mål", "For hvem", "Kontakt"]
    links = {str(one.attributes["href"]) for where in ("/", "/soeg/") for one in page(plans_alone, where).css("a")}
    assert {link for link in links if any(address.strip("/") in link for address in EMPTY)} == set()
    sitemap = (plans_alone / "sitemap.xml").read_text(encoding="utf-8")
    assert "/maal/2026/" in sitemap
    assert [address for address in EMPTY if f"{address}</loc>" in sitemap] == []


def test_what_has_something_in_it_is_in_menu_and_sitemap(tmp_path: Path) -> None:
    folder = Project().write(tmp_path)
    assert built(folder).placed
    menu = [one.text(strip=True) for one in page(folder / "site", "/").css(".fd-sections__link")]
    assert menu == ["Opdateringer", "Emner", "Løfter", "Mål", "For hvem", "Kontakt"]
    sitemap = (folder / "site/sitemap.xml").read_text(encoding="utf-8")
    assert [address for address in EMPTY if f"{address}</loc>" not in sitemap] == []
