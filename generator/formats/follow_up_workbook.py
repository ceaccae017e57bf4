"""A follow-up as a workbook (XLSX): the ministry's table, the numbers to calculate with, and the table of the year."""

from __future__ import annotations

import io
import math
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import xlsxwriter

from generator.formats.spoken import spoken
from generator.plan.pieces import Text

if TYPE_CHECKING:
    from generator.plan.follow_up_data import FollowUpData, FollowUpRecord, Table, Value, ValueTable

LONGEST = 32_767
"""Characters that a cell can hold."""
LONGEST_NAME = 31
"""Characters that a sheet's name can have."""

_A4 = 9
_WIDE, _NARROW, _NUMBER = 42, 18, 7
"""Widths of columns in characters: of sentences, of results, of the goals' numbers."""

_TONES = {
    "good": {"bg_color": "#D8F0DC", "font_color": "#0B3D17"},
    "warn": {"bg_color": "#FFEFC2", "font_color": "#4A3400"},
    "bad": {"bg_color": "#FADAD7", "font_color": "#611008"},
    "neutral": {"bg_color": "#E9E9E9", "font_color": "#2B2B2B"},
}
"""Colours of the cells that name a status; the word is in the cell as well. Every pair has a contrast of 7:1."""

_CELL = {"text_wrap": True, "valign": "top"}
_HEADER = {**_CELL, "bold": True, "bg_color": "#1F2A37", "font_color": "#FFFFFF", "border": 1}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of the files inside a workbook: the earliest there is."""

_CORE = "docProps/core.xml"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_NAMESPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": _DUBLIN_CORE,
    "dcterms": "http://purl.org/dc/terms/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def follow_up_workbook(data: FollowUpData) -> bytes:
    """The workbook; the same bytes for the same data, wherever and whenever it is made."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    made = _Book(book, data.record)
    made.table(data.table, "FollowUp")
    made.values(data.values, "Results")
    if data.annual:
        made.table(data.annual, "Year")
    book.close()
    return _in_language(target.getvalue(), data.record.language)


class _Book:
    """Writes sheets; formats are made once each."""

    def __init__(self, book: Any, record: FollowUpRecord) -> None:  # noqa: ANN401 - the library has no types
        self._book = book
        self._record = record
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        book.set_properties(
            {
                "title": record.title,
                "subject": record.plan.title,
                "author": record.publisher,
                "company": record.publisher,
                "comments": " ".join(part for part in (record.notice, record.address) if part),
                "created": datetime.combine(record.published, time.min),
            }
        )

    def table(self, table: Table, name: str) -> None:
        """A sheet with a table for people."""
        sheet = self._sheet(table.name, table.headers, len(table.rows), name)
        for column in range(len(table.headers)):
            width = _NUMBER if not column else _WIDE if column in table.wide else _NARROW
            sheet.set_column(column, column, width)
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row.cells):
                text = "\n".join(spoken(line) for line in cell.lines)
                sheet.write_string(number, column, _fitting(text), self._format(_CELL | _TONES.get(cell.tone, {})))

    def values(self, table: ValueTable, name: str) -> None:
        """A sheet with a table to calculate with."""
        sheet = self._sheet(table.name, table.headers, len(table.rows), name)
        for column, header in enumerate(table.headers):
            said = [str(row.cells[column].value or "") for row in table.rows]
            sheet.set_column(column, column, min(_WIDE, max(9, *map(len, said), len(header) + 3)))
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row.cells):
                self._value(sheet, number, column, cell)

    def _value(self, sheet: Any, row: int, column: int, cell: Value) -> None:  # noqa: ANN401 - as above
        match cell.value:
            case Decimal() as number if math.isfinite(float(number)):
                sheet.write_number(row, column, float(number), self._format({"num_format": _number_format(cell)}))
            case date() as day:
                moment = datetime.combine(day, time.min)
                sheet.write_datetime(row, column, moment, self._format({"num_format": "yyyy-mm-dd"}))
            case Text() as text:
                sheet.write_string(row, column, _fitting(spoken(text)), self._format(_CELL))
            case None | "":
                pass
            case said:
                sheet.write_string(row, column, _fitting(str(said)), self._format({}))

    def _sheet(self, name: str, headers: tuple[str, ...], rows: int, table: str) -> Any:  # noqa: ANN401 - as above
        """A sheet with its header, which stays in view and stands on every printed page; A4, no wider than that."""
        record = self._record
        sheet = self._book.add_worksheet(name[:LONGEST_NAME])
        header = self._format(_HEADER)
        for column, text in enumerate(headers):
            sheet.write_string(0, column, text, header)
        if rows:
            columns = [{"header": text, "header_format": header} for text in headers]
            options = {
                "name": table,
                "columns": columns,
                "style": "Table Style Light 15",
                "banded_rows": False,
                "title": record.title,
                "description": " ".join(part for part in (name, record.notice) if part),
            }
            sheet.add_table(0, 0, rows, len(headers) - 1, options)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f"&L{_printed(record.title)}&R{_printed(record.notice)}")
        sheet.set_footer(f"&L{_printed(record.publisher)}&R&P / &N")
        return sheet

    def _format(self, wanted: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]


def _number_format(cell: Value) -> str:
    decimals = f".{'0' * cell.decimals}" if cell.decimals else ""
    return f"0{decimals}%" if cell.share else f"#,##0{decimals}"


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _printed(text: str) -> str:
    """A text for the top or the foot of a printed page, which hold 255 signs and give `&` a meaning."""
    return (text if len(text) <= 100 else f"{text[:99]}…").replace("&", "&&")  # noqa: PLR2004 - room for two


def _in_language(data: bytes, language: str) -> bytes:
    """The workbook saying the language it is in, which the library cannot; its files dated as long ago as can be."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for one in given.infolist():
            inside = given.read(one)
            info = zipfile.ZipInfo(one.filename, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            made.writestr(info, _said_in(inside, language) if one.filename == _CORE else inside)
    return target.getvalue()


def _said_in(core: bytes, language: str) -> bytes:
    for prefix, address in _NAMESPACES.items():
        ElementTree.register_namespace(prefix, address)
    root = ElementTree.fromstring(core)  # noqa: S314 - the library has just made it
    ElementTree.SubElement(root, f"{{{_DUBLIN_CORE}}}language").text = language
    written: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written
