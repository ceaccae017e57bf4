"""What a goal's page says of results and requirements in words: what decides, what is not needed, when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.plan.charts.result_chart import result_chart
from generator.plan.language.standing import met_lamp
from generator.plan.language.statuses import due_divisions, movement, to_date_name
from generator.plan.performance.goal_history import history_rows
from generator.plan.performance.goals import goal_pages
from generator.plan.performance.requirements import deciding, leaf_blocks, leaf_rows, parts_met
from generator.plan.performance.volumes import volume_rows
from generator.plan.views.performance import GoalView
from tests.plan.goals import NO_BREAK, PLAN, planned

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plan.goals import Planned

PERCENT = f"{NO_BREAK}%"
SHARE = (
    "requirement: {id: del, kind: threshold, value: 70, ratio: {numerator: Lappede huller, denominator: Huller i alt}}"
)
TWO_YEARS = PLAN.replace("until: 2026-12-31", "until: 2027-12-31").replace("aims:", "divisions: half-years\naims:")


def share(numerator: int, denominator: int) -> str:
    return f"status: green\nresults: {{del: {{numerator: {numerator}, denominator: {denominator}}}}}"


def done(**parts: bool) -> str:
    return (
        f"status: green\nresults: {{{', '.join(f'{key}: {{done: {str(it).lower()}}}' for key, it in parts.items())}}}"
    )


def said(found: Planned) -> list[tuple[str, str]]:
    return [(one.result, one.asked) for one in deciding(found.context, found.plan, found.goal)]


def facts(found: Planned) -> dict[str, str]:
    page = next(iter(goal_pages(found.context, found.plan, ())))
    assert isinstance(page.view, GoalView)
    return {pair.label: pair.text for pair in page.view.details}


@pytest.mark.parametrize(
    ("until", "parts", "expected"),
    [("2026-12-31", 4, "Hele 2026"), ("2026-09-30", 3, "Hele perioden"), ("2026-12-31", 3, "År til dato")],
)
def test_a_result_is_of_the_whole_once_the_last_follow_up_is_published(
    until: str, parts: int, expected: str, tmp_path: Path
) -> None:
    found = planned(
        tmp_path,
        f"{SHARE}\nreporting: {{due: [Q1, Q2, Q3]}}",
        *[share(7, 10)] * parts,
        now="2027-01-01",
        plan=PLAN.replace("2026-12-31", until),
    )
    assert said(found)[0][0].startswith(f"{expected}: 70,0")


def test_what_is_done_once_is_called_a_result_and_not_a_sum(tmp_path: Path) -> None:
    found = planned(tmp_path, "requirement: {id: bro, kind: deliverable}", done(bro=True))
    assert to_date_name(found.context, found.plan, found.goal.goal) == "Resultat"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["not_due", "yellow"], "gul ved første vurdering"),
        (["green", "not_due", "yellow"], "gul ved ny vurdering"),
        (["green", "yellow"], "fra grøn til gul"),
        (["no_data", "green"], "fra ingen data til grøn"),
        (["not_due", "not_due"], "uændret"),
    ],
)
def test_what_was_not_due_before_did_not_move_from_there(told: list[str], expected: str, tmp_path: Path) -> None:
    rows = [f"{{status: {one}, cause: A., consequence: B., response: C.}}" for one in told]
    found = planned(tmp_path, SHARE, *rows, now="2027-01-01")
    assert movement(found.context, found.plan.plan, found.goal) == expected


def test_measured_as_often_as_reported_is_said_once(tmp_path: Path) -> None:
    keys = f"{SHARE}\nmeasurement: {{frequency: Hvert kvartal}}"
    assert facts(planned(tmp_path / "a", keys))["Måles og afrapporteres"] == "Hvert kvartal"
    apart = facts(planned(tmp_path / "b", keys.replace("kvartal", "år")))
    assert (apart["Måles"], apart["Afrapporteres"]) == ("Hvert år", "Hvert kvartal")


def test_a_colour_has_the_result_that_decides_beside_it_and_what_was_asked(tmp_path: Path) -> None:
    # 650 + 721 of 1,000 each are 1,371 of 2,000: 68.55 %, though the newest period alone is above 70 %.
    found = planned(tmp_path, SHARE, share(650, 1000), share(721, 1000))
    assert said(found) == [(f"År til dato: 68,6{PERCENT} (1.371 af 2.000).", f"Krav: mindst 70{PERCENT}.")]
    rows = history_rows(found.context, found.plan, found.goal)
    assert [[(line.words, line.to_date) for line in row.results] for row in rows] == [
        [(f"72,1{PERCENT} (721 af 1.000)", f"År til dato: 68,6{PERCENT} (1.371 af 2.000)")],
        # There was nothing before the first.
        [(f"65,0{PERCENT} (650 af 1.000)", "")],
    ]


def test_the_result_to_date_in_the_history_is_that_of_its_time(tmp_path: Path) -> None:
    found = planned(tmp_path, SHARE, share(1, 2), share(2, 2), share(4, 4))
    rows = history_rows(found.context, found.plan, found.goal)
    assert [row.results[0].to_date for row in rows] == [
        f"År til dato: 87,5{PERCENT} (7 af 8)",
        f"År til dato: 75,0{PERCENT} (3 af 4)",
        "",
    ]


def test_what_is_measured_anew_each_time_is_not_added_to_anything(tmp_path: Path) -> None:
    found = planned(tmp_path, f"{SHARE}\nmeasurement: {{accumulation: point}}", share(1, 2), share(3, 4))
    assert said(found) == [(f"Nyeste måling: 75,0{PERCENT} (3 af 4).", f"Krav: mindst 70{PERCENT}.")]
    rows = history_rows(found.context, found.plan, found.goal)
    assert [row.results[0].to_date for row in rows] == ["", ""]


def test_what_is_delivered_says_that_it_has_to_be_done_and_by_when(tmp_path: Path) -> None:
    found = planned(tmp_path, "requirement: {id: del, kind: deliverable, by: 2026}", done(**{"del": False}))
    assert said(found) == [("Ikke gennemført endnu.", "Krav: skal være gennemført senest i 2026.")]
    assert leaf_rows(found.context, found.plan, found.goal)[0].asked == "skal være gennemført senest i 2026"
    assert "Sådan regnes resultatet ud" not in facts(found)


def test_after_the_last_follow_up_nothing_is_still_to_come(tmp_path: Path) -> None:
    both = "requirement:\n  all: [{id: bro, kind: deliverable, label: Bro}, {id: vej, kind: deliverable, label: Vej}]"
    found = planned(tmp_path, both, "", "", "", done(bro=False), now="2027-02-01")
    assert [one.result for one in leaf_rows(found.context, found.plan, found.goal)] == [
        "ikke gennemført",
        "intet resultat",
    ]


ANY = "requirement:\n  any: [{id: bro, kind: deliverable, label: Bro}, {id: vej, kind: deliverable, label: Vej}]"


def test_where_one_is_enough_the_other_is_not_missed_but_not_needed(tmp_path: Path) -> None:
    found = planned(tmp_path, ANY, "", "", "", done(bro=False, vej=True), now="2027-02-01")
    rows = leaf_rows(found.context, found.plan, found.goal)
    assert [(one.met.words, one.met.tone) for one in rows] == [("Ikke nødvendig", "neutral"), ("Opfyldt", "good")]
    blocks = leaf_blocks(found.context, found.plan, found.goal)
    assert [block.state.tone for block in blocks if block.state] == ["neutral", "good"]
    assert parts_met(found.context, found.goal) == "1 af 2 dele er opfyldt; én er nok"


def test_where_none_of_those_is_met_each_is_missed(tmp_path: Path) -> None:
    found = planned(tmp_path, ANY, "", "", "", done(bro=False, vej=False), now="2027-02-01")
    assert [one.met.words for one in leaf_rows(found.context, found.plan, found.goal)] == ["Ikke opfyldt"] * 2


@pytest.mark.parametrize(
    ("requirement", "met", "expected"),
    [
        ("all: [A, {any: [B, C]}]", "b", "Delvist opfyldt indtil nu: 1 af 2 dele"),
        ("all: [A, {all: [B, C]}]", "b", "Delvist opfyldt indtil nu: 1 af 3 dele"),
        ("any: [A, {all: [B, C]}]", "b", "Delvist opfyldt indtil nu: 1 af 2 dele"),
        ("all: [A, B, C]", "ab", "Delvist opfyldt indtil nu: 2 af 3 dele"),
    ],
)
def test_what_is_partly_met_says_how_much_of_what_it_needs_is(
    tmp_path: Path, requirement: str, met: str, expected: str
) -> None:
    for one in "ABC":
        requirement = requirement.replace(one, f"{{id: {one.lower()}, kind: deliverable, label: Del}}")
    found = planned(tmp_path, f"requirement:\n  {requirement}", done(**{one: one in met for one in "abc"}))
    lamp = met_lamp(found.context, found.goal)
    assert (lamp.words, lamp.tone) == (expected, "neutral")


def test_a_goal_that_needs_one_report_has_nothing_new_after_it(tmp_path: Path) -> None:
    keys = f"{SHARE}\nreporting: {{due: [Q2, Q3, Q4], rule: any_of}}"
    found = planned(tmp_path, keys, "", share(3, 4), "status: green")
    chart = result_chart(found.context, found.plan, found.goal, found.goal.to_date[0])
    assert chart
    assert [lane.value for lane in chart.lanes[1:]] == ["ikke forfalden", f"75,0{PERCENT}", "intet nyt"]
    assert leaf_rows(found.context, found.plan, found.goal)[0].own == "intet nyt"


@pytest.mark.parametrize(
    ("due", "plan", "expected"),
    [
        ("{}", PLAN, "hvert kvartal"),
        ("{due: [Q4, Q2, Q1, Q3]}", PLAN, "hvert kvartal"),
        ("{due: [Q4, Q2]}", PLAN, "2. kvartal og 4. kvartal"),
        ("{due: [Q4, Q3], rule: any_of}", PLAN, "i én af disse perioder: 3. kvartal og 4. kvartal"),
        ("{due: [H2, 2026-H1]}", TWO_YEARS, "1. halvår 2026, 2. halvår 2026 og 2. halvår 2027"),
        ("{due: [H1, H2]}", TWO_YEARS, "hvert halvår"),
    ],
)
def test_when_a_goal_is_reported_is_said_in_the_order_of_time(
    tmp_path: Path, due: str, plan: str, expected: str
) -> None:
    found = planned(tmp_path, f"{SHARE}\nreporting: {due}", plan=plan)
    assert due_divisions(found.context, found.plan.plan, found.goal.goal) == expected


def test_results_at_different_places_never_have_the_same_words(tmp_path: Path) -> None:
    # 1945 of 1962 are 99.1335 %, 642 of 648 are 99.0741 %; both are 99.1 with one decimal.
    keys = SHARE.replace("70", "99")
    found = planned(tmp_path, keys, share(1303, 1314), share(642, 648))
    chart = result_chart(found.context, found.plan, found.goal, found.goal.to_date[0])
    assert chart
    # 1303 of 1314 are 99.1629 %, which no other is.
    assert [lane.value for lane in chart.lanes] == [f"99,13{PERCENT}", f"99,2{PERCENT}", f"99,07{PERCENT}"]
    assert chart.notes[-1] == "År til dato: 0,13 procentpoint over kravet."


def test_what_is_counted_out_of_what_is_one_phrase(tmp_path: Path) -> None:
    found = planned(tmp_path, SHARE, share(1, 2))
    assert leaf_rows(found.context, found.plan, found.goal)[0].counted == "Lappede huller ud af huller i alt"


def test_a_unit_that_ends_in_a_full_stop_has_one_at_the_end_of_a_sentence(tmp_path: Path) -> None:
    keys = "requirement: {id: del, kind: threshold, value: 5, unit: penge}"
    found = planned(tmp_path, keys, "status: green\nresults: {del: {value: 7}}")
    assert all(".." not in f"{one.result} {one.asked}" for one in deciding(found.context, found.plan, found.goal))
    chart = result_chart(found.context, found.plan, found.goal, found.goal.to_date[0])
    assert chart
    assert ".." not in f"{chart.description} {chart.notes}"
    assert f"År til dato: 2{NO_BREAK}mio. kr. over kravet." == chart.notes[1]


def test_when_the_plan_is_over_a_volume_is_that_of_it_all(tmp_path: Path) -> None:
    keys = f"{SHARE}\nvolumes:\n  - {{id: v, label: Huller, value: 40, expects: del.denominator}}"
    found = planned(tmp_path, keys, *[share(1, 10)] * 4, now="2027-02-01")
    assert volume_rows(found.context, found.plan, found.goal)[0].so_far == "I alt: 40"
