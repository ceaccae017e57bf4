"""From a Spot, which names a place by its keys, to the place: only problems need places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.problem import Place, Spot
from generator.read.places import Places
from generator.read.text import decoded, split
from generator.read.tree import parse

if TYPE_CHECKING:
    from generator.read.sources import Source, Sources
    from generator.read.tree import Document


class Locator:
    """Finds places in the files of one site; each file is parsed at most once."""

    def __init__(self, found: Sources) -> None:
        self._files = {file.path: file for file in found.files}
        self._places: dict[str, Places | None] = {}

    def place(self, spot: Spot) -> Place:
        """The place that a Spot names; the file as a whole where its text cannot be read."""
        if spot.path not in self._places:
            file = self._files.get(spot.path)
            document = _document(file) if file else None
            self._places[spot.path] = Places(document) if document else None
        places = self._places[spot.path]
        if places is None:
            return Place(path=spot.path)
        if spot.part:
            return places.place_of_part(spot.keys, spot.part, spot.nth)
        return places.place(spot.keys, on_key=spot.on_key)


def _document(file: Source) -> Document | None:
    text = decoded(file.path, file.data).text
    if text is None:
        return None
    if file.path.endswith(".md"):
        parts = split(file.path, text)
        return parse(file.path, parts.front, parts.line).document
    return parse(file.path, text).document
