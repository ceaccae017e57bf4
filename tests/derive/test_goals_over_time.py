"""When a goal is due, how late a milestone is, what time is left, and which goals continue which: from real files."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.checking import Clock, checked
from generator.derive.goals import GoalState, PlanState
from generator.derive.milestones import MilestoneState
from generator.derive.site import Site, site_at
from generator.derive.years import lines_of_goals

ZONE = ZoneInfo("Europe/Copenhagen")
SETTINGS = "format: 1\ntitle: Prøve\nurl: https://proeve.example/\n"
PLAN = """\
title: Plan {year}
organisation: Styrelsen
period:
  from: {year}-01-01
  until: {year}-12-31
aims:
  - id: 1
    text: Et pejlemærke.
"""
COUNT = "id: stops\nkind: count\nvalue: 3\n"
ANSWER = "    status: green\n    note: Sådan er det.\n"


def page(front: str) -> str:
    return f"---\n{front}---\n"


def goal(requirement: str = COUNT, more: str = "") -> str:
    indented = "".join(f"  {line}\n" for line in requirement.splitlines())
    return page(f"title: Et mål\naim: 1\nrequirement_text: Mindst 3.\nrequirement:\n{indented}{more}")


def follow_up(day: str, row: str) -> str:
    return f"date: {day}\nrows:\n  1.1:\n{row}" if row else f"date: {day}\nrows: {{}}\n"


def site(folder: Path, files: dict[str, str], today: str = "2025-12-01") -> Site:
    """The site of a project with these files, at noon of a day."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in {"site.yml": SETTINGS, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    now = datetime.fromisoformat(f"{today}T12:00").replace(tzinfo=ZONE)
    known = checked(folder, Clock(instant=now))
    assert known.content is not None, known.problems
    return site_at(known.content, now)


def plan(folder: Path, text: str, rows: dict[str, tuple[str, str]], today: str = "2025-12-01") -> PlanState:
    """A plan of 2025 with one goal, and its follow-ups: the day and the row of each."""
    files = {"content/goals/2025/plan.md": page(PLAN.format(year=2025)), "content/goals/2025/1.1-maal.md": text}
    files |= {f"content/goals/2025/2025-{part}.yml": follow_up(*told) for part, told in rows.items()}
    return site(folder, files, today).plans[0]


def accounts(state: GoalState) -> list[str]:
    return [due.account for due in state.dues]


def test_not_due_is_nothing_owed_and_what_is_owed_is_so_only_after_it_was_due(tmp_path: Path) -> None:
    text = goal(more="reporting:\n  due: [Q2, Q4]\n")
    state = plan(tmp_path, text, {"Q1": ("2025-04-20", ""), "Q2": ("2025-08-20", ""), "Q3": ("2025-11-20", "")})
    first, second, third = (one.goals[0] for one in state.follow_ups)
    assert accounts(first) == ["not_due", "coming", "not_due", "coming"]
    assert first.overdue is None
    assert accounts(second) == ["not_due", "unreported", "not_due", "coming"]
    assert second.overdue == state.divisions[1]
    # Still owed in the quarter after, in which it has nothing to report.
    assert accounts(third) == ["not_due", "unreported", "not_due", "coming"]
    assert third.overdue == state.divisions[1]


def test_a_later_report_ends_what_was_owed(tmp_path: Path) -> None:
    rows = {"Q1": ("2025-04-20", ""), "Q2": ("2025-08-20", f"{ANSWER}    results:\n      stops:\n        value: 0\n")}
    state = plan(tmp_path, goal(), rows)
    assert accounts(state.goals[0]) == ["unreported", "reported", "coming", "coming"]
    assert state.goals[0].overdue is None


def test_no_data_where_something_was_due_is_no_report(tmp_path: Path) -> None:
    state = plan(tmp_path, goal(), {"Q1": ("2025-04-20", "    status: no_data\n    note: Udtrækket fejlede.\n")})
    assert accounts(state.goals[0]) == ["unreported", "coming", "coming", "coming"]


