"""A follow-up with what a spreadsheet says laid over it: what it will say, and what that changes."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator.author.claims import kind_at, mapping_at
from generator.model.plan import leaves
from generator.model.text import Markdown
from generator.read.fields import same
from generator.read.schema import known_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.author.claims import Claim, Keys
    from generator.author.sheets import Address
    from generator.model.plan import Goal
    from generator.read.tree import Tree

_SHORT = {"rows": "status", "results": "value", "milestones": "state"}
"""What a bare value of an entry stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that will be another; `before` is empty where there was none."""

    keys: Keys
    before: str
    after: str
    at: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a follow-up's file will say, and the changes that lead there."""

    tree: dict[str, Tree]
    changes: tuple[Change, ...]


def merged(old: dict[str, Tree], claims: Iterable[Claim], goals: tuple[Goal, ...]) -> Merged:
    """Lay claims over a tree, in the order of the format. What means the same as before stays as it is written."""
    tree = deepcopy(old)
    order = _Order(goals)
    changes = []
    for claim in sorted(claims, key=lambda one: order.sorting(one.keys)):
        before = value_at(tree, claim.keys)
        if before is None or not _same(claim.keys, before, claim.text):
            _put(tree, claim.keys, claim.text, order)
            changes.append(Change(keys=claim.keys, before=before or "", after=claim.text, at=claim.at))
    return Merged(tree=tree, changes=tuple(changes))


def value_at(tree: Tree, keys: Keys) -> str | None:
    """What is written at some keys, bare or not; None where nothing is."""
    found: Tree | None = tree
    above = ""
    for n, key in enumerate(keys):
        if isinstance(found, str):
            # A bare value stands for one key below.
            return found if n == len(keys) - 1 and key == _SHORT.get(above) else None
        if isinstance(found, list):
            found = found[key] if isinstance(key, int) and key < len(found) else None
        elif isinstance(found, dict):
            found = found.get(str(key))
        if found is None:
            return None
        above = str(keys[n - 1]) if n else ""
    return found if isinstance(found, str) else None


def _same(keys: Keys, before: str, after: str) -> bool:
    kind = kind_at(keys)
    return before.strip() == after.strip() if kind is Markdown else same(kind, before, after)


def _put(tree: dict[str, Tree], keys: Keys, text: str, order: _Order) -> None:
    inner: Tree = tree
    for n, key in enumerate(keys[:-1]):
        following: Tree = [] if isinstance(keys[n + 1], int) else {}
        if isinstance(inner, list):
            if cast("int", key) >= len(inner):
                inner.append(following)
            inner = inner[min(cast("int", key), len(inner) - 1)]
            continue
        entries = cast("dict[str, Tree]", inner)
        name = str(key)
        if name not in entries:
            _insert(entries, name, following, order.of(keys[:n]))
        elif isinstance(bare := entries[name], str):
            short = _SHORT[str(keys[n - 1])]
            if keys[n + 1 :] == (short,):
                entries[name] = text
                return
            entries[name] = {short: bare}
        inner = entries[name]
    _insert(cast("dict[str, Tree]", inner), str(keys[-1]), text, order.of(keys[:-1]))


def _insert(entries: dict[str, Tree], key: str, value: Tree, order: tuple[str, ...]) -> None:
    """Put an entry behind the last one that comes before it in an order; in the place of the one of its name."""
    if key in entries:
        entries[key] = value
        return
    earlier = order[: order.index(key)] if key in order else order
    pairs = list(entries.items())
    place = max((n + 1 for n, (name, _) in enumerate(pairs) if name in earlier), default=0)
    pairs.insert(place, (key, value))
    entries.clear()
    entries.update(pairs)


class _Order:
    """In which order the entries of a follow-up stand where nobody has put them in another."""

    def __init__(self, goals: tuple[Goal, ...]) -> None:
        self.goals: dict[str, Goal] = {
            goal.number: goal for goal in sorted(goals, key=lambda one: numbered(one.number))
        }

    def of(self, keys: Keys) -> tuple[str, ...]:
        """The keys that may stand at some keys."""
        if keys == ("rows",):
            return tuple(self.goals)
        match keys:
            case ("rows", number, "results"):
                return tuple(leaf.id for leaf in leaves(self.goals[str(number)].requirement))
            case ("rows", number, "milestones"):
                return tuple(one.id for one in self.goals[str(number)].milestones)
        return known_keys(mapping_at(keys))

    def sorting(self, keys: Keys) -> tuple[int, ...]:
        """What puts claims in this order."""
        places = []
        for n, key in enumerate(keys):
            order = () if isinstance(key, int) else self.of(keys[:n])
            places.append(key if isinstance(key, int) else order.index(key) if key in order else len(order))
        return tuple(places)


def numbered(number: str) -> tuple[int, ...]:
    """What puts the numbers of goals in order: 1.2 comes before 1.10."""
    return tuple(int(part) for part in number.split("."))
