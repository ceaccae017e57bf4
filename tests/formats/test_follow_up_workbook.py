from __future__ import annotations

import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook

from generator.formats.follow_up_workbook import follow_up_workbook
from generator.plan.files.follow_up_data import Cell, FollowUpWorkbookView, Row, Table, Value, ValueRow, ValueTable
from generator.plan.views.pieces import Text
from tests.formats.followed import FIRST, FOLDER
from tests.formats.test_follow_up_json import record

COMPARED = ("Mål nr.", "Delkrav", "Periode", "Resultat", "Tæller", "Nævner", "Svar")
NO_BREAK = "\N{NO-BREAK SPACE}"


def path_of(site: Path, folder: str = FOLDER, period: str = "") -> Path:
    return site / folder / f"opfoelgning-{period or folder[-7:]}.xlsx"


def rows(site: Path, sheet: int, folder: str = FOLDER, period: str = "") -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path_of(site, folder, period))).get_sheet_by_index(sheet).to_python()


def numbers(site: Path, folder: str = FOLDER, period: str = "") -> list[dict[str, Any]]:
    header, *found = rows(site, 1, folder, period)
    return [dict(zip(header, row, strict=True)) for row in found]


def parts(site: Path, folder: str = FOLDER) -> dict[str, str]:
    with zipfile.ZipFile(path_of(site, folder)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_the_sheets_are_the_table_the_numbers_and_the_year(town: Path) -> None:
    assert CalamineWorkbook.from_path(str(path_of(town))).sheet_names == [
        "Opfølgning (eksempeltal)",
        "Data",
        "Milepæle (eksempeltal)",
        "Årsresultat (eksempeltal)",
    ]
    assert CalamineWorkbook.from_path(str(path_of(town, FIRST))).sheet_names == ["Opfølgning", "Data", "Milepæle"]


def test_the_first_sheet_is_the_ministrys_table_with_results_under_their_status(town: Path) -> None:
    header, first, *_ = rows(town, 0)
    assert header[:5] == ["Nr.", "Mål", "Resultatkrav", "1. halvår", "2. halvår (eksempeltal)"]
    assert first == [
        "1.1",
        "=Huller",
        "Mindst 95 procent af hullerne lappes i tide:\n• inden ti dage\n• eller samme dag, hvis kote er brudt",
        f"På sporet\n94,96{NO_BREAK}% (4.748 af 5.000)\nrettet 1. august 2026; før 4.700",
        f"Forsinket\n94,96{NO_BREAK}% (4.748 af 5.000)",
        "På sporet",
        f"94,96{NO_BREAK}% (9.496 af 10.000)\nIkke opfyldt",
        "Årsag: Det regnede. Se mål 1.4, Træer.\nKonsekvens: Hullerne står længere.",
        "Vi lapper om natten.",
    ]


def test_a_sheet_tells_of_the_milestones_that_the_follow_up_reports(town: Path) -> None:
    header, *found = rows(town, 2, FIRST)
    assert header == ["Nr.", "Mål", "Milepæl", "Kort navn", "Planlagt", "Tilstand", "Dato", "Ny dato", "Bemærkning"]
    late = ("i gang", "", "november 2026", "Udbuddet venter på en godkendelse.")
    planned = "maj 2026, afrapporteres i 1. halvår"
    assert [tuple(row) for row in found] == [("1.3", "Lys", "Udbuddet er sendt.", "udbud", planned, *late)]
    (_, reached) = rows(town, 2)
    assert reached[5:] == ["gennemført", date(2026, 12, 1), "", ""]


def test_a_count_of_one_period_is_not_held_against_what_is_asked_for_in_all(town: Path) -> None:
    found = [
        (one["Periode"], one["Hvad tallet dækker"], one["Opfyldt"])
        for one in numbers(town)
        if one["Delkrav"] == "lamper"
    ]
    assert found == [
        ("2026-H1", "perioden alene", ""),
        ("2026-H2", "perioden alene", ""),
        ("2026-H2", "år til dato", "Ikke opfyldt"),
    ]
    assert [one["Opfyldt"] for one in numbers(town, FIRST) if one["Delkrav"] == "lamper"] == ["", "Ikke opfyldt endnu"]


def test_no_cell_is_a_formula_or_a_merged_one(town: Path) -> None:
    whole = "".join(text for folder in (FIRST, FOLDER) for text in parts(town, folder).values())
    assert "=HYPERLINK(" in whole
    assert re.findall(r"<f>|<mergeCell|<hyperlink", whole) == []


def test_the_numbers_are_numbers(town: Path) -> None:
    found = {(one["Mål nr."], one["Delkrav"], one["Periode"], one["Hvad tallet dækker"]): one for one in numbers(town)}
    holes = found["1.1", "lappet", "2026-H2", "år til dato"]
    assert (holes["Tæller"], holes["Nævner"], holes["Resultat"], holes["Resultatkrav"]) == (9496, 10000, 0.9496, 0.95)
    assert (holes["Fra"], holes["Til og med"]) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (holes["Opfyldt"], holes["Status"], holes["Eksempeltal"]) == ("Ikke opfyldt", "Forsinket", "ja")
    snow = found["1.2", "frost", "2026-H1", "perioden alene"]
    assert (snow["Resultat"], snow["Resultatkrav"], snow["Sammenligning"]) == (-3.5, -2.5, "højst")
    assert snow["Eksempeltal"] == "nej"


def test_zero_nothing_to_measure_no_result_and_not_due_differ(town: Path) -> None:
    found = {(one["Mål nr."], one["Delkrav"], one["Periode"]): one for one in numbers(town, FIRST)[::-1]}
    shown = ("Resultat", "Nævner", "Status", "Med ord")
    assert [tuple(found[key][name] for name in shown) for key in found] == [
        ("", 0, "Ingen tal", "intet at måle (0 af 0)"),
        ("", "", "Ikke forfalden", "intet resultat"),
        ("", "", "Forsinket", "gennemført"),
        (0, "", "Forsinket", "0"),
        (-3.5, "", "På sporet", "−3,5"),
        (0.9496, 5000, "På sporet", f"94,96{NO_BREAK}% (4.748 af 5.000)"),
    ]


def formats(site: Path, folder: str = FOLDER) -> list[str]:
    """The number format of every cell of the numbers' sheet that holds a number."""
    inside = parts(site, folder)
    names = {"0": "General", "3": "#,##0", "9": "0%", "10": "0.00%", "4": "#,##0.00", "1": "0", "2": "0.00"}
    names |= dict(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="([^"]+)"', inside["xl/styles.xml"]))
    styles = re.findall(
        r'<xf numFmtId="(\d+)"', inside["xl/styles.xml"].partition("<cellXfs")[2].partition("</cellXfs")[0]
    )
    cells = re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"><v>', inside["xl/worksheets/sheet2.xml"])
    return [names[styles[int(style)]] for style in cells]


