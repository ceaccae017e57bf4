from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Response, ViewportSize

from tests.browser.pages import EVERY_FACE, NOT_FOUND, pages_of
from tests.browser.sights import OPEN_ALL

pytestmark = pytest.mark.browser

KEPT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
]"""
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(
    (each) => each.getBoundingClientRect().right > width && !each.closest(".table-scroll, pre"));
  return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 3).map((each) => each.outerHTML.slice(0, 90))];
}"""
# Text that is cut off is outside its own box, where the box hides what does not fit.
CUT = """() => [...document.querySelectorAll(".fd-page *, .fd-header *, .fd-footer *")].filter((each) =>
  getComputedStyle(each).overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1
  && !each.matches(".table-scroll, pre, input")).map((each) => each.outerHTML.slice(0, 90))"""
# What stays where it is while the page is scrolled, and takes more than a third of what can be seen.
STUCK = """() => [...document.querySelectorAll("body *")].filter((each) =>
  ["fixed", "sticky"].includes(getComputedStyle(each).position) && !each.closest(".table-scroll")
  && each.checkVisibility() && each.getBoundingClientRect().height > innerHeight / 3
  && each.getBoundingClientRect().width > innerWidth / 2).map((each) => `stuck: ${each.outerHTML.slice(0, 90)}`)"""
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }"""
# What is left of a screen of 1280 × 1024 pixels at 400 %.
ZOOMED = ViewportSize(width=320, height=256)


def test_every_page_opens_without_an_error_or_a_request_to_anywhere_else_and_nothing_is_kept_in_the_browser(
    page: Page, site: Path, origin: str
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.type} {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: said.extend(failed(request)))
    page.on("request", lambda request: said.extend(foreign(request, origin)))
    page.on("response", lambda response: said.extend(refused(response)))
    addresses = pages_of(site)
    assert len(addresses) > 60
    for address in addresses:
        page.goto(origin + address, wait_until="networkidle" if address == "/soeg/" else "load")
        assert page.locator("h1").inner_text() != ""
        assert page.evaluate(KEPT) == [0, 0, "", 0, 0, 0], address
    assert said == []
    assert page.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}


def test_an_address_that_is_not_there_gets_the_page_that_says_so_whole(page: Page, origin: str) -> None:
    missing: list[str] = []
    page.on("response", lambda response: missing.extend(refused(response)))
    for address in ("/findes/ikke/", "/findes-ikke.html", "/opdateringer/2022/06/24/findes-ikke/"):
        answer = page.goto(origin + address)
        assert answer is not None
        assert answer.status == 404
        page.get_by_role("link", name="Emner", exact=True).click()
        assert page.url == f"{origin}/emner/"
    assert len(missing) == 3


def misfits(page: Page, address: str, widths: tuple[int, ...]) -> dict[str, list[str]]:
    """What does not fit on a page: at some widths, at 400 %, and with the distances of WCAG 1.4.12 at 400 %."""
    found: dict[str, list[str]] = {}
    page.goto(address)
    page.evaluate(OPEN_ALL)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found[f"{width} px"] = page.evaluate(TOO_WIDE) + page.evaluate(CUT)
    page.set_viewport_size(ZOOMED)
    found["400 %"] = page.evaluate(TOO_WIDE) + page.evaluate(CUT) + page.evaluate(STUCK)
    page.add_style_tag(content=SPACED)
    found["400 %, spaced out"] = page.evaluate(TOO_WIDE) + page.evaluate(CUT)
    return {seen: wrong for seen, wrong in found.items() if wrong}


def test_no_page_scrolls_sideways_or_cuts_words_off_nor_at_400_percent_with_text_spaced_out(
    page: Page, origin: str
) -> None:
    wide = {address: found for address in EVERY_FACE if (found := misfits(page, origin + address, (1440,)))}
    assert wide == {}, list(wide.items())


@pytest.mark.long
def test_no_page_at_all_scrolls_sideways_or_cuts_words_off(page: Page, site: Path, origin: str) -> None:
    widths = (360, 768, 1024, 1440)
    wide = {address: found for address in pages_of(site) if (found := misfits(page, origin + address, widths))}
    assert wide == {}, list(wide.items())


def test_the_page_for_lost_readers_is_a_page_like_the_others(page: Page, origin: str) -> None:
    answer = page.goto(origin + NOT_FOUND)
    assert answer is not None
    assert answer.status == 200


def foreign(request: Request, origin: str) -> list[str]:
    ours = request.url.startswith((f"{origin}/", "data:"))
    return [] if ours else [f"{request.frame.url}: asked {request.url}"]


def failed(request: Request) -> list[str]:
    left = request.failure == "net::ERR_ABORTED"  # we went on before it came, as with the icon of the last page
    return [] if left else [f"{request.frame.url}: {request.failure} {request.url}"]


def refused(response: Response) -> list[str]:
    return [f"{response.status} {response.url}"] if response.status >= 400 else []
