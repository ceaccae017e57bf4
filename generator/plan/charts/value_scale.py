"""A scale of values for charts: results and requirements become places along a line, in per cent of its length."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from generator.plan.views.pieces import Tick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.plan.language.words import Words

_STEPS = 5
"""As many steps as a phone has room for."""
_ALIKE, _APART = Decimal("0.01"), Decimal("0.02")
"""Shares of a scale's length: nearer to each other two places look like one; so far apart they do not."""
_SEEN = Decimal("0.15")
"""As much of a part's length as the least distance from the requirement takes at most: no more is cut than needed."""
_ROOM, _PAD = Decimal("0.05"), Decimal("0.1")
"""What is left free beyond the last value of a scale without an end, and around the values of a part of one."""
_SIGN = Decimal("2.4")
"""The width of a sign in per cent of the narrowest chart, which is as wide as a phone."""
_NEAR_THE_END = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Where a scale begins and ends by its nature: 0 and 100 for a share, 1 and 5 for points on such a scale."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueScale:
    """A stretch of values with a mark at every `step`; `cut` says that it is a part of a longer one."""

    low: Decimal
    high: Decimal
    step: Decimal
    cut: bool = False

    @property
    def length(self) -> Decimal:
        """From its low end to its high one."""
        return self.high - self.low

    def at(self, value: Decimal) -> str:
        """Where a value is, in per cent from the left with two decimals: "37.50"; one outside is at the nearer end."""
        share = 100 * (min(max(value, self.low), self.high) - self.low) / self.length
        return f"{share:.2f}"

    def ticks(self, words: Words, unit: str = "") -> tuple[Tick, ...]:
        """Marks at round values; fewer where their words are long. The last one says per cent, if that is the unit."""
        first = int((self.low / self.step).to_integral_value(ROUND_CEILING))
        last = int((self.high / self.step).to_integral_value(ROUND_FLOOR))
        values = [self.step * number if number else Decimal(0) for number in range(first, last + 1)]
        longest = max(len(words.quantity(value, None, unit)) + 1 for value in values)
        apart = next(
            (each for each in range(1, len(values)) if len(values) * longest * _SIGN <= 100 * each), len(values)
        )
        told = values[::apart]
        return tuple(self._tick(one, words, unit if one == told[-1] else "") for one in told)

    def _tick(self, value: Decimal, words: Words, unit: str) -> Tick:
        place = self.at(value)
        said = words.quantity(value, None, unit)
        return Tick(at=place, words=said, anchor=anchor(float(place), _NEAR_THE_END))


def anchor(place: float, near: float) -> str:
    """The side on which words are set at a place, so that they stay inside: `near` is half their width in per cent."""
    return "start" if place < near else "end" if place > 100 - near else "middle"


def value_scale(ends: Ends | None, values: Sequence[Decimal], target: Decimal | None) -> ValueScale:
    """The scale for some results and what they are held against; its ends are round, or its own.

    A scale has zero in it unless it has ends of its own. Where a result would look as if it stood on the requirement
    and does not, the scale is cut: to where the results are, from its low end where that tells them apart.
    """
    told = [*values, *(() if target is None else (target,))]
    whole = _whole(ends, told)
    gaps = [abs(value - target) for value in values if value != target] if target is not None else []
    if not gaps or min(gaps) >= whole.length * _ALIKE:
        return whole
    low, high = min(told), max(told)
    beginning = _rounded(whole.low, high + (high - whole.low) * _ROOM, whole)
    if min(gaps) >= beginning.length * _APART:
        return beginning
    pad = max((high - low) * _PAD, (min(gaps) / _SEEN - (high - low)) / 2)
    part = _rounded(low - pad, high + pad, whole)
    return part if part.length < whole.length else whole


def round_step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20, ..., or of their tenths and so on, that is no smaller than `least`."""
    unit = Decimal(1).scaleb(least.adjusted())
    found = next(found for one in (1, 2, 5, 10) if (found := unit * one) >= least)
    return found.quantize(Decimal(1)) if found == found.to_integral_value() else found.normalize()


def _whole(ends: Ends | None, told: list[Decimal]) -> ValueScale:
    if ends and ends.low < ends.high and all(ends.low <= value <= ends.high for value in told):
        return ValueScale(low=ends.low, high=ends.high, step=round_step((ends.high - ends.low) / _STEPS))
    known = [*told, *((ends.low, ends.high) if ends else (Decimal(0),))]
    low, high = min(known), max(known)
    room = (high - low) * _ROOM or Decimal(1)
    finest = Decimal(1).scaleb(min(0, *(int(value.as_tuple().exponent) for value in known)))
    ends_at = (low - room if low < 0 else low, high + room if high > 0 or low == high else high)
    return _rounded(*ends_at, None, finest)


def _rounded(low: Decimal, high: Decimal, whole: ValueScale | None, finest: Decimal = Decimal(0)) -> ValueScale:
    """From round value to round value, inside `whole`; whole numbers have whole steps where `finest` is 1."""
    step = round_step(max((high - low) / _STEPS, finest))
    low = step * (low / step).to_integral_value(ROUND_FLOOR)
    high = step * (high / step).to_integral_value(ROUND_CEILING)
    if whole:
        low, high = max(low, whole.low), min(high, whole.high)
    return ValueScale(low=low, high=high, step=step, cut=whole is not None)
