"""CSV files: the complete one, in and out, and what people save from a spreadsheet."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from generator.read.tree import parse
from tests.author.spreadsheets import Importing

COLUMNS = ("plan", "period", "goal", "field", "value", "kind", "words")


def scalars(tree: object, path: str = "") -> list[tuple[str, str]]:
    """Every scalar of a tree with its path; lists are counted from 1."""
    if isinstance(tree, dict):
        return [one for key, value in tree.items() for one in scalars(value, f"{path}.{key}".strip("."))]
    if isinstance(tree, list):
        return [one for n, value in enumerate(tree, 1) for one in scalars(value, f"{path}.{n}")]
    return [(path, str(tree))]


def complete(text: str, period: str, *, separator: str = ",") -> str:
    """The complete CSV file of a follow-up, worked out from its text alone, with lines of the other kinds in it."""
    tree = parse("x.yml", text).tree
    assert isinstance(tree, dict)
    lines = [(path, "", value) for key, part in tree.items() if key != "rows" for path, value in scalars(part, key)]
    for number, row in tree["rows"].items():  # type: ignore[union-attr]  # as every follow-up has it
        bare = {"status": row} if isinstance(row, str) else row
        for path, value in scalars(bare):
            first, _, rest = path.partition(".")
            # A bare value of a result or a milestone is one of its keys.
            short = {"results": ".value", "milestones": ".state"}.get(first, "")
            lines.append((path + (short if short and "." not in rest else ""), number, value))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(COLUMNS)
    for field, number, value in lines:
        writer.writerow(("2025", period, number, field, value, "reported", "…"))
    writer.writerow(("2025", period, "1.1", "status_before", "red", "derived", "rød"))
    writer.writerow(("2025", period, "1.1", "title", "Noget andet", "plan", "Noget andet"))
    return out.getvalue()


def test_bare_values_flow_values_and_corrections_come_back_the_same(importing: Importing) -> None:
    text = importing.file("2025-Q1").read_text(encoding="utf-8")
    path = importing.folder / "data.csv"
    path.write_text(complete(text, "2025-Q1"), encoding="utf-8")
    assert importing.run("followup", path).lines == ("content/goals/2025/2025-Q1.yml: nothing changes",)
    before = importing.follow_up("2025-Q1")
    importing.file("2025-Q1").unlink()
    assert importing.run("followup", path, "--write").code == 0
    assert importing.follow_up("2025-Q1") == before


def test_a_correction_is_put_behind_those_that_are_there(importing: Importing) -> None:
    text = importing.file("2025-Q1").read_text(encoding="utf-8")
    lines = complete(text, "2025-Q1").splitlines()
    for key, value in (("date", "2025-06-02"), ("field", "note"), ("from", "a"), ("to", "b"), ("note", "c")):
        lines.append(f"2025,2025-Q1,1.10,changes.2.{key},{value},reported,…")
    path = importing.folder / "data.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert importing.run("followup", path, "--write").code == 0
    last = "          note: Én var kun i prøvedrift.\n"
    keys = ("- date: 2025-06-02", "  field: note", "  from: a", "  to: b", "  note: c")
    new = last + "".join(f"        {line}\n" for line in keys)
    assert importing.file("2025-Q1").read_text(encoding="utf-8") == text.replace(last, new)


def test_a_file_written_in_a_way_that_cannot_be_changed_for_sure_is_left_alone(importing: Importing) -> None:
    text = importing.file("2025-Q1").read_text(encoding="utf-8")
    block = text[text.index("        - date: 2025-05-05") : text.index("# Sidste")]
    flow = "          [{date: 2025-05-05, field: results.stops.value, from: 2, to: 1, note: Prøvedrift}]\n"
    text = text.replace(block, flow)
    importing.file("2025-Q1").write_text(text, encoding="utf-8")
    path = importing.folder / "data.csv"
    path.write_text(complete(text, "2025-Q1").replace("Prøvedrift", "En prøve"), encoding="utf-8")
    said = importing.run("followup", path, "--write")
    assert (said.code, said.codes) == (1, ("import-unsure",)), said.text
    assert importing.file("2025-Q1").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("line", "place", "code"),
    [
        ("1.1,results.coverage.numerator,12.000", "E2", "number-thousands"),
        ("1.1,results.coverage.numerator,3060 stk", "E2", "number-unit"),
        ("1.1,results.dækning.numerator,3060", "D2", "field-unknown"),
        ("1.1,staus,green", "D2", "field-unknown"),
        ("1.1,results.coverage,3060", "D2", "field-short"),
        ("1.1,rows,3060", "D2", "field-unknown"),
        ("9.9,status,green", "C2", "reference-missing"),
        (",date,28-04-2025", "E2", "date-form"),
        (",example,SAND", "E2", "flag-form"),
        ("1.10,milestones.live.state,færdig", "E2", "choice-unknown"),
        ("1.10,milestones.live.by,snart", "E2", "when-form"),
        ("1.10,changes.0.note,x", "D2", "field-unknown"),
    ],
)
def test_what_is_wrong_in_a_complete_file_is_named_by_its_cell(
    importing: Importing, line: str, place: str, code: str
) -> None:
    path = importing.folder / "data.csv"
    path.write_text(f"plan,period,goal,field,value,kind,words\n2025,2025-Q1,{line},reported,…\n", encoding="utf-8")
    said = importing.run("followup", path, "--write")
    assert (said.code, said.codes) == (1, (code,)), said.text
    assert said.lines[0].startswith(f"data.csv:{place}: ")


def test_a_complete_file_of_several_follow_ups_needs_the_period(importing: Importing) -> None:
    text = importing.file("2025-Q1").read_text(encoding="utf-8")
    path = importing.folder / "data.csv"
    path.write_text(
        complete(text, "2025-Q1") + "".join(complete(text, "2025-Q2").splitlines(keepends=True)[1:]), encoding="utf-8"
    )
    assert importing.run("followup", path).codes == ("import-periods",)
    said = importing.run("followup", path, "--period", "2025-Q1")
    assert said.lines == ("content/goals/2025/2025-Q1.yml: nothing changes",)


TABLE = (
    'Opfølgning 3. kvartal 2025\n\nNr.;Mål;3. kvartal;Årsag;Handling\n1.1;Pristjek;3.060 af 19.850 Grøn;"Å; ""ø""";\n'
)


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("cp1252"),
        TABLE.replace("\n", "\r\n").encode("cp1252"),
        TABLE.replace("Å;", "Å,").replace(";", "\t").replace("Å,", "Å;").encode("utf-16"),
        TABLE.replace("Å;", "Å\0").replace(";", ",").replace("Å\0", "Å;").encode(),
        f"sep=;\r\n{TABLE}".encode(),
    ],
    ids=["utf-8", "utf-8 with a mark", "windows", "windows, returns", "utf-16, tabs", "commas", "named separator"],
)
def test_a_csv_file_is_read_however_it_was_saved(importing: Importing, data: bytes) -> None:
    path = importing.folder / "Q3.csv"
    path.write_bytes(data)
    said = importing.run("followup", path, "--date", "2025-11-10", "--write")
    assert said.code == 0, said.text
    (row,) = importing.follow_up("2025-Q3").rows
    assert (str(row.status), str(row.cause), row.results[0].numerator) == ("green", 'Å; "ø"', Decimal(3060))


def test_a_cell_of_a_csv_file_has_an_address_too(importing: Importing) -> None:
    path = importing.folder / "Q3.csv"
    path.write_text('Nr.;3. kvartal\n1.1;"gul\n\n"\n1.2;97 %\n', encoding="utf-8")
    said = importing.run("followup", path, "--date", "2025-11-10")
    assert said.lines[0].startswith("Q3.csv:B3: error: ")
