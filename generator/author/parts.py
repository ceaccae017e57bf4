"""The part of a goal that words name: by its id, its label, or words that begin those of one label alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.plan import leaves

if TYPE_CHECKING:
    from generator.model.plan import Goal, Leaf


def part_named(words: str, goal: Goal) -> Leaf | None:
    """The leaf of a goal that words name; None where they name none, or more than one."""
    said = _plain(words)
    parts = leaves(goal.requirement)
    for exact in (
        [one for one in parts if one.id == words.strip()],
        [one for one in parts if _plain(one.label) == said],
    ):
        if len(exact) == 1:
            return exact[0]
    tokens = said.split()
    if not tokens:
        return None
    near = [one for one in parts if all(_begins(token, one.label) for token in tokens)]
    return near[0] if len(near) == 1 else None


def part_name(leaf: Leaf, goal: Goal) -> str:
    """What a leaf is called so that `part_named` finds it: its label where that is its own, else its id."""
    labels = [_plain(one.label) for one in leaves(goal.requirement)]
    return leaf.label if leaf.label and labels.count(_plain(leaf.label)) == 1 else leaf.id


def _begins(token: str, label: str) -> bool:
    return any(word.startswith(token) for word in _plain(label).split())


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
