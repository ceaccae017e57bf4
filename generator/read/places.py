"""Where the values of a YAML document stand in their file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from generator.model.problem import Place, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.read.tree import Document

_Pair = tuple[yaml.Node, yaml.Node]


class Places:
    """The places of one document's values. Each mapping is gone through once, however many places are asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._members: dict[int, dict[Step, _Pair]] = {}
        self._lines: list[str] | None = None
        self._written: dict[tuple[int, str], list[Place]] = {}

    def place(self, keys: Sequence[Step], *, on_key: bool = False) -> Place:
        """Where the value at `keys` begins, or its key. Where nothing is, the place of the innermost value that is."""
        key, value = self._found(keys)
        found = key if on_key else value
        return self._document.at(found.start_mark) if found is not None and keys else self._document.first

    def place_of_part(self, keys: Sequence[Step], part: str, nth: int) -> Place:
        """Where the `nth` (from 0) `part` of the text at `keys` is; the whole text where it is written otherwise."""
        _, value = self._found(keys)
        if value is None or not part:
            return self.place(keys)
        written = self._written.get((id(value), part))
        if written is None:
            written = self._written[id(value), part] = self._occurrences(value, part)
        return written[nth] if nth < len(written) else self.place(keys)

    def _occurrences(self, value: yaml.Node, part: str) -> list[Place]:
        """Every place at which a part is written in a value, in order."""
        first, last = value.start_mark, value.end_mark
        self._lines = self._lines or self._document.text.split("\n")
        lines = self._lines[first.line : last.line + 1]
        if last.line < len(self._lines):
            lines[-1] = lines[-1][: last.column]
        lines[0] = " " * first.column + lines[0][first.column :]
        top = self._document.line + first.line
        return [
            Place(path=self._document.path, line=line, column=found.start() + 1)
            for line, text in enumerate(lines, top)
            for found in re.finditer(re.escape(part), text)
        ]

    def _found(self, keys: Sequence[Step]) -> tuple[yaml.Node | None, yaml.Node | None]:
        key: yaml.Node | None = None
        value = self._document.root
        for step in keys:
            pair = self._pairs(value).get(step) if value is not None else None
            if pair is None:
                break
            key, value = pair
        return key, value

    def _pairs(self, node: yaml.Node) -> dict[Step, _Pair]:
        known = self._members.get(id(node))
        if known is None:
            known = self._members[id(node)] = _pairs(node)
        return known


def _pairs(node: yaml.Node) -> dict[Step, _Pair]:
    """The members of a node by key or number, in a list by `id` as well; of a key written twice, the first."""
    if isinstance(node, yaml.MappingNode):
        named = [(key.value, (key, value)) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
        return dict(reversed(named))
    if isinstance(node, yaml.SequenceNode):
        numbered: list[tuple[Step, _Pair]] = [(n, (child, child)) for n, child in enumerate(node.value)]
        return dict([*((id_, pair) for _, pair in reversed(numbered) for id_ in _ids(pair[1])), *numbered])
    return {}


def _ids(node: yaml.Node) -> list[Step]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [value.value for key, value in pairs if key.value == "id" and isinstance(value, yaml.ScalarNode)]
