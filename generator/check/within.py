"""Where in an author's text something was found."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.model.problem import Place, Spot, Step

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"\S{1,50}")


def in_body(path: str) -> Callable[[int, int], Place]:
    """The place of a finding in a body, by the line and column of the file."""
    return lambda line, column: Place(path=path, line=line, column=column)


def in_value(path: str, keys: tuple[Step, ...], text: str) -> Callable[[int, int], Spot]:
    """The place of a finding in a value, folded or quoted: its first word, and which of several alike it is.

    Line and column are those of the text itself.
    """
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    written: dict[str, list[int]] = {}

    def place(line: int, column: int) -> Spot:
        offset = starts[line - 1] + column - 1
        word = _WORD.match(text, offset)
        part = word[0] if word else ""
        if part and part not in written:
            written[part] = [found.start() for found in re.finditer(re.escape(part), text)]
        nth = bisect_left(written[part], offset) if part else 0
        return Spot(path=path, keys=keys, part=part, nth=nth)

    return place
