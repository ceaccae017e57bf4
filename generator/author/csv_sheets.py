"""A CSV file as a sheet, however it was saved: UTF-8, UTF-16 or Windows-1252, with semicolons, commas or tabs."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from generator.author.columns import header_row
from generator.author.sheets import Cell, Row, Sheet
from generator.author.signs import cleaned

if TYPE_CHECKING:
    from generator.author.findings import Findings
    from generator.author.sheets import Address

LARGEST = 1_000_000
"""The most bytes of a CSV file, as of any text file of a site."""

_SEPARATORS = (";", "\t", ",")


def csv_sheet(data: bytes, at: Address, found: Findings) -> tuple[Sheet, ...]:
    """The one sheet of a CSV file. Of the separators, the one is taken by which the header row has most columns."""
    if len(data) > LARGEST:
        found.add(at, "import-huge")
        return ()
    text = _decoded(data, at, found)
    if text is None:
        return ()
    first, _, rest = text.partition("\n")
    # Excel's own way to name the separator.
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        sheets = [_sheet(rest, first.strip()[-1], at, 1)]
    else:
        sheets = [_sheet(text, separator, at, 0) for separator in _SEPARATORS]
    read = [sheet for sheet in sheets if sheet]
    if not read:
        found.add(at, "import-quotes")
        return ()
    best = max(read, key=lambda sheet: len(row.columns) if (row := header_row(sheet)) else 0)
    return (Sheet(at=at, rows=tuple(_checked(row, found) for row in best.rows)),)


def _decoded(data: bytes, at: Address, found: Findings) -> str | None:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            byte = data[error.start]
    found.add(at, "import-encoding", byte=f"0x{byte:02X}")
    return None


def _sheet(text: str, separator: str, at: Address, above: int) -> Sheet | None:
    """The text by one separator; None where it cannot be read by it."""
    rows = []
    try:
        for number, values in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator), 1 + above):
            here = at.at(number, 0)
            cells = tuple(
                Cell(column=column, at=at.at(number, column), value=value)
                for column, value in enumerate(values, 1)
                if value.strip()
            )
            if cells:
                rows.append(Row(at=here, cells=cells))
    except csv.Error:
        return None
    return Sheet(at=at, rows=tuple(rows))


def _checked(row: Row, found: Findings) -> Row:
    """A row with its texts cleaned, what cannot be cleaned named."""
    cells = tuple(
        Cell(column=cell.column, at=cell.at, value=cleaned(str(cell.value), cell.at, found)) for cell in row.cells
    )
    return Row(at=row.at, cells=cells)
