"""A goal's page as the real command builds it: what is known, what is not, and what people said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plan.asking import Built, text
from tests.plan.goals import write_plan
from tests.projects.builds import fremdrift

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborHTMLParser, LexborNode

SHARE = "requirement: {id: del, kind: threshold, value: 60, ratio: {numerator: lappede, denominator: alle}}"
BOTH = """\
requirement:
  all:
    - {id: bro, kind: capability, label: Broen kan bruges}
    - {id: huller, kind: count, label: Lappede huller, value: 3, unit: huller, by: end 2026}
"""


def page(folder: Path, goals: dict[str, str], follow_ups: dict[str, str], number: str = "1.1") -> LexborHTMLParser:
    """The page of a goal, built without an error."""
    write_plan(folder, goals, follow_ups)
    done = fremdrift("build", "--project", str(folder), "--today", "2026-11-01", "--language", "en")
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(folder / "site").page(f"maal/2026/{number}-maal")


def part(where: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first part of a page, or of a piece of it, that there has to be."""
    found = where.css_first(selector)
    assert found
    return found


def lanes(page: LexborHTMLParser) -> list[str]:
    return [text(one) for one in page.css(".fd-result__lane .fd-lane__words")]


def table(page: LexborHTMLParser) -> list[list[str]]:
    return [[text(cell) for cell in row.css("th, td")] for row in page.css(".fd-table--leaves tbody tr")]


def test_zero_not_due_and_no_data_look_different_and_are_said_in_words(tmp_path: Path) -> None:
    goals = {
        "1.1": SHARE,
        "1.2": SHARE,
        "1.3": f"{SHARE}\nreporting: {{due: [Q4]}}",
    }
    rows = """
        1.1:
          status: yellow
          cause: Sne.
          consequence: Huller.
          response: Salt.
          results: {del: {numerator: 0, denominator: 40}}
        1.2: no_data
        """
    zero = page(tmp_path, goals, {"2026-Q1": rows})
    built = Built(tmp_path / "site")
    unknown, not_due = built.page("maal/2026/1.2-maal"), built.page("maal/2026/1.3-maal")

    assert lanes(zero) == ["År til dato: 0 % (0 af 40)", "1. kvartal: 0 % (0 af 40)"]
    assert lanes(unknown) == ["År til dato: intet resultat endnu", "1. kvartal: ingen data"]
    assert lanes(not_due) == ["År til dato: afrapporteres først for 4. kvartal 2026", "1. kvartal: ikke forfalden"]

    # A zero is a point on the scale; the unknown is a dotted line with a question mark; what is not due is neither.
    points, dots, marks = ".fd-result__point, .fd-result__total", ".fd-slip__unknown", ".fd-slip__question"
    assert [
        (len(one.css(points)), len(one.css(f".fd-result {dots}")), len(one.css(marks)))
        for one in (zero, unknown, not_due)
    ] == [(2, 0, 0), (0, 2, 2), (0, 0, 0)]
    assert [table(one)[0][2:] for one in (zero, unknown, not_due)] == [
        ["0 % 0 af 40", "0 % 0 af 40", "Ikke opfyldt indtil nu"],
        ["intet resultat endnu", "ingen data", "Kan ikke afgøres endnu"],
        ["afrapporteres først for 4. kvartal 2026", "ikke forfalden", "Kan ikke afgøres endnu"],
    ]


def test_every_chart_is_an_image_with_a_name_and_a_description(tmp_path: Path) -> None:
    keys = BOTH + "milestones:\n  - {id: trin, by: 2026-06, text: Et trin.}\n"
    rows = "1.1:\n  status: green\n  results: {huller: {value: 1}}\n"
    found = page(tmp_path, {"1.1": keys}, {"2026-Q1": rows})
    charts = found.css("figure.fd-chart > .fd-chart__drawing")
    assert len(charts) == 2
    for chart in charts:
        assert chart.attributes["role"] == "img"
        named = str(chart.attributes["aria-labelledby"]).split()
        assert len(named) == 2
        assert all(part(found, f"#{one}").text().strip() for one in named)
        # All of a drawing is said by them: its own words and lines would be heard twice.
        assert {str(one.attributes["aria-hidden"]) for one in chart.css(".fd-lane__drawing")} == {"true"}


