"""Soft hyphens in the long words of headings and of narrow cells: not every browser knows a language's syllables."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pyphen

from generator.model.foreign import CLOSE, OPENS

if TYPE_CHECKING:
    from generator.model.settings import Language

_HEADING = re.compile(r"(<(h[123]|th)\b[^>]*>)(.*?)(?=</\2>)", re.DOTALL)
_TABLE = re.compile(r"(<table class=\"fd-table fd-cards\b[^>]*>)(.*?)(?=</table>)", re.DOTALL)
"""A table of many columns, each as narrow as its share of the page."""
_KEPT = rf"<[^>]*>|&#?\w+;|[{''.join(OPENS)}{CLOSE}]"
_LONG = re.compile(rf"{_KEPT}|[^\W\d_]{{18,}}")
"""A word that may be longer than a line on a phone, or what has to stay as it is: a tag, a character's name, a mark."""
_LONG_IN_A_CELL = re.compile(rf"{_KEPT}|[^\W\d_]{{9,}}")
_AT_EACH_END = 4
_PATTERNS: dict[Language, str] = {"da": "da_DK", "en": "en_GB"}


def with_breaks(html: str, language: Language) -> str:
    """A page's HTML with soft hyphens in long words: those of headings, and of tables with many columns."""
    html = _TABLE.sub(lambda found: found[1] + _broken(found[2], language, _LONG_IN_A_CELL), html)
    return _HEADING.sub(lambda found: found[1] + _broken(found[3], language, _LONG), html)


def _broken(inner: str, language: Language, words: re.Pattern[str]) -> str:
    spoken = [language]

    def broken(found: re.Match[str]) -> str:
        sign = found[0][0]
        if sign in OPENS:
            spoken.append(OPENS[sign])
        elif sign == CLOSE and len(spoken) > 1:
            spoken.pop()
        elif sign not in "<&":
            return _hyphenated(found[0], spoken[-1])
        return found[0]

    return words.sub(broken, inner)


@lru_cache(maxsize=4096)
def _hyphenated(word: str, language: Language) -> str:
    return str(_patterns(language).inserted(word, "\N{SOFT HYPHEN}"))


@cache
def _patterns(language: Language) -> pyphen.Pyphen:
    """The patterns of a language, read when the first long word comes."""
    return pyphen.Pyphen(lang=_PATTERNS[language], left=_AT_EACH_END, right=_AT_EACH_END)
