"""Style sheets as they are published: what they import put in its place, what they point to under its own name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

FOLDER = "assets"
"""Both the folder inside `templates/` and the folder of the public site."""

_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")
_IMPORT = re.compile(r"""(?m)^@import\s+(["'])([^"'\n]+)\1\s*;[ \t]*\n?""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)
# Strings are told apart, so that a comment's sign inside of one is none.
_COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/[ \t]*\n?""", re.DOTALL)


class AssetMistake(Exception):
    """An asset that cannot be published; `file` and `line` say where, for style sheets."""

    def __init__(self, words: str, file: Path | None = None, line: int = 0) -> None:
        """Say in `words` what is wrong."""
        super().__init__(words)
        self.file = file
        self.line = line


class MissingAsset(AssetMistake, LookupError):
    """A template or a style sheet asks for an asset that is in no `assets` folder."""


class UnreadableAsset(AssetMistake, ValueError):
    """A style sheet that is no text, or that imports itself."""


def missing(name: str, file: Path | None = None, line: int = 0) -> MissingAsset:
    """What to raise where the asset called `name` is asked for and is not there."""
    return MissingAsset(f"there is no asset {name!r} in the {FOLDER} folder of any templates folder", file, line)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One style sheet as it was written: what others call it, where it lies, its text."""

    name: str
    path: Path
    text: str

    def line_at(self, place: int) -> int:
        """The line on which the character at `place` stands, from 1."""
        return self.text.count("\n", 0, place) + 1


def read_sheet(name: str, path: Path) -> Sheet:
    """The style sheet at `path`. Raises `UnreadableAsset` where it is not UTF-8."""
    data = path.read_bytes()
    try:
        return Sheet(name, path, data.decode().replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableAsset("this is not UTF-8; save the file as UTF-8", path, line) from error


def whole_sheets(sheets: Mapping[str, Sheet], published: Mapping[str, str]) -> dict[str, str]:
    """The text of each style sheet that no other one imports, by name.

    A line `@import "parts/card.css";` stands for that file. A relative `url()` must name an asset that is no style
    sheet, and becomes its published address (`published`: name to path). Comments that no string holds are left out
    where a sheet is put together of others. Raises `MissingAsset` and `UnreadableAsset`.
    """
    imported = {name for sheet in sheets.values() for name in _imports(sheet)}
    # Those that are parts are put together too: sheets that import each other would vanish without a word.
    whole = {name: _whole(sheet, sheets, published, ()) for name, sheet in sheets.items()}
    return {name: text for name, text in whole.items() if name not in imported}


def _imports(sheet: Sheet) -> list[str]:
    return [_named(sheet.name, found[2]) for found in _IMPORT.finditer(sheet.text) if not _ELSEWHERE.match(found[2])]


def _whole(sheet: Sheet, sheets: Mapping[str, Sheet], published: Mapping[str, str], within: tuple[str, ...]) -> str:
    # A picture's address is told from where the whole is published, not from where the part lies.
    home = posixpath.dirname(within[0] if within else sheet.name)

    def address(match: re.Match[str]) -> str:
        target = match[2]
        if _ELSEWHERE.match(target):
            return match[0]
        file, mark, rest = target.partition("#")
        name = _named(sheet.name, file)
        if name not in published:
            raise missing(name, sheet.path, sheet.line_at(match.start()))
        return f'url("{posixpath.relpath(published[name], PurePosixPath(FOLDER, home))}{mark}{rest}")'

    def part(match: re.Match[str]) -> str:
        if _ELSEWHERE.match(match[2]):
            return match[0]
        name = _named(sheet.name, match[2])
        if name not in sheets:
            raise missing(name, sheet.path, sheet.line_at(match.start()))
        if name in (*within, sheet.name):
            raise UnreadableAsset(f"{name} imports itself", sheet.path, sheet.line_at(match.start()))
        return _whole(sheets[name], sheets, published, (*within, sheet.name))

    text = _URL.sub(address, sheet.text)
    if not within and not _imports(sheet):
        return text
    return _IMPORT.sub(part, text) if within else _COMMENT.sub(lambda found: found[1] or "", _IMPORT.sub(part, text))


def _named(sheet: str, target: str) -> str:
    """The name of the asset that a style sheet means by a relative address."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(sheet), target))
