"""What the tests of the frame share: a chrome that shows everything, and frames of the product's own templates."""

from __future__ import annotations

from pathlib import Path

from generator.model.settings import Banner
from generator.model.text import Label, Url
from generator.render.assets import assets
from generator.render.theme import Chrome, Frame, FrameWords, Section, render_frame

OURS = Path(__file__).parents[2] / "templates"

WORDS = FrameWords(
    skip="Gå til indholdet",
    sections="Hovedmenu",
    search="Søg",
    contents="Indhold på siden",
    languages="Sprog",
    footer="Om siden",
    feed="Atom-feed",
    back_to_top="Til toppen",
)

FULL = Chrome(
    site_title="Fremdrift",
    language="da",
    words=WORDS,
    sections=(
        Section(id="updates", label="Nyt", address="/opdateringer/"),
        Section(id="topics", label="Emner", address="/emner/"),
    ),
    footer=(Section(id="privacy", label="Privatliv", address="/privatliv/"),),
    footer_text="En myndighed",
    banner=Banner(text=Label("Et eksempel."), url=Url("https://example.dk/"), label=Label("Den rigtige side")),
    noindex=True,
    feed="/feed.xml",
    search="/soeg/",
    primary="#ffcc00",
    accent="#7a0040",
    logo="/media/logo.svg",
)

BARE = Chrome(site_title="Fremdrift", language="en", words=WORDS)


def frame(chrome: Chrome = FULL, *, section: str = "topics", toc: bool = True, site: Path | None = None) -> Frame:
    """A frame of `chrome`; `site` is a template folder that wins over ours."""
    templates = (OURS,) if site is None else (site, OURS)
    found = assets(chrome.language, templates)
    return render_frame(chrome, section=section, toc=toc, templates=templates, assets=found)
