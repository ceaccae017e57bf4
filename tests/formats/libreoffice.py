"""Finds the LibreOffice that the tests open workbooks with, and installs Debian's where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("soffice", "libreoffice")
PACKAGE = "libreoffice-calc-nogui"

EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""To UTF-8 with commas, a file for each sheet, numbers as they are and not as they are shown."""


class NoLibreOffice(Exception):
    """There is no LibreOffice here; `make long` installs one where it can."""


def executable() -> Path:
    """The command to run: `FREMDRIFT_SOFFICE`, else the system's; else NoLibreOffice."""
    named = os.environ.get("FREMDRIFT_SOFFICE")
    for candidate in [named] if named else [*map(shutil.which, COMMANDS)]:
        if candidate and Path(candidate).is_file():
            return Path(candidate)
    raise NoLibreOffice(f"not found: {named or ', '.join(COMMANDS)}")


def converted(file: Path, to: str, folder: Path, *, reading: str = "") -> list[Path]:
    """Convert a file, into a folder that is made for it; what came of it, sorted.

    `to` and `reading` are filters as LibreOffice names them. Its settings are new each time, and not the user's.
    """
    options = [f"--infilter={reading}"] if reading else []
    profile = f"-env:UserInstallation={(folder.parent / f'{folder.name}-profile').as_uri()}"
    command = [
        str(executable()),
        "--headless",
        profile,
        *options,
        "--convert-to",
        to,
        "--outdir",
        str(folder),
        str(file),
    ]
    folder.mkdir()
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    found = sorted(folder.iterdir())
    if done.returncode or not found:
        raise RuntimeError(done.stdout + done.stderr)
    return found


def install() -> None:
    """Install Debian's LibreOffice for spreadsheets, without a window. Raises NoLibreOffice where that cannot be."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        raise NoLibreOffice(f"install {PACKAGE}, or LibreOffice as it comes for this system")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    add = ["apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", PACKAGE]
    subprocess.run(["apt-get", "update", "--quiet=2"], check=True, env=environment)
    subprocess.run(add, check=True, env=environment)


def main() -> int:
    """Install a LibreOffice unless there is one, and say which one the tests will use; 1 where none can be had."""
    try:
        try:
            found = executable()
        except NoLibreOffice:
            install()
            found = executable()
    except NoLibreOffice as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"workbooks are opened with {found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
