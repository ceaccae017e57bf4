"""The ministry's template as people fill it in."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.author.spreadsheets import TEMPLATE, Importing, row_of

GREEN = {"status": "green"}


def ratio(numerator: str, denominator: str) -> dict[str, object]:
    return {"results": {"coverage": {"numerator": Decimal(numerator), "denominator": Decimal(denominator)}}}


def value(leaf: str, number: str, answers: str = "") -> dict[str, object]:
    return {leaf: {"value": Decimal(number), **({"answers": Decimal(answers)} if answers else {})}}


@pytest.mark.parametrize(
    ("number", "cell", "expected"),
    [
        ("1.1", "15,4 pct. (3.060 af 19.850) Grøn", GREEN | ratio("3060", "19850")),
        ("1.1", "3.060/19.850 grøn", GREEN | ratio("3060", "19850")),
        ("1.1", "Grøn: 3 060 ud af 19 850", GREEN | ratio("3060", "19850")),
        ("1.1", "3\u00a0060 pristjek af 19\u202f850 anmeldte køretøjer\nStatus: Grøn", GREEN | ratio("3060", "19850")),
        ("1.1", "3060 of 19850 (15.4 %), green", GREEN | ratio("3060", "19850")),
        ("1.1", "0 af 0. Ingen data", {"status": "no_data"} | ratio("0", "0")),
        ("1.1", "gul", {"status": "yellow"}),
        ("1.1", "Status: rød.", {"status": "red"}),
        ("1.1", "ikke forfalden", {"status": "not_due"}),
        ("1.1", "Ingen data", {"status": "no_data"}),
        (
            "1.2",
            "Telefon: 4,2 (5.400 svar); Mail: 4,1 (2.100 svar)\nGrøn",
            GREEN | {"results": value("phone", "4.2", "5400") | value("mail", "4.1", "2100")},
        ),
        ("1.2", "phone: 4,0\nmail: 3,9 point\ngrøn", GREEN | {"results": value("phone", "4.0") | value("mail", "3.9")}),
        ("1.2", "Svar på mail: 4.125 (n=80) grøn", GREEN | {"results": value("mail", "4.125", "80")}),
        (
            "1.10",
            "Fejl: udført 22.9.2025; Spærringer: 2 af 3. Grøn",
            GREEN | {"results": {"errors": {"done": True, "date": datetime.date(2025, 9, 22)}} | value("stops", "2")},
        ),
        (
            "1.10",
            "Fejl kan tælles: nej\nSpærringer i drift: 2 spærringer\nGrøn",
            GREEN | {"results": {"errors": {"done": False}} | value("stops", "2")},
        ),
        (
            "1.1",
            "Gul\n15,4 % (3.060 af 19.850)\nrettet 3. september 2025; før Grøn",
            {"status": "yellow"} | ratio("3060", "19850"),
        ),
        ("2.1", "-2,5 grøn", GREEN | {"results": value("change", "-2.5")}),
        ("2.1", "−3 grøn", GREEN | {"results": value("change", "-3")}),
    ],
)
def test_a_cell_with_result_and_colour_is_understood(
    importing: Importing, number: str, cell: str, expected: dict[str, object]
) -> None:
    said = importing.cell(number, cell)
    assert said.code == 0, said.text
    assert row_of(importing.follow_up("2025-Q3"), number) == expected


@pytest.mark.parametrize(
    ("number", "cell", "code"),
    [
        ("1.1", "97 % grøn", "counts-needed"),
        ("1.1", "15,4 procent af 19.850 grøn", "counts-needed"),
        ("1.1", "ca. 3.060 af 19.850 grøn", "result-unread"),
        ("1.1", "3.060 af 19.850, men tallene er foreløbige, grøn", "result-unread"),
        ("1.1", "3,060 af 19.850 grøn", "number-thousands"),
        ("1.1", "grøn nok", "reference-missing"),
        ("1.1", "1 af 2 milepæle nået grøn og gul", "result-unread"),
        ("1.1", "grøm", "reference-missing"),
        ("1.2", "4,2 grøn", "part-needed"),
        ("1.2", "Telefon: 4,2 og 4,3 grøn", "result-unread"),
        ("1.2", "Telefon: 82 % grøn", "result-unread"),
        ("1.10", "Spærringer: 2 af 4 grøn", "result-unread"),
        ("1.10", "Fejl: udført i går grøn", "result-unread"),
        ("1.10", "Fejl: udført 6/7/2025 grøn", "date-order"),
        ("2.1", "12.000 grøn", "number-thousands"),
        ("1.1", Decimal("0.154"), "counts-needed"),
        ("1.1", datetime.date(2025, 3, 1), "result-unread"),
        ("1.1", True, "result-unread"),
        ("9.9", "grøn", "reference-missing"),
        ("Mål", "grøn", "goal-form"),
        ("", "grøn", "goal-none"),
        ("1.1", "3.060 af 19.850", "status-missing"),
    ],
)
def test_what_cannot_be_understood_for_sure_is_named_and_nothing_is_written(
    importing: Importing, number: str, cell: object, code: str
) -> None:
    said = importing.cell(number, cell)
    assert (1, (code,)) == (said.code, said.codes), said.text
    assert not importing.file("2025-Q3").exists()


def test_every_problem_is_named_at_once_with_the_address_of_its_cell(importing: Importing) -> None:
    def note_and_error(sheet: Worksheet) -> None:
        sheet["D6"].comment = Comment("Tjek tallet", "Ida")
        sheet["H6"] = "#REF!"
        sheet["H6"].data_type = "e"

    path = importing.workbook(
        ["Opfølgning for 3. kvartal 2025"],
        [],
        TEMPLATE,
        ["1.1", "", "", "97 % gul", "", "", "en tekst uden skel"],
        ["9.9", "", "", "grøn"],
        ["1.2", "", "", "ikke forfalden"],
        ["1.2", "", "", "gul"],
        change=note_and_error,
    )
    said = importing.run("followup", path, "--date", "2025-11-10", language="da")
    assert (said.code, *said.lines) == (
        1,
        (
            "Q3.xlsx:Opfølgning!D4: fejl: “97 %” er en procent, og de to antal bag den mangler. Skriv dem som "
            "“3.060 af 19.850”: først “Afsluttede pristjek”, så “Anmeldte køretøjer”. [counts-needed]"
        ),
        (
            "Q3.xlsx:Opfølgning!G4: fejl: det kan ikke ses, hvor årsagen slutter, og konsekvensen begynder. "
            "Skriv “Årsag:” foran det ene og “Konsekvens:” foran det andet, eller sæt en tom linje "
            "imellem. Det, der ikke er nogen af delene, begynder med “Bemærkning:”. [explanation-whole]"
        ),
        "Q3.xlsx:Opfølgning!A5: fejl: mål “9.9” findes ikke. Disse findes: 1.1, 1.2, 1.10, 2.1. [reference-missing]",
        (
            "Q3.xlsx:Opfølgning!D6: advarsel: der hænger en note på cellen, og den bliver ikke importeret: "
            "“Tjek tallet”. Skriv det i en kolonne, hvis læserne skal se det. [cell-note]"
        ),
        "Q3.xlsx:Opfølgning!H6: fejl: regnearket viser #REF! her. Ret formlen, eller skriv værdien. [cell-error]",
        (
            "Q3.xlsx:Opfølgning!A7: fejl: mål 1.2 har allerede en anden række, Q3.xlsx:Opfølgning!A6. Behold den ene, "
            "eller skriv i hver af dem, hvilken del af målet den gælder: Svar i telefonen, Svar på mail. [goal-twice]"
        ),
        "Intet blev importeret. 5 fejl, 1 advarsel",
    )


@pytest.mark.parametrize(
    ("text", "cause", "consequence"),
    [
        ("Årsag: To var syge.\nKonsekvens: Vi når det ikke.", "To var syge.", "Vi når det ikke."),
        ("ÅRSAG: a. Konsekvenser: b.", "a.", "b."),
        ("To var syge.\n\nVi når det ikke.", "To var syge.", "Vi når det ikke."),
        ("To var syge.\nVi når det ikke.", "To var syge.", "Vi når det ikke."),
        ("Cause: one\nConsequence: other", "one", "other"),
        ("Årsag: a\nog mere\n\nKonsekvens: b\nog mere", "a\nog mere", "b\nog mere"),
        ("Konsekvens: b. Årsag: a.", "a.", "b."),
        ("a · b", "a", "b"),
    ],
)
def test_cause_and_consequence_in_one_cell_are_taken_apart(
    importing: Importing, text: str, cause: str, consequence: str
) -> None:
    said = importing.cell("1.1", "gul", text, "Vi ansætter to.")
    expected = {"status": "yellow", "cause": cause, "consequence": consequence, "response": "Vi ansætter to."}
    assert (0, expected) == (said.code, row_of(importing.follow_up("2025-Q3"), "1.1"))


@pytest.mark.parametrize(
    "text", ["Af følgende årsag: én", "Årsag: a\nÅrsag: b", "a\nb\nc", "a\n\nb\n\nc", "Vi når det ikke."]
)
def test_where_the_consequence_begins_is_never_guessed(importing: Importing, text: str) -> None:
    assert importing.cell("1.1", "gul", text).codes == ("explanation-whole",)


def test_a_remark_in_the_cell_of_cause_and_consequence_is_called_one(importing: Importing) -> None:
    said = importing.cell("1.1", "grøn", "Bemærkning: Tallene er foreløbige.")
    expected = {"status": "green", "note": "Tallene er foreløbige."}
    assert (said.code, row_of(importing.follow_up("2025-Q3"), "1.1")) == (0, expected)


def test_a_table_from_the_site_itself_is_read_with_its_label_of_invented_figures(importing: Importing) -> None:
    rows = (
        ["Nr.", "2. kvartal (eksempeltal)", "3. kvartal (eksempeltal)", "4. kvartal", "Årsag/konsekvens (eksempeltal)"],
        [
            "1.1",
            "",
            "Gul · 15,4\u00a0% (3.060 af 19.850)",
            "Endnu ikke afrapporteret",
            "To var syge. · Vi når det ikke.",
        ],
        ["1.2", "", "Grøn\nSvar i telefonen: 4,1\u00a0point (5.400 svar)\nSvar på mail: 4,2\u00a0point", "", ""],
    )

    def data(sheet: Worksheet) -> None:
        assert sheet.parent
        other = sheet.parent.create_sheet("Data")
        other.append(["Nr.", "Periode", "Tæller", "Nævner"])
        other.append(["1.1", "2025-Q1", 3060, 19850])

    path = importing.workbook(*rows, change=data)
    said = importing.run("followup", path, "--date", "2025-11-10", "--period", "2025-Q3", "--write")
    assert said.code == 0, said.text
    assert set(said.codes) == {"answers-missing", "due-not-reported", "explanation-missing"}
    found = importing.follow_up("2025-Q3")
    assert found.example
    expected = {"status": "yellow", "cause": "To var syge.", "consequence": "Vi når det ikke."} | ratio("3060", "19850")
    assert row_of(found, "1.1") == expected
    assert row_of(found, "1.2") == GREEN | {"results": value("phone", "4.1", "5400") | value("mail", "4.2")}


def test_an_explanation_that_the_follow_up_has_already_is_not_taken_apart(importing: Importing) -> None:
    text = "Leverandøren blev forsinket.\nDet bliver et kvartal senere.\nEn linje\nog en til"
    path = importing.workbook(["Nr.", "Q1", "Årsag/konsekvens"], ["1.10", "Gul", text], name="2025-Q1.xlsx")
    said = importing.run("followup", path)
    assert said.lines == ("content/goals/2025/2025-Q1.yml: nothing changes",)


def test_of_four_quarters_only_the_one_asked_for_is_imported_and_the_others_are_held_against_the_site(
    importing: Importing,
) -> None:
    path = importing.workbook(
        ["Nr.", "1. kvartal", "2. kvartal", "3. kvartal", "Q4 2025", "Status sidst", "År til dato", "Egne noter"],
        ["1.1", "15,9 % (3.160 af 19.850) grøn", "", "3.000 af 20.000 Gul", "", "rød", "15,2 %", "husk"],
        ["1.10", "Spærringer: 1. gul", "", "gul", "spørg Bo", "gul", "", ""],
    )
    said = importing.run("followup", path, "--period", "2025-Q3", "--date", "2025-11-10", "--write")
    assert (said.code, *said.lines[:4]) == (
        0,
        (
            "Q3.xlsx:Opfølgning!E1: warning: the column “Q4 2025” is about a later period, and was not read. "
            "Name that period with --period, if it is the one. [column-later]"
        ),
        (
            "Q3.xlsx:Opfølgning!H1: warning: the column “Egne noter” was not read. It is none of those that a "
            "follow-up has; nothing is lost if it is a note of your own. [column-unread]"
        ),
        (
            "Q3.xlsx:Opfølgning!B2: warning: this says 15,9 % (3.160 af 19.850) grøn, and the site knows 15.42 % "
            "(3,060 of 19,850). Nothing is imported from here: the site derives it. "
            "Find out which of them is wrong. [derived-differs]"
        ),
        (
            "Q3.xlsx:Opfølgning!F2: warning: this says Red, and the site knows Green. Nothing is imported from here: "
            "the site derives it. Find out which of them is wrong. [derived-differs]"
        ),
    )
    assert {"status": "yellow"} | ratio("3000", "20000") == row_of(importing.follow_up("2025-Q3"), "1.1")
    assert row_of(importing.follow_up("2025-Q3"), "1.10") == {"status": "yellow"}


def test_merged_cells_have_the_value_of_the_whole_area(importing: Importing) -> None:
    def merge(sheet: Worksheet) -> None:
        for area in ("A1:G1", "A3:A4", "E3:E4", "A5:G5"):
            sheet.merge_cells(area)

    path = importing.workbook(
        ["Opfølgning 2025-Q3"],
        ["Nr.", "Resultatkrav", "3. kvartal", "Antal svar", "Status", "Årsag", "Handling"],
        ["1.2", "Svar i telefonen", 4.2, 5400, "Grøn"],
        [None, "Svar på mail", "4,1", "2.100", None],
        ["Pejlemærke 2"],
        ["2.1", "", -3],
        change=merge,
    )
    said = importing.run("followup", path, "--date", "2025-11-10", "--write")
    assert said.codes == ("status-missing",), said.text
    path = importing.workbook(
        ["Opfølgning 2025-Q3"],
        ["Nr.", "Resultatkrav", "3. kvartal", "Antal svar", "Status", "Årsag", "Handling"],
        ["1.2", "Svar i telefonen", 4.2, 5400, "Grøn"],
        [None, "Svar på mail", "4,1", "2.100", None],
        ["Pejlemærke 2"],
        change=merge,
    )
    said = importing.run("followup", path, "--date", "2025-11-10", "--write")
    expected = GREEN | {"results": value("phone", "4.2", "5400") | value("mail", "4.1", "2100")}
    assert (0, expected) == (said.code, row_of(importing.follow_up("2025-Q3"), "1.2")), said.text


def test_a_cell_merged_over_columns_of_different_meaning_is_named(importing: Importing) -> None:
    path = importing.workbook(
        ["Nr.", "3. kvartal", "Årsag", "Konsekvens"],
        ["1.1", "gul", "begge dele"],
        change=lambda sheet: sheet.merge_cells("C2:D2"),
    )
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert said.about("Q3.xlsx:Opfølgning!C2")[0].startswith(
        "error: one merged cell stands in several columns (Årsag, Konsekvens)."
    )


def test_one_result_merged_over_two_parts_is_not_taken_for_both(importing: Importing) -> None:
    path = importing.workbook(
        ["Nr.", "Del", "3. kvartal", "Status"],
        ["1.2", "Telefon", 4.2, "grøn"],
        ["1.2", "Mail", None, None],
        change=lambda sheet: sheet.merge_cells("C2:C3"),
    )
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert said.codes == ("part-needed",)


def test_numbers_days_and_flags_that_the_spreadsheet_knows_are_taken_as_such(importing: Importing) -> None:
    def formats(sheet: Worksheet) -> None:
        sheet["C2"].number_format = "0.0"
        sheet["C5"].number_format = "dd-mm-yyyy"

    path = importing.workbook(
        ["Nr.", "Del", "Q3", "Status"],
        ["1.2", "Telefon", 4, "grøn"],
        ["1.2", "Mail", 0.1 + 0.2 + 3.8, ""],
        ["1.10", "Spærringer i drift", 2, "Grøn"],
        ["1.10", "Fejl kan tælles", datetime.date(2025, 9, 22), ""],
        change=formats,
    )
    said = importing.run("followup", path, "--date", "2025-11-10", "--write")
    assert said.code == 0, said.text
    text = importing.file("2025-Q3").read_text(encoding="utf-8")
    assert "value: 4.0\n" in text
    assert "value: 4.1\n" in text
    expected = {"errors": {"done": True, "date": datetime.date(2025, 9, 22)}} | value("stops", "2")
    assert row_of(importing.follow_up("2025-Q3"), "1.10")["results"] == expected


@pytest.mark.parametrize(
    ("typed", "form", "goal"),
    [
        (1.1, "0.00", "1.10"),
        (1.1, "0.0", "1.1"),
        (2.1, "General", "2.1"),
        ("1,10", "@", "1.10"),
        ("Mål 1.1", "@", "1.1"),
        ("1.1 Pristjek", "@", "1.1"),
        (datetime.date(2025, 1, 2), "dd/mm", "2.1"),
    ],
)
def test_the_number_of_a_goal_is_found_behind_what_a_spreadsheet_made_of_it(
    importing: Importing, typed: object, form: str, goal: str
) -> None:
    path = importing.workbook(
        ["Nr.", "Q3"], [typed, "grøn"], change=lambda sheet: setattr(sheet["A2"], "number_format", form)
    )
    said = importing.run("followup", path, "--date", "2025-11-10", "--write")
    assert (0, [goal]) == (said.code, [row.id for row in importing.follow_up("2025-Q3").rows]), said.text


def test_a_number_that_may_be_two_goals_is_named(importing: Importing) -> None:
    said = importing.run("followup", importing.workbook(["Nr.", "Q3"], [1.1, "grøn"]), "--date", "2025-11-10")
    assert said.about("Q3.xlsx:Opfølgning!A2") == (
        (
            "error: this may be any of the goals 1.1, 1.10: the spreadsheet takes it for a number. "
            "Format the cell as text, and write the number of the goal. [goal-ambiguous]"
        ),
    )


def test_a_formula_is_read_by_its_stored_result_and_named_where_there_is_none(importing: Importing) -> None:
    path = importing.workbook(["Nr.", "Tæller", "Nævner", "Status"], ["1.1", "=1500+1560", 19850, "grøn"])
    said = importing.run("followup", path, "--period", "2025-Q3", "--date", "2025-11-10")
    assert said.about("Q3.xlsx:Opfølgning!B2") == (
        (
            "error: the file does not hold the result of the formula here. "
            "Open it in your spreadsheet program, let it calculate, and save it. [cell-uncached]"
        ),
    )


def test_what_is_hidden_is_named(importing: Importing) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        assert sheet.parent
        other = sheet.parent.create_sheet("Gammel")
        other.append(["Nr.", "Q3"])
        other.sheet_state = "hidden"

    path = importing.workbook(["Nr.", "Q3", "Handling"], ["1.1", "grøn", "a"], ["1.2", "grøn", "b"], change=hide)
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert said.code == 0
    assert said.codes[:3] == ("import-hidden-column", "import-hidden-row", "import-hidden-sheet")
    assert [line.partition(": ")[0] for line in said.lines[:3]] == [
        "Q3.xlsx:Opfølgning!C1",
        "Q3.xlsx:Opfølgning!A3",
        "Q3.xlsx:Gammel",
    ]


def test_of_several_sheets_one_is_named_on_the_command_line(importing: Importing) -> None:
    def second(sheet: Worksheet) -> None:
        assert sheet.parent
        other = sheet.parent.create_sheet("Udkast")
        other.append(["Nr.", "Q3"])
        other.append(["1.1", "rød"])

    path = importing.workbook(["Nr.", "Q3"], ["1.1", "grøn"], change=second)
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert said.codes == ("import-sheets",)
    said = importing.run("followup", path, "--date", "2025-11-10", "--sheet", "udkast")
    assert said.codes == ("import-sheet",)
    said = importing.run("followup", path, "--date", "2025-11-10", "--sheet", "Udkast", "--write")
    assert (said.code, importing.follow_up("2025-Q3").rows[0].status) == (0, "red")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("2025-Q3.xlsx", (["Nr.", "Resultat"],)),
        ("opfoelgning_q3.xlsx", (["Nr.", "1. - 4. kvartal"],)),
        ("fil.xlsx", (["Opfølgning for tredje kvartal 2025"], [], ["Nr.", "1.-4. kvartal"])),
        ("fil.xlsx", (["Periode", "", "3. kvartal"], ["Nr.", "Resultat"])),
        ("fil.xlsx", (["Periode: Q3 2025"], ["Nr.", "Resultat"])),
        ("fil.xlsx", (["NR", "  3.  KVARTAL "],)),
        ("fil.xlsx", (["Goal no.", "Third quarter of 2025"],)),
        ("2025-Q3.xlsx", (["No.", "1st – 4th quarter"],)),
    ],
)
def test_the_period_is_found_where_people_write_it(
    importing: Importing, name: str, lines: tuple[list[str], ...]
) -> None:
    said = importing.run("followup", importing.workbook(*lines, ["1.1", "grøn"], name=name), "--date", "2025-11-10")
    assert said.lines[0] == "content/goals/2025/2025-Q3.yml: a new file", said.text


def test_nothing_is_guessed_of_which_follow_up_is_meant(importing: Importing) -> None:
    path = importing.workbook(["Nr.", "1. – 4. kvartal"], ["1.1", "grøn"], name="fil.xlsx")
    assert importing.run("followup", path).codes == ("period-needed",)
    assert importing.run("followup", path, "--period", "2024-Q3").codes == ("period-unknown",)
    assert importing.run("followup", path, "--period", "Q3", "--plan", "2024").codes == ("reference-missing",)
    assert importing.run("followup", path, "--period", "Q3").codes == ("date-needed",)
    path = importing.workbook(["Periode", "2025-Q2"], ["Nr.", "Resultat"], ["1.1", "grøn"], name="fil.xlsx")
    assert importing.run("followup", path, "--period", "2025-Q3").codes == ("period-differs",)


def test_a_table_without_the_columns_of_one_is_named(importing: Importing) -> None:
    assert importing.run("followup", importing.workbook(["Navn", "Adresse"])).codes == ("import-no-table",)
    path = importing.workbook(["Nr.", "1. kvartal"], ["1.1", "grøn"])
    assert importing.run("followup", path, "--period", "2025-Q3", "--date", "2025-11-10").codes == ("column-none",)
    path = importing.workbook(["Nr.", "Q3", "Årsag", "Årsager"], ["1.1", "grøn"])
    assert importing.run("followup", path, "--date", "2025-11-10").codes == ("column-twice",)


def test_what_two_cells_say_otherwise_is_named(importing: Importing) -> None:
    path = importing.workbook(["Nr.", "Q3", "Status"], ["1.1", "3.060 af 19.850 grøn", "gul"])
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert said.about("Q3.xlsx:Opfølgning!C2") == (
        (
            "error: this says “gul”, and Q3.xlsx:Opfølgning!B2 says “3.060 af 19.850 grøn”. Make the two agree. "
            "[cell-differs]"
        ),
    )


def test_a_percentage_that_is_not_that_of_the_counts_is_warned_of(importing: Importing) -> None:
    said = importing.cell("1.1", "15,9 pct. (3.060 af 19.850) grøn")
    assert (said.code, said.codes[0]) == (0, "share-differs")
    assert "15.9 % is written here, and the counts give 15.4 %" in said.text


def test_of_several_plans_one_is_named(importing: Importing) -> None:
    goals = importing.project / "content" / "goals"
    (goals / "2026").mkdir()
    plan = (goals / "2025" / "plan.md").read_text(encoding="utf-8")
    (goals / "2026" / "plan.md").write_text(plan.replace("2025", "2026"), encoding="utf-8")
    path = importing.workbook(["Nr.", "Q3"], ["1.1", "grøn"])
    assert importing.run("followup", path, "--date", "2025-11-10").codes == ("plan-needed",)
    said = importing.run("followup", path, "--date", "2025-11-10", "--plan", "2025")
    assert said.lines[0] == "content/goals/2025/2025-Q3.yml: a new file"
    path = importing.workbook(["Plan: 2025"], ["Nr.", "Q3"], ["1.1", "grøn"])
    assert importing.run("followup", path, "--date", "2025-11-10").code == 0
    assert importing.run("template", "2026-Q1", importing.folder / "x.xlsx", "--plan", "2026").codes == (
        "import-no-goals",
    )
