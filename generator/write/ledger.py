"""What the last build put in place, remembered beside the output, and which files therefore have to be rendered now."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from generator.write.disk import read_plain, replace
from generator.write.paths import MARKER, absolute, beside, sound

_HEAD = b"fremdrift-ledger 1 "
_LIMIT = 512 * 1024 * 1024
_COLUMNS = ("path", "fingerprint", "size", "mtime_ns", "digest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One file of the public site.

    `path` is relative and POSIX, `fingerprint` names all that decides its bytes, a lower `rank` is placed earlier:
    0 assets and media, 1 pages, 2 pages that list others, 3 feeds, sitemap and search.
    """

    path: str
    fingerprint: str
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file as it was put in place: size in bytes, time of change in ns since 1970, `digest` its SHA-256 in hex."""

    path: str
    fingerprint: str
    size: int
    mtime_ns: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All files of one build, by path; `key` names everything that decided the output."""

    key: str
    entries: tuple[Entry, ...]


def load(output: Path) -> Ledger | None:
    """Return the ledger that belongs to `output`; None where there is none that can be believed. Never raises.

    A ledger that is torn, of another version, altered or made up reads as none: it only ever saves work.
    """
    text = read_plain(_file(output), _LIMIT)
    if text is None or not text.startswith(_HEAD):
        return None
    seal, _, body = text[len(_HEAD) :].partition(b"\n")
    if seal != hashlib.sha256(body).hexdigest().encode():
        return None
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return _believed(said)


def save(output: Path, ledger: Ledger) -> None:
    """Store `ledger` beside `output` in one step. Raise OSError. The folder beside it must exist."""
    entries = sorted(ledger.entries, key=attrgetter("path"))
    columns = {name: list(map(attrgetter(name), entries)) for name in _COLUMNS}
    body = json.dumps({"key": ledger.key, **columns}, ensure_ascii=False, separators=(",", ":")).encode()
    seal = hashlib.sha256(body).hexdigest().encode()
    file = _file(output)
    replace(file, _HEAD + seal + b"\n" + body, by_way_of=file.with_name(file.name + ".new"))


def stale(ledger: Ledger | None, wanted: tuple[Wanted, ...], output: Path) -> tuple[Wanted, ...]:
    """Return those of `wanted` that have to be rendered, in the order given.

    They are the new ones, those with another fingerprint, and those that no longer stand in `output` with the size and
    time that the ledger remembers.
    """
    if ledger is None:
        return wanted
    known = {entry.path: entry for entry in ledger.entries}
    root = f"{absolute(output)}/"
    return tuple(
        want
        for want in wanted
        if (entry := known.get(want.path)) is None
        or entry.fingerprint != want.fingerprint
        or not stands(entry, root + want.path)
    )


def untouched(ledger: Ledger, output: Path) -> bool:
    """Tell whether every file of the ledger still stands in `output` as it was put there, the marker included."""
    root = f"{absolute(output)}/"
    return os.path.isfile(root + MARKER) and all(stands(entry, root + entry.path) for entry in ledger.entries)  # noqa: PTH113 - twelve thousand times


def stands(entry: Entry, file: str) -> bool:
    """Tell whether `file` is a regular file with the size and time of `entry`; its bytes are not read."""
    try:
        found = os.lstat(file)
    except OSError:
        return False
    return (
        found.st_mtime_ns == entry.mtime_ns
        and found.st_size == entry.size
        and stat.S_IFMT(found.st_mode) == stat.S_IFREG
    )


def _file(output: Path) -> Path:
    """Return where the ledger of `output` is kept."""
    return beside(output, f"{absolute(output).name}.ledger")


def _believed(said: object) -> Ledger | None:
    """Return the ledger that a parsed file describes, None if it is not of the right shape throughout."""
    if not isinstance(said, dict) or said.keys() != {"key", *_COLUMNS} or type(said["key"]) is not str:
        return None
    columns = [said[name] for name in _COLUMNS]
    if not all(type(column) is list and len(column) == len(columns[0]) for column in columns):
        return None
    paths, fingerprints, sizes, times, digests = columns
    texts = set(map(type, paths)) | set(map(type, fingerprints)) | set(map(type, digests))
    numbers = set(map(type, sizes)) | set(map(type, times))
    if not (texts <= {str} and numbers <= {int} and sound(paths) and paths == sorted(set(paths))):
        return None
    rows = zip(paths, fingerprints, sizes, times, digests, strict=True)
    return Ledger(
        key=said["key"],
        entries=tuple([Entry(path=p, fingerprint=f, size=s, mtime_ns=t, digest=d) for p, f, s, t, d in rows]),
    )
