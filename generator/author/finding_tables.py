"""Finds the follow-up tables of a file, and names what was left aside: sheets, rows, columns, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.author.columns import FIRST_ROWS, header_row, nearest_heading

if TYPE_CHECKING:
    from generator.author.columns import HeaderRow
    from generator.author.findings import Findings
    from generator.author.sheets import Address, Row, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """A sheet with its headings."""

    sheet: Sheet
    header: HeaderRow

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows below the headings."""
        return tuple(row for row in self.sheet.rows if row.at.row > self.header.row.at.row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What a file has: the table of goals, or the complete file; and milestones where there is a table of them."""

    main: Tabled
    milestones: Tabled | None = None


def tables(sheets: tuple[Sheet, ...], asked: str, at: Address, found: Findings) -> Tables | None:
    """The tables of a file; None where it cannot be said which are meant."""
    named = [one for sheet in sheets if (header := header_row(sheet)) for one in [Tabled(sheet=sheet, header=header)]]
    visible = [one for one in named if not one.sheet.hidden]
    for one in named:
        if one.sheet.hidden:
            found.add(one.sheet.at, "import-hidden-sheet")
    mains = [one for one in visible if not one.header.milestones]
    if asked:
        known = ", ".join(sheet.at.sheet for sheet in sheets if not sheet.hidden) or "–"
        if asked not in [sheet.at.sheet for sheet in sheets if not sheet.hidden]:
            found.add(at, "import-sheet", value=asked, known=known)
            return None
        mains = [one for one in mains if one.sheet.at.sheet == asked]
    if len(mains) > 1:
        # Beside the table of a follow-up there may be one of how the year ended: the site's own workbooks have both.
        mains = [one for one in mains if _reports(one)] or mains
    if len(mains) > 1:
        found.add(at, "import-sheets", sheets=", ".join(one.sheet.at.sheet for one in mains))
        return None
    milestones = [one for one in visible if one.header.milestones]
    if not mains:
        found.add(at, "import-no-table", count=str(FIRST_ROWS))
        return None
    chosen = Tables(main=mains[0], milestones=milestones[0] if len(milestones) == 1 else None)
    for table in [chosen.main, *([chosen.milestones] if chosen.milestones else [])]:
        _aside(table, found)
    return chosen


def _reports(table: Tabled) -> bool:
    """Whether a table has a status, or a result of a division."""
    return any(column.role in ("division", "divisions", "status") for column in table.header.columns)


def _aside(table: Tabled, found: Findings) -> None:
    """Name what is hidden, what hangs on cells, and columns that are not read."""
    for row in table.rows:
        if row.hidden:
            found.add(row.at.at(row.at.row, 1), "import-hidden-row")
    for cell in (cell for row in table.sheet.rows for cell in row.cells):
        if cell.note:
            found.add(cell.at, "cell-note", words=" ".join(cell.note.split()))
    _columns(table, found)
    for cell in () if table.header.complete else table.header.unread:
        if any(not row.cell(cell.column).empty for row in table.rows):
            guess = nearest_heading(cell.text, table.header)
            found.add(cell.at, "column-unread", value=cell.text, **({"guess": guess} if guess else {}))


def _columns(table: Tabled, found: Findings) -> None:
    """Name columns that are hidden, and those that are there twice; the result of a period may be in several."""
    by_role: dict[object, Address] = {}
    for column in table.header.columns:
        if column.number in table.sheet.hidden_columns:
            found.add(column.at, "import-hidden-column")
        other = by_role.setdefault((column.role, column.division), column.at)
        if other != column.at and column.role not in ("division", "words"):
            found.add(column.at, "column-twice", other=str(other))
