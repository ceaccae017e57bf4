"""Reads the two format references: the tables of keys, the lists, and the examples, which together are a whole site."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = {language: ROOT / "docs" / "authors" / language / "format.md" for language in ("da", "en")}

_KEYS = re.compile(r"<!-- keys: (\w+) -->\n((?:\|.*\n)+)")
_EXAMPLE = re.compile(r"^`([^`\n]+)`\n\n```(yaml|markdown)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One row of a table of keys."""

    name: str
    required: bool
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """One row of the table of traps: a line that is wrong, the same put right, the code of the problem."""

    wrong: str
    right: str
    code: str


def text_of(language: str) -> str:
    """The format reference in a language."""
    return PAGES[language].read_text(encoding="utf-8")


def key_tables(language: str) -> dict[str, tuple[Key, ...]]:
    """The documented keys by the name of the model type they belong to."""
    found = _KEYS.findall(text_of(language))
    assert len({name for name, _ in found}) == len(found), "a type is documented twice"
    return {name: tuple(_key(row) for row in _rows(table)) for name, table in found}


def marked_table(language: str, mark: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table that a comment marks."""
    table = text_of(language).split(f"<!-- {mark} -->\n", 1)[1].split("\n\n", 1)[0]
    return tuple(_rows(table + "\n"))


def marked_words(language: str, mark: str) -> tuple[str, ...]:
    """The words in code of the sentence that a comment begins."""
    return tuple(_CODE.findall(text_of(language).split(f"<!-- {mark} -->", 1)[1].split(". ", 1)[0]))


def traps(language: str) -> tuple[Trap, ...]:
    """The table of traps."""
    return tuple(
        Trap(**dict(zip(("wrong", "right", "code"), map(code, row), strict=True)))
        for row in marked_table(language, "traps")
    )


def code(cell: str) -> str:
    """What stands in code in a cell."""
    found = _CODE.fullmatch(cell)
    assert found, cell
    return found[1]


def codes(cell: str) -> tuple[str, ...]:
    """Everything that stands in code in a text."""
    return tuple(_CODE.findall(cell))


def unseen(language: str) -> tuple[str, ...]:
    """The keys that the reference says are shown nowhere yet."""
    listed = text_of(language).split("<!-- unseen -->\n", 1)[1].split("\n\n", 1)[0]
    return tuple(word for line in listed.splitlines() for word in _CODE.findall(line) if word != "site.yml")


def examples(language: str) -> dict[str, str]:
    """Every example by its path."""
    found = _EXAMPLE.findall(text_of(language))
    assert len(found) == len({path for path, _, _ in found}), "two examples have one path"
    return {path: body for path, _, body in found}


def example_site(language: str, folder: Path) -> Path:
    """Write the examples of a language as a project, with the pictures that they name. Returns `folder`."""
    written = examples(language)
    for path, body in written.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8")
    for name in {name for body in written.values() for name in re.findall(r"media/(\w+\.png)", body)}:
        picture = folder / "content" / "media" / name
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_bytes(_PICTURE)
    return folder


def _rows(table: str) -> list[tuple[str, ...]]:
    rows = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in table.splitlines()]
    return rows[2:]


def _key(row: tuple[str, ...]) -> Key:
    name, kind, meaning = row
    bare = name.removesuffix(" *")
    return Key(name=code(bare), required=bare != name, kind=kind, meaning=meaning)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


_PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0"))
    + _chunk(b"IEND", b"")
)
