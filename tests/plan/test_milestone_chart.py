"""Milestones on a line of time: agreed, moved, reached; late stays visibly late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.charts.milestone_chart import milestone_chart
from generator.plan.language.milestones import milestone_rows, milestones_in_short
from tests.plan.goals import planned

if TYPE_CHECKING:
    from pathlib import Path

    from generator.plan.views.goal_pieces import MilestoneBar, MilestoneChart, MilestoneRow

HEAD = "requirement: {id: del, kind: deliverable}\nmilestones:\n"


def told(folder: Path, milestones: str, *rows: str, now: str = "2026-11-01") -> tuple[MilestoneChart, MilestoneRow]:
    """The chart of a goal's milestones, and the first of them in the list."""
    found = planned(folder, HEAD + milestones, *rows, now=now)
    chart = milestone_chart(found.context, found.plan, found.goal)
    assert chart
    return chart, milestone_rows(found.context, found.plan.plan, found.goal)[0]


def first(chart: MilestoneChart) -> MilestoneBar:
    return chart.bars[0]


def row(state: str, **keys: str) -> str:
    more = "".join(f", {key}: {value}" for key, value in keys.items())
    return f"status: green\nmilestones: {{m: {{state: {state}{more}}}}}"


AT_THE_END_OF_JUNE = "  - {id: m, report: Q2, by: end 2026-06, text: Broen er bygget.}\n"
IN_Q2 = "  - {id: m, report: Q2, text: Broen er bygget.}\n"


def test_a_milestone_without_a_time_of_its_own_has_the_division_that_accounts_for_it(tmp_path: Path) -> None:
    # 90 of 365 days come before April, and 181 until the end of June.
    chart, _ = told(tmp_path, IN_Q2, now="2026-05-01")
    bar = first(chart)
    assert (bar.start, bar.width, bar.end) == ("24.66", "24.93", "49.59")
    assert (bar.moved, bar.reached, bar.state, bar.words, bar.later) == ("", "", "open", "Planlagt", False)
    assert (chart.ends_at, [tick.words for tick in chart.ticks]) == ("", ["2026", "apr.", "jul.", "okt."])


def test_one_that_was_reached_late_is_joined_with_its_time_and_says_how_late(tmp_path: Path) -> None:
    chart, listed = told(tmp_path, AT_THE_END_OF_JUNE, "", "", row("done", date="2026-07-10"))
    bar = first(chart)
    # The 30th of June ends after 181 days; 190 days come before the 10th of July.
    assert (bar.end, bar.reached, bar.to, bar.later) == ("49.59", "52.05", "52.05", True)
    assert (bar.state, bar.tone, bar.words) == ("done", "warn", "Nået 10. juli 2026, 10 dage senere")
    assert (listed.state.words, listed.state.tone) == ("Nået 10. juli 2026", "warn")
    assert listed.late == "10 dage senere end aftalt"
    assert (
        chart.description
    ) == "Milepæl 1: Nået 10. juli 2026, 10 dage senere end aftalt, aftalt: senest ved udgangen af juni 2026."


def test_one_that_was_reached_in_time_is_no_longer_late_than_agreed(tmp_path: Path) -> None:
    chart, listed = told(tmp_path, AT_THE_END_OF_JUNE, "", row("done", date="2026-06-30"))
    bar = first(chart)
    assert (bar.state, bar.tone, bar.to, bar.later) == ("done", "good", "", False)
    assert listed.late == ""


def test_a_new_time_is_joined_with_the_one_agreed_which_stays(tmp_path: Path) -> None:
    rows = ("", row("active", by="2026-09"), row("active", by="end 2026"))
    chart, listed = told(tmp_path, AT_THE_END_OF_JUNE, *rows)
    bar = first(chart)
    assert (bar.end, bar.moved, bar.to, bar.later) == ("49.59", "100.00", "100.00", True)
    assert (bar.state, bar.words, bar.tone) == ("open", "I gang, udskudt", "warn")
    assert listed.moves == (
        "Udskudt til september 2026 (opfølgningen for 2. kvartal 2026)",
        "Udskudt til udgangen af 2026 (opfølgningen for 3. kvartal 2026)",
    )


def test_one_that_is_brought_forward_is_not_said_to_be_moved_to_later(tmp_path: Path) -> None:
    chart, listed = told(
        tmp_path, "  - {id: m, by: end 2026, text: Bro.}\n", row("active", by="2026-11"), now="2026-10-01"
    )
    assert (first(chart).words, first(chart).tone, first(chart).later) == ("I gang", "neutral", False)
    assert listed.moves == ("Fremrykket til november 2026 (opfølgningen for 1. kvartal 2026)",)


