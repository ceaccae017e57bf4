"""What stands in an output folder that is not ours: found, named, never overwritten, never followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.write.errors import OccupiedPath
from generator.write.ground import owned
from generator.write.paths import MARKER, absolute, parents


def strangers(output: Path) -> tuple[str, ...]:
    """Return the paths of all files and links in `output` that its marker does not call ours, sorted.

    They are what somebody put there by hand, and they stay. With a marker that cannot be believed nothing is ours.
    Takes about 8 µs a file.
    """
    folder = absolute(output)
    ours = owned(folder) or frozenset()
    return tuple(sorted(path for path in _files(f"{folder}/", "") if path not in ours and path != MARKER))


def refuse_occupied(output: Path, paths: Iterable[str], ours: frozenset[str]) -> None:
    """Raise OccupiedPath, naming all, where something that is not in `ours` stands in the way of writing `paths`."""
    root = f"{output}/"
    folders: dict[str, str | None] = {}
    found = {way for path in paths if (way := _in_the_way(root, path, ours, folders)) is not None}
    if found:
        raise OccupiedPath(output, tuple(sorted(found)))


def standing(output: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Return those of `paths` where a file or link stands, sorted. Raise OccupiedPath where one lies behind a link."""
    root = f"{output}/"
    reachable: dict[str, bool] = {"": True}
    found: list[str] = []
    for path in sorted(paths):
        for folder in parents(path):
            if folder not in reachable:
                mode = _mode(root + folder)
                if mode is not None and stat.S_ISLNK(mode):
                    raise OccupiedPath(output, (folder,))
                reachable[folder] = mode is not None and stat.S_ISDIR(mode)
            if not reachable[folder]:
                break
        else:
            mode = _mode(root + path)
            if mode is not None and not stat.S_ISDIR(mode):
                found.append(path)
    return tuple(found)


def _in_the_way(root: str, path: str, ours: frozenset[str], folders: dict[str, str | None]) -> str | None:
    """Return what stands in the way of a file at `path`, None for nothing; `folders` remembers those looked at."""
    for folder in parents(path):
        if folder not in folders:
            mode = _mode(root + folder)
            blocked = mode is not None and not stat.S_ISDIR(mode) and folder not in ours
            folders[folder] = folder if blocked else None
        if folders[folder] is not None:
            return folders[folder]
    mode = _mode(root + path)
    if mode is None:
        return None
    if stat.S_ISDIR(mode):
        return next((file for file in _files(root, path) if file not in ours), None)
    return None if path in ours else path


def _files(root: str, folder: str) -> Iterator[str]:
    """Yield the paths below `folder` of everything that is no directory; links are not followed."""
    waiting = [folder]
    while waiting:
        folder = waiting.pop()
        with suppress(FileNotFoundError), os.scandir(root + folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    yield path


def _mode(file: str) -> int | None:
    """Return the mode of what stands at `file`, None for nothing."""
    try:
        return os.lstat(file).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
