"""The pictures that pages are shared with: one for each kind of page, drawn only where there is none yet."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from generator.model.rules import N_
from generator.plan.views.shared import PictureKind
from generator.render.motifs import INK, MOTIFS, Paint
from generator.render.stylesheets import FOLDER, MissingAsset

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

    from generator.plan.language.words import Words
    from generator.render.assets import Assets
    from generator.render.chrome import Chrome

WIDTH, HEIGHT = 1200, 630
"""The size in pixels that every reader of cards understands."""

_EDITION = 2
"""Counted up when the drawing changes, so that caches that know a picture by its address ask for the new one."""

_KINDS: dict[PictureKind, str] = {
    "front": N_("What was promised, and how far it is"),
    "update": N_("Update"),
    "topic": N_("Topic"),
    "goal": N_("Goal"),
    "plan": N_("Goals and follow-up"),
    "other": "",
}
"""What a picture says of the page, under or over the site's title."""

_GROUND, _INK = "#0b3b4a", "#ffffff"
"""The colours of a site that has chosen none: those of the frame."""

_LEFT, _TOP, _ROOM, _BOTTOM = 80, 92, 640, 552
"""Where the words begin, how wide they may be, and where the last line stands."""
_LARGE, _SMALL, _SMALLEST = (76, 68, 60, 52), (46, 40), 30
"""The sizes of the first words, of the second ones, and of the last line, the one to be preferred first."""
_LEADING, _GAP, _MOST_LINES = 1.16, 22, 3
"""The height of a line by the size of its font, the pixels between two texts, and how many lines each may have."""
_STEP = 20
"""By how many pixels lines are made shorter while they are made alike."""
_MOTIF = (780, 120, 380)
"""Where the motif stands (left, top) and how wide and high it is."""
_FINER = 3
"""How much larger motifs are drawn before they are made small: edges come out smooth."""
_LEVELS = 32
"""How many colours from the ground to the ink: enough for smooth edges, and few bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is drawn. `path` is where it is published, without leading slash; `ground` and `ink` are `#rrggbb`.

    `words` say what kind of page it is, empty where they would say nothing; `host` is the site's address in short.
    """

    path: str
    kind: PictureKind
    title: str
    words: str
    host: str
    ground: str
    ink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a kind of page. `alt` says it in words; `drawing` is None where the site has brought its own."""

    kind: PictureKind
    path: str
    alt: str
    drawing: Drawing | None


def pictures(chrome: Chrome, url: str, words: Words, published: Assets) -> tuple[Picture, ...]:
    """The pictures of the site at `url`. An asset `share/da/update.png` stands in for the one of updates in Danish."""
    return tuple(_picture(kind, chrome, url, words, published) for kind in get_args(PictureKind))


def _picture(kind: PictureKind, chrome: Chrome, url: str, words: Words, published: Assets) -> Picture:
    name = f"share/{chrome.language}/{kind}"
    said = words.say(_KINDS[kind]) if _KINDS[kind] else ""
    alt = f"{chrome.site_title}: {said}" if said else chrome.site_title
    try:
        return Picture(kind=kind, path=published.path_of(f"{name}.png"), alt=alt, drawing=None)
    except MissingAsset:
        pass
    host = url.partition("://")[2].rstrip("/")
    ground, ink = (chrome.primary, chrome.on_primary) if chrome.primary else (_GROUND, _INK)
    said_of_it = (_EDITION, kind, chrome.site_title, said, host, ground, ink)
    path = f"{FOLDER}/{name}.{sha256(repr(said_of_it).encode()).hexdigest()[:10]}.png"
    drawing = Drawing(path=path, kind=kind, title=chrome.site_title, words=said, host=host, ground=ground, ink=ink)
    return Picture(kind=kind, path=path, alt=alt, drawing=drawing)


def drawn(drawing: Drawing) -> bytes:
    """The picture as PNG: the same bytes for the same drawing, whatever the machine has of fonts."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - most builds draw nothing, and loading it takes as long as a page

    # How much ink there is, and its colour last: that is several times faster than to count colours afterwards.
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    left, top, size = _MOTIF
    motif = Image.new("L", (size * _FINER, size * _FINER), 0)
    MOTIFS[drawing.kind](Paint(draw=ImageDraw.Draw(motif), size=size * _FINER))
    image.paste(motif.reduce(_FINER), (left, top))
    _write(ImageDraw.Draw(image), drawing)
    few = image.point([round(level * (_LEVELS - 1) / INK) for level in range(INK + 1)])
    coloured = Image.frombytes("P", few.size, few.tobytes())
    coloured.putpalette(_palette(drawing))
    data = io.BytesIO()
    coloured.save(data, "PNG")
    return data.getvalue()


