from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.chromium import arguments, executable
from tests.serve.previews import ADDRESS, LIMIT, TITLE, UPDATE, Preview, running, starter

pytestmark = pytest.mark.browser


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with running(starter(tmp_path / "project")) as started:
        yield started


@pytest.fixture
def page(preview: Preview) -> Iterator[Page]:
    """The update's page in a browser; whatever its console says against it fails the test."""
    chromium = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments())
        opened = browser.new_page()
        opened.set_default_timeout(LIMIT * 1000)
        faults: list[str] = []
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        opened.goto(f"http://127.0.0.1:{preview.port}{ADDRESS}")
        yield opened
        browser.close()
    assert faults == []


def test_an_open_page_follows_what_its_author_does(preview: Preview, page: Page) -> None:
    expect.set_options(timeout=LIMIT * 1000)
    right = preview.read(UPDATE)
    panel = page.get_by_role("alert")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(panel).to_have_count(0)
    preview.write(UPDATE, right.replace(TITLE, "En ny overskrift"))
    expect(page.get_by_role("heading", level=1)).to_have_text("En ny overskrift")
    preview.write(UPDATE, right.replace("summary: ", "sumary: "))
    expect(panel).to_contain_text(f"{UPDATE}:")
    expect(panel).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1)).to_have_text("En ny overskrift")
    page.reload()
    expect(panel).to_contain_text(f"{UPDATE}:")
    preview.write(UPDATE, right)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(panel).to_have_count(0)
