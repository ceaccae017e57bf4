"""Whether two goals ask for the same, so that the result of one can be held against that of the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.plan import All, Any, Leaf

if TYPE_CHECKING:
    from generator.model.plan import Goal, Requirement
    from generator.model.text import Label

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def same_requirement(one: Goal, other: Goal) -> bool:
    """Whether two goals ask for the same and count it in the same way.

    Names of the parts, and times that move on with the years, do not matter.
    """
    return _asked(one.requirement) == _asked(other.requirement) and (
        one.measurement.accumulation == other.measurement.accumulation
    )


def _asked(requirement: Requirement) -> tuple[object, ...]:
    """What a requirement asks, in a form that is equal where it asks for the same."""
    match requirement:
        case Leaf():
            leaf = requirement
            unit = leaf.unit or ("percent" if leaf.ratio else None)
            scale = (leaf.scale.min, leaf.scale.max) if leaf.scale else None
            ratio = (_said(leaf.ratio.numerator), _said(leaf.ratio.denominator)) if leaf.ratio else None
            # Of what is delivered or becomes possible its name is all that says what that is.
            named = "" if leaf.kind in ("threshold", "count") else _said(leaf.label)
            return (leaf.kind, leaf.op, leaf.value, unit, scale, ratio, named)
        case All():
            return ("all", *(_asked(part) for part in requirement.all))
        case Any():
            return ("any", *(_asked(part) for part in requirement.any))


def _said(label: Label) -> str:
    """A label without capitals, years and double spaces."""
    return " ".join(_YEAR.sub("", label).casefold().split())
