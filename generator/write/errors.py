"""What can be wrong with an output folder, as one small tree of exceptions.

OutputError
├── UnsafeOutput      the folder may never be an output (a link, a file, the project itself)
├── ForeignOutput     the folder holds things and no marker says that they are ours
├── OccupiedPath      something put there by hand stands where a file of the site belongs
├── OutputBusy        another build is at work on the same folder, or was in the meantime
└── OutputUnwritable  the system refused: no permission, disk full
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import ClassVar

_NAMED = 5
_REASONS = {
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.EROFS: "the file system is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "a file is larger than the system allows",
    errno.EXDEV: "it is on another file system than the folder beside it; choose a folder further down",
    errno.EBUSY: "the system is using it, as a mount point for instance; choose a folder further down",
    errno.ENAMETOOLONG: "a name is longer than the file system allows",
}


class OutputError(Exception):
    """The output folder cannot be written; `path` is what it is about, `code` is stable, the text says what to do."""

    code: ClassVar[str] = "output"

    def __init__(self, path: Path, words: str) -> None:
        """Say in `words` (a whole clause, without the path) what is wrong with `path`."""
        super().__init__(f"{path}: {words}")
        self.path = path
        self.words = words


class UnsafeOutput(OutputError):
    """The path may not be an output folder at all."""

    code = "output-unsafe"


class ForeignOutput(OutputError):
    """A folder with things in it that carries no marker of ours."""

    code = "output-foreign"

    def __init__(self, path: Path) -> None:
        """Name the folder that was left alone."""
        super().__init__(
            path, "this folder has things in it that fremdrift did not make; choose another, or empty it yourself"
        )


class OccupiedPath(OutputError):
    """Things put into the output by hand stand in the way; `files` are their paths from the output folder, sorted."""

    code = "output-occupied"

    def __init__(self, path: Path, files: tuple[str, ...]) -> None:
        """Name the output folder and the things in the way."""
        more = len(files) - _NAMED
        named = ", ".join(files[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        super().__init__(path, f"put there by hand, and in the way of the site's own files: {named}; move them away")
        self.files = files


class OutputBusy(OutputError):
    """Another build holds the folder, or has changed it since this one read the ledger."""

    code = "output-busy"

    def __init__(self, path: Path) -> None:
        """Name the folder that somebody else is building into."""
        super().__init__(path, "another build is writing here; wait until it has ended and build again")


class OutputUnwritable(OutputError):
    """The system refused to write; `__cause__` is its own error."""

    code = "output-unwritable"

    def __init__(self, path: Path, error: OSError) -> None:
        """Put the system's `error` in plain words."""
        known = _REASONS.get(error.errno or 0)
        super().__init__(path, f"cannot be written: {known or error.strerror or error}")
