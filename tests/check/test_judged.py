"""When a status is said to go against the result, and a follow-up to leave out a goal that is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.plans import Written, problems_of, told

SHARE = "{id: svar, kind: threshold, value: 90, ratio: {numerator: Klager med svar, denominator: Klager}}"
TEXT = "Mindst 90 procent af alle klager får svar."
RED = "cause: En fejl., consequence: Ingen., response: Ingen."
AGAINST = "status-against-result"


def share(status: str, numerator: int, denominator: int, more: str = "") -> str:
    return f"status: {status}, results: {{svar: {{numerator: {numerator}, denominator: {denominator}}}}}{more}"


def found(
    follow_ups: dict[str, str], folder: Path, *, requirement: str = SHARE, text: str = TEXT, **more: str
) -> list[str]:
    """What is wrong with the statuses; nothing else is."""
    problems = Written(text=text, requirement=requirement, follow_ups=follow_ups, **more).problems(folder)
    assert [one for one in problems if not one.endswith(AGAINST)] == []
    return [one.partition(":")[0] for one in problems]


@pytest.mark.parametrize(
    ("expected", "row"),
    [
        (["2025-Q1"], share("green", 89, 99)),  # 89.89 % of at least 90
        ([], share("green", 90, 100)),
        ([], share("yellow", 89, 99, f", {RED}")),
        ([], share("red", 89, 99, f", {RED}")),
        (["2025-Q1"], share("red", 90, 100, f", {RED}")),
        ([], share("yellow", 95, 100, f", {RED}")),
        ([], share("green", 0, 0)),  # nothing to measure: cannot be said yet
        ([], share("red", 0, 0, f", {RED}")),
        ([], share("no_data", 89, 99)),
        ([], share("green", 89, 99, ", note: En fejl i udtrækket.")),
        ([], share("red", 90, 100, f", {RED}, note: Resten er svære.")),
    ],
)
def test_good_of_what_is_missed_and_bad_of_what_is_met_need_a_note(
    expected: list[str], row: str, tmp_path: Path
) -> None:
    assert expected == found({"2025-Q1": told(row)}, tmp_path)


def test_the_year_so_far_counts_and_not_the_quarter_alone(tmp_path: Path) -> None:
    first = told(share("red", 50, 100, f", {RED}"))
    # 50 + 95 of 200 is 72.5 %, though the quarter itself has 95 %.
    second = told(share("green", 95, 100), "2025-08-18")
    assert found({"2025-Q1": first, "2025-Q2": second}, tmp_path) == ["2025-Q2"]
    alone = told("status: no_data")
    assert found({"2025-Q1": alone, "2025-Q2": second}, tmp_path) == []


def test_a_draft_is_measured_with_the_drafts_before_it_and_a_published_one_without(tmp_path: Path) -> None:
    draft = told(share("no_data", 50, 100), more="draft: true\n")
    second = share("green", 95, 100)
    assert found({"2025-Q1": draft, "2025-Q2": told(second, "2025-08-18")}, tmp_path) == []
    later = told(second, "2025-08-18", "draft: true\n")
    assert found({"2025-Q1": draft, "2025-Q2": later}, tmp_path) == ["2025-Q2"]


@pytest.mark.parametrize(
    ("expected", "asked", "value", "status"),
    [
        ([], "op: at_least", 3, "green"),  # there are three quarters left
        ([], "op: more_than", 3, "green"),
        ([], "op: equals", 3, "green"),
        (["2025-Q1"], "op: at_least, by: 2025-03", 3, "green"),  # its last day is the quarter's
        ([], "op: at_least, by: 2025-04-01", 3, "green"),
        ([], "op: at_least, by: unknown", 3, "green"),
        (["2025-Q1"], "op: at_most", 11, "green"),  # and cannot become fewer
        (["2025-Q1"], "op: less_than", 10, "green"),
        (["2025-Q1"], "op: at_least", 12, "red"),
        (["2025-Q1"], "op: at_most", 9, "red"),
    ],
)
def test_what_is_counted_is_not_missed_before_its_time(
    expected: list[str], asked: str, value: int, status: str, tmp_path: Path
) -> None:
    row = f"status: {status}, results: {{svar: {value}}}" + (f", {RED}" if status == "red" else "")
    requirement = f"{{id: svar, kind: count, value: 10, {asked}}}"
    assert expected == found({"2025-Q1": told(row)}, tmp_path, requirement=requirement, text="10 svar.")


@pytest.mark.parametrize("kind", ["deliverable", "capability"])
def test_what_is_delivered_is_not_missed_before_its_time(kind: str, tmp_path: Path) -> None:
    row = told("status: green, results: {svar: {done: false}}")
    for expected, by in (([], ""), ([], ", by: 2025"), (["2025-Q1"], ", by: 2025-Q1")):
        requirement = f"{{id: svar, kind: {kind}{by}}}"
        assert expected == found({"2025-Q1": row}, tmp_path, requirement=requirement)


PARTS = """
  {group}:
    - {{id: a, kind: threshold, value: 4}}
    - {{id: b, kind: threshold, value: 3}}
    - {{id: c, kind: deliverable}}"""


@pytest.mark.parametrize(
    ("expected", "group", "results", "status"),
    [
        ([], "all", "a: 4, b: 3, c: {done: true}", "green"),
        (["2025-Q1"], "all", "a: 4, b: 2, c: {done: true}", "green"),  # partly met, and b is missed
        ([], "all", "a: 4, b: 3, c: {done: false}", "green"),  # partly met, and c has time left
        ([], "all", "a: 4, b: 3", "green"),
        (["2025-Q1"], "all", "a: 3", "green"),
        ([], "all", "a: 4, b: 2, c: {done: true}", "red"),  # partly met is not met
        (["2025-Q1"], "all", "a: 4, b: 3, c: {done: true}", "red"),
        ([], "any", "a: 3, b: 2, c: {done: false}", "green"),  # c is still to come
        ([], "any", "a: 3, b: 2", "green"),  # nothing is known of c
        ([], "any", "a: 3, b: 3, c: {done: false}", "green"),
        (["2025-Q1"], "any", "a: 3, b: 3, c: {done: false}", "red"),
    ],
)
def test_of_a_requirement_in_parts_what_is_missed_for_good_counts(
    expected: list[str], group: str, results: str, status: str, tmp_path: Path
) -> None:
    row = f"status: {status}, results: {{{results}}}" + (f", {RED}" if status == "red" else "")
    written = {"2025-Q1": told(row)}
    assert expected == found(written, tmp_path, requirement=PARTS.format(group=group), text="Mindst 4 og mindst 3.")


def test_at_the_end_of_the_plan_nothing_is_still_to_come(tmp_path: Path) -> None:
    last = told("status: green, results: {a: 3, b: 2, c: {done: false}}", "2026-02-16")
    requirement = PARTS.format(group="any")
    problems = Written(requirement=requirement, text="4 og 3.", follow_ups={"2025-Q4": last}).problems(tmp_path)
    assert problems == ["2025-Q4:3 status-against-result"]


def test_the_words_of_the_plan_say_which_status_is_good(tmp_path: Path) -> None:
    own = """\
