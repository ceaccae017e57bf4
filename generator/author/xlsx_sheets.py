"""The sheets of an Excel workbook: values, merged areas, notes, errors, formulas, what is hidden."""

from __future__ import annotations

import datetime
import math
import re
import warnings
from collections import defaultdict
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import column_index_from_string

from generator.author.sheets import Cell, Row, Sheet
from generator.author.signs import cleaned, unescaped
from generator.author.xlsx_guard import DamagedWorkbook, HugeWorkbook, guard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from generator.author.findings import Findings
    from generator.author.sheets import Address, Value

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DECIMALS = re.compile(r"[0#?][.]([0]+)")
MOST = 10**15
"""No number of the format is as large."""
MOST_COLUMNS = 100
"""How many hidden columns of one stretch are named; a sheet has sixteen thousand."""
EXACT = 15
"""How many digits of a number a spreadsheet keeps; what a file has beyond them is noise of its arithmetic."""


def xlsx_sheets(data: bytes, at: Address, found: Findings) -> tuple[Sheet, ...]:
    """All sheets of a workbook; none where it could not be read, which `found` then says."""
    try:
        guard(data)
        values, formulas = _book(data, values=True), _book(data, values=False)
    except HugeWorkbook:
        found.add(at, "import-huge")
        return ()
    except DamagedWorkbook:
        found.add(at, "import-damaged")
        return ()
    sheets = []
    for number, name in enumerate(values.sheetnames, 1):
        shown, typed = values[name], formulas[name]
        # A sheet that is one large chart has no cells.
        if hasattr(shown, "iter_rows"):
            where = type(at)(file=at.file, sheet=_plain_name(name), number=number)
            sheets.append(_Reader(shown, typed, where, found).sheet())
    return tuple(sheets)


def _book(data: bytes, *, values: bool) -> Any:  # noqa: ANN401 - a workbook, whose sheets have several types
    try:
        with warnings.catch_warnings():
            # They are about what would be lost on writing; nothing is written.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:  # a hostile file raises whatever the library stumbles over; all of it means this
        raise DamagedWorkbook from error


class _Reader:
    """Reads one sheet: `shown` holds the values that were stored, `typed` the formulas."""

    def __init__(self, shown: Worksheet, typed: Worksheet, at: Address, found: Findings) -> None:
        self.shown, self.typed, self.at, self.found = shown, typed, at, found

    def sheet(self) -> Sheet:
        """The sheet with those rows that have something in them."""
        rows: dict[int, list[Cell]] = defaultdict(list)
        for (row, column), origin in sorted(self._places().items()):
            cell = self._cell(*origin, column)
            if cell.value not in (None, "") or cell.broken or cell.note:
                rows[row].append(cell)
        return Sheet(
            at=self.at,
            rows=tuple(
                Row(at=self.at.at(row, 0), cells=tuple(cells), hidden=bool(self.shown.row_dimensions[row].hidden))
                for row, cells in rows.items()
            ),
            hidden=self.shown.sheet_state != "visible",
            hidden_columns=tuple(sorted(self._hidden_columns())),
        )

    def _places(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Every cell that there is, and the one that holds what it says: in merged areas the first."""
        places = {place: place for place in self.shown._cells}  # noqa: SLF001 - those that there are, not the whole grid
        for area in self.shown.merged_cells.ranges:
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, area.max_col + 1):
                    places[row, column] = (area.min_row, area.min_col)
        return places

    def _cell(self, row: int, column: int, position: int) -> Cell:
        shown, typed = self.shown.cell(row, column), self.typed.cell(row, column)
        at = self.at.at(row, column)
        note = shown.comment.text if shown.comment else ""
        note = cleaned(unescaped(note), at, self.found) if note else ""
        if shown.data_type == "e":
            return Cell(column=position, at=at, error=str(shown.value), note=note)
        # A formula whose result is an empty text says so by its type.
        if typed.data_type == "f" and shown.value is None and shown.data_type != "str":
            return Cell(column=position, at=at, uncached=True, note=note)
        form = _QUOTED.sub("", (shown.number_format or "").partition(";")[0])
        percent = "%" in form and isinstance(shown.value, int | float) and not isinstance(shown.value, bool)
        value = self._value(shown.value, at, percent=percent)
        decimals = len(match[1]) if (match := _DECIMALS.search(form)) and isinstance(value, Decimal) else 0
        return Cell(column=position, at=at, value=value, percent=percent, note=note, shown=decimals)

    def _value(self, value: object, at: Address, *, percent: bool) -> Value:
        match value:
            case None | bool():
                return value
            case int() | float():
                return self._number(value, at).scaleb(2 if percent else 0)
            case datetime.datetime():
                # Times of day are fractions of a day, and seldom exact.
                minute = (value + datetime.timedelta(seconds=30)).replace(second=0, microsecond=0)
                return minute.date() if minute.time() == datetime.time.min else minute
            case datetime.date():
                return value
            case _:
                return cleaned(unescaped(str(value)), at, self.found)

    def _number(self, value: float, at: Address) -> Decimal:
        """A number to the digits that a spreadsheet keeps; one that is none, or too long for any count, is named."""
        if isinstance(value, int):
            return Decimal(value)
        if not math.isfinite(value) or abs(value) >= MOST:
            self.found.add(at, "amount-form", value=str(value))
            return Decimal()
        return Decimal(f"{Decimal(f'{value:.{EXACT}g}'):f}")

    def _hidden_columns(self) -> Iterator[int]:
        for letters, dimension in self.shown.column_dimensions.items():
            if dimension.hidden:
                first = column_index_from_string(letters)
                yield from range(first, min(dimension.max or first, first + MOST_COLUMNS) + 1)


def _plain_name(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())
