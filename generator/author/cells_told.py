"""What is wrong with a text that is in no file yet, told at the cells of the spreadsheet that it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from generator.model.problem import Place
from generator.read.tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.author.claims import Claim, Keys
    from generator.author.composing import Target
    from generator.model.problem import Located

_ENTRY = 3
"""From how many keys on a place is about one thing that a goal reported, and not about the goal as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwritten:
    """A text that a follow-up's file may get, and the claims that it was made of. `stays`: nobody will write it."""

    target: Target
    data: bytes
    claims: tuple[Claim, ...]
    stays: bool

    def told(self, problems: Iterable[Located]) -> Iterator[Located]:
        """Problems with the places of this text turned to those of cells; others stay as they are."""
        root = _root(self.data)
        for one in problems:
            if one.place.path != self.target.path or not one.place.line:
                yield one
                continue
            keys = _keys_at(root, one.place) if root else ()
            cell = self._cell(keys)
            if cell:
                yield replace(one, place=cell.at.place)
            else:
                # What is not in the file yet has no line there; beside a text that somebody wrote, lines help.
                known = self.target.data is not None and not self.stays
                yield one if known else replace(one, place=Place(path=one.place.path))

    def _cell(self, keys: Keys) -> Claim | None:
        """The claim that a place is about: the one of its value, else the first below it or beside it."""
        if keys == ("rows",):
            # What is said of all goals is about none of those that are there.
            return None
        near = [one for one in self.claims if _common(one.keys, keys) == min(len(one.keys), len(keys)) > 0]
        if not near and self.target.data is None:
            near = [one for one in self.claims if _common(one.keys, keys) > 1]
        elif self.target.data is not None and len(keys) < _ENTRY:
            near = [one for one in near if one.keys == keys]
        return min(near, key=lambda one: (one.keys != keys, -_common(one.keys, keys), one.at), default=None)


def _common(one: Keys, other: Keys) -> int:
    """How many keys two paths have in common from their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _root(data: bytes) -> yaml.Node | None:
    document = parse("", data.decode().replace("\r\n", "\n")).document
    return document.root if document else None


def _keys_at(node: yaml.Node, place: Place) -> Keys:
    """The keys of the innermost value that begins at a place or before it. A bare value is that of its key."""
    keys: list[str | int] = []
    inner: yaml.Node | None = node
    while inner is not None:
        begun = [(key, key_node, child) for key, key_node, child in _entries(inner) if _begins(key_node, place)]
        inner = None
        if begun:
            key, _, child = begun[-1]
            keys.append(key)
            inner = child if _begins(child, place) else None
    return tuple(keys)


def _entries(node: yaml.Node) -> Iterator[tuple[str | int, yaml.Node, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), key, child) for key, child in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from ((n, child, child) for n, child in enumerate(node.value))


def _begins(node: yaml.Node, place: Place) -> bool:
    mark = node.start_mark
    return mark is not None and (mark.line + 1, mark.column + 1) <= (place.line, place.column)
