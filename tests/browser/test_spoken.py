"""What scripts put into a page says which of its words are in another language, as the page itself does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import served
from tests.browser.sights import LIGHT_PHONE, faults
from tests.projects.bilingual import bilingual
from tests.projects.builds import build_in

SCHEDULE = "---\ntitle: Sådan bliver planen\nsummary: Alle skal vide det.\ntopic: vej\nkind: plan\n---\n\nNu.\n"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The English half of a site of which only some is translated."""
    project = bilingual()
    others = {**project.others, "content/updates/2026-03-01-planen.md": SCHEDULE}
    folder = replace(project, others=others).write(tmp_path_factory.mktemp("bilingual"))
    assert build_in(folder).returncode == 0
    with served(folder / "site") as origin:
        yield f"{origin}/en"


def spoken(words: Locator) -> str:
    """The language that words are in, as their own element or the nearest around it says."""
    return str(words.evaluate("node => node.closest('[lang]').lang"))


def test_axe_finds_nothing_on_an_update_on_a_phone(page: Page, english: str) -> None:
    page.goto(f"{english}/opdateringer/2026/03/01/planen/")
    assert faults(page, (LIGHT_PHONE,)) == []


def test_a_result_of_a_search_is_read_in_its_own_language(page: Page, english: str) -> None:
    page.goto(f"{english}/soeg/?q=begynder")
    result = page.locator(".fd-result").filter(has_text="Vi begynder")
    expect(result).to_have_count(1)
    said = {words: spoken(result.get_by_text(words)) for words in ("Vi begynder", "Kort sagt.", "12 January 2026")}
    assert said == {"Vi begynder": "da", "Kort sagt.": "da", "12 January 2026": "en"}
    expect(page.get_by_role("link", name="Vi begynder")).to_be_visible()


def test_a_chosen_update_is_read_in_its_own_language(page: Page, english: str) -> None:
    page.goto(f"{english}/opdateringer/")
    page.locator("[data-group=aar] [data-value='2026']").dispatch_event("click")
    expect(page.get_by_role("status")).to_contain_text("3 updates")
    cards = page.locator(".fd-card:visible")
    expect(cards).to_have_count(3)
    said = {words: spoken(cards.get_by_text(words)) for words in ("Half way", "Vi begynder")}
    assert said == {"Half way": "en", "Vi begynder": "da"}
