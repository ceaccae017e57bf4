"""A reader who comes to an earlier address ends up on the page, at the place the link was for where scripts run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.serving import served
from tests.projects.builds import build_in
from tests.projects.small import Project

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small site is served whose page about itself was elsewhere before."""
    folder = Project(former=1).write(tmp_path_factory.mktemp("moved") / "project")
    done = build_in(folder)
    assert done.returncode == 0, done.stdout
    with served(folder / "site") as address:
        yield address


@pytest.mark.parametrize("rest", ["", "#term-kote", "?a=1", "?a=1&b=%C3%A6#term-kote"])
def test_what_stands_after_the_address_is_kept(page: Page, moved: str, rest: str) -> None:
    page.goto(f"{moved}/foer/0/{rest}")
    page.wait_for_url(f"{moved}/om/**")
    assert page.url == f"{moved}/om/{rest}"


def test_without_scripts_the_page_is_reached_all_the_same(unscripted: Page, moved: str) -> None:
    unscripted.goto(f"{moved}/foer/0/#term-kote")
    unscripted.wait_for_url(f"{moved}/om/")


def test_the_way_back_leads_past_the_earlier_address(page: Page, moved: str) -> None:
    page.goto(f"{moved}/")
    page.goto(f"{moved}/foer/0/#term-kote")
    page.wait_for_url(f"{moved}/om/**")
    page.go_back()
    assert page.url == f"{moved}/"
