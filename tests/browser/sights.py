"""How a page is looked at, and what axe finds wrong with it so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

# WCAG 2.2 A and AA, and what axe's makers hold to be good practice; of whatever weight a finding is.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
PHONE, DESK = ViewportSize(width=320, height=800), ViewportSize(width=1440, height=900)

OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
_RUN = """async (rules) => {
  const said = await axe.run({ runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] });
  const places = (each) => each.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" ");
  return [said.passes.length, ...said.violations.map((each) => `${each.impact} ${each.id}: ${places(each)}`)];
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A screen and the colours that a reader has asked for."""

    name: str
    scheme: Literal["light", "dark"]
    size: ViewportSize
    forced: Literal["active", "none"] = "none"


LIGHT_PHONE = Sight(name="light phone", scheme="light", size=PHONE)
DARK_DESK = Sight(name="dark desk", scheme="dark", size=DESK)
FORCED_PHONE = Sight(name="forced phone", scheme="dark", size=PHONE, forced="active")
DARK_PHONE = Sight(name="dark phone", scheme="dark", size=PHONE)
LIGHT_DESK = Sight(name="light desk", scheme="light", size=DESK)

# Colours and layout do not depend on each other: the first two see each both ways.
FEW = (LIGHT_PHONE, DARK_DESK, FORCED_PHONE)
ALL = (*FEW, DARK_PHONE, LIGHT_DESK)


def take(page: Page, sight: Sight) -> None:
    """Let an open page be seen so."""
    page.set_viewport_size(sight.size)
    page.emulate_media(color_scheme=sight.scheme, forced_colors=sight.forced)


def faults(page: Page, sights: Iterable[Sight]) -> list[str]:
    """What axe finds wrong with an open page, by sight; everything that can be opened is open."""
    found: list[str] = []
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE_SCRIPT)
    for sight in sights:
        take(page, sight)
        passed, *wrong = page.evaluate(_RUN, RULES)
        assert passed > 20, "axe has looked"
        found += [f"{sight.name}: {each}" for each in wrong]
    return found
