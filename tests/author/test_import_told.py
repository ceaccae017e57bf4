"""What somebody typed is imported as it was meant, or named so that they know what to type instead."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator.author.placing import OnlyShortcut, put
from tests.author.spreadsheets import Importing, Said
from tests.author.test_import_template import MUNICIPALITY, columns
from tests.author.test_import_writing import as_nobody

HEADINGS = ["Nr.", "Del", "Tæller", "Nævner", "Resultat", "Antal svar", "Udført", "Status", "Årsag"]
HALF_PAST_TWO = datetime.datetime(2026, 2, 1, 14, 30)  # noqa: DTZ001 - spreadsheets know of no timezones


def typed(importing: Importing, *rows: list[object], language: str = "en", shown: dict[str, str] | None = None) -> Said:
    """Import rows of a table with a column for each kind of value, the cells of `shown` with those formats."""

    def formats(sheet: Worksheet) -> None:
        for cell, form in (shown or {}).items():
            sheet[cell].number_format = form

    path = importing.workbook(HEADINGS, *rows, change=formats)
    return importing.run("followup", path, "--date", "2025-11-10", "--write", language=language)


@pytest.mark.parametrize(
    ("cell", "form", "code", "shown"),
    [
        ("97,3 %", "General", "counts-percentage", "97,3 %"),
        ("97 pct.", "General", "counts-percentage", "97 pct."),
        (0.951, "0.0%", "counts-percentage", "95.1 %"),
        ("600 af 700", "General", "counts-together", "600 af 700"),
    ],
)
def test_what_is_no_single_count_says_which_two_counts_are_asked_for(
    importing: Importing, cell: object, form: str, code: str, shown: str
) -> None:
    said = typed(importing, ["1.1", "", cell, 700, "", "", "", "grøn"], shown={"C2": form})
    assert (said.code, said.codes) == (1, (code,))
    assert f"“{shown}”" in said.lines[0]
    assert (
        "Write “Afsluttede pristjek” under “Numerator” and “Anmeldte køretøjer” under “Denominator”, "
        "such as 3060 and 19850."
    ) in said.lines[0]


@pytest.mark.parametrize("words", ["Ikke forfalden", "Ikke afrapporteret", "Not due", "Not reported", "ingen data"])
def test_goals_that_a_table_leaves_out_stay_left_out_where_no_status_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    importing = Importing(tmp_path, capsys, MUNICIPALITY)
    shutil.rmtree(importing.project / "content" / ".record", ignore_errors=True)
    path = importing.folder / "a.csv"
    path.write_text(f"Nr.;2. halvår 2025;Status\n1.1;{words};\n1.9;;{words}\n4;;På sporet\n", encoding="utf-8")
    more = ("--plan", "2024-2025", "--period", "2025-H2", "--date", "2026-01-10", "--write")
    said = importing.run("followup", path, *more)
    assert said.code == 0, said.text
    written = importing.project / "content" / "goals" / "2024-2025" / "2025-H2.yml"
    assert written.read_text(encoding="utf-8") == "date: 2026-01-10\nrows:\n  4:\n    status: paa_sporet\n"
    path.write_text(f"Nr.;Status\n4;{words}\n", encoding="utf-8")
    assert importing.run("followup", path, *more[:4]).codes == ("cell-differs",)


@pytest.mark.parametrize(
    ("number", "cell", "code"),
    [
        ("2.1", ">97 grøn", "result-unread"),
        ("2.1", "±3 grøn", "result-unread"),
        ("2.1", "3? grøn", "result-unread"),
        ("2.1", "grøn: 3-", "result-unread"),
        ("1.10", "Spærringer: 540 stk. grøn", "result-unread"),
        ("1.1", ">600 af 700 grøn", "result-unread"),
    ],
)
def test_signs_and_units_that_say_something_else_are_never_dropped(
    importing: Importing, number: str, cell: str, code: str
) -> None:
    said = importing.cell(number, cell)
    assert (said.code, said.codes) == (1, (code,)), said.text


def test_a_plus_and_the_pieces_of_a_share_say_nothing_else(importing: Importing) -> None:
    assert importing.cell("2.1", "+2,5 grøn").code == 0
    assert importing.cell("1.1", "600 stk af 700 stk. grøn").code == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (HALF_PAST_TWO, "2026-02-01 14:30"),
        (HALF_PAST_TWO.replace(hour=0, minute=0), "2026-02-01"),
        ("1. februar 2026 kl. 10", "2026-02-01 10:00"),
        ("1.2.2026 kl. 9.05", "2026-02-01 09:05"),
        ("2026-02-01 14:30", "2026-02-01 14:30"),
        ("1. februar 2026", "2026-02-01"),
    ],
)
def test_a_follow_up_is_public_from_the_time_of_day_that_is_written(
    importing: Importing, value: object, expected: str
) -> None:
    path = importing.workbook(["Offentlig fra", value], ["Nr.", "Status"], ["1.1", "grøn"], name="2025-Q3.xlsx")
    assert importing.run("followup", path, "--write").code == 0
    assert importing.file("2025-Q3").read_text(encoding="utf-8").startswith(f"date: {expected}\n")
    form = importing.folder / "form.xlsx"
    assert importing.run("template", "2025-Q3", form).code == 0
    assert importing.run("followup", form).lines == ("content/goals/2025/2025-Q3.yml: nothing changes",)


@pytest.mark.parametrize(("named", "code"), [("2030", 1), (2030, 1), ("2025", 0), ("Mål for 2025", 0)])
def test_a_plan_that_is_named_has_to_be_one(importing: Importing, named: object, code: int) -> None:
    path = importing.workbook(["Plan", named], ["Nr.", "Status"], ["1.1", "grøn"], name="2025-Q3.xlsx")
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert said.code == code, said.text
    if code:
        assert said.lines[0].startswith("2025-Q3.xlsx:Opfølgning!B1: error: there is no plan “2030”")


@pytest.mark.parametrize(("kind", "code"), [("Reported", 0), ("rapported", 1), ("", 1), ("derived", 0)])
def test_a_line_of_an_unknown_kind_is_named(importing: Importing, kind: str, code: int) -> None:
    path = importing.folder / "data.csv"
    lines = ("plan,period,goal,field,value,kind,words", "2025,2025-Q1,1.1,status,green,reported,x")
    path.write_text("\n".join((*lines, f"2025,2025-Q1,2.1,status,red,{kind},x")), encoding="utf-8")
    said = importing.run("followup", path)
    assert said.code == code, said.text
    assert ("Status: Red" in said.text) == (kind == "Reported")
    if code:
        assert said.lines[0].startswith("data.csv:F3: error: ")


def test_a_file_with_lines_of_unknown_kinds_alone_is_not_said_to_have_no_period(importing: Importing) -> None:
    path = importing.folder / "data.csv"
    path.write_text("plan,period,goal,field,value,kind,words\n2025,2025-Q1,1.1,status,red,meldt,x\n", "utf-8")
    assert importing.run("followup", path).codes == ("choice-unknown",)


def test_a_number_in_a_cell_for_days_is_not_a_day_of_long_ago(importing: Importing) -> None:
    said = typed(importing, ["1.10", "errors", "", "", "", "", 1, "grøn"], shown={"G2": "yyyy-mm-dd"})
    assert (said.code, said.codes) == (1, ("date-number",))
    assert "the number 1 stands here, which the spreadsheet shows as 1 January 1900" in said.lines[0]
    path = importing.workbook(["Public from", datetime.date(1900, 3, 1)], ["Nr.", "Status"], ["1.1", "grøn"])
    said = importing.run("followup", path, "--period", "2025-Q3")
    assert "date-number" in said.codes
    assert "the number 61 stands here" in said.text


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        (["1.10", "stops", "", "", "ca. 540", "", ""], "Skriv det sådan: 540 og intet andet ved siden af tallet."),
        (["1.10", "stops", "", "", "600 m", "", ""], "Skriv det sådan: 540 og intet andet ved siden af tallet."),
        (["1.10", "errors", "", "", "", "", "måske"], "Skriv det sådan: ja, nej eller datoen"),
        (["2.1", "", "", "", "nul", "", ""], "“nul” kan ikke forstås som et resultat"),
        (["2.1", "", "", "", "grun", "", ""], "“grun” kan ikke forstås som et resultat"),
        (["1.10", "errors", "", "", "", "", "12/8 2025"], "Skriv 12. august 2025, hvis det er den dag, der menes."),
    ],
)
def test_what_cannot_be_read_is_answered_with_an_example_that_fits(
    importing: Importing, row: list[object], hint: str
) -> None:
    said = typed(importing, [*row, "grøn"], language="da")
    assert (said.code, len(said.codes)) == (1, 1), said.text
    assert hint in said.lines[0]


def test_a_number_in_words_is_never_taken_for_a_colour(importing: Importing) -> None:
    assert importing.cell("2.1", "nul").codes == ("result-unread",)


def test_a_status_that_cannot_be_read_is_named_once(importing: Importing) -> None:
    assert typed(importing, ["1.1", "", 1, 2, "", "", "", "lilla"]).codes == ("reference-missing",)


def test_a_mistyped_heading_is_guessed_at(importing: Importing) -> None:
    path = importing.workbook(["Nr.", "3. kvartal", "Statuss"], ["1.1", "1 af 2", "grøn"])
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert said.about("Q3.xlsx:Opfølgning!C1") == (
        "warning: the column “Statuss” was not read. Did you mean “Status”? [column-unread]",
    )


def test_a_milestone_of_a_goal_without_a_status_says_where_the_status_belongs(importing: Importing) -> None:
    path = importing.folder / "form.xlsx"
    assert importing.run("template", "2025-Q3", path, language="da").code == 0
    book = openpyxl.load_workbook(path)
    sheet = book["Milepæle"]
    line, names = columns(sheet)
    sheet.cell(line + 1, names["Tilstand"]).value = "i gang"
    book.save(path)
    said = importing.run("followup", path, "--date", "2025-11-10", language="da")
    assert (said.code, said.codes) == (1, ("status-elsewhere",))
    assert "Skriv den på arket “Opfølgning” i kolonnen “Status”" in said.text


def test_a_part_of_another_goal_is_told_from_one_that_there_is_not(importing: Importing) -> None:
    said = typed(importing, ["1.1", "Svar på mail", "", "", "4", "", "", "grøn"])
    assert "“Svar på mail” is a part of goal 1.2, and this row is about goal 1.1" in said.text
    assert "part-elsewhere" not in typed(importing, ["1.1", "ukendt", "", "", "4", "", "", "grøn"]).codes


@pytest.mark.parametrize(
    ("field", "form"),
    [("results", "results.coverage.numerator"), ("changes.1", "changes.1.note"), ("results.coverage", "results.")],
)
def test_a_field_without_its_last_part_shows_a_whole_one(importing: Importing, field: str, form: str) -> None:
    path = importing.folder / "data.csv"
    path.write_text(
        f"plan,period,goal,field,value,kind,words\n2025,2025-Q1,1.1,{field},1,reported,x\n", encoding="utf-8"
    )
    said = importing.run("followup", path)
    assert said.codes == ("field-short",)
    assert f"Write the whole path, such as {form}" in said.lines[0]


def test_a_shortcut_in_the_place_of_the_file_is_called_one_and_left_alone(importing: Importing) -> None:
    file, theirs = importing.file("2025-Q1"), importing.folder / "theirs.yml"
    shutil.move(file, theirs)
    file.symlink_to(theirs)
    before = theirs.read_bytes()
    path = importing.workbook(HEADINGS, ["1.1", "", 1, 2, "", "", "", "grøn"], name="2025-Q1.xlsx")
    said = importing.run("followup", path, "--date", "2025-04-28", "--write")
    assert (said.code, said.codes) == (1, ("file-symlink",)), said.text
    assert (file.is_symlink(), theirs.read_bytes()) == (True, before)
    with pytest.raises(OnlyShortcut):
        put(file, before, b"new")
    assert theirs.read_bytes() == before


def test_a_file_that_may_only_be_read_stays_as_it_is(importing: Importing) -> None:
    before = importing.file("2025-Q1").read_bytes()
    importing.file("2025-Q1").chmod(0o444)
    path = importing.workbook(HEADINGS, ["1.1", "", 1, 2], name="2025-Q1.xlsx")
    said = importing.run("followup", path, "--write")
    assert (said.code, said.codes[-1]) == (1, "import-unwritable")
    assert "the file cannot be written (access is denied)" in said.text
    assert importing.file("2025-Q1").read_bytes() == before


def test_a_form_is_never_put_into_a_folder_that_there_is_not(importing: Importing) -> None:
    path = importing.folder / "nope" / "x.xlsx"
    said = importing.run("template", "2025-Q3", path)
    assert (said.code, said.lines) == (2, (f"fremdrift: {path}: there is no folder {path.parent}",))
    assert not path.parent.exists()


def test_a_folder_in_the_place_of_a_spreadsheet_is_named(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(importing.folder)
    assert importing.run("followup", ".").lines[0].startswith(".: error: this is not an ordinary file")


@pytest.mark.parametrize("closed", ["", "1.1-pristjek.md"])
def test_what_nobody_may_read_of_a_plan_is_named_and_not_missed(importing: Importing, closed: str) -> None:
    path = importing.workbook(HEADINGS, ["1.1", "", 1, 2], name="2025-Q1.xlsx")
    shut = importing.file("2025-Q1").parent / closed
    shut.chmod(0)
    arguments = ("--project", str(importing.project), "--language", "en")
    done = [
        as_nobody("import", *one, *arguments)
        for one in (("followup", str(path)), ("template", "2025-Q3", str(importing.folder / "x.xlsx")))
    ]
    shut.chmod(0o755)
    name = f"content/goals/2025{f'/{closed}' if closed else ''}"
    for one in done:
        assert one.returncode == 1, one.stdout + one.stderr
        assert f"{name}: error: the file cannot be read (access is denied)." in one.stdout
        assert "reference-missing" not in one.stdout


def test_the_command_that_is_suggested_can_be_typed(importing: Importing) -> None:
    path = importing.folder / "Min Q3.xlsx"
    said = importing.run("template", "2025-Q3", path)
    assert said.lines[0].endswith(f"fremdrift import followup '{path}'")


def test_the_form_says_which_goals_are_not_to_be_reported(importing: Importing) -> None:
    path = importing.folder / "form.xlsx"
    assert importing.run("template", "2025-Q3", path).code == 0
    sheet = openpyxl.load_workbook(path).worksheets[0]
    line, names = columns(sheet)
    marked = {
        str(sheet.cell(row, names["No."]).value)
        for row in range(line + 1, sheet.max_row + 1)
        if str(sheet.cell(row, names["Requirement"]).value).endswith("\nNot to be reported in this period.")
    }
    assert marked == {"1.2"}


def test_the_form_says_what_a_part_is_called_where_its_name_alone_does_not(importing: Importing) -> None:
    goal = importing.project / "content" / "goals" / "2025" / "1.2-tilfredshed.md"
    goal = next(goal.parent.glob("1.2-*.md"))
    text = goal.read_text(encoding="utf-8")
    goal.write_text(text.replace("Svar i telefonen", "Svar på alt").replace("Svar på mail", "Svar på alt"), "utf-8")
    path = importing.folder / "form.xlsx"
    assert importing.run("template", "2025-Q4", path).code == 0
    sheet = openpyxl.load_workbook(path).worksheets[0]
    line, names = columns(sheet)
    said = {
        str(sheet.cell(row, names["Part"]).value): str(sheet.cell(row, names["Requirement"]).value).split("\n")[1:]
        for row in range(line + 1, sheet.max_row + 1)
        if sheet.cell(row, names["No."]).value == "1.2"
    }
    assert said == {"phone": ["Svar på alt"], "mail": ["Svar på alt"]}
