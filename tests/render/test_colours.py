from __future__ import annotations

import re

import pytest

from generator.render.chrome import luminance
from tests.render.frames import OURS

CSS = (OURS / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
TONES = ("good", "warn", "bad", "neutral")


def tokens(scheme: str) -> dict[str, str]:
    """The colours of the light scheme, or those with what the dark one changes; a default counts as the colour."""
    start = CSS.index("prefers-color-scheme: dark")
    texts = [CSS[:start]] if scheme == "light" else [CSS[:start], CSS[start:]]
    return {
        name: colour
        for text in texts
        for name, colour in re.findall(r"--fd-([\w-]+): (?:var\(--[\w-]+, )?(#[0-9a-f]{6})\)?;", text)
    }


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_highest_contrast_there_is() -> None:
    assert contrast("#000000", "#ffffff") == 21


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("text", "muted", "link", "link-hover") for ground in ("ground", "surface")),
        *((tone, ground) for tone in TONES for ground in ("ground", "surface", f"{tone}-ground")),
        ("on-brand", "brand"),
        ("on-focus", "focus"),
    ],
)
def test_words_stand_out_from_their_ground(scheme: str, text: str, ground: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("mark", "ground"),
    [
        *((f"{tone}-mark", ground) for tone in TONES for ground in ("ground", "surface", f"{tone}-ground")),
        ("border-strong", "ground"),
        ("accent", "surface"),
        ("on-brand", "brand"),
    ],
)
def test_shapes_stand_out_from_their_ground(scheme: str, mark: str, ground: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[mark], colours[ground]) >= 3


def test_the_dark_scheme_leaves_no_status_colour_as_in_the_light_one() -> None:
    light, dark = tokens("light"), tokens("dark")
    assert [name for name in light if name.startswith(TONES) and light[name] == dark[name]] == []
