from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Page, expect

from generator.formats.search import SearchDocument, search_index
from generator.plan.views.pieces import Anchor
from generator.plan.views.site import SearchView
from generator.render.assets import Assets, assets
from generator.render.theme import Fill, fill, render_frame
from tests.browser.serving import served
from tests.render.frames import FULL, OURS

pytestmark = pytest.mark.browser

DOCUMENTS = (
    SearchDocument(
        location="/a/",
        title="Om omberegningerne",
        summary="Hvor langt er vi?",
        kind="Fremskridt",
        line="24. juni 2022 · Emnet",
    ),
    SearchDocument(location="/b/", title="Omberegning", text="270.000 omberegninger og 13.000 køretøjer, lov nr. 203."),
    SearchDocument(location="/c/", title="Natur", text="Vandmiljøet har det godt."),
    SearchDocument(location="/d/", title="Plan", text="Et bedre vandmiljø i år, og årsagen til det."),
    SearchDocument(location="/e/", title="<b>Registreringsafgift</b>", text="Den er lav.", tags=("motor",)),
)


def search_page(found: Assets) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(OURS), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template("pages/search.html")
    archive, topics = Anchor(text="Nyt", address="/n/"), Anchor(text="Emner", address="/t/")
    view = SearchView(title="Søg", index="/search.json", links=(archive, topics))
    around = {"asset": lambda name: f"../{found.path_of(name)}", "_": str, "base": ".."}
    context = template.new_context({"view": view} | around)
    head, intro, content = ("".join(template.blocks[name](context)) for name in ("head", "intro", "content"))
    frame = render_frame(replace(FULL, logo=""), section="search", toc=False, templates=(OURS,), assets=found)
    return fill(frame, Fill(title="Søg", base="..", head=head, intro=intro, content=content))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served site that is nothing but its search page."""
    site = tmp_path_factory.mktemp("site")
    found = assets("da", (OURS,))
    files = {asset.path: asset.data for asset in found.files}
    files |= {"soeg/index.html": search_page(found), "search.json": search_index("da", DOCUMENTS)}
    for name, data in files.items():
        path = Path(site, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with served(site) as origin:
        yield f"{origin}/soeg/"


def found(page: Page, address: str, words: str) -> list[str]:
    page.goto(address)
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"“{words}”")
    return sorted(str(link.get_attribute("href")) for link in page.locator(".fd-search__results a").all())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("omberegning", ["../a/", "../b/"]),
        ("omberegningerne", ["../a/", "../b/"]),
        ("vandmiljø", ["../c/", "../d/"]),
        ("vandmiljøet", ["../c/", "../d/"]),
        ("VANDMILJOE", ["../c/", "../d/"]),  # from a keyboard without Danish letters
        ("vandm", ["../c/", "../d/"]),  # not yet written out
        ("afgifter", ["../e/"]),  # inside a longer word
        ("270.000", ["../b/"]),
        ("203", ["../b/"]),
        ("motor", ["../e/"]),
        ("vandmiljø årsag", ["../d/"]),
        ("omberegning af køretøjer", ["../b/"]),
        ("årsag køretøj", ["../b/", "../d/"]),  # no page has both
        ("xyzzy", []),
        ('"*:+-~^', []),
    ],
)
def test_words_find_the_pages_that_have_them(page: Page, address: str, words: str, expected: list[str]) -> None:
    assert found(page, address, words) == expected


def test_the_number_of_pages_is_announced_and_the_title_is_words(page: Page, address: str) -> None:
    assert found(page, address, "registreringsafgift") == ["../e/"]
    expect(page.get_by_role("status")).to_have_text("1 page found for “registreringsafgift”.")
    expect(page.get_by_role("link", name="<b>Registreringsafgift</b>")).to_be_visible()


def test_a_search_has_an_address_that_can_be_passed_on(page: Page, address: str) -> None:
    found(page, address, "årsag")
    passed_on = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(passed_on)
    expect(page.get_by_role("searchbox")).to_have_value("årsag")
    expect(page.locator(".fd-search__results a")).to_have_count(1)


def test_results_come_while_typing_and_the_keyboard_reaches_them(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox").press_sequentially("natur")
    expect(page.locator(".fd-search__results a")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Natur")).to_be_focused()


def test_searching_keeps_nothing_in_the_browser_and_breaks_no_strict_policy(page: Page, address: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    found(page, address, "natur")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert said == []


def test_with_scripts_nobody_is_told_that_they_are_off(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("searchbox")).to_be_visible()
    expect(page.get_by_text("needs JavaScript")).to_be_hidden()


def test_where_the_index_cannot_be_had_the_reader_is_told(page: Page, address: str) -> None:
    page.route("**/search.json", lambda route: route.abort())
    page.goto(f"{address}?q=natur")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")


def test_without_scripts_the_page_says_so_and_leads_on(unscripted: Page, address: str) -> None:
    unscripted.goto(address)
    expect(unscripted.get_by_role("searchbox")).to_have_count(0)
    expect(unscripted.get_by_text("needs JavaScript")).to_be_visible()
    expect(unscripted.get_by_role("link", name="Emner", exact=True).last).to_have_attribute("href", "../t/")