def test_a_share_is_shown_in_per_cent_with_the_decimals_that_tell_it_from_its_requirement(town: Path) -> None:
    assert {"0.00%", "0%", "#,##0", "yyyy-mm-dd"} <= set(formats(town))
    assert "#,##0.0" in formats(town, FIRST)


@pytest.mark.parametrize("quarter", ["q1", "q2", "q3", "q4"])
def test_a_second_reader_finds_the_numbers_of_the_json(example_site: Path, quarter: str) -> None:
    folder = f"maal/2025/2025-{quarter}"
    found = [
        tuple(kept(one[name]) if isinstance(one[name], float) else one[name] for name in COMPARED)
        for one in numbers(example_site, folder)
    ]
    assert len(found) > 15
    assert found == list(expected_numbers(record(example_site, folder)))


def expected_numbers(document: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of the numbers' sheet as the JSON tells them."""
    found: list[tuple[Any, ...]] = []
    for goal in document["goals"]:
        for told in goal["reported"]:
            results = {result["part"]: result for result in told["results"]}
            found += [
                (goal["number"], part["id"], told["period"]["id"], *cells(results.get(part["id"])))
                for part in goal["definition"]["parts"]
            ]
        last = goal["reported"][-1]["period"]["id"]
        found += [(goal["number"], result["part"], last, *cells(result)) for result in goal["to_date"]]
    return found


def cells(result: dict[str, Any] | None) -> tuple[float | str, ...]:
    if result is None:
        return ("", "", "", "")
    value = result["value"] and Decimal(result["value"]) / (100 if result["unit"] == "percent" else 1)
    shown = (value, result["numerator"], result["denominator"], result["answers"])
    return tuple("" if one is None else kept(float(one)) for one in shown)


def kept(number: float) -> float:
    """A number with the fifteen digits that spreadsheets keep."""
    return float(f"{number:.15g}")


def test_the_table_of_the_year_says_what_came_of_each_goal(town: Path) -> None:
    header, *found = rows(town, 3)
    assert header == [
        "Nr.",
        "Mål",
        "Resultatkrav",
        "Resultat (eksempeltal)",
        "Udfald (eksempeltal)",
        "Hvorfor det gik, som det gik (eksempeltal)",
        "Hvad der sker med målet (eksempeltal)",
    ]
    assert [(row[0], *row[4:]) for row in found] == [
        (
            "1.1",
            "Ikke opfyldt",
            "Vi nåede det næsten.\n• 504 huller blev for gamle",
            "målet føres videre i en anden form",
        ),
        ("1.2", "Ikke opfyldt", "", ""),
        ("1.3", "Delvist opfyldt", "", ""),
    ]


@pytest.mark.parametrize("sheet", [1, 2, 3])
def test_every_sheet_has_a_header_that_readers_and_printers_know(town: Path, sheet: int) -> None:
    inside = parts(town)
    page = inside[f"xl/worksheets/sheet{sheet}.xml"]
    assert '<pane xSplit="2" ySplit="1" topLeftCell="C2"' in page
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"' in page
    assert "<pageSetUpPr fitToPage=" in page
    assert f'<definedName name="_xlnm.Print_Titles" localSheetId="{sheet - 1}">' in inside["xl/workbook.xml"]
    table = ET.fromstring(inside[f"xl/tables/table{sheet}.xml"])  # noqa: S314 - our own build made it
    assert table.get("headerRowCount", "1") == "1"
    named = [
        column.get("name")
        for column in table.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}tableColumn")
    ]
    assert named == rows(town, sheet - 1)[0]