def test_any_one_of_several_is_owed_only_when_the_last_has_passed(tmp_path: Path) -> None:
    text = goal(more="reporting:\n  due: [Q2, Q3]\n  rule: any_of\n")
    none = "    status: not_due\n"
    state = plan(tmp_path, text, {"Q2": ("2025-08-20", none), "Q3": ("2025-11-20", none)})
    assert accounts(state.follow_ups[0].goals[0]) == ["not_due", "open", "coming", "not_due"]
    assert state.follow_ups[0].goals[0].overdue is None
    assert accounts(state.goals[0]) == ["not_due", "open", "unreported", "not_due"]
    assert state.goals[0].overdue == state.divisions[2]
    told = "    status: green\n    note: Nok.\n    results:\n      stops:\n        value: 3\n"
    settled = plan(tmp_path, text, {"Q2": ("2025-08-20", told), "Q3": ("2025-11-20", none)})
    assert accounts(settled.goals[0]) == ["not_due", "reported", "not_due", "not_due"]


def test_a_count_short_of_its_number_is_missed_when_its_time_is_over_and_not_before(tmp_path: Path) -> None:
    two = f"{ANSWER}    results:\n      stops:\n        value: 2\n"
    none = f"{ANSWER}    results:\n      stops:\n        value: 0\n"
    rows = {"Q3": ("2025-11-20", two), "Q4": ("2025-11-30", none)}
    state = plan(tmp_path, goal(), rows)
    third, fourth = (one.goals[0] for one in state.follow_ups)
    assert (third.met, third.to_date[0].open, third.missed) == ("not_met", True, False)
    assert (fourth.met, fourth.to_date[0].open, fourth.missed) == ("not_met", False, True)
    # With a time of its own in September, the third quarter's end is too late.
    sooner = plan(tmp_path, goal(f"{COUNT}by: 2025-09\n"), rows)
    assert sooner.follow_ups[0].goals[0].missed


def test_too_many_of_what_may_be_few_is_missed_at_once(tmp_path: Path) -> None:
    five = f"{ANSWER}    results:\n      stops:\n        value: 5\n"
    state = plan(tmp_path, goal(f"{COUNT}op: at_most\n"), {"Q1": ("2025-04-20", five)})
    assert state.goals[0].missed


def milestone(folder: Path, asked: str, said: dict[str, str], today: str = "2025-12-01") -> MilestoneState:
    """The milestone `m`, which `asked` defines; `said` is what each quarter reported on it."""
    days = {"Q1": "2025-04-20", "Q2": "2025-08-20", "Q3": "2025-11-20"}
    text = goal(more=f"milestones:\n  - id: m\n    text: Et skridt.\n{asked}")
    rows = {part: (days[part], f"{ANSWER}    milestones:\n      m:\n{row}") for part, row in said.items()}
    return plan(folder, text, rows, today).goals[0].milestones[0]


def test_a_milestone_without_a_time_of_its_own_is_due_when_its_quarter_ends(tmp_path: Path) -> None:
    found = milestone(tmp_path, "    report: Q2\n", {}, today="2025-06-30")
    assert (date(2025, 6, 30), 0, False) == (found.due, found.late, found.overdue)
    # 1 July is the first day after it.
    later = milestone(tmp_path, "    report: Q2\n", {}, today="2025-07-01")
    assert (later.late, later.overdue) == (1, True)


def test_a_milestone_reached_late_stays_late_by_the_time_agreed(tmp_path: Path) -> None:
    said = {
        "Q1": "        state: active\n        by: 2025-05\n",
        "Q2": "        state: done\n        date: 2025-05-12\n",
    }
    found = milestone(tmp_path, "    report: Q1\n", said)
    # Agreed for 31 March, moved to May and reached within that: 30 days of April and 12 of May.
    assert (date(2025, 3, 31), date(2025, 5, 31), date(2025, 5, 12)) == (found.due, found.expected, found.reached)
    assert [one.division and one.division.id for one in found.revisions] == ["2025-Q1"]
    assert (found.late, found.overdue) == (42, False)


