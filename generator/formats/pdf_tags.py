"""What WeasyPrint leaves out of a tagged PDF: of header cells the direction, decoration, languages, links on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from generator.formats.pdf_languages import Sheets, with_languages

ROW, COLUMN = "/Row", "/Column"

DECORATION = ("/Artifact", b"BMC", b"")
REPEATED = ("/Artifact", b"<</Type /Pagination>>", b"BDC")
"""How what follows is marked: as decoration; as what stands on every sheet."""

PRINT = 4
"""The flag of an annotation that is there on paper as well."""


class Book(Protocol):
    """What is needed of a `pydyf.PDF`; the objects are its dictionaries, arrays and streams."""

    objects: list[Any]
    catalog: dict[str, Any]
    page_references: tuple[bytes, ...]


def completed(document: Sheets, book: Book) -> None:
    """Complete the tags of a PDF that is about to be written; WeasyPrint calls this with the document and the file.

    Words in another language than the document's say so. Every header cell gets its scope. A figure without a
    description is decoration here, because what it shows stands beside it in words; what stands in the margins is
    repeated on every sheet. Neither is to be read out: both leave the tree and become artifacts (ISO 14289-1, 7.1 and
    7.8). Links are annotations, which say whether they are printed.
    """
    with_languages(document, book)
    root = _at(book, book.catalog["StructTreeRoot"])
    told, drawn = set(), set()
    for number, element, ancestors in _elements(book, root["K"], ()):
        if element["S"] == "/Figure" and "Alt" not in element:
            drawn.add(number)
            continue
        told.add(number)
        if element["S"] == "/TH":
            element["A"]["Scope"] = ROW if "/TBody" in ancestors else COLUMN
    for number in told:
        kids = book.objects[number]["K"]
        kids[:] = [kid for kid in kids if not (isinstance(kid, bytes) and _number(kid) in drawn)]
    owners = _at(book, root["ParentTree"])["Nums"]
    for number, reference in enumerate(book.page_references):
        page = _at(book, reference)
        _silence(_at(book, page["Contents"]).stream, owners[2 * number + 1], told, drawn)
        for annotation in page.get("Annots", ()):
            _at(book, annotation)["F"] = PRINT


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _at(book: Book, reference: bytes) -> Any:  # noqa: ANN401 - any of pydyf's objects
    return book.objects[_number(reference)]


def _elements(book: Book, kids: list[Any], ancestors: tuple[str, ...]) -> Iterator[tuple[int, Any, tuple[str, ...]]]:
    """Every element of the tree: its object's number, itself, the tags around it."""
    for kid in kids:
        if isinstance(kid, bytes) and _at(book, kid).get("Type") == "/StructElem":
            element = _at(book, kid)
            yield element.number, element, ancestors
            yield from _elements(book, element["K"], (*ancestors, element["S"]))


def _silence(operations: list[Any], owned: list[bytes], told: set[int], drawn: set[int]) -> None:
    """Make artifacts of what is not told on a page; `owned` says to which element each of its marks belongs."""
    silent = {mark: _number(owner) for mark, owner in enumerate(owned) if _number(owner) not in told}
    owned[:] = [b"null" if mark in silent else owner for mark, owner in enumerate(owned)]
    for at, one in enumerate(operations):
        if isinstance(one, dict) and one.get("MCID") in silent:
            operations[at - 1 : at + 2] = DECORATION if silent[one["MCID"]] in drawn else REPEATED
