"""Texts of cells without the invisible signs that spreadsheets leave in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.read.text import decoded

if TYPE_CHECKING:
    from generator.author.findings import Findings
    from generator.author.sheets import Address

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a sign that XML cannot hold; an underscore of such a form is written so itself."""
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = str.maketrans({"\N{ZERO WIDTH NO-BREAK SPACE}": None, "\t": " "})


_HALVES = range(0xD800, 0xE000)
"""Codes that are no signs by themselves."""


def unescaped(text: str) -> str:
    """A text of a workbook with its escapes resolved; those that stand for nothing that text can hold stay."""
    return _ESCAPED.sub(lambda found: found[0] if int(found[1], 16) in _HALVES else chr(int(found[1], 16)), text)


def cleaned(text: str, at: Address, found: Findings) -> str:
    """A text with plain line breaks and no invisible signs; those that would change how it is read are named."""
    plain = _BREAKS.sub("\n", text).translate(_INVISIBLE).strip()
    try:
        wrong = decoded("", plain.encode()).problems
    except UnicodeEncodeError:
        found.add(at, "import-damaged")
        return ""
    for one in wrong:
        found.add(at, "control-character", **{param.name: param.value for param in one.params})
    return plain