def _palette(drawing: Drawing) -> bytes:
    """Red, green and blue of each colour from the ground to the ink."""
    ground, ink = (bytes.fromhex(colour[1:]) for colour in (drawing.ground, drawing.ink))
    shares = [step / (_LEVELS - 1) for step in range(_LEVELS)]
    return bytes(round(low + (high - low) * share) for share in shares for low, high in zip(ground, ink, strict=True))


def _write(draw: ImageDraw, drawing: Drawing) -> None:
    """The words, the largest first: what kind of page it is, then whose; on the front page the other way round."""
    large, small = (drawing.words, drawing.title) if drawing.words else (drawing.title, "")
    if drawing.kind == "front":
        large, small = small, large
    y = _TOP
    for text, sizes, heavy in ((large, _LARGE, True), (small, _SMALL, False)):
        block = _fitting(text, sizes, heavy=heavy)
        for line in block.lines:
            draw.text((_LEFT, y), line, font=block.font, fill=INK, anchor="la")
            y += round(block.font.size * _LEADING)
        y += _GAP
    font = _font(_SMALLEST, heavy=False)
    draw.text((_LEFT, _BOTTOM), _cut(drawing.host, font), font=font, fill=INK, anchor="ls")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A text in lines, and the font that it is set in."""

    font: FreeTypeFont
    lines: tuple[str, ...]


def _fitting(text: str, sizes: tuple[int, ...], *, heavy: bool) -> _Block:
    """A text in the largest size in which nothing of it has to be left out, else in the smallest."""
    for size in sizes:
        font = _font(size, heavy=heavy)
        lines = _balanced(text, font)
        if len(lines) <= _MOST_LINES and all(font.getlength(line) <= _ROOM for line in lines):
            return _Block(font=font, lines=lines)
    kept = lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        kept = (*kept[:-1], f"{kept[-1]}…")
    return _Block(font=font, lines=tuple(_cut(line, font) for line in kept))


def _balanced(text: str, font: FreeTypeFont) -> tuple[str, ...]:
    """A text in as few lines as have room, about equally long: the last one is not left with a word alone."""
    best = _lines(text, font, _ROOM)
    for room in range(_ROOM - _STEP, _ROOM // 2, -_STEP):
        narrower = _lines(text, font, room)
        if len(narrower) > len(best) or any(font.getlength(line) > _ROOM for line in narrower):
            break
        best = narrower
    return best


def _lines(text: str, font: FreeTypeFont, room: int) -> tuple[str, ...]:
    """A text in lines of that many pixels, so far as its words have room."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _cut(line: str, font: FreeTypeFont) -> str:
    """A line that has room, whatever its words."""
    while font.getlength(line) > _ROOM:
        line = line.removesuffix("…")[:-1].rstrip() + "…"
    return line


@cache
def _font(size: int, *, heavy: bool) -> FreeTypeFont:
    """Source Sans from the package that carries it, set letter by letter, which every build of Pillow can."""
    from PIL import ImageFont  # noqa: PLC0415 - as above

    spec = find_spec("font_source_sans_pro")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package font-source-sans-pro is not installed", name="font_source_sans_pro")
    weight = "Semibold" if heavy else "Regular"
    path = Path(spec.submodule_search_locations[0], "files", f"SourceSansPro-{weight}.ttf")
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