def test_a_compound_requirement_says_how_many_parts_are_met_and_what_has_time_left(tmp_path: Path) -> None:
    rows = """
        1.1:
          status: yellow
          cause: Regn.
          consequence: Vi er bagud.
          response: Vi lapper om natten.
          results:
            bro: {done: true, date: 2026-03-09, note: Den er smal.}
            huller: {value: 1}
        """
    found = page(tmp_path, {"1.1": BOTH}, {"2026-Q1": rows})
    assert "Resultatkravet som helhed: Delvist opfyldt indtil nu: 1 af 2 dele" in text(found.css_first(".fd-page"))
    assert table(found) == [
        ["Broen kan bruges", "skal være nået", "gennemført 9. marts 2026", "gennemført", "Opfyldt"],
        ["Lappede huller", "mindst 3 huller, senest ved udgangen af 2026", "1 hul", "1 hul", "Ikke opfyldt endnu"],
    ]
    assert text(found.css_first(".fd-part__state")) == "Gennemført 9. marts 2026"
    # The newest explanation stands on top, once.
    assert text(found.css_first(".fd-why")) == "Årsag Regn. Konsekvens Vi er bagud. Handling Vi lapper om natten."
    assert len(found.css(".fd-why")) == 1
    assert [text(one) for one in found.css(".fd-quarter__results li")] == [
        "Broen kan bruges: gennemført, 9. marts 2026 Den er smal.",
        "Lappede huller: 1 hul",
    ]
    assert [one.attributes["href"] for one in found.css(".fd-quarter p > a")] == ["#status"]


def test_the_page_goes_from_what_it_means_to_what_was_changed(tmp_path: Path) -> None:
    keys = f"{SHARE}\nplain: For dig.\nmilestones:\n  - {{id: trin, by: 2026-06, text: Et trin.}}\n"
    keys += "volumes:\n  - {id: v, label: Huller, value: 40}\n"
    found = page(tmp_path, {"1.1": keys}, {"2026-Q1": "1.1: green"})
    expected = ["plain", "status", "requirement", "history", "milestones"]
    expected += ["about-goal", "description", "measurement", "volumes"]
    assert expected == [one.attributes["id"] for one in found.css(".fd-page .heading > h2")]


def test_the_last_follow_up_says_how_the_year_went_and_what_becomes_of_the_goal(tmp_path: Path) -> None:
    rows = """
        1.1:
          status: red
          cause: Sne.
          consequence: Huller.
          response: Salt.
          results: {del: {numerator: 50, denominator: 100}}
          outcome: not_met
          analysis: Det sneede **hele** vinteren.
          next_year: changed
        """
    before = {f"2026-Q{n}": "1.1: not_due" for n in (1, 2, 3)}
    found = page(tmp_path, {"1.1": SHARE}, {**before, "2026-Q4": rows})
    year = part(found, ".fd-quarter .fd-year-end")
    assert text(year) == "Hvorfor det gik, som det gik Det sneede hele vinteren."
    assert [one.text() for one in year.css(".fd-prose strong")] == ["hele"]
    assert text(found.css_first(".fd-goal__outcome")) == "Udfald: Ikke opfyldt · Målet føres videre i en anden form."
    assert text(found.css_first(".fd-page")).count("Udfald:") == 1, "what stands on top is not said again"


def test_a_goal_that_should_have_reported_says_so(tmp_path: Path) -> None:
    goals = {"1.1": f"{SHARE}\nreporting: {{due: [Q1, Q3]}}", "1.2": SHARE}
    found = page(tmp_path, goals, {"2026-Q1": "1.2: green"})
    assert text(found.css_first(".fd-goal__overdue")) == (
        "Skulle have været afrapporteret for 1. kvartal 2026. Afrapporteres næste gang for 3. kvartal 2026."
    )


