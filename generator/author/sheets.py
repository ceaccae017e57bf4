"""What a spreadsheet says, whatever kind of file it came in: sheets of rows of cells, each with its address."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.model.problem import Place

Value = str | Decimal | bool | datetime.date | None
"""What a cell holds: text, an exact number, a flag, a day (a datetime where it has a time of day), or nothing."""

NOTHING = "-–—−. "
"""The signs of a cell that says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Address:
    """Where a cell is. `number` and `sheet` are its sheet's place in the file and name; rows and columns from 1."""

    number: int = 0
    row: int = 0
    column: int = 0
    sheet: str = ""
    file: str

    def __str__(self) -> str:
        """As people name it: `Q3.xlsx:Opfølgning!D7`, `Q3.csv:D7`, or the sheet or the file as a whole."""
        cell = f"{column_letters(self.column)}{self.row or ''}"
        inside = "!".join(part for part in (self.sheet, cell) if part)
        return f"{self.file}:{inside}" if inside else self.file

    @property
    def place(self) -> Place:
        """The address as the place of a problem."""
        return Place(path=str(self))

    def at(self, row: int, column: int) -> Address:
        """The address of a cell of the same sheet."""
        return replace(self, row=row, column=column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell, in `column`. Those of a merged area all have its value, and as `at` the address of its first cell.

    `percent`: the number is shown as a percentage, and given in percent. `error` is what the spreadsheet shows instead
    of a value, `uncached` says that a formula's value was never stored, `note` is what hangs on the cell, `shown` the
    number of decimals that it is shown with.
    """

    column: int
    at: Address
    value: Value = None
    percent: bool = False
    error: str = ""
    uncached: bool = False
    note: str = ""
    shown: int = 0

    @property
    def text(self) -> str:
        """The value as text, white space around it aside; a number exactly, with a point."""
        match self.value:
            case None:
                return ""
            case Decimal():
                return f"{decimals(self.value, self.shown):f}"
            case datetime.datetime():
                return self.value.strftime("%Y-%m-%d %H:%M")
            case _:
                return str(self.value).strip()

    @property
    def broken(self) -> bool:
        """Whether nobody can know what it says."""
        return bool(self.error) or self.uncached

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be read in it."""
        return not self.broken and not self.text.strip(NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row with those of its cells that have something in them, from left to right."""

    at: Address
    cells: tuple[Cell, ...]
    hidden: bool = False

    def cell(self, column: int) -> Cell:
        """The cell in a column; an empty one where there is none."""
        found = next((one for one in self.cells if one.column == column), None)
        return found or Cell(column=column, at=self.at.at(self.at.row, column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet with the rows that have something in them, and its hidden columns."""

    at: Address
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()


def column_letters(number: int) -> str:
    """A column as spreadsheets name it: 1 is A, 27 is AA; nothing for 0."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def decimals(value: Decimal, least: int = 0) -> Decimal:
    """A number with at least so many decimals and no exponent; nothing is ever rounded."""
    has = max(0, -int(value.as_tuple().exponent))
    return value + Decimal(0).scaleb(-max(has, least))
