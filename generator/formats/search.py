"""The file that the search page searches."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.formats.told import Told, told
from generator.model.foreign import bare
from generator.model.settings import Language

ROOM = 2_000_000
"""Bytes that the file may take with all text in it; a browser needs about two seconds to make that searchable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One page to be found. `location` is its address from the site's root (`/emner/x/`).

    All texts are plain, but that they may be marked as words of another language (`generator.model.foreign`).
    `kind` and `line` are shown with the title (what it is; when and of what), `summary` under that.
    `headings` are searched alone where there is no room for `text`, which holds them too.
    """

    location: str
    title: str
    kind: str = ""
    line: str = ""
    summary: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    tags: tuple[str, ...] = ()


def search_index(language: Language, documents: tuple[SearchDocument, ...], *, room: int = ROOM) -> bytes:
    """The pages as JSON, sorted by location; the same bytes for the same documents in any order.

    Where the whole text takes more than `room` bytes, every page is found by title, summary, tags and headings only.
    """
    ordered = sorted(documents, key=lambda document: document.location)
    if sum(len(document.text) for document in ordered) <= room:
        full = _written(language, [_entry(document, document.text) for document in ordered])
        if len(full) <= room:
            return full
    return _written(language, [_entry(document, "\n".join(document.headings)) for document in ordered])


def _entry(document: SearchDocument, text: str) -> dict[str, Told]:
    return {
        "location": document.location,
        "title": told(document.title),
        "kind": told(document.kind),
        "line": told(document.line),
        "summary": told(document.summary),
        "tags": bare("\n".join(document.tags)),
        "text": bare(" ".join(text.split())),
    }


def _written(language: Language, entries: list[dict[str, Told]]) -> bytes:
    whole = {"language": language, "documents": entries}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
