"""Puts the text of a follow-up in its place: whole or not at all, and never over what somebody else has written."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class ChangedMeanwhile(Exception):
    """The file is not what it was when the spreadsheet was laid over it."""


class OnlyShortcut(Exception):
    """There is a link to another file where the file should be."""


def put(path: Path, before: bytes | None, after: bytes) -> None:
    """Replace a file that holds `before`, or make one where there is none (None), in a folder that exists.

    Raises ChangedMeanwhile, OnlyShortcut, and OSError, which is a PermissionError where the file may only be read.
    The new one is finished beside it under a name that no site reads, and takes its place by one rename, or as a new
    name that must not exist yet.
    """
    if path.is_symlink():
        raise OnlyShortcut
    if path.exists() and not (path.stat().st_mode & _WRITABLE and os.access(path, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with NamedTemporaryFile(dir=path.parent, prefix=".fremdrift-", suffix=".tmp", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    try:
        if _holds(path) != before:
            raise ChangedMeanwhile
        if before is None:
            beside.chmod(0o666 & ~_umask())
            _as_new(beside, path)
        else:
            shutil.copymode(path, beside)
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _as_new(beside: Path, path: Path) -> None:
    """Give a file a name that nothing has yet. Where a file cannot have two names, the name is taken first."""
    try:
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:
            path.touch(exist_ok=False)
            beside.replace(path)
    except FileExistsError:
        raise ChangedMeanwhile from None


def _holds(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
