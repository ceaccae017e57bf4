"""The typography of authors' texts: what belongs together stays on one line, and quotes are real ones."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.settings import Language

_PIECE = re.compile(r"<(code|pre)\b.*?</\1>|<[^>]*>|[^<]+", re.DOTALL)
"""Code, a tag with its attributes, or the text between them."""

_UNITS = r"%|‰|°C|procent(?:point)?|promille|pct\.?|per cent|percent|kr\.?|DKK|EUR|mio\.?|mia\.?|km(?:/t)?|kg|g|m|cm|mm"
_MONTHS: dict[Language, str] = {
    "da": "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_NUMBERED: dict[Language, str] = {
    "da": r"uge|§§?|nr\.|stk\.|kap\.|kapitel|kl\.|side|lov|fase|bilag|afsnit|punkt",
    "en": r"week|§§?|no\.|ch\.|chapter|page|act|phase|annex|section|item",
}
_ORDINAL: dict[Language, str] = {"da": r"(?<=\b\d\. )|(?<=\b\d\d\. )", "en": r"(?<=\b\d )|(?<=\b\d\d )"}
_PARTS: dict[Language, str] = {"da": "kvartal|halvår|tertial", "en": "quarters?"}
_QUOTED: dict[Language, str] = {"da": "”{}”", "en": "“{}”"}
_QUOTE = re.compile(r"(?<!\w)&quot;((?:(?!&quot;).)+?)&quot;(?!\w)")


def typeset(html: str, language: Language) -> str:
    """An author's text as HTML, with no line break within "24. juni 2022", "95 procent" and "uge 14".

    Straight quotes that stand in one piece of text become those of the language. Code stays as it was typed.
    """
    return _PIECE.sub(lambda found: found[0] if found[0][0] == "<" else _set(found[0], language), html)


def _set(text: str, language: Language) -> str:
    text = _together(language).sub("\N{NO-BREAK SPACE}", text)
    return _QUOTE.sub(lambda found: _QUOTED[language].format(found[1]), text) if "&quot;" in text else text


@cache
def _together(language: Language) -> re.Pattern[str]:
    """The spaces on which a line must not break. The space comes first: what is behind it is looked at there alone."""
    months = _MONTHS[language]
    return re.compile(
        rf" (?:(?<=\d )(?=(?:{_UNITS})(?!\w))"
        rf"|(?:{_ORDINAL[language]})(?=(?:{months}|{_PARTS[language]})\b)"
        rf"|(?=\d{{4}}\b)(?:{_behind(months)})"
        rf"|(?=\d)(?:{_behind(_NUMBERED[language])}))",
    )


def _behind(words: str) -> str:
    """The words and a space as looks behind, which have to be of one length each."""
    alternatives = [word.replace("§§?", "§") for word in words.split("|")]
    return "|".join(f"(?<=(?<!\\w){word} )" if word == "§" else f"(?<=\\b{word} )" for word in alternatives)
