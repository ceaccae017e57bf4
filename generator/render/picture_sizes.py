"""How large a site's pictures are, so that a browser keeps their place before they are there."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model.content import Medium

_KINDS = frozenset({"gif", "jpeg", "jpg", "png", "webp"})
_PICTURE = re.compile(r'<img src="([^"]*/media/([^"/]+))"')


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSize:
    """The width and height of a picture in pixels; `name` is the last part of its address."""

    name: str
    width: int
    height: int


def picture_sizes(media: Iterable[Medium], project: Path) -> tuple[PictureSize, ...]:
    """The sizes of those media that are pictures and say their size, in the order of the media."""
    found = []
    for medium in media:
        if medium.path.rpartition(".")[2].lower() in _KINDS:
            width, height = _size(project / medium.path, medium.digest)
            if width and height:
                found.append(PictureSize(name=medium.path.rpartition("/")[2], width=width, height=height))
    return tuple(found)


def sized(html: str, sizes: tuple[PictureSize, ...]) -> str:
    """The HTML in which each picture of the site says how large it is."""
    if not sizes or "<img" not in html:
        return html
    known = {one.name: one for one in sizes}

    def attributes(found: re.Match[str]) -> str:
        size = known.get(unquote(found[2]))
        return f'{found[0]} width="{size.width}" height="{size.height}"' if size else found[0]

    return _PICTURE.sub(attributes, html)


@lru_cache(maxsize=4096)
def _size(path: Path, digest: str) -> tuple[int, int]:
    """Width and height by a picture's first bytes; zeros where it does not say. `digest` tells versions of it apart."""
    del digest
    from PIL import Image  # noqa: PLC0415 - slow to load, and few sites have pictures

    try:
        with warnings.catch_warnings():
            # Nothing is unpacked here, however large a picture says that it is.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                return picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0
