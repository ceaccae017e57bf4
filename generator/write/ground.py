"""The ground a build stands on: whose the output folder is, the lock on it, and what a killed build left beside it."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.write.disk import read_plain, replace
from generator.write.errors import ForeignOutput, OutputBusy, OutputUnwritable, UnsafeOutput
from generator.write.paths import BESIDE, MARKER, absolute, beside, sound

_HEAD = b"fremdrift-site 1 "
_NOTE = (
    "# Made by fremdrift. The files named here are its own: the next build replaces or removes them, and no others.\n"
)
_LIMIT = 256 * 1024 * 1024

# The system's lock belongs to the whole process, so two builds in one process are told apart here.
_WITHIN: dict[Path, threading.Lock] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """An output folder that this build alone may write, and its places beside it, all on one file system."""

    output: Path
    staging: Path
    fresh: Path
    former: Path


def refuse_unsafe(output: Path, keep_out: tuple[Path, ...], never_inside: tuple[Path, ...] = ()) -> None:
    """Raise UnsafeOutput where `output` may never be an output folder, ForeignOutput where it is somebody else's.

    It may not be a file or a link (a build swaps the folder itself, so a link would be lost: name what it leads to),
    not be or contain a folder of `keep_out` (the project, the home folder), not be or lie in one of `never_inside`
    (the content). Nothing is touched.
    """
    folder = absolute(output)
    _refuse_shape(folder)
    for kept in keep_out:
        if kept.resolve().is_relative_to(folder):
            raise UnsafeOutput(folder, f"a build here would replace {kept}; choose another folder")
    for kept in never_inside:
        if folder.is_relative_to(kept.resolve()):
            raise UnsafeOutput(folder, f"it lies in {kept}, which the site is made from; choose another folder")
    _refuse_foreign(folder)


@contextmanager
def claimed(output: Path) -> Iterator[Ground]:
    """Hold `output` for one build, with the remains of a killed one repaired and cleared away.

    The parent folders are made. Raise UnsafeOutput or ForeignOutput before anything is touched, OutputBusy at once
    while another build holds the folder, OutputUnwritable.
    """
    folder = absolute(output)
    _refuse_shape(folder)
    _refuse_foreign(folder)
    ground = Ground(
        output=folder,
        staging=beside(folder, f"staging-{folder.name}"),
        fresh=beside(folder, f"fresh-{folder.name}"),
        former=beside(folder, f"former-{folder.name}"),
    )
    with _locked(folder):
        with unwritable(folder):
            _repair(ground)
            _refuse_foreign(folder)
            clear(ground)
        try:
            yield ground
        finally:
            with suppress(OSError):  # where the former site cannot be put back, it must not be cleared away either
                _repair(ground)
                clear(ground, quietly=True)


@contextmanager
def unwritable(output: Path) -> Iterator[None]:
    """Turn what the system refuses within the block into OutputUnwritable, in plain words, about `output`."""
    try:
        yield
    except OSError as error:
        raise OutputUnwritable(output, error) from error


def clear(ground: Ground, *, quietly: bool = False) -> None:
    """Remove whatever is staged beside the output; `quietly` leaves to the next build what cannot be removed now."""
    for folder in (ground.staging, ground.fresh, ground.former):
        if folder.is_symlink():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder, ignore_errors=quietly)


def owned(folder: Path) -> frozenset[str] | None:
    """Return the paths that the marker in `folder` calls ours; none without a marker, None if it cannot be believed."""
    if not os.path.lexists(folder / MARKER):
        return frozenset()
    text = read_plain(folder / MARKER, _LIMIT)
    if text is None or not text.startswith(_HEAD):
        return None
    seal, _, body = text[len(_HEAD) :].partition(b"\n")
    if seal != hashlib.sha256(body).hexdigest().encode():
        return None
    try:
        paths = body.decode().split("\n")[1:-1]
    except UnicodeDecodeError:
        return None
    return frozenset(paths) if sound(paths) else None


def marker(paths: Iterable[str]) -> bytes:
    """Return the bytes of a marker that calls `paths` ours; they depend on nothing else."""
    body = (_NOTE + "".join(f"{path}\n" for path in sorted(paths))).encode()
    return _HEAD + hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def mark(ground: Ground, paths: frozenset[str]) -> None:
    """Make the marker in the output call exactly `paths` ours, in one step, if it does not yet. Raise OSError."""
    if owned(ground.output) != paths or not (ground.output / MARKER).exists():
        replace(ground.output / MARKER, marker(paths), by_way_of=ground.staging / "marker")


def _refuse_shape(folder: Path) -> None:
    """Raise UnsafeOutput unless `folder` is a directory, or could become one."""
    if folder.parent == folder or BESIDE in folder.parts:
        raise UnsafeOutput(folder, "this can never be an output folder; choose another")
    if folder.is_symlink():
        raise UnsafeOutput(folder, "it is a symbolic link; name the folder that it leads to")
    if folder.exists() and not folder.is_dir():
        raise UnsafeOutput(folder, "it is a file; choose another name or move the file away")


def _refuse_foreign(folder: Path) -> None:
    """Raise ForeignOutput where `folder` has things in it and no marker."""
    try:
        with os.scandir(folder) as found:
            foreign = next(found, None) is not None and not os.path.lexists(folder / MARKER)
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputUnwritable(folder, error) from error
    if foreign:
        raise ForeignOutput(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the lock on `folder`. Raise OutputBusy at once if it is held, OutputUnwritable if there can be none.

    It is of the kind that a forked process does not inherit: a worker that outlives a killed build holds nothing.
    """
    within = _WITHIN.setdefault(folder, threading.Lock())
    if not within.acquire(blocking=False):
        raise OutputBusy(folder)
    try:
        with unwritable(folder):
            file = beside(folder, f"{folder.name}.lock")
            file.parent.mkdir(parents=True, exist_ok=True)
            lock = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(lock)
            if error.errno in (errno.EACCES, errno.EAGAIN):
                raise OutputBusy(folder) from error
            raise OutputUnwritable(folder, error) from error
        try:
            yield
        finally:
            os.close(lock)
    finally:
        within.release()


def _repair(ground: Ground) -> None:
    """Put the former output back where a build was killed between the two renames of a swap. Raise OSError."""
    if ground.former.is_dir() and not os.path.lexists(ground.output):
        ground.former.rename(ground.output)
