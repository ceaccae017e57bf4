"""Numbers as people write them in a spreadsheet: 12.000, 4,0, 1.234,5, spaces between thousands, any minus."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

NUMBER = (
    r"(?:(?<![\w.,])[-–−])?"
    r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
)
"""A number in a text, as a pattern."""

_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:(?P<sign>[.,])\d{3})(?:(?P=sign)\d{3})*")
_MIXED = re.compile(r"-?[1-9]\d{0,2}(?:(?P<group>[.,])\d{3})(?:(?P=group)\d{3})*(?!(?P=group))[.,]\d+")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
MOST_DIGITS, MOST_DECIMALS = 15, 9
"""How many digits a number of the format may have before and after its point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """What a number may be where it stands: a `count` of things, or something between two ends."""

    count: bool = False
    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether a number lies between the ends."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


COUNT = Fits(count=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why a text is no number for sure: the code of the problem, and for one of two readings both."""

    code: str
    thousands: str = ""
    decimal: str = ""


def amount(text: str, fits: Fits) -> Decimal | Doubt:
    """The number that a text is.

    Of "12.000" both readings are looked at: a count is in thousands, and where only one lies between the ends it is
    that one. A comma before three digits is a decimal in Danish and parts thousands in English, so it is never guessed.
    """
    plain = re.sub(r"[–−]", "-", "".join(text.split()))
    plain = re.sub("(?<=\\d)['’](?=\\d)", "", plain)
    readings = _readings(plain)
    if len(readings) == 2 and (fits.low is not None or fits.high is not None):  # noqa: PLR2004 - one of two ways
        readings = tuple(one for one in readings if fits.holds(one)) or readings
    if len(readings) == 2 and fits.count and "." in plain:  # noqa: PLR2004 - as above
        readings = readings[1:]
    if len(readings) == 1:
        return readings[0] if _writable(readings[0]) else Doubt(code="amount-form")
    if not readings:
        return Doubt(code="amount-form")
    return Doubt(code="number-thousands", decimal=typed(readings[0].normalize()), thousands=f"{readings[1]:f}")


def typed(value: Decimal) -> str:
    """A number as an author types it: three decimals behind a point would look like thousands, so they get a fourth."""
    text = f"{value:f}"
    return f"{text}0" if _GROUPED.fullmatch(text) else text


def _readings(text: str) -> tuple[Decimal, ...]:
    """Every way to read a number: first with a decimal point, then with thousands."""
    if _MIXED.fullmatch(text):
        whole, decimals = re.fullmatch(r"(.*)[.,](\d+)", text).groups()  # type: ignore[union-attr]  # as it matched above
        return (Decimal(f"{re.sub('[.,]', '', whole)}.{decimals}"),)
    grouped = _GROUPED.fullmatch(text)
    thousands = (Decimal(re.sub("[.,]", "", text)),) if grouped else ()
    decimal = (Decimal(text.replace(",", ".")),) if _PLAIN.fullmatch(text) else ()
    return (*decimal, *thousands)


def _writable(value: Decimal) -> bool:
    """Whether the format has room for a number."""
    exponent = int(value.as_tuple().exponent)
    return -exponent <= MOST_DECIMALS and abs(value) < Decimal(10) ** MOST_DIGITS
