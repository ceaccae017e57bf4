"""Looks through a workbook before a library does: nothing in it may be more, larger or deeper than any follow-up."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat

MOST_PARTS = 1000
"""The most files inside a workbook."""
MOST_UNPACKED = 20_000_000
"""The most bytes of all its XML, unpacked."""
MOST_ELEMENTS = 300_000
"""The most elements of all its XML; a sheet of 200 goals has some ten thousand."""
MOST_CELLS = 100_000
"""The most cells, those of merged and linked areas counted one by one: a library makes each of them."""
DEPTH = 64
"""How deep elements may be nested."""

_XML = (".xml", ".rels", ".vml")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_ROWS, _COLUMNS = 1_048_576, 16_384


class HugeWorkbook(Exception):
    """There is more in it than anyone has in a follow-up."""


class DamagedWorkbook(Exception):
    """It is no workbook, or one that no spreadsheet program writes."""


def guard(data: bytes) -> None:
    """Look through every part. Raises HugeWorkbook, or DamagedWorkbook."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            xml = [part for part in parts if part.filename.lower().endswith(_XML)]
            if len(parts) > MOST_PARTS or sum(part.file_size for part in xml) > MOST_UNPACKED:
                raise HugeWorkbook
            count = _Count()
            for part in xml:
                # A part never unpacks to more than it declares, so the sum above holds.
                _look(archive.read(part), count)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise DamagedWorkbook from error


@dataclass(slots=True)
class _Count:
    """What was met so far in all parts."""

    elements: int = 0
    cells: int = 0
    depths: list[int] = field(default_factory=list)


def _look(xml: bytes, count: _Count) -> None:
    parser = expat.ParserCreate()
    depth = 0

    def begins(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        count.elements += 1
        local = name.rpartition(":")[2]
        if local == "c":
            count.cells += 1
            _area(attributes.get("r", "A1"))
        elif local in ("mergeCell", "hyperlink"):
            count.cells += _area(attributes.get("ref", "A1"))
        elif local == "row" and not 0 < int(attributes.get("r", "1")) <= _ROWS:
            raise DamagedWorkbook
        if depth > DEPTH or count.elements > MOST_ELEMENTS or count.cells > MOST_CELLS:
            raise HugeWorkbook

    def ends(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        # No spreadsheet program writes one, and what it could declare is how small texts become endless ones.
        raise DamagedWorkbook

    parser.StartElementHandler = begins
    parser.EndElementHandler = ends
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise DamagedWorkbook from error


def _area(ref: str) -> int:
    """How many cells an area has. Raises DamagedWorkbook for what is none."""
    match = _AREA.fullmatch(ref)
    if not match:
        raise DamagedWorkbook
    first, last = _column(match[1]), _column(match[3] or match[1])
    top, bottom = int(match[2]), int(match[4] or match[2])
    if not (0 < first <= last <= _COLUMNS and 0 < top <= bottom <= _ROWS):
        raise DamagedWorkbook
    return (last - first + 1) * (bottom - top + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
