"""Former versions and corrections, on a project of which much was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import cycle

import pytest
from playwright.sync_api import Page

from tests.browser.serving import served
from tests.browser.sights import ALL, FEW, PHONE, Sight, faults
from tests.projects.builds import build_in
from tests.projects.corrected import ABOUT, FOLLOW_UP, GOAL, PLAN, TOPIC, UPDATE, WITHDRAWN, corrected

pytestmark = pytest.mark.browser

PAGES = (UPDATE, TOPIC, WITHDRAWN, PLAN, GOAL, FOLLOW_UP, ABOUT)
ADDRESSES = ("/rettelser/", *PAGES, *(f"{page}versioner/1/" for page in PAGES), f"{TOPIC}versioner/2/")


@pytest.fixture(scope="module")
def corrections(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the project is served, without a closing slash."""
    project = corrected().write(tmp_path_factory.mktemp("versions") / "project")
    done = build_in(project)
    assert done.returncode == 0, done.stdout
    with served(project / "site") as address:
        yield address


def wrong_at(page: Page, corrections: str, sights: Mapping[str, tuple[Sight, ...]]) -> dict[str, list[str]]:
    wrong = {}
    for address, seen in sights.items():
        page.goto(corrections + address)
        found = faults(page, seen)
        page.set_viewport_size(PHONE)
        if width := page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"):
            found.append(f"{width} px too wide")
        if found:
            wrong[address] = found
    return wrong


def test_axe_finds_nothing_and_nothing_is_too_wide(page: Page, corrections: str) -> None:
    assert wrong_at(page, corrections, {address: (sight,) for address, sight in zip(ADDRESSES, cycle(FEW))}) == {}


@pytest.mark.long
def test_axe_finds_nothing_in_any_sight(page: Page, corrections: str) -> None:
    assert wrong_at(page, corrections, dict.fromkeys(ADDRESSES, ALL)) == {}


def test_a_difference_can_be_told_without_colour(page: Page, corrections: str) -> None:
    page.goto(f"{corrections}{UPDATE}versioner/1/")
    lines = {
        name: page.locator(f".fd-diff {name} .fd-diff__words").first.evaluate(
            "one => getComputedStyle(one).textDecorationLine"
        )
        for name in ("del", "ins")
    }
    assert lines == {"del": "line-through", "ins": "underline"}
    assert page.locator(".fd-diff del .fd-diff__sign").first.is_visible()
