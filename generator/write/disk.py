"""Single files: read one if it is a plain file, write one that does not exist yet, replace one by a whole new one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_WRITE_NEW = os.O_WRONLY | os.O_CLOEXEC | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


def read_plain(path: str | Path, limit: int) -> bytes | None:
    """Return the bytes of a regular file of at most `limit` bytes, None for anything else."""
    try:
        file = os.open(path, _READ)
    except OSError:
        return None
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode) or found.st_size > limit:
            return None
        parts: list[bytes] = []
        while part := os.read(file, found.st_size + 1):
            parts.append(part)
    except OSError:
        return None
    finally:
        os.close(file)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def write_new(path: str | Path, data: bytes) -> os.stat_result:
    """Write a file that must not exist yet, with the mode that the umask gives; return its state. Raise OSError."""
    file = os.open(path, _WRITE_NEW, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):
            written += os.write(file, memoryview(data)[written:])
        return os.fstat(file)
    finally:
        os.close(file)


def replace(path: Path, data: bytes, by_way_of: Path) -> None:
    """Put a whole new file at `path`, by a rename of `by_way_of`, which is on the same file system. Raise OSError.

    Nothing is forced to the disk: a site can always be built again, and after a power cut a torn ledger or marker fails
    its checksum and a torn page its size or time, so the next build mends them. Forcing would cost more than the build.
    """
    by_way_of.unlink(missing_ok=True)
    write_new(by_way_of, data)
    by_way_of.replace(path)
