"""The languages of the words in a tagged PDF, of which WeasyPrint says only that of the whole document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

_TOLD = ("TextBox", "InlineReplacedBox", "BlockReplacedBox", "ReplacedBox")
"""The boxes that WeasyPrint marks on a page, each with a number of its own."""


class Sheets(Protocol):
    """What is needed of a `weasyprint.Document`: its pages, each of which has a tree of boxes."""

    pages: list[Any]


class Objects(Protocol):
    """What is needed of a `pydyf.PDF`; the objects are its dictionaries, arrays and streams."""

    objects: list[Any]
    catalog: dict[str, Any]


def with_languages(document: Sheets, book: Objects) -> None:
    """Say of every text in which language it is, where they are not all in that of the document.

    WeasyPrint makes the elements of a document in the order of its boxes, so the marks of the ones and the texts of the
    others are the same sequence (ISO 14289-1, 7.2). Where a site's own templates make them differ, nothing is said.
    """
    whole = book.catalog["Lang"].string
    spoken = [box.style["lang"] or whole for page in document.pages for box in _told(page._page_box)]  # noqa: SLF001 - there is no other way to the boxes
    holders = () if all(one == whole for one in spoken) else tuple(_holders(book))
    if len(holders) == len(spoken):
        string = type(book.catalog["Lang"])
        for element, language in zip(holders, spoken, strict=True):
            element["Lang"] = string(language)


def _told(box: Any) -> Iterator[Any]:  # noqa: ANN401 - any of WeasyPrint's boxes
    """The boxes inside of a box that have a mark, in the order in which WeasyPrint makes elements of them."""
    box = getattr(box, "_box", box)
    if type(box).__name__ in _TOLD:
        yield box
    for child in getattr(box, "children", ()):
        yield from _told(child)


def _holders(book: Objects) -> Iterator[Any]:
    """The element that holds each mark, in the order in which they were made, on every sheet."""
    found: list[Any] = [one for one in book.objects if isinstance(one, dict) and one.get("Type") == "/StructElem"]
    elements = {one.number: one for one in found}
    passed = set[int]()
    for number, element in sorted(elements.items()):
        if number not in passed:
            yield from _held(element, elements, passed)


def _held(element: Any, elements: dict[int, Any], passed: set[int]) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The element itself for each of its marks; a link has marks between the elements inside of it."""
    passed.add(element.number)
    for kid in element["K"]:
        if isinstance(kid, int):
            yield element
        elif element["S"] == "/Link" and (inside := elements.get(int(kid.split()[0]))):
            yield from _held(inside, elements, passed)
