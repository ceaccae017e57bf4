"""What a page costs a phone: bytes on the wire, what holds up the first sight of it, what moves after that."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.pages import EVERY_FACE, file_at, pages_of

pytestmark = pytest.mark.browser

PHONE = ViewportSize(width=360, height=800)
FIRST_VISIT, NEXT_VISIT = 100_000, 20_000
"""Bytes of an update page with all that it asks for, compressed as hosts do without being told more."""

# Of the page and of everything it asked for: bytes on the wire with their heads, none where it was kept since before.
COST = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, each) => sum + each.transferSize, 0)"""
HOLDS_UP = """() => performance.getEntriesByType("resource")
  .filter((each) => each.renderBlockingStatus === "blocking").map((each) => new URL(each.name).pathname)"""
SCRIPTS_IN_THE_WAY = """() => [...document.scripts].filter((each) => !each.async && !each.defer
  && !["module", "application/ld+json", "application/json"].includes(each.type)).map((each) => each.outerHTML)"""
# Whatever has moved is told by the time that two pictures have been drawn after the last file has come.
SHIFTED = """() => new Promise((done) => {
  const moved = [];
  const told = (list) => moved.push(...list.getEntries().map(({ value, sources }) =>
    `${value.toFixed(4)} ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName).join(", ")}`));
  new PerformanceObserver(told).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved), 20)));
})"""
FONTS = (".woff2", ".woff", ".ttf", ".otf")


def updates(site: Path) -> list[str]:
    """Every update by its address: of a day, below the word for updates."""
    return [address for address in pages_of(site) if address.count("/") == 6 and address.startswith("/opdateringer/")]


def test_an_update_costs_little_on_the_first_visit_and_very_little_on_the_next(
    browser: Browser, page: Page, site: Path, origin: str
) -> None:
    heaviest, *others = sorted(updates(site), key=lambda at: file_at(site, at).stat().st_size, reverse=True)
    assert len(others) > 10
    assert 5_000 < cost(page, origin + heaviest) <= FIRST_VISIT
    with browser.new_context(viewport=PHONE) as context:
        elsewhere = context.new_page()
        costs = {address: cost(elsewhere, origin + address) for address in (*others, heaviest)}
    del costs[others[0]]
    assert {address: found for address, found in costs.items() if not 1_000 < found <= NEXT_VISIT} == {}


def cost(page: Page, address: str) -> int:
    """How many bytes an address costs a reader whose browser keeps what it may."""
    page.goto(address)
    return int(page.evaluate(COST))


def test_nothing_but_the_style_sheet_holds_up_the_first_sight_of_an_update(page: Page, site: Path, origin: str) -> None:
    for address in updates(site):
        page.goto(origin + address)
        assert [Path(found).suffix for found in page.evaluate(HOLDS_UP)] == [".css"], address
        assert page.evaluate(SCRIPTS_IN_THE_WAY) == [], address


def test_what_moves_would_be_noticed(page: Page, origin: str) -> None:
    page.goto(f"{origin}/om/")
    page.wait_for_timeout(600)  # what comes sooner after the page was asked for counts as the reader's own doing
    page.evaluate(
        """document.querySelector("h1").insertAdjacentHTML("beforebegin", "<p style='height: 9em'>Bredt</p>")"""
    )
    assert len(page.evaluate(SHIFTED)) == 1


def test_nothing_moves_once_it_is_seen_and_no_font_is_fetched(page: Page, origin: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size(PHONE)
    moved = {}
    for address in EVERY_FACE:
        page.goto(origin + address)
        if shifted := page.evaluate(SHIFTED):
            moved[address] = shifted
    assert moved == {}
    assert [url for url in asked if url.endswith(FONTS) or not url.startswith((f"{origin}/", "data:"))] == []
