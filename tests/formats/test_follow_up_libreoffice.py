"""Another office program opens the files: it takes every number for that number, and every text for that text."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.formats.followed import FIRST, FOLDER
from tests.formats.libreoffice import EVERY_SHEET, converted
from tests.formats.test_follow_up_csv import TABLE, table
from tests.formats.test_follow_up_json import record
from tests.formats.test_follow_up_workbook import COMPARED, expected_numbers, kept, path_of

pytestmark = pytest.mark.long

DANISH = "CSV:59,34,76,1,,1030,false,true"
"""Semicolons, UTF-8, Danish, and whatever looks like a number or a day becomes one."""
ENGLISH = "CSV:44,34,76,1,,2057,false,true"


@pytest.mark.parametrize("quarter", ["q1", "q2", "q3", "q4"])
def test_libreoffice_finds_the_numbers_of_the_json(example_site: Path, tmp_path: Path, quarter: str) -> None:
    folder = f"maal/2025/2025-{quarter}"
    sheets = converted(path_of(example_site, folder), EVERY_SHEET, tmp_path / "sheets")
    data = next(path for path in sheets if path.stem.endswith("-Data"))
    with data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [(*(one[name] for name in COMPARED[:3]), *(number(one[name]) for name in COMPARED[3:])) for one in rows]
    assert len(found) > 15
    assert found == expected_numbers(record(example_site, folder))


def number(cell: str) -> float | str:
    """A number as it stands in the file; a share is in per cent."""
    if not cell:
        return ""
    return kept(float(Decimal(cell.removesuffix("%")) / (100 if cell.endswith("%") else 1)))


@pytest.mark.parametrize("folder", [FIRST, FOLDER])
def test_a_danish_spreadsheet_shows_the_table_as_it_is(town: Path, tmp_path: Path, folder: str) -> None:
    name = f"opfoelgning-{folder[-7:]}.csv"
    opened = converted(town / folder / name, "xlsx", tmp_path / "opened", reading=DANISH)
    found = CalamineWorkbook.from_path(str(opened[0])).get_sheet_by_index(0).to_python()
    given = csv.reader(table(town, folder).decode("utf-8-sig").splitlines(), delimiter=";")
    assert found == [list(row) for row in given]
    assert folder == FIRST or len(found) == len(TABLE.splitlines())


def test_an_english_spreadsheet_shows_the_table_as_it_is(town_in_english: Path, tmp_path: Path) -> None:
    opened = converted(
        town_in_english / FOLDER / "opfoelgning-2026-h2.csv", "xlsx", tmp_path / "opened", reading=ENGLISH
    )
    found = CalamineWorkbook.from_path(str(opened[0])).get_sheet_by_index(0).to_python()
    given = csv.reader(table(town_in_english).decode("utf-8-sig").splitlines())
    assert found == [list(row) for row in given]


def test_the_guards_are_needed(tmp_path: Path) -> None:
    """What the table would become without them."""
    raw = tmp_path / "raw.csv"
    raw.write_bytes('"Nr.";"Mål"\r\n1.10;=1+1\r\n'.encode("utf-8-sig"))
    opened = converted(raw, "xlsx", tmp_path / "opened", reading=ENGLISH.replace("44", "59"))
    assert CalamineWorkbook.from_path(str(opened[0])).get_sheet_by_index(0).to_python() == [["Nr.", "Mål"], [1.1, 2]]
