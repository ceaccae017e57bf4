"""Whether two goals ask for the same, so that the result of one can be held against that of the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.foreign import bare
from generator.model.plan import All, Any, Leaf, leaves

if TYPE_CHECKING:
    from generator.model.plan import Goal, Requirement
    from generator.model.text import Label

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def same_requirement(one: Goal, other: Goal) -> bool:
    """Whether two goals ask for the same and count it in the same way.

    Names of the parts, and times that move on with the years, do not matter.
    """
    return counted_alike(one, other) and not raised(one, other)


def counted_alike(one: Goal, other: Goal) -> bool:
    """Whether the results of two goals can be held against each other, however much each of them asks for."""
    return _counted(one.requirement) == _counted(other.requirement) and (
        one.measurement.accumulation == other.measurement.accumulation
    )


def raised(one: Goal, other: Goal) -> tuple[tuple[Leaf, Leaf], ...]:
    """The parts that ask for more or less in the other of two goals that are counted alike, each with what it was."""
    pairs = zip(leaves(one.requirement), leaves(other.requirement), strict=False)
    return tuple((was, now) for was, now in pairs if (was.op, was.value) != (now.op, now.value))


def _counted(requirement: Requirement) -> tuple[object, ...]:
    """What a requirement counts, in a form that is equal where it counts the same."""
    match requirement:
        case Leaf():
            leaf = requirement
            unit = leaf.unit or ("percent" if leaf.ratio else None)
            scale = (leaf.scale.min, leaf.scale.max) if leaf.scale else None
            ratio = (_said(leaf.ratio.numerator), _said(leaf.ratio.denominator)) if leaf.ratio else None
            # Of what is delivered or becomes possible its name is all that says what that is.
            named = "" if leaf.kind in ("threshold", "count") else _said(leaf.label)
            return (leaf.kind, unit, scale, ratio, named)
        case All():
            return ("all", *(_counted(part) for part in requirement.all))
        case Any():
            return ("any", *(_counted(part) for part in requirement.any))


def _said(label: Label) -> str:
    """A label without capitals, years and double spaces."""
    return " ".join(_YEAR.sub("", bare(label)).casefold().split())
