from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.pages import EVERY_FACE

pytestmark = pytest.mark.browser

# WCAG 2.2 A and AA, and what axe's makers hold to be good practice; of whatever weight a finding is.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = ViewportSize(width=360, height=800), ViewportSize(width=1440, height=900)
OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


# Colours and layout do not depend on each other: each is seen both ways in the first two sights.
IN_EVERY_SIGHT = pytest.mark.parametrize(
    ("scheme", "size"),
    [
        pytest.param("light", PHONE, id="phone-light"),
        pytest.param("dark", DESK, id="desk-dark"),
        pytest.param("dark", PHONE, id="phone-dark", marks=pytest.mark.long),
        pytest.param("light", DESK, id="desk-light", marks=pytest.mark.long),
    ],
)


@IN_EVERY_SIGHT
def test_axe_finds_nothing_on_any_kind_of_page(page: Page, origin: str, scheme: str, size: ViewportSize) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size(size)
    wrong = {}
    for address in EVERY_FACE:
        page.goto(origin + (address if address != "/soeg/" else "/soeg/?q=omberegning"))
        page.evaluate(OPEN_ALL)
        if address == "/soeg/":
            page.locator(".fd-search__results a").first.wait_for()
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
        assert len(found.response["passes"]) > 20, "axe has looked"
        if found.response["violations"]:
            wrong[address] = [
                f"{each['impact']} {each['id']}: {[node['html'][:120] for node in each['nodes'][:3]]}"
                for each in found.response["violations"]
            ]
    assert wrong == {}