aims: [{id: 1, text: Svar}]
vocabulary:
  statuses:
    ok: {label: Godt, tone: good}
    nej: {label: Skidt, tone: bad}"""
    row = {"2025-Q1": told(share("ok", 1, 100)), "2025-Q2": told(share("nej", 1, 100), "2025-08-18")}
    assert found(row, tmp_path, plan=own) == ["2025-Q1"]


def test_the_result_and_the_requirement_are_said_and_no_rounding_hides_the_miss(tmp_path: Path) -> None:
    # 899,999 of 1,000,000 is 89.9999 %, which is 90.00 with two decimals.
    written = Written(text=TEXT, requirement=SHARE, follow_ups={"2025-Q1": told(share("green", 899999, 1000000))})
    assert "in brackets: svar: 89.99 (≥ 90). The requirement is not met" in written.said(tmp_path)[0]


DUE = "reporting: {{due: [{due}]{more}}}\n"


@pytest.mark.parametrize(
    ("expected", "due", "more", "rows"),
    [
        ([], "Q1, Q2", "", {"2025-Q1": "1: green", "2025-Q2": "1: no_data"}),
        (["2025-Q2:3"], "Q1, Q2", "", {"2025-Q1": "1: green", "2025-Q2": "1: not_due"}),
        (["2025-Q1:2"], "Q1, Q2", "", {"2025-Q1": "", "2025-Q2": "1: green"}),
        ([], "Q2", "", {"2025-Q1": "", "2025-Q2": "1: green"}),
        ([], "Q1, Q2", ", rule: any_of", {"2025-Q1": "1: not_due", "2025-Q2": "1: green"}),
        ([], "Q1, Q2", ", rule: any_of", {"2025-Q1": "1: green", "2025-Q2": ""}),
        ([], "Q1, Q2", ", rule: any_of", {"2025-Q1": ""}),
        (["2025-Q2:3"], "Q1, Q2", ", rule: any_of", {"2025-Q1": "1: not_due", "2025-Q2": "1: not_due"}),
        (["2025-Q2:2"], "Q1, Q2", ", rule: any_of", {"2025-Q1": "", "2025-Q2": ""}),
    ],
)
def test_a_follow_up_reports_every_goal_that_is_due(
    expected: list[str], due: str, more: str, rows: dict[str, str], tmp_path: Path
) -> None:
    days = {"2025-Q1": "2025-04-28", "2025-Q2": "2025-08-18"}
    told_all = {period: f"date: {days[period]}\nrows:\n  {row or '2: no_data'}\n" for period, row in rows.items()}
    other = Written().files()["content/goals/2025/1-svar.md"].replace("[Q1, Q2, Q3, Q4]", "[Q4]")
    files = Written(reporting=DUE.format(due=due, more=more), follow_ups=told_all).files()
    problems = problems_of({**files, "content/goals/2025/2-ro.md": other}, tmp_path)
    assert [f"{one} due-not-reported" for one in expected] == problems


def test_a_draft_of_a_follow_up_and_one_of_a_time_to_come_owe_nothing_yet(tmp_path: Path) -> None:
    draft = told("status: not_due", more="draft: true\n")
    assert Written(follow_ups={"2025-Q1": draft}).problems(tmp_path) == []
    scheduled = told("status: not_due", "2026-07-01")
    assert Written(follow_ups={"2025-Q1": scheduled}).problems(tmp_path) == []
