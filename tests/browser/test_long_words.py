"""A Danish word can be longer than a phone is wide: it is broken and never cut off; no page scrolls sideways for it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.serving import served
from tests.browser.sights import OPEN_ALL, PHONE
from tests.browser.test_opening import CUT, TOO_WIDE
from tests.projects.builds import built
from tests.projects.small import WORDS, Project

pytestmark = pytest.mark.browser

LONG = "Registreringsafgiftsomberegningssagernes"
PAGES = (
    "/",
    "/opdateringer/",
    "/opdateringer/2026/02/02/halvvejs/",
    "/opdateringer/2026/01/12/vi-begynder/",
    "/emner/vej/",
    "/loefter/",
    "/for/naboer/",
    "/maal/",
    "/maal/2026/",
    "/maal/2026/1.1-huller/",
    "/maal/2026/2026-q1/",
    "/rettelser/",
)
STATUS = "Opmærksomhedskrævende"

TABLE = f"| {' | '.join(f'Kolonne {n}' for n in range(1, 11))} |\n|{'---|' * 10}\n|{' |' * 10}\n\n{LONG}.\n"
SCROLLED = """() => [...document.querySelectorAll(".table-scroll:has(.fd-table)")].filter(
  (frame) => frame.scrollWidth > frame.clientWidth).map((frame) => frame.outerHTML.slice(0, 90))"""
"""Our own tables, which become lists where there is little room."""
MIDDLE = """(frame) => {
  const row = frame.querySelector("tbody tr").getBoundingClientRect();
  return Math.round(row.top + row.height / 2 - frame.getBoundingClientRect().top);
}"""

ASKED = f"""\
actions:
  - need: required
    text: {LONG} skal sendes.
    by: 2026-12-01
phases:
  grave:
    state: active
    words: {LONG}
    target: 2026-Q4
questions:
  - id: naar
    question: {LONG}?
    answer: {LONG}.
next_update: 2026-07
changes:
  - date: 2026-03-01
    kind: correction
    note: {LONG} er rettet.
"""
TOPIC = f"""\
figures:
  sager:
    label: {LONG}
    unit: sager
phases:
  - id: grave
    title: {LONG}
    text: {LONG}.
    responsible: {LONG}
promises:
  aabning:
    label: {LONG}
    text: {LONG}.
    responsible: {LONG}
"""
ACCOUNTED = f"""\
    status: red
    cause: {LONG} mangler.
    consequence: {LONG} forsinkes.
    response: {LONG} hentes ind.
    results:
      lappet:
        numerator: 50
        denominator: 100
  1.2:
    status: green
"""
OTHER_TOPIC = f"---\ntitle: Den anden {LONG}\nsummary: {LONG}.\n---\n\n{LONG}.\n"
STATUSES = f"""\
vocabulary:
  statuses:
    green: {{label: {STATUS}, tone: good}}
    red: {{label: {STATUS}, tone: bad, explain: true}}
    yellow: {{label: Ikketilfredsstillendefremdrift, tone: warn}}
    not_due: {{label: {LONG}, tone: neutral}}
    no_data: {{label: {LONG}, tone: neutral}}
