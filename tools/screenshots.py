"""Takes a picture of every type of page, at three widths, light and dark, and prints each as a PDF."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import arguments, executable
from tests.browser.serving import served
from tools.component_page import ADDRESS as COMPONENTS
from tools.component_page import write_components

ROOT = Path(__file__).parents[1]
NOW = "2026-11-23T12:00"
"""The day that the example is seen on: pictures of one version of the product do not change with the calendar."""

PAGES = {
    "front": "/",
    "feed": "/opdateringer/",
    "update": "/opdateringer/2022/06/24/97-procent-paa-plads/",
    "topic": "/emner/omberegning/",
    "promises": "/loefter/",
    "plan": "/maal/2025/",
    "goal": "/maal/2025/2.2-risikobaseret-kontrol/",
    "follow-up": "/maal/2025/2025-q3/",
    "annual": "/maal/2025/aarsresultat/",
    "audience": "/for/dealers/",
    "search": "/soeg/?q=nedc2",
    "not-found": "/404.html",
    "components": COMPONENTS,
}
WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")


def main() -> None:
    """Build the example and the component page, and write their pictures into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write them")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        site = Path(name, "site")
        command = [sys.executable, "-m", "generator.cli", "build", "--output", str(site), "--now", NOW, "--without-pdf"]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
        write_components(site)
        chromium = executable()
        with served(site) as origin, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=arguments())
            taken = sum(_taken(browser, origin + address, folder / name) for name, address in PAGES.items())
            browser.close()
    sys.stdout.write(f"{taken} pictures and {len(PAGES)} prints in {folder}\n")


def _taken(browser: Browser, address: str, stem: Path) -> int:
    """Take the pictures of one page, and print it; how many pictures that were."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            dark = scheme == "dark"
            with browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
            ) as context:
                page = context.new_page()
                page.goto(address)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=f"{stem}-{width}-{scheme}.png", full_page=True)
                if width == WIDTHS[-1] and not dark:
                    page.pdf(path=f"{stem}.pdf", prefer_css_page_size=True)
    return len(WIDTHS) * len(SCHEMES)


if __name__ == "__main__":
    main()
