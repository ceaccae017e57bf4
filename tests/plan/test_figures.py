"""What readers see of figures: percentages with their base and day, and in words what has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.example.reading import BuiltPage, built_pages, readable
from tests.projects.builds import built

SETTINGS = """\
format: 1
title: Vejen
url: https://vejen.example
language: {language}
units:
  cases: {{one: sag, many: sager}}
  cars: {{one: bil, many: biler}}
"""
FIGURES = """\
  share: {label: Klaret, unit: percent, part_of: total}
  total: {label: Sager i alt, unit: cases}
  north: {label: Sager i nord, unit: cases, part_of: total}
"""
FIRST = ("2026-01-01", "figures: {share: 75}\n")
SECOND = ("2026-01-02", "figures:\n  total: 211000\n  share: {value: 80.5, qualifier: more_than}\n  north: 1\n")
THIRD = ("2026-01-03", "figures:\n  total: {value: 270000, qualifier: about}\n  share: {value: 97, as_of: 2025-12}\n")


def site(
    folder: Path, *updates: tuple[str, str], language: str = "da", body: str = "", figures: str = FIGURES
) -> dict[str, BuiltPage]:
    """Every page of a site with one topic and updates of a day each; `body` is the topic's and the last update's."""
    files = {
        "site.yml": SETTINGS.format(language=language),
        "content/topics/vej.md": f"---\ntitle: Vej\nfigures:\n{figures}---\n{body}",
    }
    for day, front in updates:
        known = body if day == updates[-1][0] else ""
        files[f"content/updates/{day}-nyt.md"] = f"---\ntitle: Nyt {day}\nsummary: Nyt.\n{front}---\n{known}"
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    done = built(folder)
    assert done.placed, done.checked
    return {page.address: page for page in built_pages(folder / "site")}


def section(pages: dict[str, BuiltPage], figure: str) -> str:
    node = next(one for one in pages["/emner/vej/"].parts(".fd-figure") if one.css_first(f"#figure-{figure}"))
    return readable(node.html or "")


def rows(pages: dict[str, BuiltPage], figure: str) -> list[str]:
    node = next(one for one in pages["/emner/vej/"].parts(".fd-figure") if one.css_first(f"#figure-{figure}"))
    return [readable(row.html or "") for row in node.css("tbody tr")]


def said(pages: dict[str, BuiltPage], address: str) -> str:
    return readable(pages[address].part(".fd-prose").html or "")


@pytest.mark.parametrize(
    ("expected", "language"),
    [
        ("mere end 80,5 % af 211.000 sager, 2. januar 2026", "da"),
        ("more than 80.5 % of 211,000 sager, 2 January 2026", "en"),
    ],
)
def test_a_percentage_stands_with_its_base_wherever_it_is_shown(tmp_path: Path, expected: str, language: str) -> None:
    body = "Vi har klaret {{ figure:share }}!\n"
    pages = site(tmp_path, ("2026-01-01", "figures: {share: 75}\n"), SECOND, language=language, body=body)
    amount = expected.rpartition(", ")[0]
    assert expected in section(pages, "share")
    assert f"Klaret {expected}" in pages["/"].content
    assert f"Klaret {expected}" in pages["/emner/"].content
    assert f"klaret {expected}!" in said(pages, "/emner/vej/")
    # In the update that reports it the day is the page's own.
    assert f"klaret {amount}!" in said(pages, "/opdateringer/2026/01/02/nyt/")
    assert f"Klaret {amount}" in pages["/opdateringer/2026/01/02/nyt/"].content


def test_a_percentage_whose_base_has_no_number_yet_names_it(tmp_path: Path) -> None:
    pages = site(tmp_path, FIRST, body="Klaret er {{ figure:share }}.\n")
    assert said(pages, "/emner/vej/") == "Klaret er 75 % af ”Sager i alt”, 1. januar 2026."
    assert "75 % af ”Sager i alt”, 1. januar 2026" in section(pages, "share")
    # The base is named once.
    assert "del af:" not in section(pages, "share")


def test_a_percentage_of_a_percentage_names_its_base_because_its_number_would_say_nothing(tmp_path: Path) -> None:
    figures = f"{FIGURES}  sent: {{label: Sendt, unit: percent, part_of: share}}\n"
    updates = ("2026-01-01", "figures: {total: 10, share: 75, sent: 50}\n")
    assert "50 % af ”Klaret”, 1. januar 2026" in section(site(tmp_path, updates, figures=figures), "sent")


def test_a_reference_shows_the_value_and_the_base_as_of_its_own_update(tmp_path: Path) -> None:
    body = "Klaret er {{ figure:share }}, og den 2. {{ figure:share@2026-01-02 }}.\n"
    pages = site(tmp_path, SECOND, ("2026-01-03", "figures: {total: 270000}\n"), body=body)
    second = "mere end 80,5 % af 211.000 sager, 2. januar 2026"
    assert said(pages, "/opdateringer/2026/01/03/nyt/") == f"Klaret er {second}, og den 2. {second}."


def test_the_day_of_a_percentage_is_when_it_held_where_that_was_said(tmp_path: Path) -> None:
    pages = site(tmp_path, SECOND, THIRD, body="Klaret er {{ figure:share@2026-01-03 }}.\n")
    assert said(pages, "/emner/vej/") == "Klaret er 97 % af cirka 270.000 sager, december 2025."


def test_a_count_in_a_text_has_neither_base_nor_day(tmp_path: Path) -> None:
    pages = site(tmp_path, SECOND, body="Der er {{ figure:north@2026-01-02 }}.\n")
    assert said(pages, "/emner/vej/") == "Der er 1 sag."


def test_a_promised_percentage_has_its_base_too(tmp_path: Path) -> None:
    figures = f"{FIGURES}promises:\n  most:\n    label: Det meste\n"
    promise = "promises:\n  most: {target: 2026-12, figure: share, value: 90}\n"
    front = f"figures: {{total: 211000}}\n{promise}"
    pages = site(tmp_path, ("2026-01-01", promise), ("2026-01-02", front), THIRD, figures=figures)
    assert "90 % af ”Sager i alt”, senest i december 2026" in pages["/opdateringer/2026/01/01/nyt/"].content
    assert "90 % af 211.000 sager, senest i december 2026" in pages["/opdateringer/2026/01/02/nyt/"].content


@pytest.mark.parametrize(
    ("expected", "language"),
    [
        ("Grundlaget er ændret fra 211.000 til cirka 270.000 sager.", "da"),
        ("The base has changed from 211,000 to about 270,000 sager.", "en"),
    ],
)
def test_a_changed_base_is_said_in_the_row_where_it_shows_and_in_the_update(
    tmp_path: Path, expected: str, language: str
) -> None:
    pages = site(tmp_path, FIRST, SECOND, THIRD, language=language)
    assert [expected in row for row in rows(pages, "share")] == [False, False, True]
    assert expected in pages["/opdateringer/2026/01/03/nyt/"].content


def test_each_row_has_its_value_its_base_and_when_it_held(tmp_path: Path) -> None:
    changed = "Grundlaget er ændret fra 211.000 til cirka 270.000 sager."
    expected = [
        "1. januar 2026 75 % af ”Sager i alt” Nyt 2026-01-01",
        "2. januar 2026 mere end 80,5 % af 211.000 sager Nyt 2026-01-02",
        f"december 2025 97 % af cirka 270.000 sager {changed} Nyt 2026-01-03",
    ]
    assert expected == rows(site(tmp_path, FIRST, SECOND, THIRD), "share")


@pytest.mark.parametrize(
    ("danish", "english", "report"),
    [
        ("Enheden er ændret fra sager til biler.", "The unit has changed from sager to biler.", "unit: cars"),
        ("Enheden er ændret fra sager til procent.", "The unit has changed from sager to per cent.", "unit: percent"),
        (
            "Grundlaget er ændret fra ”Sager i alt” (211.000 sager) til ”Klaret”.",
            "The base has changed from “Sager i alt” (211,000 sager) to “Klaret”.",
            "part_of: share",
        ),
    ],
)
def test_another_unit_and_another_base_are_said(tmp_path: Path, danish: str, english: str, report: str) -> None:
    third = ("2026-01-03", f"figures:\n  north:\n    value: 2\n    {report}\n    note: Sådan er det.\n")
    for language, expected in (("da", danish), ("en", english)):
        last = rows(site(tmp_path / language, SECOND, third, language=language), "north")[-1]
        assert f" {expected} Sådan er det." in last


def test_a_base_that_comes_or_goes_is_said(tmp_path: Path) -> None:
    part = "figures:\n  total: {value: 5, part_of: north, note: Sådan.}\n"
    pages = site(tmp_path, SECOND, ("2026-01-03", part), ("2026-01-04", "figures: {total: 6}\n"))
    found = rows(pages, "total")
    assert "Tallet er nu en del af ”Sager i nord” (1 sag)." in found[1]
    assert "Tallet er ikke længere en del af ”Sager i nord” (1 sag)." in found[2]


GROWING = """\
  share: {label: Klaret, unit: percent, part_of: total, direction: grows}
  north: {label: Sager i nord, unit: cases, part_of: total, direction: grows}
  left: {label: Tilbage, unit: percent, part_of: total, direction: falls}
  total: {label: Sager i alt, unit: cases}
