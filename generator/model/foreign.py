"""Words in another language than the page they are shown on: marked where they come from, told apart where they go.

A mark is a sign that Unicode keeps for a program's own use (a noncharacter), so no author's text loses anything by it.
It travels with the words through titles, labels and sentences, until HTML says it with `lang` and data leaves it out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.settings import Language

OPENS: dict[str, Language] = {"\ufdd0": "da", "\ufdd1": "en"}
"""What stands before words of a language."""
CLOSE = "\ufdd2"
"""What stands after them."""

_OPEN = {language: sign for sign, language in OPENS.items()}
_SIGNS = re.compile(f"[{''.join(OPENS)}{CLOSE}]")


def foreign(text: str, language: Language) -> str:
    """A text marked as words of a language; the empty text stays empty."""
    return f"{_OPEN[language]}{bare(text)}{CLOSE}" if text else text


def language_of(text: str) -> Language | None:
    """The language that a text is marked with as a whole; None where it is not, or only in parts."""
    whole = text[:1] in OPENS and text.find(CLOSE) == len(text) - 1
    return OPENS[text[0]] if whole and text else None


def has_marks(text: str) -> bool:
    """Whether any words of a text are marked."""
    return _SIGNS.search(text) is not None


def bare(text: str) -> str:
    """A text without marks."""
    return _SIGNS.sub("", text)


def pieces(text: str) -> Iterator[tuple[Language | None, str]]:
    """A text without marks, piece by piece: words with the language that they are marked with, None where with none."""
    spoken: list[Language] = []
    at = 0
    for sign in (*_SIGNS.finditer(text), None):
        until = sign.start() if sign else len(text)
        if until > at:
            yield (spoken[-1] if spoken else None), text[at:until]
        if sign:
            at = sign.end()
            if sign[0] in OPENS:
                spoken.append(OPENS[sign[0]])
            elif spoken:
                spoken.pop()


def opening(language: Language) -> str:
    """The sign before words of a language, for what is no plain text."""
    return _OPEN[language]
