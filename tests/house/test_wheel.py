from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator import __version__

ROOT = Path(__file__).parents[2]
WHEEL = f"fremdrift-{__version__}-py3-none-any.whl"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the checkout so that nothing is written into it."""
    copy = tmp_path_factory.mktemp("checkout")
    for folder in ("generator", "templates", "starter"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for file in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / file, copy / file)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist"]
    subprocess.run(build, cwd=copy, check=True, capture_output=True)
    return copy / "dist" / WHEEL


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a command that finds the wheel's files and not the checkout's."""
    target = tmp_path_factory.mktemp("installed")
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    return {**os.environ, "PYTHONPATH": str(target)}


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def carried(folder: str) -> set[str]:
    files = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {f"generator/{path.as_posix()}" for path in files}


@pytest.mark.parametrize("folder", ["templates", "starter"])
def test_the_wheel_carries_every_file_of(wheel: Path, folder: str) -> None:
    expected = carried(folder)
    assert expected
    assert expected - names(wheel) == set()


def test_the_wheel_carries_a_compiled_catalogue_a_language(wheel: Path) -> None:
    expected = {f"generator/locale/{language}/LC_MESSAGES/fremdrift.mo" for language in ("da", "en")}
    assert {name for name in names(wheel) if name.endswith(".mo")} == expected


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read(f"fremdrift-{__version__}.dist-info/licenses/LICENSE")
    assert packed == (ROOT / "LICENSE").read_bytes()


def test_an_installed_fremdrift_starts_a_site_that_checks_and_builds(installed: dict[str, str], tmp_path: Path) -> None:
    site = tmp_path / "my site"
    for arguments, folder in ((["init", str(site)], tmp_path), (["check"], site), (["build"], site)):
        done = subprocess.run(
            [sys.executable, "-m", "generator.cli", *arguments],
            cwd=folder,
            env=installed,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, arguments) == (0, arguments), done.stdout + done.stderr
    assert "Cykelsti langs Havnevej" in (site / "site" / "index.html").read_text(encoding="utf-8")
