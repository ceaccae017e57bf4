"""Numbers that stand before their unit in running text, as people write them in a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.settings import Language

PERCENT_WORDS = ("%", "procent", "pct.", "pct", "percent", "per cent")
"""How percentages are written, in whatever language."""

_THIN = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_MINUS = "-\N{MINUS SIGN}"
_DASH = "\N{EN DASH}\N{EM DASH}"
_GROUPED = {"da": f"[. {_THIN}]", "en": ","}
"""What stands between thousands; Danish has the point of the old school and the space of the new."""
_DECIMAL = {"da": ",", "en": "."}
_OTHERS: dict[Language, tuple[Language, ...]] = {"da": ("da", "en"), "en": ("en", "da")}
"""Each language, then those in whose form a number is written by mistake."""
_GAP = r"[*_]{0,3}[^\S\n]{0,8}\n?[^\S\n]{0,8}[*_]{0,3}"
"""What may stand between a number and its unit: space, a line's end, the marks of emphasis."""
_EMPHASIS = re.compile(r"[*_]")
_NO_COUNT = re.compile(
    r"(?:§|\b(?:nr|no|stk|kl|art|kap)\.|\b(?:nummer|number|uge|week|side|page|kapitel|chapter))\s{0,3}$", re.IGNORECASE
)
"""Before a number that names something and counts nothing."""
_RANGE = re.compile(rf"\d\s{{0,3}}[{_DASH}-]\s{{0,3}}$")
"""Before the end of a range."""
_BACK = 20
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit at an offset. Where a space may part thousands or words it can be read in several ways."""

    offset: int
    text: str
    values: tuple[Decimal, ...]


def amounts(text: str, units: tuple[str, ...], language: Language) -> Iterator[Amount]:
    """Every number in a text that one of these words follows, in whatever case; words are matched whole.

    Left out are ordinals ("3. sag"), ranges, what is no number of the language, and plain numbers that may be years.
    """
    lowered = text.lower()
    if not any(unit.lower().split()[0] in lowered for unit in units):
        return
    for found in _pattern(units, language).finditer(text):
        before = text[max(0, found.start() - _BACK) : found.start()]
        if _NO_COUNT.search(before) or _RANGE.search(before) or _is_year(found["number"]):
            continue
        text_alone = " ".join(_EMPHASIS.sub("", found[0]).split())
        yield Amount(found.start(), text_alone, _readings(found["number"], language))


def number_in(text: str, language: Language) -> Decimal | None:
    """The number that a text is in a language's form; None where it is none."""
    if not re.fullmatch(_number(language), text):
        return None
    digits = re.sub(_GROUPED[language], "", text).replace(_DECIMAL[language], ".")
    return Decimal(digits.replace("\N{MINUS SIGN}", "-"))


def numbers(text: str, language: Language) -> frozenset[Decimal]:
    """Every number in figures that a text may be read to hold; also "4.0" where decimals are written with a comma.

    A hyphen before a number may be a minus or a dash, so it is among them with and without.
    """
    found: set[Decimal] = set()
    for one in _OTHERS[language]:
        for match in re.finditer(_number(one), text):
            if one == language or number_in(match[0], language) is None:
                readings = _readings(match[0], one)
                found.update(readings, map(abs, readings))
    return frozenset(found)


@lru_cache(maxsize=256)
def _pattern(units: tuple[str, ...], language: Language) -> re.Pattern[str]:
    words = sorted((" ".join(unit.split()) for unit in units), key=len, reverse=True)
    spelled = "|".join(
        (r"" if word == "%" else r"(?<=[\s*_])") + re.escape(word).replace(r"\ ", r"\s{1,3}") for word in words
    )
    # No letter, digit or sign may touch the number, so that no part of a word, a range or a date is taken for one.
    return re.compile(
        rf"(?<![^\W_])(?<![.,/=§+:{_MINUS}{_DASH}])(?P<number>{_number(language)})"
        rf"{_GAP}(?:{spelled})(?![^\W_])(?!-[^\W_])(?!\s{{1,3}}-?point)",
        re.IGNORECASE,
    )


def _number(language: Language) -> str:
    group, point = _GROUPED[language], re.escape(_DECIMAL[language])
    grouped = rf"\d{{1,3}}(?:{group}\d{{3}}){{1,9}}"
    return rf"[{_MINUS}]?(?:{grouped}|\d{{1,30}})(?:{point}\d{{1,30}})?"


def _readings(number: str, language: Language) -> tuple[Decimal, ...]:
    """A number whole, and from each space in it on: in "uge 14 200 sager" the 14 is not part of it."""
    starts = [0, *(found.end() for found in re.finditer(rf"[ {_THIN}]", number))]
    read = (number_in(number[start:], language) for start in starts)
    return tuple(one for one in read if one is not None)


def _is_year(number: str) -> bool:
    return number.isdecimal() and int(number) in _YEARS
