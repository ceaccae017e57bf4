"""When figures are warned of and when not, told of whole projects; the words are in tests/cases."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from generator.checking import Clock, checked

SETTINGS = """\
format: 1
title: Vejen
url: https://vejen.example
units:
  cases: {one: sag, many: sager}
  same: {one: sag, many: sager}
  cars: {one: bil, many: biler}
"""
TOTAL = "  total: {label: I alt, unit: cases}\n"
DONE = "  done: {label: Klar, unit: cases, direction: grows}\n"
LEFT = "  left: {label: Mangler, unit: cases, direction: falls}\n"
FREE = "  free: {label: Frit, unit: cases}\n"
SHARE = "  share: {label: Andel, unit: percent, part_of: total}\n"


def warnings(folder: Path, figures: str, *updates: tuple[str, str], body: str = "") -> list[str]:
    """Place and code of what is wrong with a topic of these figures and updates of a day each."""
    files = {"site.yml": SETTINGS, "content/topics/vej.md": f"---\ntitle: Vej\nfigures:\n{figures}---\n"}
    for number, (day, front) in enumerate(updates):
        text = f"---\ntitle: Nyt\nsummary: Nyt.\n{front}---\n{body if number == len(updates) - 1 else ''}"
        files[f"content/updates/{day}-nyt.md"] = text
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    found = checked(folder, Clock(instant=datetime.fromisoformat("2026-06-01T12:00"))).problems
    return [f"{one.place.path[16:26]} {one.problem.code}" for one in found]


def test_a_change_of_unit_is_warned_of_unless_a_note_tells_of_it(tmp_path: Path) -> None:
    first = ("2026-01-01", "figures: {free: 10}\n")
    silent = "figures:\n  free:\n    value: 10\n    unit: cars\n"
    expected = ["2026-01-02 figure-unit-changed"]
    assert expected == warnings(tmp_path, FREE, first, ("2026-01-02", silent))
    assert warnings(tmp_path, FREE, first, ("2026-01-02", f"{silent}    note: Nu i biler.\n")) == []


def test_a_change_of_base_is_warned_of_unless_a_note_tells_of_it(tmp_path: Path) -> None:
    first = ("2026-01-01", "figures: {share: 10}\n")
    silent = "figures:\n  share:\n    value: 10\n    part_of: free\n"
    expected = ["2026-01-02 figure-base-changed"]
    assert expected == warnings(tmp_path, TOTAL + SHARE + FREE, first, ("2026-01-02", silent))
    told = f"{silent}    note: Nu af de frie.\n"
    assert warnings(tmp_path, TOTAL + SHARE + FREE, first, ("2026-01-02", told)) == []


@pytest.mark.parametrize(
    ("expected", "figure", "before", "after"),
    [
        (True, "done", "10", "9.9"),
        (False, "done", "10", "10.0"),
        (False, "done", "10", "11"),
        (True, "left", "10", "11"),
        (False, "left", "10", "9"),
        (False, "free", "10", "9"),
        (False, "free", "10", "11"),
    ],
)
def test_a_number_may_go_its_own_way_or_stand_still_but_not_go_back(
    tmp_path: Path, *, expected: bool, figure: str, before: str, after: str
) -> None:
    updates = (
        ("2026-01-01", f"figures: {{{figure}: {before}}}\n"),
        ("2026-01-02", f"figures: {{{figure}: {after}}}\n"),
    )
    found = warnings(tmp_path, DONE + LEFT + FREE, *updates)
    assert (["2026-01-02 figure-against-direction"] if expected else []) == found


def test_a_note_tells_of_a_number_that_goes_back_and_another_unit_or_base_cannot_be_compared(tmp_path: Path) -> None:
    first = ("2026-01-01", "figures: {done: 10}\n")
    back = "figures:\n  done:\n    value: 9\n"
    assert warnings(tmp_path, DONE, first, ("2026-01-02", f"{back}    note: Talt om.\n")) == []
    other = ("2026-01-02", f"{back}    unit: cars\n")
    assert warnings(tmp_path, DONE, first, other) == ["2026-01-02 figure-unit-changed"]


def test_a_draft_is_seen_against_what_is_before_it_and_nothing_against_a_draft(tmp_path: Path) -> None:
    found = warnings(
        tmp_path,
        DONE,
        ("2026-01-01", "figures: {done: 10}\n"),
        ("2026-01-02", "draft: true\nfigures: {done: 9}\n"),
        ("2026-01-03", "draft: true\nfigures: {done: 20}\n"),
        ("2026-01-04", "figures: {done: 15}\n"),
    )
    assert found == ["2026-01-02 figure-against-direction"]


def test_what_is_scheduled_comes_after_what_is_public_and_before_what_is_scheduled_later(tmp_path: Path) -> None:
    found = warnings(
        tmp_path,
        DONE,
        ("2026-01-01", "figures: {done: 10}\n"),
        ("2027-01-02", "figures: {done: 20}\n"),
        ("2027-01-03", "figures: {done: 15}\n"),
    )
    assert found == ["2027-01-03 figure-against-direction"]


def test_the_words_of_an_update_are_held_against_the_only_figure_of_that_unit(tmp_path: Path) -> None:
    report = ("2026-01-01", "figures: {done: 10}\n")
    body = "Der er 11 sager.\n"
    expected = ["2026-01-01 figure-text-differs"]
    assert expected == warnings(tmp_path, DONE, report, body=body)
    assert warnings(tmp_path, DONE + FREE, report, body=body) == []
    assert warnings(tmp_path, DONE, report, body="Der er 11 biler.\n") == []
    # A unit of another name with the same words cannot be told from it.
    assert warnings(tmp_path, f"{DONE}  more: {{label: Mer, unit: same}}\n", report, body=body) == []


def test_a_unit_that_the_update_itself_gives_belongs_to_two_figures_then(tmp_path: Path) -> None:
    cars = "  cars: {label: Biler, unit: cars}\n"
    body = "Der er 11 biler.\n"
    alone = ("2026-01-01", "figures:\n  cars: 10\n  done: 5\n")
    assert warnings(tmp_path, DONE + cars, alone, body=body) == ["2026-01-01 figure-text-differs"]
    both = ("2026-01-01", "figures:\n  cars: 10\n  done:\n    value: 5\n    unit: cars\n")
    assert warnings(tmp_path, DONE + cars, both, body=body) == []


def test_what_the_update_promises_of_the_figure_may_stand_in_its_words(tmp_path: Path) -> None:
    figures = f"{TOTAL}{SHARE}promises:\n  most:\n    label: Det meste\n"
    report = "figures: {share: 40}\n"
    promise = "promises:\n  most:\n    target: 2026-12\n    figure: share\n    value: 75\n"
    body = "Vi lover 75 %.\n"
    assert warnings(tmp_path, figures, ("2026-01-01", report), body=body) == ["2026-01-01 figure-text-differs"]
    assert warnings(tmp_path, figures, ("2026-01-01", report + promise), body=body) == []


def test_a_text_that_gives_the_right_number_as_well_may_speak_of_others(tmp_path: Path) -> None:
    report = "figures: {share: 40}\n"
    figures = f"{TOTAL}{SHARE}"
    assert warnings(tmp_path, figures, ("2026-01-01", report), body="Fra 30 % i maj til 40 % nu.\n") == []
    assert warnings(tmp_path, figures, ("2026-01-01", report), body="Fra 30 % i maj til 50 % nu.\n") == [
        "2026-01-01 figure-text-differs",
        "2026-01-01 figure-text-differs",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "`11 sager`\n",
        "    11 sager\n",
        "```\n11 sager\n```\n",
        "[her](</a/11 sager>)\n",
        '[her](/a/ "11 sager")\n',
        "[her]\n\n[her]: </a/11 sager>\n",
        "{{ figure:done@2026-01-01 }} sager\n",
        "<https://a.example/?11%20sager>, https://a.example/(11 sager\n",
    ],
)
def test_what_no_reader_sees_as_words_is_not_held_against_it(tmp_path: Path, body: str) -> None:
    report = ("2026-01-01", "figures: {done: 10}\n")
    assert [one for one in warnings(tmp_path, DONE, report, body=body) if "figure" in one] == []


def test_a_withdrawn_update_has_no_words(tmp_path: Path) -> None:
    withdrawn = "withdrawn:\n  date: 2026-01-02\n  reason: Forkert.\nfigures: {done: 10}\n"
    assert warnings(tmp_path, DONE, ("2026-01-01", withdrawn), body="Der er 11 sager.\n") == []
