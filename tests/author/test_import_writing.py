"""What is written: only the values that change, everything else byte for byte, and never over somebody's work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.author.placing import ChangedMeanwhile, OnlyShortcut, put
from generator.author.yaml_edit import edited
from generator.cli import main
from generator.read.tree import parse
from tests.author.spreadsheets import SITE, Importing
from tests.projects.builds import environment

HEADINGS = ["Nr.", "Del", "Tæller", "Nævner", "Resultat", "Antal svar", "Status", "Årsag", "Konsekvens", "Handling"]
ORIGINAL = (SITE / "content" / "goals" / "2025" / "2025-Q1.yml").read_text(encoding="utf-8")


def tree(text: str) -> dict[str, object]:
    found = parse("x.yml", text.replace("\r\n", "\n")).tree
    assert isinstance(found, dict)
    return found  # type: ignore[return-value]  # a mapping of texts, lists and mappings


def test_a_change_touches_its_value_alone(importing: Importing) -> None:
    path = importing.workbook(
        [*HEADINGS, "Bemærkning"],
        ["1.1", "", 3061, 19850, "", "", "Gul", "Travlt: meget", "Vi venter", "Vi ansætter", ""],
        ["1.2", "Svar på mail", "", "", 4.1, 80, "", "", "", "", "foreløbigt"],
        [
            "1.10",
            "Spærringer i drift",
            "",
            "",
            2,
            "",
            "",
            "Leverandøren blev forsinket.",
            "Et halvt år senere.",
            "",
            "ny",
        ],
        ["2.1", "", "", "", "-3,0", "", "Grøn", "", "", "", ""],
        name="2025-Q1.xlsx",
    )
    said = importing.run("followup", path, "--write", language="da")
    assert said.lines == (
        "content/goals/2025/2025-Q1.yml: 13 ændringer",
        "  1.1 Pristjek",
        "    Status: Grøn → Gul",
        "    Afsluttede pristjek: 3.060 → 3.061",
        "    Årsag: ”Travlt: meget”",
        "    Konsekvens: ”Vi venter”",
        "    Handling: ”Vi ansætter”",
        "  1.2 Tilfredshed",
        "    Svar på mail, værdi: 4,1",
        "    Svar på mail, svar: 80",
        "    Bemærk: ”foreløbigt”",
        "  1.10 Registret",
        "    Spærringer i drift, værdi: 1 → 2",
        "    Konsekvens: ”Det bliver et kvartal senere.” → ”Et halvt år senere.”",
        "    Bemærk: ”En linje og en til” → ”ny”",
        "  2.1 Tid",
        "    Status: Grøn",
        "    Værdi: −3,0",
        "“fremdrift check” vil sige:",
        (
            "content/goals/2025/2025-Q1.yml:40:15: fejl: “to” siger “1”, og feltet selv siger nu “2”. Få de to til at "
            "stemme. Er feltet ændret endnu en gang, så skriv endnu en ændring under denne. [change-to]"
        ),
        "content/goals/2025/2025-Q1.yml er skrevet.",
    )
    assert importing.file("2025-Q1").read_text(encoding="utf-8") == (
        """\
# Tal fra fagsystemet, trukket 22. april.
date: 2025-04-28   # aftalt med direktionen
example: true
rows:
    1.1:
        # 15,4 procent
        status: yellow
        results: {coverage: {numerator: 3061,   denominator: 19850}}
        cause: "Travlt: meget"
        consequence: Vi venter
        response: Vi ansætter
    1.2:
      status: not_due   # først i 4. kvartal
      results:
        mail:
          value: 4.1
          answers: 80
      note: foreløbigt

    1.10:
        status: yellow
        results:
            stops: 2   # den første
        milestones:
            analysis: done
            live:
                state: active
                by: 2025-11
        cause: >-
          Leverandøren
          blev forsinket.
        # Drøftet med leverandøren.
        consequence: Et halvt år senere.
        response: 'Vi følger op: hver uge'
        note: ny
        changes:
        - date: 2025-05-05
          field: results.stops.value
          from: 2
          to: 1
          note: Én var kun i prøvedrift.
    2.1:
        status: green
        results:
            change:
                value: -3.0
# Sidste linje, uden linjeskift"""
    )


def test_nothing_is_written_until_that_is_asked_for(importing: Importing) -> None:
    path = importing.workbook(HEADINGS, ["1.1", "", 1, 2, "", "", "rød"], name="2025-Q1.xlsx")
    before = importing.file("2025-Q1").read_bytes()
    said = importing.run("followup", path)
    assert (said.code, said.lines[-1]) == (0, "Nothing is written yet. Add --write when this is right.")
    assert importing.file("2025-Q1").read_bytes() == before
    assert [one.name for one in importing.file("2025-Q1").parent.glob(".*")] == []


def test_carriage_returns_stay_where_they_are(importing: Importing) -> None:
    file = importing.file("2025-Q1")
    file.write_bytes(ORIGINAL.replace("\n", "\r\n").encode())
    path = importing.workbook(HEADINGS, ["1.2", "", "", "", "", "", "", "to\nlinjer"], name="2025-Q1.xlsx")
    assert importing.run("followup", path, "--write").code == 0
    bare = "    1.2:  not_due   # først i 4. kvartal\n"
    opened = "    1.2:\n      status: not_due   # først i 4. kvartal\n      cause: |-\n        to\n        linjer\n"
    assert file.read_bytes() == ORIGINAL.replace(bare, opened).replace("\n", "\r\n").encode()


def test_new_goals_stand_in_the_plans_order_and_a_comment_stays_beside_its_value(importing: Importing) -> None:
    importing.file("2025-Q1").write_text(
        "date: 2025-04-28\nrows:\n  # den anden\n  1.2:\n    cause: kort  # fra Bo\n    status: red\n  2.1: green\n",
        encoding="utf-8",
    )
    path = importing.workbook(
        HEADINGS,
        ["1.10", "Fejl kan tælles", "", "", "", "", "rød"],
        ["1.1", "", "", "", "", "", "gul"],
        ["1.2", "phone", "", "", 4, "", "", "to\nlinjer"],
        name="2025-Q1.xlsx",
    )
    assert importing.run("followup", path, "--write").code == 0
    assert importing.file("2025-Q1").read_text(encoding="utf-8") == (
        "date: 2025-04-28\nrows:\n  1.1:\n    status: yellow\n  # den anden\n  1.2:\n"
        '    cause: "to\\nlinjer"  # fra Bo\n    status: red\n    results:\n      phone:\n        value: 4\n'
        "  1.10:\n    status: red\n  2.1: green\n"
    )


def test_a_new_value_that_would_break_the_file_is_not_written(importing: Importing) -> None:
    text = "date: 2025-04-28\nrows:\n  1.1: >-\n    green\n"
    importing.file("2025-Q1").write_text(text, encoding="utf-8")
    path = importing.workbook(HEADINGS, ["1.1", "", 3060, 19850], name="2025-Q1.xlsx")
    said = importing.run("followup", path, "--write")
    assert (said.code, said.codes) == (1, ("import-unsure",)), said.text
    assert importing.file("2025-Q1").read_text(encoding="utf-8") == text


def test_an_empty_cell_takes_nothing_away(importing: Importing) -> None:
    path = importing.workbook(
        HEADINGS, ["1.10", "Spærringer i drift", "", "", 1, "-", "–", "", None, " "], name="2025-Q1.xlsx"
    )
    assert importing.run("followup", path).lines == ("content/goals/2025/2025-Q1.yml: nothing changes",)


def test_what_check_will_say_is_said_before_anything_is_written(importing: Importing) -> None:
    path = importing.workbook(HEADINGS, ["1.1", "", "", "", "", "", "Gul"], name="2025-Q1.xlsx")
    said = importing.run("followup", path)
    assert said.code == 0
    assert said.lines[3:5] == (
        "“fremdrift check” will say:",
        (
            "2025-Q1.xlsx:Opfølgning!G2: error: the status “yellow” has to be explained, and “cause” is "
            "missing. Add a line “cause: …”. [explanation-missing]"
        ),
    )


def test_a_change_of_what_is_in_the_public_record_names_the_correction_that_is_needed(importing: Importing) -> None:
    record = ["record", "--project", str(importing.project), "--now", "2025-06-01T12:00"]
    assert main([*record[:1], "adopt", *record[1:]]) == 0
    path = importing.workbook(HEADINGS, ["1.1", "", 3061, "", "", "", ""], name="2025-Q1.xlsx")
    said = importing.run("followup", path, "--write")
    assert (said.code, said.codes) == (0, ("row-changed",)), said.text
    assert "“  field: results.coverage.numerator”, “  from: 3060”, “  to: 3061”" in said.text
    assert "numerator: 3061," in importing.file("2025-Q1").read_text(encoding="utf-8")


def test_a_result_that_changes_beside_one_that_stays_is_warned_of(importing: Importing) -> None:
    first = importing.workbook(HEADINGS, ["1.2", "phone", "", "", 4, 80, "grøn"], name="2025-Q3.xlsx")
    assert importing.run("followup", first, "--date", "2025-11-10", "--write").code == 0
    second = importing.workbook(HEADINGS, ["1.2", "phone", "", "", 3, "", "rød"], name="2025-Q3.xlsx")
    said = importing.run("followup", second)
    assert "kept-beside" in said.codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("date: 2025-04-28\nrows:\n  1.1: green\n  1.1: red\n", ("yaml-duplicate-key",)),
        ("date: 28.april\nrows:\n  1.1: green\n", ("date-form",)),
    ],
)
def test_a_follow_up_with_mistakes_of_its_own_is_left_alone(
    importing: Importing, text: str, codes: tuple[str, ...]
) -> None:
    importing.file("2025-Q1").write_text(text, encoding="utf-8")
    path = importing.workbook(HEADINGS, ["1.1", "", 1, 2], name="2025-Q1.xlsx")
    said = importing.run("followup", path, "--write")
    assert (1, codes) == (said.code, said.codes)
    assert importing.file("2025-Q1").read_text(encoding="utf-8") == text


def test_a_goal_with_mistakes_is_named_instead_of_being_unknown(importing: Importing) -> None:
    goal = importing.project / "content" / "goals" / "2025" / "1.1-pristjek.md"
    goal.write_text(goal.read_text(encoding="utf-8").replace("aim: 1", "aim: 1\nsumary: x"), encoding="utf-8")
    path = importing.workbook(HEADINGS, ["1.1", "", 1, 2], name="2025-Q1.xlsx")
    said = importing.run("followup", path)
    assert (said.code, said.codes) == (1, ("key-unknown",))


def test_a_file_that_somebody_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "2025-Q1.yml"
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhile):
        put(path, b"mine", b"new")
    with pytest.raises(ChangedMeanwhile):
        put(path, None, b"new")
    with pytest.raises(ChangedMeanwhile):
        put(tmp_path / "gone.yml", b"mine", b"new")
    (tmp_path / "link").symlink_to("2025-Q1.yml")
    with pytest.raises(OnlyShortcut):
        put(tmp_path / "link", b"theirs", b"new")
    assert path.read_bytes() == b"theirs"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["2025-Q1.yml", "link"]


def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_the_umask(tmp_path: Path) -> None:
    path, new = tmp_path / "a.yml", tmp_path / "b.yml"
    path.write_bytes(b"one")
    path.chmod(0o640)
    put(path, b"one", b"two")
    put(new, None, b"two")
    mask = os.umask(0)
    os.umask(mask)
    assert (path.stat().st_mode & 0o777, new.stat().st_mode & 0o777) == (0o640, 0o666 & ~mask)


def as_nobody(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command without what root has over others, who may neither read nor write everywhere."""
    drop = "import ctypes,os,sys; l=ctypes.CDLL(None); [l.prctl(24,c,0,0,0) for c in (1,2)]"
    plain = f"{drop}; os.execv(sys.argv[1],sys.argv[1:])"
    return subprocess.run(
        [sys.executable, "-c", plain, sys.executable, "-m", "generator.cli", *arguments],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_folder_in_which_nobody_may_write_is_a_plain_message(importing: Importing) -> None:
    path = importing.workbook(HEADINGS, ["1.1", "", 1, 2], name="2025-Q1.xlsx")
    folder = importing.file("2025-Q1").parent
    before = importing.file("2025-Q1").read_bytes()
    folder.chmod(0o555)
    done = as_nobody(
        "import", "followup", str(path), "--project", str(importing.project), "--language", "en", "--write"
    )
    folder.chmod(0o755)
    assert (done.returncode, done.stderr) == (1, "")
    assert "2025-Q1.yml: error: the file cannot be written (access is denied)." in done.stdout
    assert importing.file("2025-Q1").read_bytes() == before


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")) | st.just("\n"),
    min_size=1,
    max_size=60,
)
NEW = TEXTS.map(str.strip).filter(lambda text: text and not text.startswith("#"))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(
    cause=NEW | st.none(),
    consequence=NEW | st.none(),
    note=NEW | st.none(),
    first=NEW | st.none(),
    count=st.integers(0, 10**6) | st.none(),
    returns=st.booleans(),
)
def test_any_values_leave_every_comment_and_every_other_line_as_they_are(  # noqa: PLR0913 - what may change at once
    *, cause: str | None, consequence: str | None, note: str | None, first: str | None, count: int | None, returns: bool
) -> None:
    text = ORIGINAL.replace("\n", "\r\n") if returns else ORIGINAL
    old, wanted = tree(text), tree(text)
    row = wanted["rows"]["1.10"]  # type: ignore[index]  # as the file has it
    changed = {"cause": cause, "consequence": consequence, "note": note}
    row |= {key: value for key, value in changed.items() if value is not None}
    if first is not None:
        wanted["rows"]["1.1"]["cause"] = first  # type: ignore[index]  # as above
    if count is not None:
        wanted["rows"]["1.1"]["results"]["coverage"]["numerator"] = str(count)  # type: ignore[index]  # as above
    new = edited(text, old, wanted)  # type: ignore[arg-type]  # trees, as the reader gives them
    assert parse("x.yml", new.replace("\r\n", "\n")).problems == ()
    assert tree(new) == wanted
    kept = [
        line
        for line in ORIGINAL.split("\n")
        if not re.match(r" +(cause|consequence|note|results: \{|  ? ?[LEeob])", line)
    ]
    lines = iter(new.replace("\r\n", "\n").split("\n"))
    assert [line for line in kept if line not in lines] == []
    assert (new.count("\r\n") == new.count("\n")) == returns
