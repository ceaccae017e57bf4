"""Which relative paths a site may have, and where the things beside an output folder are."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

MARKER = ".fremdrift-site"
"""The file in an output folder that says that the folder is ours, and which of its files are."""

BESIDE = ".fremdrift"
"""The folder beside an output folder: ledger, lock and whatever a build has not yet put in place."""

_UNFIT = re.compile(r"[\x00-\x1f\x7f\\]")


def absolute(output: Path) -> Path:
    """Return `output` from the root: its parent with every link resolved, its own name as it stands."""
    plain = Path(os.path.abspath(output))  # noqa: PTH100 - Path.resolve would follow the output itself
    return plain.parent.resolve() / plain.name


def beside(output: Path, name: str) -> Path:
    """Return the path of something that belongs to `output` but lies beside it."""
    return absolute(output).parent / BESIDE / name


def parents(path: str) -> Iterator[str]:
    """Yield the folders above a relative POSIX path, the outermost first, the root left out."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)


def sound(paths: Sequence[str]) -> bool:
    """Tell whether all are relative, without `.`, `..`, empty parts, backslash and control characters, and encodable.

    The whole list is looked at as one text: 12,000 paths cost a few milliseconds.
    """
    if not paths:
        return True
    joined = "/" + "/\n/".join(paths) + "/"
    if joined.count("\n") != len(paths) - 1 or any(part in joined for part in ("//", "/./", "/../")):
        return False
    try:
        joined.encode()
    except UnicodeEncodeError:
        return False
    return _UNFIT.search(joined.replace("\n", "")) is None


def refuse_unsound(paths: Sequence[str]) -> None:
    """Raise ValueError for a path that leaves the folder or that cannot stand beside another on every file system."""
    for path in () if sound(paths) else paths:
        if not sound((path,)):
            raise ValueError(f"not a plain relative path: {path!r}")
    files: dict[str, str] = {}
    for path in (MARKER, *paths):
        name = _folded(path)
        if name in files:
            raise ValueError(f"two files with one name: {files[name]!r} and {path!r}")
        files[name] = path
    checked: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder in checked:
            continue
        checked.add(folder)
        for above in parents(path):
            if _folded(above) in files:
                raise ValueError(f"{files[_folded(above)]!r} is a file and a folder of {path!r}")


def _folded(path: str) -> str:
    """Return the path as a file system that ignores case and Unicode form would compare it."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())
