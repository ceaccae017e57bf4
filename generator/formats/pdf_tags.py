"""What WeasyPrint leaves out of a tagged PDF: the direction of header cells, and what is decoration alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

ROW, COLUMN = "/Row", "/Column"


class Book(Protocol):
    """What is needed of a `pydyf.PDF`; the objects are its dictionaries, arrays and streams."""

    objects: list[Any]
    catalog: dict[str, Any]
    page_references: tuple[bytes, ...]


def completed(_document: object, book: Book) -> None:
    """Complete the tags of a PDF that is about to be written; WeasyPrint calls this with the document and the file.

    Every header cell gets its scope. A figure without a description is decoration here, because what it shows stands
    beside it in words; what stands in the margins is repeated on every sheet. Neither is to be read out: both leave the
    tree and become artifacts (ISO 14289-1, 7.1 and 7.8).
    """
    root = _at(book, book.catalog["StructTreeRoot"])
    told = set()
    for number, element, ancestors in _elements(book, root["K"], ()):
        told.add(number)
        if element["S"] == "/TH":
            element["A"]["Scope"] = ROW if "/TBody" in ancestors else COLUMN
    _silence(book, _at(book, root["ParentTree"])["Nums"], told)


def _at(book: Book, reference: bytes) -> Any:  # noqa: ANN401 - any of pydyf's objects
    return book.objects[int(reference.split()[0])]


def _elements(book: Book, kids: list[Any], ancestors: tuple[str, ...]) -> Iterator[tuple[int, Any, tuple[str, ...]]]:
    """Every element that stays in the tree: its object's number, itself, the tags around it; decoration goes."""
    for kid in tuple(kids):
        if not isinstance(kid, bytes):
            continue
        element = _at(book, kid)
        if element.get("Type") != "/StructElem":
            continue
        if element["S"] == "/Figure" and "Alt" not in element:
            kids.remove(kid)
            continue
        yield element.number, element, ancestors
        yield from _elements(book, element["K"], (*ancestors, element["S"]))


def _silence(book: Book, owners: list[Any], told: set[int]) -> None:
    """Make artifacts of everything whose element is not in the tree. `owners` is the file's parent tree (`Nums`)."""
    for number, page in enumerate(book.page_references):
        owned = owners[2 * number + 1]
        silent = {mark for mark, owner in enumerate(owned) if int(owner.split()[0]) not in told}
        owned[:] = [b"null" if mark in silent else owner for mark, owner in enumerate(owned)]
        _unmark(_at(book, _at(book, page)["Contents"]).stream, silent)


def _unmark(operations: list[Any], silent: set[int]) -> None:
    """Mark what stands under these numbers in a page's stream as an artifact."""
    for at, one in enumerate(operations):
        if isinstance(one, dict) and one.get("MCID") in silent:
            operations[at - 1 : at + 2] = ["/Artifact", b"BMC", b""]
