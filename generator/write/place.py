"""Puts the rendered files of a site in place: all are finished beside the output before the first of them shows in it.

A build that fails leaves the output as it was. In one that is killed each file is whole, the old one or the new, and
the next build mends the rest. The marker in the output names the files that are ours. It is widened before the first
new file is placed and narrowed after the last old one is gone, so that even without a ledger our own stale files, and
only those, can be told from what somebody put there by hand.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from generator.write.disk import read_plain, write_new
from generator.write.errors import (
    ForeignOutput,
    OccupiedPath,
    OutputBusy,
    OutputError,
    OutputUnwritable,
    UnsafeOutput,
)
from generator.write.ground import Ground, claimed, mark, marker, owned, refuse_unsafe, unwritable
from generator.write.ledger import Entry, Ledger, Wanted, load, save, stands
from generator.write.paths import MARKER, parents, refuse_unsound
from generator.write.strangers import refuse_occupied, standing, strangers

__all__ = [
    "ForeignOutput",
    "OccupiedPath",
    "OutputBusy",
    "OutputError",
    "OutputUnwritable",
    "Placed",
    "Rendered",
    "UnsafeOutput",
    "place",
    "place_clean",
    "refuse_unsafe",
    "strangers",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The finished bytes of one wanted file."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What a build did to the output, in numbers of files, and the ledger that it left."""

    written: int
    unchanged: int
    removed: int
    ledger: Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finished:
    """A rendered file: how it will be remembered, and where its bytes wait; nowhere if they stand in place already."""

    entry: Entry
    waiting: str | None


def place(
    output: Path, ledger: Ledger | None, wanted: tuple[Wanted, ...], rendered: Iterable[Rendered], key: str
) -> Placed:
    """Make `output` hold exactly `wanted`, besides what was put there by hand, and return what was done.

    `rendered` gives in any order the files that `stale` named, more if you like; it is used up while the folder is held
    and before anything is placed, and what it raises comes through with the output as it was. Files are placed by
    rank, then path; stale ones of ours are removed after that, the ledger is written last.

    Raise ValueError for paths that cannot stand side by side and for a wanted file that was neither rendered nor
    placed before; OutputError for whatever is wrong with the folder.
    """
    refuse_unsound([want.path for want in wanted])
    with claimed(output) as ground:
        former = load(ground.output)
        if ledger is not None and former is not None and former != ledger:
            raise OutputBusy(ground.output)
        if not _holds_anything(ground.output):
            return _build_beside(ground, wanted, rendered, key, frozenset())
        ours = _ours(ground, former, wanted)
        known = {entry.path: entry for entry in ledger.entries} if ledger else {}
        finished = _stage(ground, known, wanted, rendered)
        now = Ledger(key=key, entries=_entries(wanted, known, finished))
        waiting = [finished[want.path] for want in sorted(wanted, key=_order) if want.path in finished]
        waiting = [file for file in waiting if file.waiting is not None]
        removed = _change(ground, waiting, ours, frozenset(want.path for want in wanted))
        with unwritable(ground.output):
            if now != former:
                save(ground.output, now)
    return Placed(written=len(waiting), unchanged=len(wanted) - len(waiting), removed=removed, ledger=now)


def place_clean(output: Path, wanted: tuple[Wanted, ...], rendered: Iterable[Rendered], key: str) -> Placed:
    """Make `output` anew beside the former one and swap it in; every one of `wanted` has to be rendered.

    What was put into the former one by hand is carried over, empty folders excepted. For the time between two renames
    there is no output; a build that is killed just then is repaired by the next. Errors as for `place`.
    """
    refuse_unsound([want.path for want in wanted])
    with claimed(output) as ground:
        ours = _ours(ground, load(ground.output), wanted)
        return _build_beside(ground, wanted, rendered, key, ours)


def _order(want: Wanted) -> tuple[int, str]:
    """Sort by rank, then path."""
    return want.rank, want.path


def _holds_anything(folder: Path) -> bool:
    """Tell whether `folder` exists and is not empty."""
    try:
        with os.scandir(folder) as found:
            return next(found, None) is not None
    except FileNotFoundError:
        return False


