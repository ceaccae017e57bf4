from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import served
from tests.projects.builds import build_in
from tests.projects.small import Project

pytestmark = pytest.mark.browser

UPDATES = "../opdateringer/"
IN_THE_SINGULAR = f"{UPDATES}2026/01/12/vi-begynder/"
IN_THE_DEFINITE = f"{UPDATES}2026/02/02/halvvejs/"


@pytest.fixture(scope="module")
def waters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with one update on `vandmiljø` and one on `vandmiljøet`."""
    project = Project(url="https://vand.example").with_word(1, body="Planen er et bedre vandmiljø.\n")
    project = project.with_word(2, body="Vandmiljøet har fået det bedre.\n")
    folder = replace(project, title="Vand").write(tmp_path_factory.mktemp("waters"))
    done = build_in(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    with served(folder / "site") as origin:
        yield origin


def found(page: Page, origin: str, words: str) -> list[str]:
    page.goto(f"{origin}/soeg/?q={quote(words)}")
    expect(page.get_by_role("status")).to_contain_text("”.")
    return [str(link.get_attribute("href")) for link in page.locator(".fd-search__results a").all()]


@pytest.mark.parametrize("words", ["vandmiljø", "vandmiljøet", "Vandmiljøets"])
def test_a_word_is_found_in_both_its_forms_by_both(page: Page, waters: str, words: str) -> None:
    assert set(found(page, waters, words)) == {IN_THE_SINGULAR, IN_THE_DEFINITE}


def test_the_example_finds_omberegning_by_omberegningerne_and_the_other_way_round(page: Page, origin: str) -> None:
    by_one, by_other = found(page, origin, "omberegning"), found(page, origin, "omberegningerne")
    assert "../emner/omberegning/" in by_one
    assert f"{UPDATES}2021/08/26/omberegningerne-er-i-gang/" in by_one
    assert f"{UPDATES}2022/06/24/97-procent-paa-plads/" in by_other
    assert set(by_one) == set(by_other)


def test_every_result_leads_to_a_page(page: Page, origin: str) -> None:
    for address in found(page, origin, "motorstyrelsen"):
        answer = page.request.get(f"{origin}/soeg/{address}")
        assert answer.status == 200, address


def test_the_number_found_is_announced_and_tab_and_enter_lead_to_the_first(page: Page, origin: str) -> None:
    page.goto(f"{origin}/soeg/")
    field = page.get_by_role("searchbox")
    field.press_sequentially("eksportgodtgørelse")
    first = page.locator(".fd-search__results a").first
    expect(first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("fundet på ”eksportgodtgørelse”.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    name, address = first.inner_text(), str(first.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{origin}/{address.removeprefix('../')}")
    expect(page.locator("#content").get_by_text(name, exact=True).first).to_be_visible()


@pytest.mark.parametrize(
    "words",
    [
        "<script>document.title='fanget'</script>",
        "<img src=x onerror=\"document.title='fanget'\">",
        "title:omberegning",
        "ukendt:felt",
        "*",
        "+-~^:",
        "omberegning^1000000 ~9",
        "{query} {count} $& __proto__ constructor",
        "ø" * 200,
        "a b " * 50,
        "%00 \\ ' \" ]]>",
    ],
)
def test_whatever_is_asked_the_answer_is_plain_words(page: Page, origin: str, words: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    found(page, origin, words)
    expect(page.get_by_role("status")).to_contain_text(f"”{words.strip()}”")
    assert "kunne ikke indlæses" not in page.get_by_role("status").inner_text()
    assert page.title() == "Søg – Fremdrift på motorområdet – et eksempel"
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []
