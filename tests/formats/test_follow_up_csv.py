from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from generator.formats.follow_up_csv import guarded
from tests.formats.followed import FIRST, FOLDER

NO_BREAK = "\N{NO-BREAK SPACE}"
UNREAD = "\N{NO-BREAK SPACE}\N{FIGURE SPACE}"

TABLE = """\
Nr.;Mål;Resultatkrav;1. halvår;2. halvår (eksempeltal);Status sidst;År til dato (eksempeltal);\
Årsag/konsekvens (eksempeltal);Handling (eksempeltal)
1.1~;'=Huller;Mindst 95 procent af hullerne lappes i tide: • inden ti dage • eller samme dag, hvis kote er brudt;\
"På sporet · 94,96_% (4.748 af 5.000) · rettet 1. august 2026; før 4.700";\
Forsinket · 94,96_% (4.748 af 5.000);På sporet;94,96_% (9.496 af 10.000) · Ikke opfyldt;\
Årsag: Det regnede. Se mål 1.4, Træer. · Konsekvens: Hullerne står længere.;Vi lapper om natten.
1.2~;Snerydning;Vejene er ryddet ned til −2,5 grader.;På sporet · −3,5;På sporet · 0;På sporet;\
0 · Ikke opfyldt;Bemærkning: Det frøs ikke.;
1.3~;Lys;3 nye lamper og en plan for lys.;\
Forsinket · Nye lamper: 0 · Planen: gennemført · 0 af 1 milepæl nået, 1 udskudt til november 2026;\
Forsinket · Nye lamper: 2 · 1 af 1 milepæl nået;Forsinket;\
Nye lamper: 2 · Planen: gennemført · Delvist opfyldt: 1 af 2 dele;\
Årsag: En lampe mangler. · Konsekvens: Et mørkt hjørne.;Den sættes op i marts.
1.4~;Træer;Hundrede nye træer.;Ikke forfalden;Ingen tal;Ikke forfalden;Kan ikke afgøres;;
1.10~;Støj;Mindst 80 procent af klagerne er besvaret.;Ingen tal · intet at måle (0 af 0);Ikke afrapporteret;Ingen tal;\
intet at måle (0 af 0) · Kan ikke afgøres;;
""".replace("_", NO_BREAK).replace("~", UNREAD)


def table(site: Path, folder: str = FOLDER) -> bytes:
    return (site / folder / f"opfoelgning-{folder[-7:]}.csv").read_bytes()


def facts(site: Path, folder: str = FOLDER) -> list[dict[str, str]]:
    data = (site / folder / f"opfoelgning-{folder[-7:]}-data.csv").read_bytes()
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_table_for_people_is_the_ministrys_with_danish_numbers_semicolons_and_a_byte_order_mark(town: Path) -> None:
    data = table(town)
    assert data[:3] == b"\xef\xbb\xbf"
    assert data[3:].decode() == TABLE.replace("\n", "\r\n")


def test_what_nobody_wrote_and_what_says_nothing_of_a_goal_is_left_out(town: Path) -> None:
    told = {(one["goal"], one["field"]): one["value"] for one in facts(town) if one["kind"] == "plan"}
    assert told["1.2", "measurement.accumulation"] == "point"
    assert told["1.3", "requirement.lamper.op"] == "at_least"
    assert ("1.3", "requirement.plan.op") not in told
    assert told["1.1", "reporting.rule"] == "all"
    assert ("1.4", "reporting.rule") not in told


def test_only_what_is_invented_is_labelled_as_an_example(town: Path) -> None:
    expected = "Nr.;Mål;Resultatkrav;1. halvår;2. halvår;Status sidst;År til dato;Årsag/konsekvens;Handling"
    assert table(town, FIRST).decode("utf-8-sig").splitlines()[0] == expected