def _ours(ground: Ground, former: Ledger | None, wanted: tuple[Wanted, ...]) -> frozenset[str]:
    """Return which paths in the output are ours: by the marker, else the former ledger and all wanted."""
    said = owned(ground.output)
    if said is not None:
        return said
    remembered = former.entries if former else ()
    return frozenset(entry.path for entry in remembered) | frozenset(want.path for want in wanted)


def _stage(
    ground: Ground, known: Mapping[str, Entry], wanted: tuple[Wanted, ...], rendered: Iterable[Rendered]
) -> dict[str, _Finished]:
    """Use up `rendered`, with the bytes that are not in place yet put into the staging folder."""
    fingerprints = {want.path: want.fingerprint for want in wanted}
    finished: dict[str, _Finished] = {}
    with unwritable(ground.output):
        ground.staging.mkdir()
    root, staging = f"{ground.output}/", f"{ground.staging}/"
    for page in rendered:
        _refuse_unasked(page, fingerprints, finished)
        digest = hashlib.sha256(page.data).hexdigest()
        with unwritable(ground.output):
            found = _unchanged(root + page.path, known.get(page.path), page.data, digest)
            waiting = None if found else f"{staging}{len(finished)}"
            state = found or write_new(f"{staging}{len(finished)}", page.data)
        entry = _entry(page.path, fingerprints[page.path], state, digest)
        finished[page.path] = _Finished(entry=entry, waiting=waiting)
    return finished


def _refuse_unasked(page: Rendered, fingerprints: Mapping[str, str], finished: Mapping[str, object]) -> None:
    """Raise ValueError for a rendered file that is not wanted, or comes a second time."""
    if page.path not in fingerprints or page.path in finished:
        raise ValueError(f"rendered {'twice' if page.path in finished else 'but not wanted'}: {page.path!r}")


def _unchanged(file: str, entry: Entry | None, data: bytes, digest: str) -> os.stat_result | None:
    """Return the state of `file` if these bytes stand there; its entry is trusted while it is as it was placed."""
    try:
        found = os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if found.st_size != len(data):
        return None
    if entry is not None and stands(entry, file):
        return found if entry.digest == digest else None
    return found if read_plain(file, len(data)) == data else None


def _entry(path: str, fingerprint: str, state: os.stat_result, digest: str) -> Entry:
    """Return how a file in this state is remembered."""
    return Entry(path=path, fingerprint=fingerprint, size=state.st_size, mtime_ns=state.st_mtime_ns, digest=digest)


def _entries(
    wanted: tuple[Wanted, ...], known: Mapping[str, Entry], finished: Mapping[str, _Finished]
) -> tuple[Entry, ...]:
    """Return an entry for each wanted file, by path: the one just finished, else the one known before."""
    entries: list[Entry] = []
    for want in wanted:
        entry = finished[want.path].entry if want.path in finished else known.get(want.path)
        if entry is None or entry.fingerprint != want.fingerprint:
            raise ValueError(f"wanted, but neither rendered nor placed before: {want.path!r}")
        entries.append(entry)
    return tuple(sorted(entries, key=attrgetter("path")))


def _change(ground: Ground, waiting: list[_Finished], ours: frozenset[str], paths: frozenset[str]) -> int:
    """Place the files that wait, in their order, then remove ours that are not in `paths`; return how many."""
    coming = paths.difference(ours).union(file.entry.path for file in waiting)
    gone = ours - paths
    refuse_occupied(ground.output, coming, ours)
    removed = standing(ground.output, gone)
    _refuse_readonly(ground.output, [*coming, *removed])
    root = f"{ground.output}/"
    with unwritable(ground.output):
        mark(ground, ours | paths)
        made = {""}
        for file in waiting:
            if file.waiting is not None:
                _make_room(root, file.entry.path.rpartition("/")[0], made)
                _put(file.waiting, root + file.entry.path)
        for path in standing(ground.output, gone):
            os.unlink(root + path)  # noqa: PTH108 - thousands of times
        _remove_empty(root, gone)
        mark(ground, paths)
    return len(removed)


