"""Changes values of a YAML text where they stand: every byte that is not one of them stays as somebody left it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from generator.author.yaml_text import STEP, flow, items, lines, scalar
from generator.read.tree import parse

if TYPE_CHECKING:
    from generator.read.tree import Tree

_BLOCK = re.compile(r"[>|][+-]?\d?(?P<comment> +#.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """Put `new` in the place of what stands from `start` to `end`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What is around a value: the column of its key, whether it is in braces, where the line below its key begins."""

    column: int
    flow: bool
    below: int | None


class NotPlain(Exception):
    """The text is written in a way in which nothing can be put into it for sure."""


def edited(text: str, old: dict[str, Tree], wanted: dict[str, Tree]) -> str:
    """The text with the values of `wanted` where they differ from those of `old`, which is what it says now.

    `wanted` has every key of `old`, in its order, and new ones in theirs. Line ends stay as they are. Raises NotPlain.
    """
    plain = text.replace("\r\n", "\n")
    document = parse("", plain).document
    if document is None or not isinstance(document.root, yaml.MappingNode):
        raise NotPlain
    editor = _Editor(plain)
    editor.mapping(document.root, old, wanted, _Around(column=-STEP, flow=False, below=None))
    return _applied(text, editor.edits)


def _applied(text: str, edits: list[_Edit]) -> str:
    """A text with edits whose places do not know of carriage returns."""
    returns = [found.start() - n for n, found in enumerate(re.finditer("\r\n", text))]
    newline = "\r\n" if len(returns) * 2 > text.count("\n") else "\n"
    parts, done = [], 0
    # Sorting is stable: of two insertions at one place, the one further in was made first.
    for edit in sorted(edits, key=lambda one: one.start):
        start, end = (place + bisect_left(returns, place) for place in (edit.start, edit.end))
        parts += [text[done:start], edit.new.replace("\n", newline)]
        done = end
    return "".join([*parts, text[done:]])


class _Editor:
    """Collects the edits that make a text say something else."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.edits: list[_Edit] = []

    def mapping(self, node: yaml.MappingNode, old: dict[str, Tree], wanted: dict[str, Tree], around: _Around) -> None:
        """The edits of a mapping: its values that differ, then the keys that are new."""
        nodes = {key.value: (key, value) for key, value in node.value}
        inside = around.flow or bool(node.flow_style)
        for name, value in wanted.items():
            if name in old and old[name] != value:
                key, child = nodes[name]
                here = _Around(column=key.start_mark.column, flow=inside, below=self._below(key))
                self._value(child, old[name], value, here)
        new = {name: value for name, value in wanted.items() if name not in old}
        if new and inside:
            self._new_in_braces(node, nodes, wanted, new)
        elif new:
            self._new_keys(node, nodes, wanted, new, around)

    def _new_in_braces(
        self,
        node: yaml.MappingNode,
        nodes: dict[str, tuple[yaml.Node, yaml.Node]],
        wanted: dict[str, Tree],
        new: dict[str, Tree],
    ) -> None:
        """New keys of a mapping on one line, each behind the value that comes before it, else before the first key."""
        if not nodes:
            self._insert(self._place(node.end_mark) - 1, flow(new)[1:-1])
            return
        before: yaml.Node | None = None
        for name in wanted:
            if name in nodes:
                before = nodes[name][1]
            elif name in new:
                written = flow({name: new[name]})[1:-1]
                first = next(iter(nodes.values()))[0]
                if before is None:
                    self._insert(self._place(first.start_mark), f"{written}, ")
                else:
                    self._insert(self._end(before), f", {written}")

    def _new_keys(
        self,
        node: yaml.MappingNode,
        nodes: dict[str, tuple[yaml.Node, yaml.Node]],
        wanted: dict[str, Tree],
        new: dict[str, Tree],
        around: _Around,
    ) -> None:
        """Lines for new keys, each behind the key that comes before it, the first ones right below the key above."""
        if not nodes:
            raise NotPlain
        column = node.start_mark.column
        step = column - around.column if around.column >= 0 else STEP
        first = next(iter(nodes.values()))
        place = around.below if around.below is not None else self._line_end(first[1])
        for name in wanted:
            if name in nodes:
                place = self._line_end(nodes[name][1])
            elif name in new:
                self._insert(place, "".join(f"{line}\n" for line in lines({name: new[name]}, column, step)))

    def _value(self, node: yaml.Node, old: Tree, wanted: Tree, around: _Around) -> None:
        match old, wanted:
            case dict(), dict():
                self.mapping(_as_mapping(node), old, wanted, around)
            case list(), list():
                self._list(node, old, wanted, around)
            case str(), str():
                self._scalar(node, wanted, around)
            case str(), dict():
                self._opened(node, old, wanted, around)
            case _:
                raise NotPlain

    def _scalar(self, node: yaml.Node, text: str, around: _Around) -> None:
        start, end = self._place(node.start_mark), self._end(node)
        behind = self.text[end : self._next_line(end)]
        block = _BLOCK.match(self.text, start) if node.style in ("|", ">") else None  # type: ignore[attr-defined]  # a scalar
        comment = (block["comment"] or "") if block else ""
        one_line = around.flow or "#" in behind or bool(comment)
        self.edits.append(
            _Edit(start=start, end=end, new=scalar(text, around.column + STEP, one_line=one_line) + comment)
        )

    def _opened(self, node: yaml.Node, old: str, wanted: dict[str, Tree], around: _Around) -> None:
        """A bare value that gets others beside it: it moves below its key, and keeps its own writing."""
        start, end = self._place(node.start_mark), self._end(node)
        short, value = next(iter(wanted.items()))
        rest = dict(list(wanted.items())[1:])
        if around.flow:
            self.edits.append(_Edit(start=start, end=end, new=flow(wanted)))
            return
        if value != old or node.style in ("|", ">"):  # type: ignore[attr-defined]  # as above
            raise NotPlain
        column = around.column + STEP
        gap = len(self.text[:start]) - len(self.text[:start].rstrip(" "))
        self.edits.append(_Edit(start=start - gap, end=start, new=f"\n{' ' * column}{short}: "))
        self._insert(self._line_end(node), "".join(f"{line}\n" for line in lines(rest, column)))

    def _list(self, node: yaml.Node, old: list[Tree], wanted: list[Tree], around: _Around) -> None:
        if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
            raise NotPlain
        for child, before, after in zip(node.value, old, wanted, strict=False):
            if before != after:
                here = _Around(column=child.start_mark.column - STEP, flow=around.flow, below=None)
                self._value(child, before, after, here)
        if new := wanted[len(old) :]:
            written = items(new, node.start_mark.column)
            self._insert(self._line_end(node.value[-1]), "".join(f"{line}\n" for line in written))

    def _insert(self, place: int, new: str) -> None:
        if place == len(self.text) and not self.text.endswith("\n") and new.endswith("\n"):
            new = "\n" + new.removesuffix("\n")
        self.edits.append(_Edit(start=place, end=place, new=new))

    def _place(self, mark: yaml.Mark) -> int:
        return self.starts[mark.line] + mark.column

    def _end(self, node: yaml.Node) -> int:
        """Where a value ends; the parser counts the empty lines and comments below it in."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start, end = self._place(node.start_mark), self._place(node.end_mark)
        return start + len(self.text[start:end].rstrip())

    def _next_line(self, place: int) -> int:
        """Where the line below a place begins; the end of the text where there is none."""
        found = self.text.find("\n", place)
        return len(self.text) if found < 0 else found + 1

    def _line_end(self, node: yaml.Node) -> int:
        return self._next_line(self._end(node))

    def _below(self, key: yaml.Node) -> int:
        return self._next_line(self._place(key.end_mark))


def _as_mapping(node: yaml.Node) -> yaml.MappingNode:
    if not isinstance(node, yaml.MappingNode):
        raise NotPlain
    return node
