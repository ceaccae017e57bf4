from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Response

from tests.browser.pages import EVERY_FACE, NOT_FOUND, pages_of

pytestmark = pytest.mark.browser

KEPT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
]"""
OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
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


def test_every_page_opens_without_an_error_or_a_request_to_anywhere_else(page: Page, site: Path, origin: str) -> None:
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
    assert said == []


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


def test_no_page_scrolls_sideways_or_cuts_words_off(page: Page, site: Path, origin: str) -> None:
    wide = {}
    for address in pages_of(site):
        page.goto(origin + address)
        page.evaluate(OPEN_ALL)
        for width in (320, 360, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            if found := page.evaluate(TOO_WIDE) + page.evaluate(CUT):
                wide[f"{address} at {width}"] = found
    assert wide == {}, list(wide.items())


def test_text_may_be_spaced_out_and_still_fits(page: Page, origin: str) -> None:
    """The distances of WCAG 1.4.12, on the narrowest screen that 1.4.10 asks for."""
    page.set_viewport_size({"width": 320, "height": 900})
    spaced = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    wide = {}
    for address in EVERY_FACE:
        page.goto(origin + address)
        page.add_style_tag(content=spaced + " p { margin-bottom: 2em !important; }")
        if found := page.evaluate(TOO_WIDE) + page.evaluate(CUT):
            wide[address] = found
    assert wide == {}, list(wide.items())


def test_nothing_is_kept_in_the_reader_s_browser(browser: Browser, origin: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        for address in EVERY_FACE:
            page.goto(origin + address)
            assert page.evaluate(KEPT) == [0, 0, "", 0, 0, 0], address
        assert context.cookies() == []
        assert context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}


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
