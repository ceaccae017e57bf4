from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import EVERY_FACE, KINDS

pytestmark = pytest.mark.browser

# What A4 leaves at 96 px an inch: upright with the margins a browser sets, on its side with 12 mm.
UPRIGHT, LYING = 718, 1031
NOISE = ".fd-sections, .fd-seek, .fd-seek-link, .fd-crumbs, .fd-toc, .fd-neighbours, .fd-footer__nav, .heading-anchor"
CUT_IN_PRINT = """() => {
  const width = document.documentElement.clientWidth;
  const all = [...document.querySelectorAll(".fd-page *")].filter((each) => each.checkVisibility());
  return all.filter((each) => each.getBoundingClientRect().right > width + 1 && !each.matches(".visually-hidden"))
    .slice(0, 3).map((each) => each.outerHTML.slice(0, 90));
}"""
# What may be folded on a screen; the way around the page is not printed at all.
FOLDED = """() => [...document.querySelectorAll("details li")].filter(
  (each) => !each.closest("nav") && !each.checkVisibility()).length"""
# What moves by itself or on the way to where it is going, of elements and of what is put before and after them.
MOVES = """() => {
  const moving = [];
  for (const each of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after", "::details-content"]) {
      const style = getComputedStyle(each, part);
      const lasts = style.transitionDuration.split(", ").some((one) => parseFloat(one) > 0.01);
      if (lasts || style.animationName !== "none" || style.scrollBehavior === "smooth")
        moving.push(`${each.nodeName.toLowerCase()}.${each.className}${part ?? ""}`);
    }
  }
  return [...new Set(moving)];
}"""


def brightness(page: Page, selector: str, name: str) -> float:
    """How bright a colour of an element is, from 0 to 1."""
    colour = page.locator(selector).first.evaluate("(each, name) => getComputedStyle(each)[name]", name)
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


@pytest.mark.parametrize("address", ["/", "/maal/2025/2.1-pristjek/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_system_without_scripts(
    browser: Browser, origin: str, address: str, scheme: Literal["light", "dark"]
) -> None:
    with browser.new_context(java_script_enabled=False, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(origin + address)
        ground, text = brightness(page, "body", "backgroundColor"), brightness(page, "h1", "color")
        assert (ground > 0.9, text < 0.2) == ((True, True) if scheme == "light" else (False, False))
        assert abs(ground - text) > 0.7


def test_on_paper_there_is_the_text_and_no_way_around_it(page: Page, origin: str) -> None:
    page.emulate_media(media="print")
    for address in EVERY_FACE:
        page.set_viewport_size(
            {"width": LYING if "/2025-q" in address or "/aarsresultat/" in address else UPRIGHT, "height": 900}
        )
        page.goto(origin + address)
        assert [each for each in page.locator(NOISE).all() if each.is_visible()] == [], address
        assert page.evaluate(CUT_IN_PRINT) == [], address
        assert page.evaluate(FOLDED) == 0, address
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_also_for_readers_in_the_dark(page: Page, origin: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(media="print", color_scheme=scheme)
    page.goto(f"{origin}/emner/omberegning/")
    assert brightness(page, "h1", "color") < 0.2
    assert brightness(page, ".fd-small", "color") < 0.5
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_the_follow_up_table_lies_down_on_paper(page: Page, origin: str) -> None:
    page.goto(f"{origin}/maal/2025/2025-q3/")
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(format="A4", prefer_css_page_size=True))
    assert [float(width) > float(height) for width, height in sheets] == [True] * 4


def test_in_forced_colours_every_status_keeps_its_word_and_its_shape(browser: Browser, origin: str) -> None:
    with browser.new_context(forced_colors="active", reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{origin}/maal/2025/")
        ground = brightness(page, "body", "backgroundColor")
        text = brightness(page, "h1", "color")
        assert abs(text - ground) > 0.9
        assert "" not in [word.strip() for word in page.locator(".fd-lamp__word").all_inner_texts()]
        assert brightness(page, ".fd-lamp--good circle", "fill") == text
        assert brightness(page, ".fd-lamp--warn path", "fill") == text
        assert brightness(page, ".fd-lamp__sign", "stroke") == ground
        page.goto(f"{origin}/maal/2025/2025-q1/")
        assert brightness(page, ".fd-lamp__ring", "stroke") == text


def test_who_asks_for_less_motion_is_shown_none(page: Page, origin: str) -> None:
    page.emulate_media(reduced_motion="no-preference")
    page.goto(f"{origin}/")
    assert page.evaluate(MOVES)[0].startswith("html."), "everybody else is shown the way to a heading"
    page.emulate_media(reduced_motion="reduce")
    moving = {}
    for addresses in KINDS.values():
        page.goto(origin + addresses[0])
        if found := page.evaluate(MOVES):
            moving[addresses[0]] = found[:5]
    assert moving == {}
