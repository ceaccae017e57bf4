"""The example site with a plan for the next year, built once and served, and the browser that visits it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import arguments, executable
from tests.browser.serving import served
from tests.projects.builds import ROOT, fremdrift

NEXT_PLAN = Path(__file__).parent / "next_plan"
"""What the example lacks: a plan for the next year with a goal that continues one of the example's."""

STATEMENT, REACH = "  url: /tilgaengelighed/\n", "  phone: 70 00 00 00\n  email: was@myndighed.example\n"
"""Where the example's accessibility statement is, and what one is made from instead: every kind of page is visited."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example site with a plan that continues its own, built by the real command."""
    project, folder = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("example") / "site"
    shutil.copytree(ROOT / "content", project / "content")
    settings = (ROOT / "site.yml").read_text(encoding="utf-8")
    assert STATEMENT in settings
    (project / "site.yml").write_text(settings.replace(STATEMENT, REACH), encoding="utf-8")
    shutil.copytree(NEXT_PLAN, project / "content/goals/2026")
    done = fremdrift("build", "--project", str(project), "--output", str(folder), "--now", "2026-11-23T12:00")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """Where the example site is served, without a closing slash."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for each module: Playwright keeps an event loop running, which no other module should meet."""
    command = executable()  # looks among Playwright's own, which cannot be done from inside Playwright
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=command, args=arguments())
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh profile that moves nothing smoothly, so that what is where can be asked at once."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Page]:
    """A page of a fresh profile with JavaScript off."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()