def test_expected_volumes_are_shown_beside_what_there_is_so_far_without_a_verdict(tmp_path: Path) -> None:
    volumes = """
        volumes:
          - {id: alle, label: Meldte huller, value: 200, unit: huller, qualifier: about, expects: del.denominator}
          - {id: dybe, label: Dybe huller, value: 25, unit: percent, part_of: alle}
          - {id: natten, label: Om natten, value: 30, unit: huller, part_of: alle, expects: del.numerator}
        """
    goals = {
        "1.1": f"{SHARE}\n{volumes.strip()}",
        "1.2": f"{SHARE}\nvolumes:\n  - {{id: ens, label: Huller i alt, same_as: 2026/1.1/alle}}\n",
    }
    row = "1.1:\n  status: green\n  results: {del: {numerator: 30, denominator: 40}}\n"
    found = page(tmp_path, goals, {"2026-Q1": row, "2026-Q2": "1.1: no_data", "2026-Q3": row})
    assert [text(one) for one in found.css(".fd-volumes > div")] == [
        "Meldte huller Ventet: cirka 200 huller Indtil nu: 80 (1. kvartal og 3. kvartal)",
        "Dybe huller Ventet: 25 % af ”Meldte huller” (cirka 200 huller)",
        (
            "Om natten Ventet: 30 huller som en del af ”Meldte huller” (cirka 200 huller) "
            "Indtil nu: 60 (1. kvartal og 3. kvartal)"
        ),
    ]
    assert not found.css(".fd-volumes :is(svg, progress, meter, .fd-lamp)")
    other = Built(tmp_path / "site").page("maal/2026/1.2-maal")
    assert text(other.css_first(".fd-volumes > div")) == (
        "Huller i alt Ventet: cirka 200 huller Indtil nu: 80 (1. kvartal og 3. kvartal) Det samme som i 1.1 Mål 1.1"
    )
    assert str(part(other, ".fd-volumes a").attributes["href"]).endswith("/maal/2026/1.1-maal/")


@pytest.mark.parametrize(
    ("divisions", "period", "expected"), [("half-years", "2026-H1", "1. halvår"), ("thirds", "2026-T1", "1. tertial")]
)
def test_divisions_are_called_what_the_plan_divides_its_period_into(
    tmp_path: Path, divisions: str, period: str, expected: str
) -> None:
    rows = "1.1:\n  status: green\n  results: {del: {numerator: 2, denominator: 2}}\n"
    write_plan(tmp_path, {"1.1": SHARE}, {period: rows})
    plan = tmp_path / "content/goals/2026/plan.md"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("aims:", f"divisions: {divisions}\naims:"), encoding="utf-8"
    )
    done = fremdrift("build", "--project", str(tmp_path), "--today", "2026-11-01", "--language", "en")
    assert done.returncode == 0, done.stdout + done.stderr
    found = Built(tmp_path / "site").page("maal/2026/1.1-maal")
    assert lanes(found) == ["År til dato: 100 % (2 af 2)", f"{expected}: 100 % (2 af 2)"]
    assert [text(one) for one in found.css(".fd-table--leaves thead th")][3] == expected


def test_how_the_status_went_is_told_from_the_oldest_to_the_newest(tmp_path: Path) -> None:
    rows = {"2026-Q1": "1.1: not_due", "2026-Q2": "1.1: green", "2026-Q3": "1.1: no_data"}
    found = page(tmp_path, {"1.1": SHARE}, rows)
    track = part(found, ".fd-track")
    assert track.attributes["aria-label"] == "Sådan har status flyttet sig"
    assert [text(stop) for stop in track.css(".fd-track__stop")] == [
        "Ikke forfalden 1. kvartal",
        "Grøn 2. kvartal",
        "Ingen data 3. kvartal",
    ]
    assert page(tmp_path / "one", {"1.1": SHARE}, {"2026-Q1": "1.1: green"}).css(".fd-track") == []
