"""Did-you-mean: the known word nearest to a mistyped one."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


LONGEST = 60
"""The most characters of a word that somebody may have mistyped: comparing takes time for each of them."""

MOST = 12
"""How many known words a message names."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, case and delimiters aside; empty where none is near."""
    if len(word) > LONGEST:
        return ""
    plain = {_plain(option): option for option in sorted(known, reverse=True)}
    match = difflib.get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
    return plain[match[0]] if match else ""


def listed(known: Iterable[str]) -> str:
    """Known words as a message shows them: sorted, at most MOST."""
    words = sorted(set(known))
    return ", ".join(words[:MOST]) + (", …" if len(words) > MOST else "") if words else "–"


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).lower()