"""


def far(pages: dict[str, BuiltPage], address: str) -> tuple[str, str]:
    """How far a page says that the topic is, and how far its bar goes; both empty where it says nothing of that."""
    nodes = pages[address].parts(".fd-glance__tile--far dd")
    if not nodes or not nodes[0].css_first(".fd-progress"):
        return "", ""
    bar = nodes[0].css_first(".fd-progress__part")
    return readable(nodes[0].html or ""), (bar.attributes.get("width") or "") if bar else ""


@pytest.mark.parametrize(
    ("expected", "figures"),
    [
        (("80 % af 200 sager Klaret, 2. januar 2026", "80.00%"), "{total: 200, share: 80, left: 20}"),
        (("150 sager af 200 sager Sager i nord, 2. januar 2026", "75.00%"), "{total: 200, share: 80, north: 150}"),
        (("0 sager af 200 sager Sager i nord, 2. januar 2026", "0.00%"), "{total: 200, north: 0}"),
        (("", ""), "{total: 200, left: 20}"),
        (("", ""), "{total: 200, north: 300}"),
        (("", ""), "{north: 150}"),
    ],
)
def test_how_far_a_topic_is_is_what_grows_as_a_share_and_of_several_the_one_furthest_behind(
    tmp_path: Path, expected: tuple[str, str], figures: str
) -> None:
    pages = site(tmp_path, ("2026-01-02", f"figures: {figures}\n"), figures=GROWING)
    assert far(pages, "/emner/vej/") == far(pages, "/") == expected


def test_how_far_a_topic_is_is_the_newest_word_on_it(tmp_path: Path) -> None:
    first = ("2026-01-01", "figures: {total: 200, share: 50}\n")
    newest = ("2026-01-02", "figures: {north: 180}\n")
    quiet = ("2026-01-03", "")
    pages = site(tmp_path, first, newest, quiet, figures=GROWING)
    assert far(pages, "/") == ("180 sager af 200 sager Sager i nord, 2. januar 2026", "90.00%")
