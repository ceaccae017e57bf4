"""The component page looks as its pictures in `components/` do; `--refresh-components` takes them anew."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from tests.browser.chromium import arguments, executable
from tests.browser.serving import served
from tools.component_page import ADDRESS, write_components

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parent / "components"
TEMPLATES = Path(__file__).parents[2] / "templates"
SIGHTS = {
    "phone-light": (360, "light", "none"),
    "phone-dark": (360, "dark", "none"),
    "desk-light": (1200, "light", "none"),
    "phone-forced": (360, "light", "active"),
}
"""Width, colour scheme, forced colours."""
SAME_COLOUR = 24
"""By how much of 255 a colour may differ: edges of letters are not smoothed alike everywhere."""
FEW = 40
"""How many pixels of a whole page may differ by more than that."""

NAMED = {"card", "actions", "promise", "lamp", "progress", "statement", "goals", "correction", "channel", "figures"}
"""Update card, action box, promise line, status lamp, figure tile, timeline, goal row, correction note, contact card,
data table."""

# No font of the machine may decide what is seen; nor may what is folded, or a blinking cursor.
STILL = """
@font-face {{ font-family: Still; src: url(data:font/ttf;base64,{regular}) }}
@font-face {{ font-family: Still; font-weight: 600 700; src: url(data:font/ttf;base64,{bold}) }}
:root {{ --fd-font: Still; --fd-font-code: Still }}
"""
OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
BOXES = """() => [...document.querySelectorAll("[data-macro]")].map((each) => {
  const box = each.getBoundingClientRect();
  return [each.dataset.macro, box.top + scrollY, box.bottom + scrollY];
})"""


@pytest.fixture(scope="module")
def components(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the component page."""
    folder = tmp_path_factory.mktemp("components")
    write_components(folder)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that draws letters without regard to the screen's pixels."""
    command, plain = executable(), ["--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=command, args=[*arguments(), *plain])
        yield started
        started.close()


def letters() -> str:
    """The style that sets the page in a font from a package."""
    spec = find_spec("font_source_sans_pro")
    assert spec
    assert spec.origin
    files = Path(spec.origin).parent / "files"
    coded = {
        name: base64.b64encode((files / f"SourceSansPro-{file}.ttf").read_bytes()).decode()
        for name, file in (("regular", "Regular"), ("bold", "Bold"))
    }
    return STILL.format(**coded)


def shown(browser: Browser, origin: str, sight: str) -> tuple[Image.Image, list[tuple[str, float, float]]]:
    """The whole page in a sight, and where each component stands on it."""
    width, scheme, forced = SIGHTS[sight]
    with browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if forced == "active" else "none",
        reduced_motion="reduce",
        bypass_csp=True,
    ) as context:
        page: Page = context.new_page()
        page.goto(origin + ADDRESS)
        page.add_style_tag(content=letters())
        page.evaluate(OPEN_ALL)
        page.evaluate("document.fonts.ready")
        boxes = page.evaluate(BOXES)
        picture = page.screenshot(full_page=True, animations="disabled", caret="hide")
    return Image.open(io.BytesIO(picture)).convert("RGB"), [(name, top, bottom) for name, top, bottom in boxes]


def differing(one: Image.Image, other: Image.Image) -> list[int]:
    """The line of every pixel in which two pictures of one size differ."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    width = one.width
    return [at // width for at, value in enumerate(most.tobytes()) if value > SAME_COLOUR]


@pytest.mark.parametrize("sight", SIGHTS)
def test_no_component_looks_otherwise_than_in_its_picture(
    browser: Browser, components: Path, sight: str, request: pytest.FixtureRequest
) -> None:
    with served(components) as origin:
        now, boxes = shown(browser, origin, sight)
    kept = PICTURES / f"{sight}.webp"
    if request.config.getoption("--refresh-components"):
        PICTURES.mkdir(exist_ok=True)
        now.save(kept, lossless=True)
    before = Image.open(kept).convert("RGB")
    assert now.size == before.size, f"the page is another size; it is {now.size}, and was {before.size}"
    lines = differing(now, before)
    there = sorted({name for name, top, bottom in boxes for line in lines if top <= line < bottom})
    assert len(lines) <= FEW, f"{len(lines)} pixels are others, in {', '.join(there) or 'the frame'}"


def test_every_component_has_one_macro_and_one_part_of_the_style_sheet(components: Path) -> None:
    page = LexborHTMLParser((components / ADDRESS.strip("/") / "index.html").read_text(encoding="utf-8"))
    found = {one.attributes["data-macro"]: one.attributes["data-style"] for one in page.css("[data-macro]")}
    assert found.keys() >= NAMED
    imported = (TEMPLATES / "assets" / "css" / "site.css").read_text(encoding="utf-8")
    for macro, style in found.items():
        assert f"macro {macro}(" in (TEMPLATES / "parts" / f"{macro}.html").read_text(encoding="utf-8")
        assert (TEMPLATES / "assets" / "css" / "parts" / f"{style}.css").is_file()
        assert f'@import "parts/{style}.css";' in imported


def test_every_part_of_the_style_sheet_is_imported_once() -> None:
    folder = TEMPLATES / "assets" / "css"
    imported = (folder / "site.css").read_text(encoding="utf-8")
    parts = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.css") if path.name != "site.css")
    assert [imported.count(f'@import "{part}";') for part in parts] == [1] * len(parts), parts
