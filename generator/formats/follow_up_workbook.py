"""A follow-up as a workbook (XLSX): the ministry's table, the numbers to calculate with, milestones, and the year."""

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
from generator.plan.views.pieces import Text

if TYPE_CHECKING:
    from generator.plan.files.follow_up_data import FollowUpWorkbookView, Table, Value, ValueTable

LONGEST = 32_767
"""Characters that a cell can hold."""
LONGEST_NAME = 31
"""Characters that a sheet's name can have."""

_A4 = 9
_PRINTED = 120
_NUMBER, _TITLE, _NARROW, _WIDE = 7, 24, 17, 38
"""Widths of columns in characters: of the goals' numbers and titles, of results, of sentences."""
_LINE, _TALLEST = 15, 409
"""The height of a line and the greatest of a row, in points. Not every program fits rows to what they hold."""

_TONES = {
    "good": {"bg_color": "#E4F4EA", "font_color": "#0B5A35"},
    "warn": {"bg_color": "#FFF2D4", "font_color": "#6F4400"},
    "bad": {"bg_color": "#FDECEB", "font_color": "#94191A"},
    "neutral": {"bg_color": "#EBEFF1", "font_color": "#3D4A51"},
}
"""Colours of the cells that name a status, those of the site; the word is in the cell as well."""

_WRAPPED = {"text_wrap": True, "valign": "top"}
_CELL = {**_WRAPPED, "border": 1, "border_color": "#B8BEC6"}
_HEADER = {**_CELL, "bold": True, "bg_color": "#1F2A37", "font_color": "#FFFFFF"}
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


def follow_up_workbook(view: FollowUpWorkbookView) -> bytes:
    """The workbook; the same bytes for the same data, wherever and whenever it is made."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    made = _Book(book, view)
    made.table(view.table, "FollowUp")
    made.values(view.values, "Results")
    if view.milestones:
        made.values(view.milestones, "Milestones")
    if view.annual:
        made.table(view.annual, "Year")
    book.close()
    return _in_language(target.getvalue(), view.language)


class _Book:
    """Writes sheets; formats are made once each."""

    def __init__(self, book: Any, view: FollowUpWorkbookView) -> None:  # noqa: ANN401 - the library has no types
        self._book = book
        self._view = view
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        book.set_properties(
            {
                "title": view.title,
                "subject": view.subject,
                "author": view.publisher,
                "company": view.publisher,
                "comments": " ".join(part for part in (view.notice, view.address) if part),
                "created": datetime.combine(view.published, time.min),
            }
        )

    def table(self, table: Table, name: str) -> None:
        """A sheet with a table for people."""
        sheet = self._sheet(table.name, table.headers, len(table.rows), name)
        results = (_WIDE if column in table.wide else _NARROW for column in range(2, len(table.headers)))
        widths = (_NUMBER, _TITLE, *results)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_row(0, _height(table.headers, widths))
        for number, row in enumerate(table.rows, 1):
            texts = tuple("\n".join(spoken(line) for line in cell.lines) for cell in row.cells)
            sheet.set_row(number, _height(texts, widths))
            for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                sheet.write_string(number, column, _fitting(text), self._format(_CELL | _TONES.get(cell.tone, {})))

    def values(self, table: ValueTable, name: str) -> None:
        """A sheet with a table to calculate with."""
        sheet = self._sheet(table.name, table.headers, len(table.rows), name)
        for column, header in enumerate(table.headers):
            said = [row.cells[column].value for row in table.rows]
            longest = max((len(one) for one in said if isinstance(one, str)), default=0)
            # Beside the header stands the arrow of the filter.
            sheet.set_column(column, column, min(_WIDE, max(12, longest, len(header) + 3)))
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
                sheet.write_string(row, column, _fitting(spoken(text)), self._format(_WRAPPED))
            case None | "":
                pass
            case said:
                sheet.write_string(row, column, _fitting(str(said)), self._format({}))

    def _sheet(self, name: str, headers: tuple[str, ...], rows: int, table: str) -> Any:  # noqa: ANN401 - as above
        """A sheet with its header, which stays in view and stands on every printed page; A4, no wider than that."""
        view = self._view
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
                "title": view.title,
                "description": " ".join(part for part in (name, view.notice) if part),
            }
            sheet.add_table(0, 0, rows, len(headers) - 1, options)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f"&L{_printed(view.title)}&R{_printed(view.notice)}")
        sheet.set_footer(f"&L{_printed(view.publisher)}&R&P / &N")
        return sheet

    def _format(self, wanted: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]


def _height(texts: tuple[str, ...], widths: tuple[int, ...]) -> int:
    """The height that a row of texts needs when each is broken at the end of its column."""
    lines = 1
    for text, width in zip(texts, widths, strict=True):
        # Lines break between words, so that not all of the width is used.
        lines = max(lines, sum(math.ceil(max(1, len(line)) / (width * 0.9)) for line in text.split("\n")))
    return min(_TALLEST, lines * _LINE + 3)


def _number_format(cell: Value) -> str:
    decimals = f".{'0' * cell.decimals}" if cell.decimals else ""
    return f"0{decimals}%" if cell.share else f"#,##0{decimals}"


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _printed(text: str) -> str:
    """A text for the top or the foot of a printed page, which hold two of this length and give `&` a meaning."""
    said = text.replace("&", "&&")
    return said if len(said) <= _PRINTED else f"{said[: _PRINTED - 1].rstrip('&')}…"


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
