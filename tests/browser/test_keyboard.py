from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import EVERY_FACE

pytestmark = pytest.mark.browser

# Every control of the page that can be seen, in the order of the page, under its number.
CONTROLS = """() => {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
  window.controls = [...all].filter((each) => each.checkVisibility({ visibilityProperty: true }));
  return window.controls.length;
}"""
# Which of them has the focus, and what is wrong with how that shows.
FOCUSED = """() => {
  const now = document.activeElement, box = now.getClientRects()[0], style = getComputedStyle(now), wrong = [];
  const number = window.controls.indexOf(now);
  if (number < 0) return [number, wrong];
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 1;
  if (!outlined && style.boxShadow === "none") wrong.push("no mark");
  if (parseFloat(style.opacity) < 1) wrong.push("faint");
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, innerHeight / 2)];
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) wrong.push("outside");
  else {
    const top = document.elementFromPoint(x, Math.min(Math.max(y, 0), innerHeight - 1));
    if (!now.contains(top) && !top?.contains(now)) wrong.push(`under ${top?.className}`);
  }
  return [number, wrong.map((each) => `${each}: ${now.outerHTML.slice(0, 120)}`)];
}"""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", EVERY_FACE)
def test_tab_reaches_every_control_in_order_with_the_focus_in_sight(
    page: Page, origin: str, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(origin + address)
    count = page.evaluate(CONTROLS)
    assert count > 10
    reached, wrong = [], []
    for _ in range(count):
        page.keyboard.press("Tab")
        number, found = page.evaluate(FOCUSED)
        reached.append(number)
        wrong += found
    assert wrong == []
    assert reached == list(range(count))
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[0] in {-1, 0}, "the last control lets the focus go"


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
