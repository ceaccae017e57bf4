"""Builds of whole projects: in this process or by the real command, and folders looked at byte by byte."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from generator.build import BuildResult, Order, build
from generator.checking import Clock
from tests.projects.forks import server

ROOT = Path(__file__).parents[2]
NOW = "2026-06-01T12:00"
MARKER = ".fremdrift-site"
COMMAND = (sys.executable, "-m", "generator.cli")


def built(project: Path, output: Path | None = None, *, now: str = NOW, clean: bool = False) -> BuildResult:
    """Build in this process, one process alone."""
    order = Order(
        project=project,
        output=output or project / "site",
        clock=Clock(instant=datetime.fromisoformat(now)),
        clean=clean,
    )
    return build(order, lambda _done, _all: None)


def fremdrift(
    *arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the real command, in a process of its own."""
    # What watches the code that runs has to be there when a process starts.
    if not env and hasattr(os, "fork") and "coverage" not in sys.modules:
        forks = server(ROOT)
        if forks.serves(environment()):
            return forks.run(arguments, cwd or ROOT)
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd or ROOT,
        env={**environment(), **(env or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def environment() -> dict[str, str]:
    """An environment in which the command finds this checkout from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def build_in(project: Path, *arguments: str, now: str = NOW) -> subprocess.CompletedProcess[str]:
    """`fremdrift build` of a project for one moment, messages in English."""
    return fremdrift("build", "--project", str(project), "--now", now, "--language", "en", *arguments)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its bytes, and every empty folder with None."""
    found: dict[str, bytes | None] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[name] = None
    return found


def states(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below a folder with what changes when it is written: its inode and its time of change."""
    found = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*") if path.is_file()}
    return {name: (state.st_ino, state.st_mtime_ns) for name, state in found.items()}


def changed(before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> set[str]:
    """The paths that differ between two trees, the marker aside."""
    paths = (before.keys() | after.keys()) - {MARKER}
    return {path for path in paths if before.get(path) != after.get(path) or (path in before) != (path in after)}
