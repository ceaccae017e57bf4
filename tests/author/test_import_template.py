"""The spreadsheet to be filled in: what it holds, and that what is typed in it is what the follow-up says."""

from __future__ import annotations

import datetime
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.author.columns import _HEADINGS, plain
from generator.author.template_headings import HEADINGS
from generator.plan.language.words import words_in
from tests.author.spreadsheets import SITE, Importing, row_of
from tests.projects.builds import ROOT, environment, fremdrift

EXAMPLE = sorted(path.stem for path in (ROOT / "content" / "goals" / "2025").glob("2025-Q?.yml"))


def columns(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The line of the headings, and the column of each."""
    for line, row in enumerate(sheet.iter_rows(), 1):
        names = {str(cell.value): column for column, cell in enumerate(row, 1) if cell.value}
        if "No." in names or "Nr." in names:
            return line, names
    raise AssertionError("no headings")


def fill(path: Path, values: dict[tuple[str, str], dict[str, object]], above: dict[str, object]) -> None:
    """Type values into the rows of goals and their parts, and above the table; milestones on the second sheet."""
    book = openpyxl.load_workbook(path)
    for sheet, key in ((book.worksheets[0], "Part"), (book.worksheets[1], "Short name")):
        line, names = columns(sheet)
        for row in range(line + 1, sheet.max_row + 1):
            here = (str(sheet.cell(row, names["No."]).value), str(sheet.cell(row, names[key]).value))
            for name, value in values.get(here, {}).items():
                sheet.cell(row, names[name]).value = value  # type: ignore[assignment]  # whatever people type
    first = book.worksheets[0]
    for row in range(1, 7):
        if first.cell(row, 1).value in above:
            first.cell(row, 2).value = above[str(first.cell(row, 1).value)]  # type: ignore[assignment]  # as above
    book.save(path)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_heading_of_a_template_is_understood(language: str) -> None:
    said = {role: plain(words_in(language).say(text)) for role, text in HEADINGS.items()}
    assert {role: _HEADINGS.get(text) for role, text in said.items()} == {role: role for role in HEADINGS}


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_template_of_a_follow_up_that_there_is_changes_nothing(importing: Importing, language: str) -> None:
    path = importing.folder / "form.xlsx"
    before = importing.file("2025-Q1").read_bytes()
    assert importing.run("template", "2025-Q1", path, language=language).code == 0
    said = importing.run("followup", path, "--write")
    assert (said.code, said.lines) == (0, ("content/goals/2025/2025-Q1.yml: nothing changes",))
    assert before == importing.file("2025-Q1").read_bytes()


@pytest.mark.parametrize("period", EXAMPLE)
def test_templates_of_the_example_change_nothing_and_make_it_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], period: str
) -> None:
    site = tmp_path / "site"
    shutil.copytree(ROOT / "content", site / "content", ignore=shutil.ignore_patterns(".record"))
    shutil.copy(ROOT / "site.yml", site)
    importing = Importing(tmp_path, capsys, site)
    path = tmp_path / "form.xlsx"
    assert importing.run("template", period, path).code == 0
    said = importing.run("followup", path)
    assert said.lines == (f"content/goals/2025/{period}.yml: nothing changes",)
    before = importing.follow_up(period)
    importing.file(period).unlink()
    assert importing.run("followup", path, "--write").code == 0
    after = importing.follow_up(period)
    # Corrections are history, which a form does not ask for.
    assert [row_of(before, row.id) | {"changes": ()} for row in before.rows] == [
        row_of(after, row.id) | {"changes": ()} for row in after.rows
    ]
    assert (before.date, before.discussed, before.example) == (after.date, after.discussed, after.example)


MUNICIPALITY = ROOT / "tests" / "projects" / "municipality"
REPORTED = sorted(path.relative_to(MUNICIPALITY) for path in MUNICIPALITY.glob("content/goals/*/20??-*[QHT][1-4].yml"))


@pytest.mark.parametrize("path", REPORTED, ids=lambda path: path.stem)
def test_templates_fit_plans_with_other_years_divisions_and_statuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    importing = Importing(tmp_path, capsys, MUNICIPALITY)
    shutil.rmtree(importing.project / "content" / ".record", ignore_errors=True)
    form, plan = tmp_path / "form.xlsx", path.parent.name
    assert importing.run("template", path.stem, form, "--plan", plan, language="da").code == 0
    assert importing.run("followup", form).lines == (f"{path}: nothing changes",)
    (importing.project / path).unlink()
    said = importing.run("followup", form, "--write")
    assert (said.code, said.lines[-1]) == (0, f"{path} is written.")


def test_what_is_typed_into_a_template_is_what_the_follow_up_says(importing: Importing) -> None:
    path = importing.folder / "form.xlsx"
    assert importing.run("template", "2025-Q4", path).code == 0
    fill(
        path,
        {
            ("1.1", "Andel med pristjek"): {"Numerator": 3060, "Denominator": "19.850", "Status": "Green"},
            ("1.2", "Svar i telefonen"): {"Result": 4.2, "Number of answers": "5.400", "Status": "Yellow"}
            | {"Cause": "Travlt: meget", "Consequence": "- ventetid", "Action": "#1 ansæt", "Remark": "to\nlinjer"},
            ("1.2", "Svar på mail"): {"Result": "3,9", "Number of answers": 80},
            ("1.10", "Fejl kan tælles"): {"Carried out": datetime.date(2025, 11, 3), "Status": "Red"}
            | {"Outcome": "not met", "Analysis": "## Hvorfor\n\n- tid\n- penge", "Next year": "changed"},
            ("1.10", "Spærringer i drift"): {"Result": 2},
            ("1.10", "analysis"): {"State": "done", "Date": "3. marts 2025"},
            ("1.10", "live"): {"State": "under way", "New date": "slutningen af marts 2026", "Remark": "ja"},
            ("1.10", "nothing"): {},
        },
        {"Public from": datetime.date(2026, 2, 10), "Discussed": "5.2.2026"},
    )
    said = importing.run("followup", path, "--write")
    assert said.code == 0, said.text
    assert importing.file("2025-Q4").read_text(encoding="utf-8") == (
        """\
date: 2026-02-10
discussed: 2026-02-05
rows:
  1.1:
    status: green
    results:
      coverage:
        numerator: 3060
        denominator: 19850
  1.2:
    status: yellow
    results:
      phone:
        value: 4.2
        answers: 5400
      mail:
        value: 3.9
        answers: 80
    cause: "Travlt: meget"
    consequence: "- ventetid"
    response: "#1 ansæt"
    note: |-
      to
      linjer
  1.10:
    status: red
    results:
      errors:
        done: true
        date: 2025-11-03
      stops:
        value: 2
    milestones:
      analysis:
        state: done
        date: 2025-03-03
      live:
        state: active
        by: late 2026-03
        note: ja
    outcome: not_met
    analysis: |-
      ## Hvorfor

      - tid
      - penge
    next_year: changed
"""
    )
    assert importing.run("followup", path).lines == ("content/goals/2025/2025-Q4.yml: nothing changes",)


def test_how_the_year_ended_is_asked_for_in_its_last_period_only(importing: Importing) -> None:
    for period, asked in (("2025-Q3", False), ("2025-Q4", True)):
        path = importing.folder / f"{period}.xlsx"
        assert importing.run("template", period, path).code == 0
        _, names = columns(openpyxl.load_workbook(path).worksheets[0])
        assert asked == ("Outcome" in names), period


def test_the_form_offers_the_plans_statuses_and_locks_what_is_not_to_be_changed(importing: Importing) -> None:
    path = importing.folder / "form.xlsx"
    assert importing.run("template", "2025-Q3", path, language="da").code == 0
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    line, names = columns(sheet)
    assert book.sheetnames == ["Opfølgning", "Milepæle", "Valg"]
    assert [cell.value for cell in book["Valg"]["A"]] == [
        "Status",
        "Grøn",
        "Gul",
        "Rød",
        "Ikke forfalden",
        "Ingen data",
    ]
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    letter = get_column_letter(names["Status"])
    assert rules == {f"{letter}{line + 1}:{letter}{line + 6}": "'Valg'!$A$2:$A$6"}
    assert sheet.protection.sheet
    locked = {name: sheet.cell(line + 1, column).protection.locked for name, column in names.items()}
    assert [name for name, closed in locked.items() if not closed] == [
        *("Tæller", "Nævner", "Status", "Årsag", "Konsekvens", "Handling", "Bemærkning"),
    ]


def test_the_same_project_gives_the_same_template_byte_for_byte(tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b" / "c.xlsx"
    second.parent.mkdir()
    for path, env in ((first, {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}), (second, {"LC_ALL": "C.UTF-8"})):
        done = fremdrift(
            "import", "template", "2025-Q1", str(path), "--project", str(SITE), env={**environment(), **env}
        )
        assert done.returncode == 0, done.stderr
    assert first.read_bytes() == second.read_bytes()


def test_a_goal_that_cannot_be_read_is_named_instead_of_being_left_out(importing: Importing) -> None:
    goal = importing.project / "content" / "goals" / "2025" / "1.1-pristjek.md"
    goal.write_text(goal.read_text(encoding="utf-8").replace("aim: 1", "aim: 1\nsumary: x"), encoding="utf-8")
    path = importing.folder / "form.xlsx"
    said = importing.run("template", "2025-Q3", path)
    assert (said.code, said.codes, path.exists()) == (1, ("key-unknown",), False)


def test_a_file_that_is_there_is_never_written_over(importing: Importing) -> None:
    path = importing.folder / "form.xlsx"
    path.write_text("mine", encoding="utf-8")
    said = importing.run("template", "2025-Q1", path)
    assert (2, (f"fremdrift: {path}: there is such a file already; choose another name",)) == (said.code, said.lines)
    assert path.read_text(encoding="utf-8") == "mine"
    assert importing.run("template", "2025-Q1", importing.folder / "form.ods").code == 2
    assert importing.run("template", "2024-Q1", importing.folder / "other.xlsx").codes == ("period-unknown",)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")) | st.just("\n"),
    min_size=1,
    max_size=80,
).filter(lambda text: text.strip("-–—−. \n\t\u00a0") and text.strip() == text and not text.startswith("="))
COUNTS = st.integers(0, 10**9)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    numerator=COUNTS,
    denominator=COUNTS,
    point=st.decimals(1, 5, places=2),
    change=st.decimals(-1000, 1000, places=2),
    cause=WORDS,
    note=WORDS,
    done=st.booleans() | st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)),
    by=st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)),
)
def test_whatever_is_typed_is_what_the_follow_up_says(  # noqa: PLR0913, PLR0917 - every kind of cell
    importing: Importing,
    numerator: int,
    denominator: int,
    point: Decimal,
    change: Decimal,
    cause: str,
    note: str,
    done: datetime.date | bool,  # noqa: FBT001 - a value that people type
    by: datetime.date,
) -> None:
    empty, path = importing.folder / "empty.xlsx", importing.folder / "form.xlsx"
    importing.file("2025-Q3").unlink(missing_ok=True)
    if not empty.exists():
        assert importing.run("template", "2025-Q3", empty).code == 0
    shutil.copy(empty, path)
    fill(
        path,
        {
            ("1.1", "Andel med pristjek"): {"Numerator": numerator, "Denominator": f"{denominator:,}".replace(",", " ")}
            | {"Status": "Yellow", "Cause": cause},
            ("1.2", "Svar på mail"): {"Result": float(point), "Status": "Not due"},
            ("1.10", "Fejl kan tælles"): {"Carried out": done, "Status": "Green"},
            ("1.10", "live"): {"State": "planned", "New date": by, "Remark": note},
            ("2.1", "Ændring i svartid"): {"Result": f"{change}".replace(".", ","), "Status": "Green"},
        },
        {"Public from": datetime.date(2026, 2, 10)},
    )
    said = importing.run("followup", path, "--write")
    assert said.code == 0, said.text
    found = importing.follow_up("2025-Q3")
    coverage = {"numerator": Decimal(numerator), "denominator": Decimal(denominator)}
    assert {"status": "yellow", "results": {"coverage": coverage}, "cause": cause} == row_of(found, "1.1")
    assert row_of(found, "1.2")["results"] == {"mail": {"value": point}}
    assert row_of(found, "2.1")["results"] == {"change": {"value": change}}
    row = row_of(found, "1.10")
    told = {"done": done} if isinstance(done, bool) else {"done": True, "date": done}
    assert row["results"] == {"errors": told}
    (live,) = row["milestones"].values()  # type: ignore[attr-defined]  # a mapping, as made above
    assert (live["state"], live["by"].first, live["by"].last, live["note"]) == ("planned", by, by, note)
