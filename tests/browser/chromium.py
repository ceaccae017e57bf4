"""Finds the Chromium that the browser tests drive, and installs one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these a browser on a machine without a network spends its start on looking up its maker's hosts.
ARGUMENTS = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


class NoChromium(Exception):
    """There is no Chromium here; `make test` installs one."""


def executable() -> Path:
    """The browser to start: `FREMDRIFT_CHROMIUM`, else the system's, else Playwright's; else `NoChromium`."""
    named = os.environ.get("FREMDRIFT_CHROMIUM")
    candidates = [named] if named else [*map(shutil.which, COMMANDS), _playwrights_own()]
    for candidate in candidates:
        if candidate and Path(candidate).is_file():
            return Path(candidate)
    raise NoChromium(f"not found: {named or ', '.join(COMMANDS)}")


def arguments() -> list[str]:
    """What to start it with; as root Chromium starts only without its sandbox."""
    return [*ARGUMENTS, "--no-sandbox"] if _is_root() else [*ARGUMENTS]


def install() -> None:
    """Install a Chromium: Debian's where we are root and have apt-get, Playwright's own build elsewhere."""
    if _is_root() and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        add = ["apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"]
        subprocess.run(["apt-get", "update", "--quiet=2"], check=True, env=environment)
        subprocess.run(add, check=True, env=environment)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> None:
    """Install a Chromium unless there is one, and say which one the tests will use."""
    try:
        found = executable()
    except NoChromium:
        install()
        found = executable()
    sys.stdout.write(f"browser tests use {found}\n")


def _playwrights_own() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    main()
