"""Pictures and documents: allowed types, and contents that are what the name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.media import shown_media
from generator.model.problem import Place, Problem, Spot, problem
from generator.read.kinds import medium_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.model.content import Medium

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

TYPES: dict[str, tuple[bytes, ...]] = {
    "csv": (),
    "docx": _ZIP,
    "gif": (b"GIF87a", b"GIF89a"),
    "jpeg": (b"\xff\xd8\xff",),
    "jpg": (b"\xff\xd8\xff",),
    "ods": _ZIP,
    "odt": _ZIP,
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "pptx": _ZIP,
    "txt": (),
    "webp": (b"RIFF",),
    "xlsx": _ZIP,
}
"""The types that are published, and how their files begin. SVG and HTML are not among them: they can carry scripts."""


def media(facts: Facts) -> Iterator[Problem]:
    """Every file of content/media/, and the logo that site.yml names."""
    logo = facts.content.settings.theme.logo
    if logo and logo not in {medium.path for medium in facts.content.media}:
        yield problem(Spot(path="site.yml", keys=("theme", "logo")), "link-missing", target=logo)
    for medium in facts.content.media:
        yield from _wrong(medium)


def _wrong(medium: Medium) -> Iterator[Problem]:
    kind = medium.path.rpartition(".")[2].lower()
    place = Place(path=medium.path)
    if kind not in TYPES:
        yield problem(place, "media-type", type=kind, allowed=", ".join(TYPES))
    elif TYPES[kind] and not medium.head.startswith(TYPES[kind]):
        yield problem(place, "media-content", type=kind)


def unused(facts: Facts) -> Iterator[Problem]:
    """Every file that nothing shows, not even a draft: it is published nowhere."""
    # What cannot be read may show any of them.
    if not facts.content.media or facts.broken.paths:
        return
    shown = shown_media(facts.content) | (facts.past.media if facts.past else frozenset())
    for medium in facts.content.media:
        # What is wrong with the file or its name is said already.
        if medium.path not in shown and medium_problem(medium.path) is None and not any(_wrong(medium)):
            yield problem(Place(path=medium.path), "media-unused")
