"""Finds the system's libraries that PDFs are set with, and installs them where they are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from generator.formats.pdf import NoTypesetter, typesetter

DEBIAN = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation")


def install() -> None:
    """Install the libraries: Debian's where we are root and have apt-get, else Homebrew's."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        add = ["apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", *DEBIAN]
        subprocess.run(["apt-get", "update", "--quiet=2"], check=True, env=environment)
        subprocess.run(add, check=True, env=environment)
    elif shutil.which("brew"):
        subprocess.run(["brew", "install", "pango"], check=True)
    else:
        sys.exit(f"the tests set PDFs; install what that takes, as root: apt-get install {' '.join(DEBIAN)}")


def main() -> None:
    """Install the libraries unless they are there. An import that has failed is tried again in a new process."""
    try:
        typesetter()
    except NoTypesetter as error:
        if not error.installed:
            sys.exit("the tests set PDFs with WeasyPrint, and it is not installed: see requirements/dev.txt")
        install()
        again = [sys.executable, "-c", "from generator.formats.pdf import typesetter; typesetter()"]
        subprocess.run(again, check=True)
    sys.stdout.write("the tests can set PDFs\n")


if __name__ == "__main__":
    main()
