"""Rendered markup with numbered gaps in it, cut once and filled many times."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Finished bytes around gaps: `literals[0]`, gap, `literals[1]`, … A gap is a position in what `fill` is given."""

    literals: tuple[bytes, ...]
    gaps: tuple[int, ...]

    def fill(self, *values: bytes) -> bytes:
        """The piece with `values[n]` in every gap numbered n. Values go in as they are: escape them first."""
        parts = [self.literals[0]]
        for gap, literal in zip(self.gaps, self.literals[1:], strict=True):
            parts.append(values[gap])
            parts.append(literal)
        return b"".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The words that stand for gaps while a template is rendered: ASCII letters and digits, which nothing escapes."""

    prefix: str

    def mark(self, gap: int) -> str:
        """The word that stands for gap number `gap`."""
        return f"{self.prefix}{gap}E"

    def cut(self, text: str) -> Piece:
        """Cut `text` at every mark."""
        parts = re.split(rf"{self.prefix}(\d+)E", text)
        return Piece(
            literals=tuple(part.encode() for part in parts[::2]),
            gaps=tuple(int(part) for part in parts[1::2]),
        )


def marks_absent_from(text: str) -> Marks:
    """Marks that cannot be mistaken for anything in `text`, the same ones for the same text."""
    prefix = "FDGAP"
    while prefix in text:
        prefix += "Q"
    return Marks(prefix=prefix)
