"""How the parts of a requirement belong together, in words: which are all needed, and of which one is enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.derive.results import parts_of
from generator.model.plan import All, Any, Leaf
from generator.model.rules import N_
from generator.plan.views.plan_pieces import GroupPlace

if TYPE_CHECKING:
    from generator.model.plan import Requirement
    from generator.plan.context import Context

_OPENS: dict[type[All | Any], str] = {All: N_("All of these:"), Any: N_("At least one of these:")}
_OPENS_NEXT: dict[type[All | Any], str] = {All: N_("Or all of these:"), Any: N_("And at least one of these:")}
"""The same behind another part: all stand in a group of which one is enough, and the other way round."""
_BACK: dict[type[All | Any], str] = {All: N_("And this:"), Any: N_("Or this:")}
"""What leads from a group back to the one that it stands in."""


def places(context: Context, requirement: Requirement) -> tuple[GroupPlace, ...]:
    """Where every part of a requirement stands, in the order of its leaves; nowhere in one that has a single group."""
    if isinstance(requirement, Leaf):
        return (GroupPlace(),)
    parts = parts_of(requirement)
    if all(isinstance(part, Leaf) for part in parts):
        return tuple(GroupPlace() for _ in parts)
    return _placed(context, requirement, context.words.say(_OPENS[type(requirement)]))


def _placed(context: Context, group: All | Any, said: str) -> tuple[GroupPlace, ...]:
    """The places in one group, whose words are `said`."""
    found: list[GroupPlace] = []
    before: Requirement | None = None
    for part in parts_of(group):
        if isinstance(part, Leaf):
            back = before is not None and not isinstance(before, Leaf)
            found.append(GroupPlace(lead=context.words.say(_BACK[type(group)]) if back else ""))
        else:
            opens = _OPENS_NEXT if before else _OPENS
            found += _placed(context, part, context.words.say(opens[type(part)]))
        before = part
    found[0] = replace(found[0], opens=(said, *found[0].opens))
    found[-1] = replace(found[-1], ends=(*found[-1].ends, said))
    return tuple(found)
