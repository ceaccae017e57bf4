from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.pages import KINDS, pages_of

pytestmark = pytest.mark.browser

# Every control of the page that can be seen, in the order of the page, under its number.
CONTROLS = """() => {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
  window.controls = [...all].filter((each) => each.checkVisibility({ visibilityProperty: true }));
  return window.controls.length;
}"""
# Whenever Tab comes up: which of them has the focus, and what is wrong with how that shows.
FOLLOW = """() => {
  window.walk = { reached: [], wrong: [] };
  document.addEventListener("keyup", ({ key }) => {
    if (key !== "Tab") return;
    const now = document.activeElement, box = now.getClientRects()[0], style = getComputedStyle(now), wrong = [];
    const number = window.controls.indexOf(now);
    window.walk.reached.push(number);
    if (number < 0) return;
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 1;
    if (!outlined && style.boxShadow === "none") wrong.push("no mark");
    if (parseFloat(style.opacity) < 1) wrong.push("faint");
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, innerHeight / 2)];
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) wrong.push("outside");
    else {
      const top = document.elementFromPoint(x, Math.min(Math.max(y, 0), innerHeight - 1));
      if (!now.contains(top) && !top?.contains(now)) wrong.push(`under ${top?.className}`);
    }
    window.walk.wrong.push(...wrong.map((each) => `${each}: ${now.outerHTML.slice(0, 120)}`));
  }, true);
}"""
# A screen of 1280 × 1024 at 400 %, and a desk.
ZOOMED, DESK = ViewportSize(width=320, height=256), ViewportSize(width=1440, height=700)


def walked(page: Page, address: str, size: ViewportSize) -> list[str]:
    """What is wrong on the way by Tab through all controls of a page and out at its end."""
    page.set_viewport_size(size)
    page.goto(address)
    count = page.evaluate(CONTROLS)
    assert count > 10
    page.evaluate(FOLLOW)
    for _ in range(count + 1):
        page.keyboard.press("Tab")
    *reached, beyond = page.evaluate("window.walk.reached")
    wrong: list[str] = page.evaluate("window.walk.wrong")
    if reached != list(range(count)):
        wrong.append(f"{count} controls, reached in this order: {reached}")
    if beyond not in {-1, 0}:
        wrong.append("the last control does not let the focus go")
    return [f"{size['width']} px: {each}" for each in wrong]


def test_tab_reaches_every_control_in_order_with_the_focus_in_sight(page: Page, origin: str) -> None:
    firsts = [addresses[0] for addresses in KINDS.values()]
    sizes = zip(firsts, cycle((ZOOMED, DESK)))
    wrong = {address: found for address, size in sizes if (found := walked(page, origin + address, size))}
    assert wrong == {}


@pytest.mark.long
@pytest.mark.parametrize("size", [ZOOMED, DESK], ids=["zoomed", "desk"])
def test_tab_reaches_every_control_of_every_page(page: Page, site: Path, origin: str, size: ViewportSize) -> None:
    wrong = {address: found for address in pages_of(site) if (found := walked(page, origin + address, size))}
    assert wrong == {}


def test_the_first_tab_offers_to_skip_to_the_content(page: Page, origin: str) -> None:
    page.goto(f"{origin}/emner/omberegning/")
    skip = page.get_by_role("link", name="Gå til indhold")
    expect(skip).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".fd-crumbs a").first).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_what_is_folded_opens_and_closes_by_the_keyboard(page: Page, origin: str, key: str) -> None:
    page.goto(f"{origin}/emner/omberegning/")
    folded = page.locator("details:not([open])").first
    name = folded.locator("summary")
    history = folded.element_handle()
    name.focus()
    page.keyboard.press(key)
    assert history.evaluate("(each) => each.open && each.querySelector('li').checkVisibility()")
    page.keyboard.press(key)
    assert not history.evaluate("(each) => each.open")


def test_a_wide_table_can_be_scrolled_by_the_keyboard(page: Page, origin: str) -> None:
    page.set_viewport_size({"width": 960, "height": 700})
    page.goto(f"{origin}/emner/omberegning/")
    page.locator(".fd-figure:has(#figure-processed) summary").focus()
    page.keyboard.press("Enter")
    frame = page.get_by_role("region", name="Behandlede omberegninger")
    expect(frame).to_have_attribute("tabindex", "0")  # not every browser lets the focus in by itself
    frame.focus()
    page.keyboard.press("ArrowRight")
    expect(frame).to_have_js_property("scrollLeft", 40)


def test_from_the_header_a_word_and_enter_lead_to_what_was_found(page: Page, origin: str) -> None:
    page.goto(f"{origin}/kontakt/")
    page.get_by_role("search").get_by_role("searchbox").focus()
    page.keyboard.type("pristjek")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{origin}/soeg/?q=pristjek")
    expect(page.get_by_role("searchbox")).to_have_value("pristjek")
    expect(page.get_by_role("status")).to_contain_text("sider fundet")