def test_a_site_in_english_has_what_an_english_spreadsheet_expects(town_in_english: Path) -> None:
    data = table(town_in_english)
    assert data[:3] == b"\xef\xbb\xbf"
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == [
        "No.",
        "Goal",
        "Requirement",
        "Half-year 1",
        "Half-year 2 (example figures)",
        "Status last time",
        "Year to date (example figures)",
        "Cause/consequence (example figures)",
        "Response (example figures)",
    ]
    assert rows[1][4] == f"Forsinket · 94.96{NO_BREAK}% (4,748 of 5,000)"
    assert rows[2][3] == "På sporet · −3.5"


def test_what_would_be_a_formula_is_shown_and_not_calculated(town: Path) -> None:
    rows = list(csv.reader(io.StringIO(table(town, FIRST).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[3][-2:] == [
        "Årsag: -2+3 lamper blev leveret med fejl. · Konsekvens: @byen må vente.",
        '\'=HYPERLINK("http://ond.example";"Klik")',
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "|x", "=", "-", "-A1"])
def test_a_text_that_begins_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-3,5", "-1.234,5 %", "-3,5 point", "−3,5 point · Opfyldt", "Grøn", "", "a=b"])
def test_a_number_below_zero_and_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", ["1.1", "1.10", "2025", "3-4", "1/2", "15 %", "12:30"])
def test_what_would_become_another_number_or_a_day_stays_text(text: str) -> None:
    assert guarded(text) == text + UNREAD


def test_all_data_have_the_columns_of_the_contract_and_no_byte_order_mark(town: Path) -> None:
    data = (town / FOLDER / "opfoelgning-2026-h2-data.csv").read_bytes()
    assert data.startswith(b"plan,period,goal,field,value,kind,words\r\n")
    assert {(one["plan"], one["period"]) for one in facts(town)} == {("by", "2026-H2")}
    assert {one["kind"] for one in facts(town)} == {"reported", "derived", "plan"}


def test_what_was_reported_is_exactly_what_stands_in_the_file(town: Path) -> None:
    reported = [(one["goal"], one["field"], one["value"]) for one in facts(town, FIRST) if one["kind"] == "reported"]
    assert reported == [
        ("", "date", "2026-07-20"),
        ("1.1", "status", "fremme"),
        ("1.1", "results.lappet.numerator", "4748"),
        ("1.1", "results.lappet.denominator", "5000"),
        ("1.1", "note", "Kravet kan stadig nås."),
        ("1.1", "changes.1.date", "2026-08-01"),
        ("1.1", "changes.1.field", "results.lappet.numerator"),
        ("1.1", "changes.1.from", "4700"),
        ("1.1", "changes.1.to", "4748"),
        ("1.1", "changes.1.note", "Et distrikt manglede."),
        ("1.2", "status", "fremme"),
        ("1.2", "results.frost.value", "-3.5"),
        ("1.3", "status", "sen"),
        ("1.3", "results.lamper.value", "0"),
        ("1.3", "results.plan.done", "true"),
        ("1.3", "results.plan.date", "2026-06-01"),
        ("1.3", "results.plan.note", "Vedtaget i juni."),
        ("1.3", "milestones.udbud.state", "active"),
        ("1.3", "milestones.udbud.by", "2026-11"),
        ("1.3", "milestones.udbud.note", "Udbuddet venter på en godkendelse."),
        ("1.3", "cause", "-2+3 lamper blev leveret med fejl."),
        ("1.3", "consequence", "@byen må vente."),
        ("1.3", "response", '=HYPERLINK("http://ond.example";"Klik")'),
        ("1.10", "status", "ukendt"),
        ("1.10", "results.svar.numerator", "0"),
        ("1.10", "results.svar.denominator", "0"),
    ]


def said(site: Path, goal: str, field: str, kind: str, folder: str = FOLDER) -> tuple[str, str] | None:
    """The value and the words of a fact; None where there is none."""
    found = [
        (one["value"], one["words"]) for one in facts(site, folder) if (one["goal"], one["field"]) == (goal, field)
    ]
    kinds = [one["kind"] for one in facts(site, folder) if (one["goal"], one["field"]) == (goal, field)]
    assert len(found) == len(set(kinds)), "a fact is told twice"
    return dict(zip(kinds, found, strict=True)).get(kind)


@pytest.mark.parametrize(
    ("goal", "field", "expected"),
    [
        ("1.1", "status_before", ("fremme", "På sporet")),
        ("1.1", "movement", ("changed", "fra på sporet til forsinket")),
        ("1.2", "movement", ("unchanged", "uændret")),
        ("1.1", "to_date.lappet", ("94.96", f"94,96{NO_BREAK}% (9.496 af 10.000)")),
        ("1.1", "to_date.lappet.numerator", ("9496", "9.496")),
        ("1.1", "to_date.lappet.denominator", ("10000", "10.000")),
        ("1.1", "met", ("not_met", "Ikke opfyldt")),
        ("1.3", "met", ("partly", "Delvist opfyldt: 1 af 2 dele")),
        ("1.3", "met.plan", ("met", "Opfyldt")),
        ("1.3", "met.lamper", ("not_met", "Ikke opfyldt")),
        ("1.2", "to_date.frost", ("0", "0")),
        ("1.2", "periods.2026-H1.frost", ("-3.5", "−3,5")),
        ("1.4", "to_date.traeer", None),
        ("1.10", "to_date.svar", None),
        ("1.10", "to_date.svar.denominator", ("0", "0")),
        ("1.10", "status", ("unreported", "Ikke afrapporteret")),
        ("1.4", "status", None),
        ("1.4", "overdue", ("2026-H2", "2. halvår 2026")),
        ("1.3", "milestones_now.udbud.late", ("184", "184")),
    ],
)
def test_what_follows_is_told_with_exact_values_and_words(
    town: Path, goal: str, field: str, expected: tuple[str, str] | None
) -> None:
    assert said(town, goal, field, "derived") == expected


@pytest.mark.parametrize(
    ("goal", "field", "expected"),
    [
        ("", "title", ("Byens plan 2026", "Byens plan 2026")),
        ("", "amendments.1.field", ("requirement.value", "Resultatkrav")),
        ("1.1", "category", ("drift", "Den daglige drift")),
        ("1.1", "aim", ("veje", "Gode veje.")),
        ("1.1", "requirement.value", ("95", "95")),
        ("1.1", "requirement.op", ("at_least", "mindst")),
        ("1.1", "requirement.ratio.note", ("Huller på cykelstier tæller med.", "Huller på cykelstier tæller med.")),
        ("1.3", "milestones.udbud.note", ("Fristen er den gamle.", "Fristen er den gamle.")),
        ("1.1", "volumes.meldt.value", ("5000", "5.000")),
        ("1.1", "volumes.meldt.qualifier", ("about", "cirka")),
        ("1.1", "partners.1", ("Naboerne", "Naboerne")),
        ("1.1", "sdgs.1", ("11", "11")),
        ("1.3", "requirement", ("all(lamper, plan)", "alle disse: Nye lamper; Planen")),
        ("1.3", "requirement.lamper.value", ("3", "3")),
        ("1.3", "milestones.udbud.by", ("2026-05", "maj 2026")),
        ("1.4", "reporting.due.1", ("H2", "2. halvår")),
        ("1.4", "body", ("Hvorfor.", "Hvorfor.")),
    ],
)
def test_what_the_plan_says_is_told_with_it(town: Path, goal: str, field: str, expected: tuple[str, str]) -> None:
    assert said(town, goal, field, "plan") == expected


def test_a_text_is_given_as_written_and_as_read(town: Path) -> None:
    assert said(town, "1.1", "cause", "reported") == (
        "Det regnede. Se {{ goal:by/1.4 }}.",
        "Det regnede. Se mål 1.4, Træer.",
    )
    assert said(town, "1.1", "analysis", "reported") == (
        "Vi nåede det **næsten**.\n\n- 504 huller blev for gamle",
        "Vi nåede det næsten.\n• 504 huller blev for gamle",
    )


def test_invented_figures_say_so_among_all_data(town: Path) -> None:
    notice = (
        "Eksempeltal. Resultaterne her er opdigtede og skal kun vise formen. De er ikke nogens virkelige resultater."
    )
    assert said(town, "", "example", "reported") == ("true", notice)
    assert said(town, "", "example", "reported", FIRST) is None
