"""Whether a requirement is met, in words that say whether it can still change, and what nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.plan.language.standing import met_lamp, part_lamp
from generator.plan.language.statuses import status_lamp
from generator.plan.views.pieces import Lamp
from tests.plan.goals import PLAN, planned

SHARE = "{id: hul, kind: threshold, value: 90, ratio: {numerator: Lappede, denominator: Alle}}"
MOST = "{id: klager, kind: count, op: at_most, value: 5}"
COUNT = "{id: skilte, kind: count, value: 5}"
STEP = "{id: bil, kind: deliverable, by: 2026-05}"
EVERY, ONCE = "[Q1, Q2, Q3, Q4]", "[Q1]"


def lamp(folder: Path, requirement: str, *results: str, due: str = EVERY, more: str = "") -> Lamp:
    """What is said of a requirement, by what was reported quarter by quarter; "" is a goal without a result."""
    keys = f"requirement: {requirement}\nreporting: {{due: {due}}}\n{more}"
    rows = [f"{{status: green, results: {{{one}}}, note: Set.}}" if one else "{status: no_data}" for one in results]
    found = planned(folder, keys, *rows)
    assert part_lamp(found.context, found.goal.to_date[0]) == met_lamp(found.context, found.goal)
    return met_lamp(found.context, found.goal)


@pytest.mark.parametrize(
    ("requirement", "results", "due", "expected"),
    [
        # A share goes up and down until the last follow-up.
        (SHARE, ["hul: {numerator: 95, denominator: 100}"], EVERY, ("Opfyldt indtil nu", "good")),
        (SHARE, ["hul: {numerator: 5, denominator: 100}"], EVERY, ("Ikke opfyldt indtil nu", "bad")),
        # Nothing more is to be reported of it.
        (SHARE, ["hul: {numerator: 5, denominator: 100}", ""], ONCE, ("Ikke opfyldt", "bad")),
        # A count only grows: what it has reached it keeps, and what it is over it is not below again.
        (COUNT, ["skilte: 5"], EVERY, ("Opfyldt", "good")),
        (COUNT, ["skilte: 4"], EVERY, ("Ikke opfyldt endnu", "neutral")),
        (MOST, ["klager: 3", "klager: 3"], EVERY, ("Ikke opfyldt", "bad")),
        (MOST, ["klager: 3"], EVERY, ("Opfyldt indtil nu", "good")),
        (STEP, ["bil: {done: true}"], EVERY, ("Opfyldt", "good")),
        (STEP, ["bil: {done: false}"], EVERY, ("Ikke opfyldt endnu", "neutral")),
        # Its time is over: the second quarter ends after May.
        (STEP, ["bil: {done: false}", "bil: {done: false}"], EVERY, ("Ikke opfyldt", "bad")),
    ],
)
def test_what_later_reports_can_change_is_so_only_so_far(
    requirement: str, results: list[str], due: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    found = lamp(tmp_path, requirement, *results, due=due)
    assert (found.words, found.tone) == expected


def test_of_a_point_measure_a_count_that_was_reached_can_be_lost_again(tmp_path: Path) -> None:
    point = "measurement: {accumulation: point}"
    assert lamp(tmp_path, COUNT, "skilte: 5", more=point).words == "Opfyldt indtil nu"


def test_in_the_last_follow_up_it_is_final(tmp_path: Path) -> None:
    keys = f"requirement: {SHARE}\nreporting: {{due: {EVERY}}}"
    row = "{status: red, results: {hul: {numerator: 5, denominator: 100}}, cause: A., consequence: B., response: C.}"
    found = planned(tmp_path, keys, row, row, row, row, now="2027-01-01")
    assert met_lamp(found.context, found.goal).words == "Ikke opfyldt"


def test_what_had_its_time_and_was_told_of_nowhere_is_said_to_be_so(tmp_path: Path) -> None:
    # The follow-ups are of 20 April and 20 June; the time was May.
    found = lamp(tmp_path, STEP, "", "")
    assert (found.words, found.tone) == ("Tiden er gået, og der er ikke meldt noget", "bad")


def test_before_a_follow_up_could_tell_nobody_knows(tmp_path: Path) -> None:
    found = lamp(tmp_path, STEP, "")
    assert (found.words, found.unknown) == ("Kan ikke afgøres endnu", True)


def test_what_nobody_knows_looks_other_than_what_is_not_due(tmp_path: Path) -> None:
    statuses = "vocabulary: {statuses: {good: {tone: good, label: Godt}, not_due: Venter, afventer: Afventer}}\n"
    keys = f"requirement: {SHARE}\nreporting: {{due: {EVERY}}}"
    found = planned(tmp_path, keys, plan=PLAN.replace("aims:", f"{statuses}aims:"))
    told = {
        one: status_lamp(found.context, found.plan.plan, one) for one in ("not_due", "afventer", "good", "unreported")
    }
    assert {one: lamp.unknown for one, lamp in told.items() if lamp} == {
        "not_due": False,
        "afventer": True,
        "good": False,
        "unreported": True,
    }
