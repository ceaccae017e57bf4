"""Starts a site: copies the carried starter into a folder of its own, whole or not at all."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.render.look import carried

SETTINGS = "site.yml"


class FolderInUse(Exception):
    """There is something in the folder already, or it is no folder; `folder` is its path."""

    def __init__(self, folder: Path) -> None:
        """Name the folder that was left alone."""
        super().__init__(f"{folder}: in use")
        self.folder = folder


def start(folder: Path) -> tuple[Path, ...]:
    """Write the starter site to `folder`, which does not exist yet or is empty, and return its files' paths from there.

    Everything is written beside the folder (within an empty one: it may be where the shell stands, or a mount), then
    renamed. Nothing of the user's is replaced or removed. Raise FolderInUse, or OSError where the system refuses.
    """
    folder = folder.absolute()
    if folder.is_dir():
        if any(folder.iterdir()):
            raise FolderInUse(folder)
        return _fill(folder)
    return _make(folder)


def _make(folder: Path) -> tuple[Path, ...]:
    """Make a folder in one step, which fails where a file, a link or a folder in use has its name by then."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".fremdrift-") as staging:
        made = _copy(Path(staging, "site"))
        try:
            Path(staging, "site").rename(folder)
        except OSError as error:
            if error.errno in (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR):
                raise FolderInUse(folder) from error
            raise
    return made


def _fill(folder: Path) -> tuple[Path, ...]:
    """Fill an empty folder; the settings come last, so that a site without them is none yet."""
    with TemporaryDirectory(dir=folder, prefix=".fremdrift-") as staging:
        made = _copy(Path(staging, "site"))
        entries = sorted(Path(staging, "site").iterdir(), key=lambda entry: (entry.name == SETTINGS, entry.name))
        for entry in entries:
            entry.rename(folder / entry.name)
    return made


def _copy(target: Path) -> tuple[Path, ...]:
    """Copy what the files say and not their permissions: an installed package may be read-only, a site is not."""
    starter = carried("starter")
    files = sorted(file.relative_to(starter) for file in starter.rglob("*") if file.is_file())
    target.mkdir()
    for file in files:
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(starter / file, target / file)
    return tuple(files)
