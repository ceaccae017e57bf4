"""Files that are no follow-up at all, or worse: a plain message each, nothing written, never a traceback."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.author.spreadsheets import Importing


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Nr.", "Q3"], ["1.1", "grøn"]):
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def archive(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return data.getvalue()


def changed(part: str, change: Callable[[str], str]) -> bytes:
    """A workbook with one of its parts changed."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, change(text) if name == part else text)
    return data.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import-no-table"),
        (b"PK\x03\x04", "import-damaged"),
        (b"%PDF-1.7 ...", "import-form"),
        (b"<html><table><tr><td>Nr.", "import-form"),
        (b"\x00\x01\x02", "import-form"),
        (b"\xff\xfe\x00\xd8", "import-encoding"),
        (b'Nr.;Q3\n1.1;"gr\x81n"\n', "import-encoding"),
        (OLE + b"\0" * 512 + "Workbook".encode("utf-16-le"), "import-form"),
        (OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "import-encrypted"),
        (
            archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
            "import-form",
        ),
        (archive({"[Content_Types].xml": "<a/>", "xl/workbook.bin": "x"}), "import-form"),
        (archive({"readme.txt": "hello"}), "import-form"),
        (archive({"[Content_Types].xml": "<a/>"}), "import-damaged"),
        (workbook()[:-200], "import-damaged"),
        (changed(SHEET, lambda text: text[:-40]), "import-damaged"),
        (changed(SHEET, lambda text: ENTITIES + text), "import-damaged"),
        (changed(SHEET, lambda text: text.replace('r="A2"', 'r="A99999999"')), "import-damaged"),
        (changed(SHEET, lambda text: text.replace('r="A2"', 'r="ZZZZ2"')), "import-damaged"),
        (
            changed(SHEET, lambda text: text.replace("</row>", '<c r="C2" t="s"><v>99</v></c></row>', 1)),
            "import-damaged",
        ),
        (
            changed(
                SHEET,
                lambda text: text.replace(
                    "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
                ),
            ),
            "import-huge",
        ),
        (
            changed(
                SHEET,
                lambda text: text.replace(
                    "</sheetData>",
                    '</sheetData><hyperlinks><hyperlink ref="A3:XFD1048576" location="A1"/></hyperlinks>',
                ),
            ),
            "import-huge",
        ),
        (changed(SHEET, lambda text: text.replace("</sheetData>", "<row/>" * 400_000 + "</sheetData>")), "import-huge"),
        (
            changed(SHEET, lambda text: text.replace("</sheetData>", "<x>" * 80 + "</x>" * 80 + "</sheetData>")),
            "import-huge",
        ),
        (archive({"[Content_Types].xml": "<a/>", "xl/a.xml": " " * 30_000_000}), "import-huge"),
        (b"Nr.;Q3\n" + b"1.1;x\n" * 200_000, "import-huge"),
        (b"Nr.;Q3\n1.1;" + b"x" * 200_000 + b"\n", "import-quotes"),
    ],
)
def test_a_file_that_is_no_follow_up_gets_a_plain_message(importing: Importing, data: bytes, code: str) -> None:
    path = importing.folder / "Q3.xlsx"
    path.write_bytes(data)
    said = importing.run("followup", path, "--date", "2025-11-10", "--write")
    assert (said.code, said.codes) == (1, (code,)), said.text
    assert not importing.file("2025-Q3").exists()


def test_what_is_no_ordinary_file_gets_a_plain_message(importing: Importing) -> None:
    folder = importing.folder
    os.mkfifo(folder / "pipe")
    with (folder / "large.xlsx").open("wb") as file:
        file.truncate(10_000_001)
    for name, code in (
        ("nothing.xlsx", "import-missing"),
        ("pipe", "import-special"),
        (".", "import-special"),
        ("pipe/x.xlsx", "import-missing"),
        ("large.xlsx", "file-too-large"),
    ):
        said = importing.run("followup", folder / name)
        assert (said.code, said.codes) == (1, (code,)), said.text


def test_a_cell_in_the_last_row_and_column_costs_nothing(importing: Importing) -> None:
    path = importing.workbook(["Nr.", "Q3"], ["1.1", "grøn"], change=lambda sheet: sheet.cell(1_048_576, 16_384, "x"))
    assert importing.run("followup", path, "--date", "2025-11-10").code == 0


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\u202eb"])
def test_signs_that_a_terminal_would_obey_are_named_and_not_shown(importing: Importing, text: str) -> None:
    path = importing.folder / "Q3.csv"
    path.write_text(f"Nr.;Q3;Årsag\n1.1;gul;{text}\n", encoding="utf-8")
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert (said.code, said.codes) == (1, ("control-character",))
    assert text[1] not in said.text


def test_somebodys_cpr_number_is_not_written(importing: Importing) -> None:
    said = importing.cell("1.1", "gul", "Årsag: Se sagen om 010190-1234, der venter.")
    assert (said.code, said.codes) == (1, ("personal-number",))
    assert "(0101••-••••)" in said.text
    assert "1234" not in said.text
    assert not importing.file("2025-Q3").exists()


@pytest.mark.parametrize(
    "text", ["*x", "&x", "!x", "{{ goal:2025/1.1 }}", "- a", "a: b", "a #b", "'", '"', "no", "> a", "012"]
)
def test_words_that_yaml_would_take_for_something_else_come_through(importing: Importing, text: str) -> None:
    said = importing.cell("1.1", "gul", f"Årsag: {text}")
    assert said.code == 0, said.text
    assert importing.follow_up("2025-Q3").rows[0].cause == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    place=st.integers(0, 20_000),
    value=st.binary(min_size=1, max_size=4),
    part=st.sampled_from([None, SHEET, "xl/styles.xml"]),
)
def test_no_damage_gives_a_traceback(importing: Importing, place: int, value: bytes, part: str | None) -> None:
    def spoil(data: bytes) -> bytes:
        at = place % len(data)
        return data[:at] + value + data[at + len(value) :]

    whole = workbook()
    if part:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                new.writestr(name, spoil(old.read(name)) if name == part else old.read(name))
        data = out.getvalue()
    else:
        data = spoil(whole)
    path: Path = importing.folder / "Q3.xlsx"
    path.write_bytes(data)
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert said.code in (0, 1)
    assert "Traceback" not in said.text