def _refuse_readonly(output: Path, paths: Iterable[str]) -> None:
    """Raise OutputUnwritable, before anything is placed, if a folder on the way of `paths` may not be written."""
    folders = {folder for path in paths for folder in ("", *parents(path))}
    for folder in sorted(folders):
        file = f"{output}/{folder}"
        if os.path.isdir(file) and not os.access(file, os.W_OK | os.X_OK):  # noqa: PTH112 - thousands of times
            raise OutputUnwritable(output / folder, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def _make_room(root: str, folder: str, made: set[str]) -> None:
    """Make `folder` below `root` a real directory, and each above it; a file that stands there is known to be ours."""
    if folder in made:
        return
    _make_room(root, folder.rpartition("/")[0], made)
    target = root + folder
    try:
        os.mkdir(target)  # noqa: PTH102 - thousands of times
    except FileExistsError:
        if os.path.islink(target) or not os.path.isdir(target):  # noqa: PTH112, PTH114 - thousands of times
            os.unlink(target)  # noqa: PTH108 - as above
            os.mkdir(target)  # noqa: PTH102 - as above
    made.add(folder)


def _put(file: str, target: str) -> None:
    """Rename `file` to `target`; a directory that stands there is known to hold only our own."""
    try:
        os.replace(file, target)  # noqa: PTH105 - thousands of times
    except IsADirectoryError:
        shutil.rmtree(target)
        os.replace(file, target)  # noqa: PTH105 - as above


def _remove_empty(root: str, gone: Iterable[str]) -> None:
    """Remove the folders that held the files that are gone, those that hold nothing now, innermost first."""
    for folder in sorted({folder for path in gone for folder in parents(path)}, reverse=True):
        with suppress(OSError):
            os.rmdir(root + folder)  # noqa: PTH106 - thousands of times


def _build_beside(
    ground: Ground, wanted: tuple[Wanted, ...], rendered: Iterable[Rendered], key: str, ours: frozenset[str]
) -> Placed:
    """Build the whole output in a fresh folder, carry over what is not ours, swap the folder in, write the ledger."""
    paths = frozenset(want.path for want in wanted)
    refuse_occupied(ground.output, paths, ours)
    removed = standing(ground.output, ours - paths)
    entries = _entries(wanted, {}, _write_fresh(ground, wanted, rendered))
    ledger = Ledger(key=key, entries=entries)
    with unwritable(ground.output):
        _carry_over(ground, ours)
        write_new(ground.fresh / MARKER, marker(paths))
        _swap(ground)
        save(ground.output, ledger)
    return Placed(written=len(entries), unchanged=0, removed=len(removed), ledger=ledger)


def _write_fresh(ground: Ground, wanted: tuple[Wanted, ...], rendered: Iterable[Rendered]) -> dict[str, _Finished]:
    """Use up `rendered`, each file written to its place in the fresh folder."""
    fingerprints = {want.path: want.fingerprint for want in wanted}
    finished: dict[str, _Finished] = {}
    made = {""}
    root = f"{ground.fresh}/"
    with unwritable(ground.output):
        ground.fresh.mkdir()
    for page in rendered:
        _refuse_unasked(page, fingerprints, finished)
        with unwritable(ground.output):
            _make_room(root, page.path.rpartition("/")[0], made)
            state = write_new(root + page.path, page.data)
        digest = hashlib.sha256(page.data).hexdigest()
        entry = _entry(page.path, fingerprints[page.path], state, digest)
        finished[page.path] = _Finished(entry=entry, waiting=None)
    return finished


def _carry_over(ground: Ground, ours: frozenset[str]) -> None:
    """Give the fresh folder all that stands in the output without being ours, as links to the same bytes if possible.

    The output keeps them until the swap, so a build that is killed here loses nothing.
    """
    made = {""}
    root, fresh = f"{ground.output}/", f"{ground.fresh}/"
    for path in strangers(ground.output):
        if path not in ours:
            _make_room(fresh, path.rpartition("/")[0], made)
            try:
                os.link(root + path, fresh + path, follow_symlinks=False)
            except OSError:
                shutil.copy2(root + path, fresh + path, follow_symlinks=False)


def _swap(ground: Ground) -> None:
    """Rename the output away and the fresh folder into its place, or the former one back. Raise OSError."""
    if not ground.output.exists():
        ground.fresh.rename(ground.output)
        return
    ground.fresh.chmod(ground.output.stat().st_mode & 0o7777)
    ground.output.rename(ground.former)
    try:
        ground.fresh.rename(ground.output)
    except OSError:
        ground.former.rename(ground.output)
        raise
