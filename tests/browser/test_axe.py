from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import KINDS, SEARCH, pages_of
from tests.browser.sights import ALL, FEW, Sight, faults

pytestmark = pytest.mark.browser

FOUND_SOMETHING = "/soeg/?q=omberegning"


def wrong_at(page: Page, origin: str, sights: Mapping[str, tuple[Sight, ...]]) -> dict[str, list[str]]:
    """What axe finds at addresses, each in its own sights; the search page with something found."""
    wrong = {}
    for address, seen in sights.items():
        page.goto(origin + (FOUND_SOMETHING if address == SEARCH else address))
        if address == SEARCH:
            page.locator(".fd-search__results a").first.wait_for()
        if found := faults(page, seen):
            wrong[address] = found
    return wrong


def test_axe_finds_nothing_on_a_page_of_any_kind_on_a_phone_at_a_desk_in_the_dark_and_in_forced_colours(
    page: Page, origin: str
) -> None:
    firsts = [addresses[0] for addresses in KINDS.values()]
    assert wrong_at(page, origin, dict.fromkeys(firsts, FEW)) == {}


@pytest.mark.long
def test_axe_finds_nothing_on_any_page_in_any_sight(page: Page, site: Path, origin: str) -> None:
    assert wrong_at(page, origin, dict.fromkeys(pages_of(site), ALL)) == {}


def test_axe_would_have_found_what_is_wrong(page: Page, origin: str) -> None:
    page.goto(f"{origin}/om/")
    page.evaluate(
        """document.querySelector("h1").insertAdjacentHTML("afterend",
        "<p style='color: GrayText; forced-color-adjust: none; background: #888; color: #999'>grå på grå</p>")"""
    )
    assert [each.split(" ")[:4] for each in faults(page, FEW)] == [
        ["light", "phone:", "serious", "color-contrast:"],
        ["dark", "desk:", "serious", "color-contrast:"],
        ["forced", "phone:", "serious", "color-contrast:"],
    ]
