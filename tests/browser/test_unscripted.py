from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import EVERY_FACE

pytestmark = pytest.mark.browser


def test_without_scripts_every_kind_of_page_says_all_that_it_says_with_them(
    page: Page, unscripted: Page, origin: str
) -> None:
    for address in EVERY_FACE:
        if address in ("/soeg/", "/findes/ikke/"):
            continue  # they offer a search, which needs scripts, and lists beside it
        page.goto(origin + address)
        unscripted.goto(origin + address)
        said = page.locator("body").inner_text()
        assert len(said) > 300, address
        assert unscripted.locator("body").inner_text() == said, address


def test_without_scripts_the_way_from_the_front_page_to_an_update_and_on_is_open(unscripted: Page, origin: str) -> None:
    unscripted.goto(f"{origin}/")
    unscripted.get_by_role("link", name="Emner", exact=True).click()
    unscripted.get_by_role("heading", level=2).get_by_role("link").click()
    unscripted.get_by_role("link", name="Mere end 97 procent af omberegningerne er på plads").last.click()
    expect(unscripted.get_by_role("heading", level=1)).to_have_text(
        "Mere end 97 procent af omberegningerne er på plads"
    )
    unscripted.locator("a[rel=prev]").click()
    unscripted.get_by_role("navigation", name="Du er her").get_by_role("link", name="2022", exact=True).click()
    assert unscripted.url == f"{origin}/opdateringer/2022/"


def test_without_scripts_what_is_folded_still_opens(unscripted: Page, origin: str) -> None:
    unscripted.set_viewport_size({"width": 360, "height": 800})  # where the contents of the page are folded too
    unscripted.goto(f"{origin}/emner/omberegning/")
    number = unscripted.locator("details").count()
    opened = unscripted.locator("details[open]").count()
    assert opened < number
    unscripted.locator("details:not([open]) > summary").first.click()
    expect(unscripted.locator("details[open]")).to_have_count(opened + 1)


def test_without_scripts_a_link_into_what_is_folded_opens_it(unscripted: Page, origin: str) -> None:
    unscripted.goto(f"{origin}/maal/2025/")
    framework = unscripted.get_by_role("heading", name="Rammen om planen")
    expect(framework).to_be_hidden()
    unscripted.get_by_role("navigation", name="På denne side").get_by_role("link", name="Rammen om planen").click()
    expect(framework).to_be_in_viewport()


def test_without_scripts_the_search_page_says_so_and_leads_on(unscripted: Page, origin: str) -> None:
    unscripted.goto(f"{origin}/soeg/?q=pristjek")
    expect(unscripted.get_by_text("Søgningen kræver JavaScript")).to_be_visible()
    expect(unscripted.get_by_role("searchbox")).to_have_count(0)
    unscripted.get_by_role("link", name="Alle opdateringer").click()
    assert unscripted.url == f"{origin}/opdateringer/"


def test_without_style_sheets_the_page_still_reads_in_its_order(browser: Browser, origin: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.route("**/*.css", lambda route: route.fulfill(status=200, content_type="text/css", body=""))
        page.goto(f"{origin}/maal/2025/2025-q3/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        table = page.get_by_role("table", name="Opfølgning, 3. kvartal 2025")
        expect(table.get_by_role("row")).to_have_count(2 + 8)