def test_one_whose_time_is_over_says_so_and_by_when_it_was_to_be_reached(tmp_path: Path) -> None:
    # The third follow-up is published on 20 August, after its time.
    chart, listed = told(tmp_path, AT_THE_END_OF_JUNE, "", "", row("active"))
    assert (first(chart).state, first(chart).tone, first(chart).words) == ("missed", "bad", "I gang, men tiden er gået")
    assert listed.late == "skulle være nået senest 30. juni 2026"


def test_nobody_is_late_for_what_no_follow_up_could_tell_yet(tmp_path: Path) -> None:
    chart, listed = told(tmp_path, AT_THE_END_OF_JUNE, "", row("active"), now="2026-07-01")
    bar = first(chart)
    assert (bar.state, bar.tone, bar.words) == ("open", "neutral", "I gang, intet meldt siden fristen")
    assert listed.late == "skulle være nået senest 30. juni 2026"
    chart, listed = told(tmp_path / "before", AT_THE_END_OF_JUNE, "", row("active"), now="2026-06-30")
    assert (first(chart).words, listed.late) == ("I gang", "")


def test_a_time_given_instead_that_is_over_too_is_the_one_that_counts(tmp_path: Path) -> None:
    rows = ("", "", row("active", by="2026-08-10"))
    chart, listed = told(tmp_path, AT_THE_END_OF_JUNE, *rows)
    assert first(chart).state == "missed"
    assert listed.late == "skulle være nået senest 10. august 2026"
    chart, listed = told(tmp_path / "later", AT_THE_END_OF_JUNE, "", "", row("active", by="2026-09"), now="2026-09-30")
    assert (first(chart).words, listed.late) == ("I gang, udskudt", "")


def test_a_milestone_beyond_the_plan_stretches_the_line_and_the_end_of_the_plan_is_marked(tmp_path: Path) -> None:
    chart, _ = told(tmp_path, "  - {id: m, report: Q4, by: end 2027-12, text: Evaluering.}\n")
    # Two years of 365 days.
    assert (chart.ends_at, chart.ends_anchor, first(chart).end) == ("50.00", "start", "100.00")


def test_a_milestone_that_is_given_up_is_neither_reached_nor_late(tmp_path: Path) -> None:
    chart, listed = told(tmp_path, AT_THE_END_OF_JUNE, row("dropped"))
    assert (first(chart).state, first(chart).tone, first(chart).words, listed.late) == ("dropped", "bad", "Opgivet", "")


def test_without_any_time_there_is_no_line(tmp_path: Path) -> None:
    found = planned(tmp_path, HEAD + "  - {id: m, text: Broen er bygget.}\n")
    assert milestone_chart(found.context, found.plan, found.goal) is None
    assert milestone_rows(found.context, found.plan.plan, found.goal)[0].state.words == "Planlagt"


def test_one_milestone_alone_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    expected = {
        "": "Milepælen er ikke nået endnu.",
        row("done", date="2026-06-30"): "Milepælen er nået.",
        row("done", date="2026-07-01"): "Milepælen blev nået for sent.",
        row("active", by="2026-12"): "Milepælen er udskudt.",
        row("dropped"): "Milepælen er opgivet.",
    }
    for n, (told, words) in enumerate(expected.items()):
        found = planned(tmp_path / str(n), HEAD + AT_THE_END_OF_JUNE, told, now="2026-06-01")
        assert milestones_in_short(found.context, found.goal) == words
    late = planned(tmp_path / "late", HEAD + AT_THE_END_OF_JUNE, "")
    assert milestones_in_short(late.context, late.goal) == (
        "Fristen for milepælen er gået, uden at det er oplyst, at den er nået."
    )


def test_the_milestones_are_summed_up_in_a_sentence_each(tmp_path: Path) -> None:
    milestones = "".join(f"  - {{id: m{n}, by: 2026-0{n}, text: Trin {n}.}}\n" for n in range(1, 6))
    rows = "status: green\nmilestones: {m1: {state: done, date: 2026-01-20}, m2: {state: done, date: 2026-03-20}, "
    rows += "m3: dropped, m4: {state: active, by: 2026-12}}"
    found = planned(tmp_path, HEAD + milestones, rows)
    assert milestones_in_short(found.context, found.goal) == (
        "2 af 5 milepæle er nået. Én blev nået for sent. Én er udskudt. "
        "For én er fristen gået, uden at det er oplyst, at den er nået. Én er opgivet."
    )