def test_it_says_its_title_its_language_and_that_figures_are_invented(town: Path, town_in_english: Path) -> None:
    core = parts(town)["docProps/core.xml"]
    assert "<dc:title>Byens plan 2026: opfølgning, 2. halvår 2026</dc:title>" in core
    assert "<dc:language>da</dc:language>" in core
    assert '<dcterms:created xsi:type="dcterms:W3CDTF">2027-01-20T00:00:00Z</dcterms:created>' in core
    assert "Eksempeltal." in core
    assert "Eksempeltal." in parts(town)["xl/worksheets/sheet1.xml"].partition("<oddHeader>")[2]
    assert "<dc:language>en</dc:language>" in parts(town_in_english)["docProps/core.xml"]
    assert "Eksempeltal" not in parts(town, FIRST)["docProps/core.xml"]


def test_the_cell_of_a_status_has_its_colour_and_its_word(town: Path) -> None:
    inside = parts(town)
    fills = re.findall(r'<fgColor rgb="FF(\w+)"/>', inside["xl/styles.xml"])
    assert {"E4F4EA", "FFF2D4", "EBEFF1"} <= set(fills)


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_coloured_cell_can_be_read(example_site: Path) -> None:
    styles = parts(example_site, "maal/2025/2025-q4")["xl/styles.xml"]
    fills = re.findall(r'<fgColor rgb="FF(\w{6})"/>', styles)
    inks = re.findall(r'<color rgb="FF(\w{6})"/>', styles.partition("<fonts")[2].partition("</fonts")[0])
    assert (len(fills), len(inks)) == (5, 5)
    for fill, ink in zip(fills, inks, strict=True):
        light, dark = sorted((luminance(fill), luminance(ink)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def text(said: str) -> Cell:
    return Cell(lines=(Text(source=said),))


def view(*, cells: tuple[Cell, ...] = (), value: Value | None = None, title: str = "Plan") -> FollowUpWorkbookView:
    headers = tuple(f"H{number}" for number in range(max(2, len(cells))))
    return FollowUpWorkbookView(
        title=title,
        subject="Plan",
        address="https://vejen.example/",
        language="da",
        publisher="Vejen & Co.",
        notice="",
        published=date(2026, 1, 2),
        table=Table(name="Tabel", headers=headers, rows=(Row(cells=cells),) if cells else ()),
        values=ValueTable(
            name="Data",
            headers=("A", "B"),
            rows=(ValueRow(cells=(value, Value(value="x"))),) if value else (),
        ),
        milestones=None,
        annual=None,
    )


def test_a_plan_without_goals_has_its_headers(tmp_path: Path) -> None:
    file = tmp_path / "empty.xlsx"
    file.write_bytes(follow_up_workbook(view()))
    book = CalamineWorkbook.from_path(str(file))
    assert [book.get_sheet_by_index(n).to_python() for n in (0, 1)] == [[["H0", "H1"]], [["A", "B"]]]


def test_a_text_that_is_too_long_for_a_cell_ends_in_dots_and_signs_of_control_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "long.xlsx"
    long = "x" * 40_000
    file.write_bytes(follow_up_workbook(view(cells=(text("_x0041_ \x0b"), text(long)), title="A & B " * 60)))
    found = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert found[1] == ["_x0041_ \x0b", "x" * 32_766 + "…"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Value(value=Decimal("999999999999999.5")), 999999999999999.5),
        (Value(value=Decimal("0.1"), decimals=1), 0.1),
        (Value(value=None), ""),
        (Value(value="=1+1"), "=1+1"),
        (Value(value=Text(source="{{")), "{{"),
    ],
)
def test_a_value_is_written_as_what_it_is(tmp_path: Path, value: Value, expected: object) -> None:
    file = tmp_path / "value.xlsx"
    file.write_bytes(follow_up_workbook(view(value=value)))
    assert CalamineWorkbook.from_path(str(file)).get_sheet_by_index(1).to_python()[1] == [expected, "x"]
