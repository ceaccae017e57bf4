"""What lamps, drawings, tables and controls are called to those who hear a page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hearing import Heard, heard, names
from tests.browser.pages import KINDS, pages_of
from tests.browser.serving import served
from tests.browser.sights import OPEN_ALL, PHONE
from tests.projects.builds import build_in
from tests.projects.small import Project

pytestmark = pytest.mark.browser

FRONT, TOPIC, GOAL, FOLLOW_UP = "/", "/emner/omberegning/", KINDS["goal"][1], "/maal/2025/2025-q3/"
# Without a name none of these says what it is. A row or a cell says it by what is in it.
NAMED = frozenset(
    {"image", "figure", "table", "region", "navigation", "searchbox", "textbox", "checkbox", "combobox"}
    | {"button", "link", "heading", "columnheader", "rowheader", "DisclosureTriangle"}
)


def unclear(found: Iterable[Heard], named: frozenset[str]) -> list[str]:
    """What has no name, and what is told twice."""
    nameless = [each.role for each in found if each.role in named and not each.name]
    doubled = [each.name for each in found if each.description and each.description in each.name]
    return nameless + [f"told twice: {name}" for name in doubled]


def opened(page: Page, address: str) -> tuple[Heard, ...]:
    """What is heard of a page on a phone, where tables may be laid out as something else, with everything unfolded."""
    page.set_viewport_size(PHONE)
    page.goto(address)
    page.evaluate(OPEN_ALL)
    return heard(page)


def test_whatever_can_be_met_on_a_page_has_a_name_and_has_it_once(page: Page, origin: str) -> None:
    pages = {at: opened(page, origin + at) for at in (FRONT, TOPIC, GOAL, FOLLOW_UP)}
    wrong = {at: said for at, found in pages.items() if (said := unclear(found, NAMED))}
    assert wrong == {}


@pytest.mark.long
def test_whatever_can_be_met_on_any_page_has_a_name(page: Page, site: Path, origin: str) -> None:
    own = NAMED - {"table"}  # a table in an author's text goes by the name of the region that it scrolls in
    wrong = {at: said for at in pages_of(site) if (said := unclear(opened(page, origin + at), own))}
    assert wrong == {}


@pytest.mark.parametrize("address", [FRONT, GOAL, FOLLOW_UP])
def test_a_lamp_is_heard_as_its_words_and_nothing_else(page: Page, origin: str, address: str) -> None:
    page.goto(origin + address)
    lamps = [lamp for lamp in page.locator(".fd-lamp").all() if lamp.is_visible()][:12]
    assert lamps
    for lamp in lamps:
        words = lamp.inner_text().strip()
        assert words != ""
        assert lamp.aria_snapshot() == f"- text: {words}"


def test_the_status_of_a_goal_is_its_first_lamp(page: Page, origin: str) -> None:
    page.goto(origin + GOAL)
    assert page.locator(".fd-lamp").first.aria_snapshot() == "- text: Rød"


def test_the_drawing_of_a_goal_says_requirement_and_results_and_the_table_says_them_again(
    page: Page, origin: str
) -> None:
    found = opened(page, origin + GOAL)
    (drawn,) = (each for each in found if each.role == "image")
    words = f"{drawn.name} {drawn.description}"
    assert words.startswith("Resultat i forhold til krav: Træfprocent")
    for said in (
        "Krav: mindst 70 %.",
        "Hele 2025: 69,96 % (7.279 af 10.404).",
        "3. kvartal: 65,4 % (1.812 af 2.772).",
    ):
        assert said in words
    assert "Resultat i forhold til krav" in names(found, "table")
    assert names(found, "columnheader") == ["Delkrav", "Krav", "Hele 2025", "4. kvartal", "Opfyldt"]


def test_the_drawings_of_a_topic_say_how_a_promise_moved_and_what_a_figure_was_and_is(page: Page, origin: str) -> None:
    found = opened(page, origin + TOPIC)
    drawn = {each.name.split(": ")[0]: f"{each.name} {each.description}" for each in found if each.role == "image"}
    slip = drawn["Sådan er løftet flyttet"]
    steps = drawn["Behandlede omberegninger"]
    assert "1. oktober 2021: intet bestemt tidspunkt." in slip
    assert "Fra 211.000 omberegninger (30. november 2021) til 270.000 omberegninger (24. juni 2022)." in steps
    tables = names(found, "table")
    assert "Alle udmeldinger om: Afslutning af alle omberegninger" in tables
    assert "Behandlede omberegninger" in tables


def test_the_follow_up_is_heard_as_a_table_of_goals_by_quarter_on_a_phone_too(page: Page, origin: str) -> None:
    found = opened(page, origin + FOLLOW_UP)
    assert "Opfølgning, 3. kvartal 2025" in names(found, "table")
    assert {"Mål", "Resultatkrav", "1. kvartal", "4. kvartal", "År til dato"} <= set(names(found, "columnheader"))
    goals = [name for name in names(found, "rowheader") if "risikobaseret kontrol" in name]
    assert len(goals) == 1
    table = page.get_by_role("table", name="Opfølgning, 3. kvartal 2025")
    row = table.get_by_role("row").filter(has_text="7.744")
    assert row.locator(".fd-lamp").all_inner_texts()[:3] == ["Grøn", "Grøn", "Gul"]


def test_words_of_another_language_are_marked_as_such_to_the_end(page: Page, tmp_path: Path) -> None:
    project = Project().with_word(1, body='En model af <span lang="en">machine learning</span> finder dem.\n')
    folder = project.write(tmp_path / "project")
    done = build_in(folder)
    assert done.returncode == 0, done.stdout
    with served(folder / "site") as origin:
        page.goto(f"{origin}/opdateringer/2026/01/12/vi-begynder/")
        expect(page.locator("[lang=en]")).to_have_text("machine learning")
        assert page.locator("html").get_attribute("lang") == "da"