def test_a_time_given_again_is_one_revision(tmp_path: Path) -> None:
    again = "        state: active\n        by: 2025-10\n"
    found = milestone(tmp_path, "    report: Q2\n", {"Q1": again, "Q2": again, "Q3": again.replace("10", "12")})
    assert [one.by.text for one in found.revisions] == ["2025-10", "2025-12"]


def test_nobody_can_tell_how_late_a_milestone_is_that_was_reached_on_a_day_unknown(tmp_path: Path) -> None:
    found = milestone(tmp_path, "    report: Q1\n", {"Q2": "        state: done\n"})
    assert found.late is None
    assert not found.overdue


def test_a_dropped_milestone_is_not_late(tmp_path: Path) -> None:
    assert milestone(tmp_path, "    report: Q1\n", {"Q2": "        state: dropped\n"}).late == 0


def test_a_milestone_may_lie_beyond_its_plan(tmp_path: Path) -> None:
    assert milestone(tmp_path, "    report: Q3\n    by: 2026-03\n", {}).beyond
    assert milestone(tmp_path, "    report: Q3\n", {"Q2": "        state: active\n        by: 2026-01\n"}).beyond
    assert not milestone(tmp_path, "    report: Q3\n    by: 2025-12-31\n", {}).beyond


def test_a_follow_up_shows_milestones_as_of_its_own_day(tmp_path: Path) -> None:
    text = goal(more="milestones:\n  - id: m\n    text: Et skridt.\n    by: 2025-06-30\n")
    state = plan(tmp_path, text, {"Q1": ("2025-04-20", ANSWER), "Q2": ("2025-07-10", ANSWER)})
    assert [one.goals[0].milestones[0].late for one in state.follow_ups] == [0, 10]
    # 30 June to 1 December: 31 + 31 + 30 + 31 + 30 + 1 days.
    assert state.goals[0].milestones[0].late == 154


def test_the_follow_up_of_the_last_division_closes_the_plan(tmp_path: Path) -> None:
    assert plan(tmp_path, goal(), {"Q3": ("2025-11-20", ANSWER)}).last is None
    closed = plan(tmp_path, goal(), {"Q4": ("2025-11-30", ANSWER)})
    assert closed.last == closed.follow_ups[0]


def test_goals_that_continue_one_another_are_one_line_each(tmp_path: Path) -> None:
    files = {}
    for year in (2023, 2024, 2025):
        files[f"content/goals/{year}/plan.md"] = page(PLAN.format(year=year))
    files["content/goals/2023/1.1-a.md"] = goal()
    files["content/goals/2023/1.2-ophoert.md"] = goal()
    files["content/goals/2024/1.1-a.md"] = goal(more="continues: 2023/1.1\n")
    files["content/goals/2025/1.1-a.md"] = goal(more="continues: 2024/1.1\n")
    files["content/goals/2025/1.2-b.md"] = goal(more="continues: 2024/1.1\n")
    files["content/goals/2025/1.3-ny.md"] = goal()
    lines = lines_of_goals(site(tmp_path, files).plans)
    assert [[one.goal.goal.ref for one in line] for line in lines] == [
        ["2023/1.1", "2024/1.1", "2025/1.1"],
        ["2023/1.1", "2024/1.1", "2025/1.2"],
    ]


def test_goals_said_to_go_round_in_circles_end(tmp_path: Path) -> None:
    files = {
        "content/goals/2024/plan.md": page(PLAN.format(year=2024)),
        "content/goals/2025/plan.md": page(PLAN.format(year=2025)),
        "content/goals/2024/1.1-a.md": goal(more="continues: 2025/1.1\n"),
        "content/goals/2025/1.1-a.md": goal(more="continues: 2024/1.1\n"),
        "content/goals/2025/1.2-b.md": goal(more="continues: 2025/1.1\n"),
    }
    lines = lines_of_goals(site(tmp_path, files).plans)
    assert [[one.goal.goal.ref for one in line] for line in lines] == [["2024/1.1", "2025/1.1", "2025/1.2"]]
