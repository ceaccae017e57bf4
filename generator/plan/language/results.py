"""Results in words: shares with what is behind them, rounded so that no miss disappears."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.model.settings import PERCENT

if TYPE_CHECKING:
    from generator.derive.results import LeafResult
    from generator.model.plan import Leaf
    from generator.plan.context import Context

OPS = {
    "at_least": N_("at least {value}"),
    "more_than": N_("more than {value}"),
    "at_most": N_("at most {value}"),
    "less_than": N_("less than {value}"),
    "equals": N_("exactly {value}"),
}
MOST_DECIMALS = 6


def unit_of(leaf: Leaf) -> str:
    """The id of the unit that a leaf's results are in; empty where they have none."""
    return PERCENT if leaf.ratio and not leaf.unit else leaf.unit or ""


def asked(context: Context, leaf: Leaf) -> str:
    """What a leaf asks for: "mindst 15 %", "mindst 4,0 point"."""
    words = context.words
    said = ""
    if leaf.value is not None:
        unit = unit_of(leaf)
        said = words.say(OPS[leaf.op], value=words.quantity(leaf.value, context.units.get(unit), unit))
    if leaf.scale:
        scale = words.say(
            "on a scale of {min} to {max}", min=words.number(leaf.scale.min), max=words.number(leaf.scale.max)
        )
        said = f"{said} {scale}".strip()
    if leaf.by:
        by = words.by(leaf.by)
        said = f"{said}, {by}" if said else by
    return said


def result(context: Context, found: LeafResult) -> str:
    """A leaf's result in words; empty where there is none. What is not done when the plan closes is not so "yet"."""
    words, leaf = context.words, found.leaf
    if found.done is not None:
        if found.late:
            return words.say("done too late")
        if found.done:
            return words.say("done")
        return words.say("not done") if found.closed else words.say("not done yet")
    if found.value is None:
        if leaf.ratio and found.denominator == 0:
            return words.say("nothing to measure")
        return ""
    unit = unit_of(leaf)
    return words.quantity(shown(found.value, leaf), context.units.get(unit), unit)


def behind(context: Context, found: LeafResult) -> str:
    """What a share or a mean rests on: "5.395 of 7.744", "187 answers"."""
    words = context.words
    if found.numerator is not None and found.denominator is not None:
        return words.say(
            "{numerator} of {denominator}",
            numerator=words.number(found.numerator),
            denominator=words.number(found.denominator),
        )
    if found.answers is not None:
        return words.count("{count} answer", "{count} answers", int(found.answers))
    return ""


def named(context: Context, found: LeafResult, *, many: bool) -> str:
    """A result with what is behind it, and with its part's name where the requirement has `many`."""
    said = result(context, found)
    if not said:
        return ""
    base = behind(context, found)
    said = f"{said} ({base})" if base else said
    return f"{found.leaf.label}: {said}" if many and found.leaf.label else said


def shown(value: Decimal, leaf: Leaf) -> Decimal:
    """A result rounded for reading: to the requirement's own decimals, at least one where it is a quotient.

    Where rounding would put the result on the other side of the requirement, decimals are added until it does not.
    """
    exact = -int(value.as_tuple().exponent)
    asked_decimals = max(0, -int(leaf.value.as_tuple().exponent)) if leaf.value is not None else 0
    if exact <= max(asked_decimals, 1):
        return value
    places = max(asked_decimals, 1)
    while places < MOST_DECIMALS:
        rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        if leaf.value is None or _side(rounded, leaf.value) == _side(value, leaf.value):
            return rounded
        places += 1
    # So near that six decimals do not tell them apart: away from the requirement, never onto it.
    away = ROUND_FLOOR if leaf.value is not None and value < leaf.value else ROUND_CEILING
    return value.quantize(Decimal(1).scaleb(-places), rounding=away)


def _side(value: Decimal, target: Decimal) -> int:
    return (value > target) - (value < target)