"""


def swapped(text: str, *pairs: tuple[str, str]) -> str:
    """A text with words of it swapped, each of which is there."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def long_worded() -> Project:
    """The small project with a long word wherever an author may write one."""
    words = tuple(
        replace(one, title=f"{LONG} {n}", summary=f"{LONG}.", tag=LONG.lower(), reason=f"{LONG}.", body=f"{LONG}.\n")
        for n, one in enumerate(WORDS)
    )
    words = (words[0], replace(words[1], body=TABLE), replace(words[2], more=ASKED))
    project = Project(title=LONG, audience=LONG, words=words)
    plain = {path: data.decode() for path, data in project.files().items() if not path.startswith("content/media/")}
    topic = plain["content/topics/vej.md"]
    figures, questions = topic.index("figures:"), topic.index("questions:")
    others = {
        "site.yml": swapped(
            plain["site.yml"],
            ("name: Vejvæsenet", f"name: {LONG}\n  url: https://vej.example"),
            ("one: sag\n", f"one: {LONG.lower()}\n"),
            ("many: sager", f"many: {LONG.lower()}"),
        ),
        "content/topics/vej.md": swapped(
            topic[:figures] + TOPIC + topic[questions:],
            ("Vejen bliver ny", LONG),
            ("Kan jeg køre der?", f"{LONG}?"),
            ("Om arbejdet", LONG),
        ),
        "content/topics/bro.md": OTHER_TOPIC,
        "content/contacts.yml": swapped(plain["content/contacts.yml"], ("Vejvagten", LONG)),
        "content/glossary.yml": swapped(plain["content/glossary.yml"], ("term: kote", f"term: {LONG}")),
        "content/goals/2026/plan.md": swapped(
            plain["content/goals/2026/plan.md"],
            ("Plan 2026", LONG),
            ("Vejvæsenet", LONG),
            ("Gode veje.", f"{LONG}."),
            ("aims:", f"{STATUSES}aims:"),
        ),
        "content/goals/2026/1.1-huller.md": swapped(
            plain["content/goals/2026/1.1-huller.md"],
            ("Færre huller", LONG),
            ("Mindst 90 procent af hullerne", f"{LONG} for mindst 90 procent"),
            ("numerator: lappet inden ti dage", f"numerator: {LONG}"),
            ("denominator: meldte huller", f"denominator: {LONG}"),
        ),
        "content/goals/2026/2026-Q1.yml": swapped(
            plain["content/goals/2026/2026-Q1.yml"], ("    status: green\n", ACCOUNTED)
        ),
        "content/goals/2026/1.2-broer.md": swapped(
            plain["content/goals/2026/1.1-huller.md"], ("Færre huller", "Flere broer")
        ),
    }
    return replace(project, others=others)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of long words is served."""
    folder = long_worded().write(tmp_path_factory.mktemp("long"))
    assert built(folder).placed
    with served(folder / "site") as address:
        yield address


def test_a_word_longer_than_a_phone_is_wide_is_broken_and_never_cut_off(page: Page, origin: str) -> None:
    page.set_viewport_size(PHONE)
    wide: dict[str, list[str]] = {}
    for address in PAGES:
        page.goto(origin + address)
        assert page.get_by_text(LONG).count() > 0, address
        page.evaluate(OPEN_ALL)
        if found := page.evaluate(TOO_WIDE) + page.evaluate(CUT) + page.evaluate(SCROLLED):
            wide[address] = found
    assert wide == {}


def shades(page: Page) -> tuple[int, int]:
    """How far the left and the right edge of the first table are from the ground, where its cells are empty."""
    frame = page.locator(".table-scroll").first
    picture = Image.open(io.BytesIO(frame.screenshot())).convert("L")
    row = frame.evaluate(MIDDLE)
    ground = 255 if page.evaluate("matchMedia('(prefers-color-scheme: light)').matches") else 22
    shown = picture.tobytes()[row * picture.width : (row + 1) * picture.width]
    return abs(shown[3] - ground), abs(shown[-4] - ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_edge_of_a_wide_table_is_shaded_where_there_is_more_to_see(
    page: Page, origin: str, scheme: Literal["light", "dark"]
) -> None:
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{origin}/opdateringer/2026/01/12/vi-begynder/")
    left, right = shades(page)
    assert (left < 5, right > 20) == (True, True), (left, right)
    page.locator(".table-scroll").first.evaluate("(frame) => { frame.scrollLeft = 100; }")
    assert min(shades(page)) > 20
    page.locator(".table-scroll").first.evaluate("(frame) => { frame.scrollLeft = frame.scrollWidth; }")
    left, right = shades(page)
    assert (left > 20, right < 5) == (True, True), (left, right)
    page.emulate_media(forced_colors="active")
    assert page.locator(".table-scroll").first.evaluate("(frame) => getComputedStyle(frame).backgroundImage") == "none"
