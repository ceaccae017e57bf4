"""PDFs read as assistive technology reads them: by their tags, in their order, with the words that fonts give back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

PAINTING = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI"})


@dataclass(frozen=True, kw_only=True)
class Element:
    """A tag with what it holds: texts and other elements, in the order in which they are read."""

    tag: str
    scope: str = ""
    described: bool = False
    language: str = ""
    held: list[str | Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words inside."""
        return "".join(one if isinstance(one, str) else one.text for one in self.held)

    def spoken(self, language: str = "") -> Iterator[tuple[str, str]]:
        """Every text with its language; `language` is the one that holds around."""
        here = self.language or language
        for one in self.held:
            if isinstance(one, str):
                yield here, one
            else:
                yield from one.spoken(here)

    @property
    def words(self) -> str:
        """The same with nothing left of how its lines were broken."""
        return re.sub(r"[\s\u00ad\u2010]", "", self.text)

    def all(self, *tags: str) -> list[Element]:
        """Every element inside with one of these tags, in order."""
        kids = [one for one in self.held if isinstance(one, Element)]
        return [found for kid in kids for found in ((kid,) if kid.tag in tags else ()) + tuple(kid.all(*tags))]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page: its size in points, texts by their marks, texts of artifacts, and what is painted outside of any mark."""

    size: tuple[float, float]
    marked: dict[int, str]
    repeated: str
    loose: list[str]


class Book:
    """A PDF that has been read."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self.sheets = [_sheet(page) for page in self.pdf.pages]
        self._numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.told: set[tuple[int, int]] = set()
        (whole,) = self._kids(self.pdf.Root.StructTreeRoot.K, None)
        assert isinstance(whole, Element)
        self.whole = whole

    @property
    def metadata(self) -> str:
        return bytes(self.pdf.Root.Metadata.read_bytes()).decode()

    def owned(self) -> set[tuple[int, int]]:
        """Every mark that the file says to belong to an element: the number of its page, and its own."""
        numbers: list[Any] = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
        pages = [owners[int(page.obj.StructParents)] for page in self.pdf.pages]
        return {(number, mark) for number, page in enumerate(pages) for mark, one in enumerate(page) if one is not None}

    def _kids(self, kids: Any, page: int | None) -> Iterator[str | Element]:  # noqa: ANN401 - any of pikepdf's objects
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                assert page is not None
                self.told.add((page, kid))
                yield self.sheets[page].marked[kid]
            elif "/S" in kid:
                yield self._element(kid)

    def _element(self, found: Any) -> Element:  # noqa: ANN401 - as above
        page = self._numbers[found.Pg.objgen] if "/Pg" in found else None
        scope = str(found.A.get("/Scope", "")).lstrip("/") if "/A" in found else ""
        return Element(
            tag=str(found.S).lstrip("/"),
            scope=scope,
            described="/Alt" in found,
            language=str(found.get("/Lang", "")),
            held=list(self._kids(found.get("/K", pikepdf.Array()), page)),
        )


def _sheet(page: pikepdf.Page) -> Sheet:
    marked: dict[int, str] = {}
    repeated, loose = [], []
    fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
    letters: dict[int, str] = {}
    marks: list[int | str] = []
    for one in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(one.operands)
        name = str(one.operator)
        if name in {"BDC", "BMC"}:
            known = operands[1] if len(operands) > 1 else {}
            marks.append(int(known["/MCID"]) if "/MCID" in known else str(operands[0]))
            if isinstance(marks[-1], int):
                marked.setdefault(marks[-1], "")
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        if name in PAINTING and not marks:
            loose.append(name)
        if name == "TJ":
            text = "".join(_said(bytes(part), letters) for part in operands[0] if isinstance(part, pikepdf.String))
            if isinstance(marks[-1], int):
                marked[marks[-1]] += text
            else:
                repeated.append(text)
    left, bottom, right, top = (float(edge) for edge in page.MediaBox)
    return Sheet(size=(right - left, top - bottom), marked=marked, repeated=" ".join(repeated), loose=loose)


def _said(codes: bytes, letters: dict[int, str]) -> str:
    return "".join(letters[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))


def _letters(font: Any) -> dict[int, str]:  # noqa: ANN401 - as above
    """The text of each glyph, as the font's table gives it back."""
    table = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    pairs = [
        pair for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL) for pair in _PAIR.findall(part)
    ]
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
