"""Finds the files of a site in a fixed order and reads them safely: no links, no devices, nothing too large."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from generator.model.content import Medium
from generator.model.problem import Place, Problem, problem
from generator.model.rules import N_
from generator.model.settings import Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT_LIMIT = 1_000_000
"""The most bytes a text file may have; the largest page of a real site has about a tenth of it."""
MEDIA_LIMIT = 10_000_000
"""The most bytes a picture or document may have: readers load it on a phone."""
DEPTH = 4
"""How deep folders may lie below content/."""

SETTINGS = "site.yml"
SETTINGS_IN = {language: f"site.{language}.yml" for language in get_args(Language)}
"""The translations of the settings, by their languages."""
CONTENT = "content"
MEDIA = f"{CONTENT}/media/"
RECORD = f"{CONTENT}/.record/"
PENDING, GONE = ".pending", ".gone"
"""In the record: a change of it that was decided, and in that the list of the files that it takes away."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text file: its path in the project, with `/`, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Sources:
    """All files of a site in the order of their paths; `record` are those of the public record.

    `digest` (hex) is one of all paths, bytes and problems.
    """

    root: Path
    files: tuple[Source, ...]
    media: tuple[Medium, ...]
    record: tuple[Source, ...]
    problems: tuple[Problem, ...]
    digest: str


def sources(root: Path) -> Sources:
    """Read every file of the site in `root`. What may not be read is a problem, never an exception."""
    files: list[Source] = []
    media: list[Medium] = []
    problems: list[Problem] = []
    record = _record(root, problems)
    for path in _paths(root, problems):
        limit = MEDIA_LIMIT if path.startswith(MEDIA) else TEXT_LIMIT
        data = _data(root, path, limit, problems)
        if data is None:
            continue
        if path.startswith(MEDIA):
            media.append(Medium(path=path, digest=hashlib.sha256(data).hexdigest(), size=len(data), head=data[:16]))
        else:
            files.append(Source(path, data))
    if not any(file.path == SETTINGS for file in files) and not any(_names(found, SETTINGS) for found in problems):
        problems.append(problem(Place(path=SETTINGS), "file-missing", name=SETTINGS))
    digest = _digest([*files, *record], media, problems)
    return Sources(root, tuple(files), tuple(media), tuple(record), tuple(problems), digest)


def _names(found: Problem, path: str) -> bool:
    return found.where.path == path


def _digest(files: list[Source], media: list[Medium], problems: list[Problem]) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.path}\0{len(file.data)}\0".encode())
        total.update(file.data)
    for medium in media:
        total.update(f"{medium.path}\0{medium.digest}\0".encode())
    # A file that cannot be read is no source, and still a site with it is not the one it was without it.
    for one in problems:
        total.update(f"{one.where.path}\0{one.code}\0".encode())
    return total.hexdigest()


def _paths(root: Path, problems: list[Problem]) -> Iterator[str]:
    """The paths of the site's files: content/ in order, then site.yml and its translations.

    Names with a dot in front are left out.
    """
    if (root / CONTENT).is_symlink():
        problems.append(problem(Place(path=CONTENT), "file-symlink"))
    else:
        yield from _walk(root, CONTENT, 0, problems)
    yield from (path for path in (SETTINGS, *SETTINGS_IN.values()) if os.path.lexists(root / path))


def _record(root: Path, problems: list[Problem]) -> list[Source]:
    """The files of the public record, in order; a change of it that was decided and not carried out counts as done.

    What is pending is looked at first: a file that moves to its place meanwhile is found there.
    """
    record, pending = RECORD.rstrip("/"), f"{RECORD}{PENDING}"
    if (root / CONTENT).is_symlink():
        return []
    if (root / record).is_symlink():
        problems.append(problem(Place(path=record), "file-symlink"))
        return []
    found: dict[str, bytes | None] = {}
    if (root / pending).is_symlink():
        problems.append(problem(Place(path=pending), "file-symlink"))
    elif (root / pending).is_dir():
        for path in _walk(root, pending, 0, problems):
            found[RECORD + path.removeprefix(f"{pending}/")] = _data(root, path, TEXT_LIMIT, problems)
        gone = f"{pending}/{GONE}"
        names = _data(root, gone, TEXT_LIMIT, problems) if os.path.lexists(root / gone) else b""
        found |= {RECORD + name: None for name in (names or b"").decode(errors="replace").splitlines()}
    for path in _walk(root, record, 0, problems):
        if path not in found:
            found[path] = _data(root, path, TEXT_LIMIT, problems)
    return [Source(path, data) for path, data in sorted(found.items()) if data is not None]


def _walk(root: Path, folder: str, depth: int, problems: list[Problem]) -> Iterator[str]:
    try:
        with os.scandir(root / folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        problems.append(problem(Place(path=folder), "file-missing", name=f"{folder}/"))
        return
    except OSError as error:
        problems.append(problem(Place(path=folder), "file-unreadable", reason=_reason(error)))
        return
    for entry in found:
        name = entry.name
        if name.startswith(".") or name.endswith("~"):
            continue
        path = f"{folder}/{name}"
        if not name.isprintable() or name.encode(errors="surrogateescape") != name.encode(errors="replace"):
            shown = name.encode(errors="surrogateescape").decode(errors="replace")
            shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in shown)
            place = Place(path=f"{folder}/{shown}")
            problems.append(problem(place, "file-name", name=shown, form="a-z, 0-9, -, _"))
        elif entry.is_symlink():
            problems.append(problem(Place(path=path), "file-symlink"))
        elif entry.is_dir(follow_symlinks=False):
            if depth < DEPTH:
                yield from _walk(root, path, depth + 1, problems)
            else:
                problems.append(problem(Place(path=path), "file-unexpected", folders=f"{CONTENT}/"))
        else:
            yield path


def _data(root: Path, path: str, limit: int, problems: list[Problem]) -> bytes | None:
    """The bytes of one ordinary file; None, with a problem, of anything else. Size is asked before a byte is read."""
    place = Place(path=path)
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for ever.
        handle = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if (root / path).is_symlink():
            problems.append(problem(place, "file-symlink"))
        elif (root / path).is_socket():
            problems.append(problem(place, "file-special"))
        else:
            problems.append(problem(place, "file-unreadable", reason=_reason(error)))
        return None
    facts = os.fstat(handle)
    if not stat.S_ISREG(facts.st_mode):
        os.close(handle)
        problems.append(problem(place, "file-special"))
        return None
    with os.fdopen(handle, "rb") as file:
        if facts.st_size > limit:
            params = {"size": _size(facts.st_size), "limit": _size(limit)}
            problems.append(problem(place, "file-too-large", **params))
            return None
        return file.read(limit + 1)[:limit]


def _reason(error: OSError) -> str:
    return N_("access is denied") if isinstance(error, PermissionError) else error.strerror or ""


def _size(size: int) -> str:
    """A size without decimals, which languages write differently; rounded up, so that too much looks like it."""
    large = size >= MEDIA_LIMIT
    return f"{-(-size // 1_000_000)} MB" if large else f"{-(-size // 1_000)} kB"
