"""Former versions and corrections, on a project of which much was changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.serving import served
from tests.browser.test_axe import IN_EVERY_SIGHT, RULES
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


@IN_EVERY_SIGHT
def test_axe_finds_nothing_and_nothing_is_too_wide(
    page: Page, corrections: str, scheme: str, size: ViewportSize
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size(size)
    wrong = {}
    for address in ADDRESSES:
        page.goto(corrections + address)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
        assert len(found.response["passes"]) > 20, "axe has looked"
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if found.response["violations"] or width:
            wrong[address] = [width, *(each["id"] for each in found.response["violations"])]
    assert wrong == {}


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
