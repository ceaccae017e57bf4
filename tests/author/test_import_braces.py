"""Follow-ups whose values stand in braces on a line: new keys are put where they belong, and nothing goes unsaid."""

from __future__ import annotations

import re

import pytest

from generator.author.yaml_edit import edited
from generator.read.tree import parse
from tests.author.spreadsheets import Importing

HEADINGS = ["Nr.", "Del", "Tæller", "Nævner", "Resultat", "Udført", "Status"]


def test_a_goal_that_comes_before_those_in_braces_is_written_before_them(importing: Importing) -> None:
    importing.file("2025-Q2").write_text("date: 2026-07-20\nrows: {2.1: green}\n", encoding="utf-8")
    path = importing.folder / "a.csv"
    path.write_text("Nr.;2. kvartal\n1.1;600 af 700 grøn\n", encoding="utf-8")
    said = importing.run("followup", path, "--write")
    assert said.code == 0, said.text
    assert importing.file("2025-Q2").read_text(encoding="utf-8") == (
        "date: 2026-07-20\n"
        "rows: {1.1: {status: green, results: {coverage: {numerator: 600, denominator: 700}}}, 2.1: green}\n"
    )


def test_a_part_that_comes_before_one_in_braces_is_written_before_it(importing: Importing) -> None:
    importing.file("2025-Q2").write_text(
        "date: 2026-07-20\nrows:\n  1.10: {status: green, results: {stops: {value: 2}}}  # Bo\n", encoding="utf-8"
    )
    path = importing.workbook(HEADINGS, ["1.10", "errors", "", "", "", "ja", ""], name="2025-Q2.xlsx")
    said = importing.run("followup", path, "--write")
    assert said.code == 0, said.text
    assert importing.file("2025-Q2").read_text(encoding="utf-8") == (
        "date: 2026-07-20\nrows:\n  1.10: {status: green, results: {errors: {done: true}, stops: {value: 2}}}  # Bo\n"
    )


@pytest.mark.parametrize(
    ("text", "added", "expected"),
    [
        ("a: {}\n", {"x": "1"}, "a: {x: 1}\n"),
        ("a: {b: 1,}\n", {"b": "1", "x": "2"}, "a: {b: 1, x: 2,}\n"),
        ("a: {b: 1, d: 3}\n", {"b": "1", "c": "2", "cc": "2", "d": "4"}, "a: {b: 1, c: 2, cc: 2, d: 4}\n"),
        ("a: {c: 1}\n", {"x": "0", "y": "0", "c": "1"}, "a: {x: 0, y: 0, c: 1}\n"),
        (
            "a: {b: 'x, y',  # her\n  d: 3}\n",
            {"b": "x, y", "c": "2", "d": "3"},
            "a: {b: 'x, y', c: 2,  # her\n  d: 3}\n",
        ),
    ],
)
def test_new_keys_in_braces_stand_in_their_order_and_what_is_beside_them_stays(
    text: str, added: dict[str, str], expected: str
) -> None:
    old = parse("x.yml", text).tree
    assert isinstance(old, dict)
    assert edited(text, old, {"a": dict(added)}) == expected


def test_what_is_wrong_with_a_new_file_is_told_at_the_cell(importing: Importing) -> None:
    path = importing.workbook(HEADINGS, ["1.1", "", 600, 700, "", "", "gul"], name="2025-Q3.xlsx")
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert said.code == 0
    assert {line.partition(": ")[0] for line in said.lines if line.endswith("[explanation-missing]")} == {
        "2025-Q3.xlsx:Opfølgning!G2"
    }
    # That other goals are missing is no fault of a cell.
    assert {line.partition(": ")[0] for line in said.lines if line.endswith("[due-not-reported]")} == {
        "content/goals/2025/2025-Q3.yml"
    }
    assert re.findall(r"2025-Q3[.]yml:\d", said.text) == []
