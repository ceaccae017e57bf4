"""Lays a translation's words over the original's tree: what is no word cannot differ between languages."""

from __future__ import annotations

import dataclasses
import typing
from typing import TYPE_CHECKING

from generator.model import plan
from generator.model.problem import Problem, Spot, Step, problem
from generator.read.schema import WHOLE, WORDS, Field, fields, part_of, without_none

if TYPE_CHECKING:
    from generator.read.tree import Parsed, Tree


@dataclasses.dataclass(frozen=True, slots=True)
class Overlay:
    """The original's tree with the translated words in it, and what the translation carries that is no word.

    `said` are the keys of the words that it does carry; members of lists are named by their ids.
    """

    tree: Tree
    problems: tuple[Problem, ...]
    said: frozenset[tuple[Step, ...]]


def overlaid(original: Tree, translation: Parsed, shape: type) -> Overlay:
    """Lay the translation of a file of `shape` over its original; members of lists are matched by their `id`."""
    lay = _Lay(translation.document.path if translation.document else "")
    tree = lay.mapping(original, translation.tree, shape, _Way((), ()))
    return Overlay(tree, tuple(lay.problems), frozenset(lay.said))


@dataclasses.dataclass(frozen=True, slots=True)
class _Way:
    """How the walk came to where it is: by `keys` in the translation, `named` by the ids of members of lists."""

    keys: tuple[Step, ...]
    named: tuple[Step, ...]

    def into(self, key: Step, name: Step | None = None) -> _Way:
        """One step further down."""
        return _Way((*self.keys, key), (*self.named, key if name is None else name))


class _Lay:
    """One walk down both trees at once."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.said: set[tuple[Step, ...]] = set()

    def mapping(self, original: Tree, words: Tree, shape: type, way: _Way) -> Tree:
        """The original mapping with the words in it; anything that is no mapping is left for validation to name."""
        if not isinstance(original, dict) or not isinstance(words, dict):
            return words
        known = {field.key: field for field in fields(shape)}
        merged = dict(original)
        for key, part in words.items():
            laid: Tree | None = part
            if key in known and not known[key].given:
                laid = self._part(original.get(key), part, known[key], way if key == WHOLE else way.into(key))
            if laid is not None:
                merged[key] = laid
        return merged

    def _part(self, original: Tree | None, words: Tree, field: Field, way: _Way) -> Tree | None:
        kind = without_none(field.kind)
        member = part_of(kind)
        if not field.same and (kind in WORDS or member in WORDS):
            self.said.add(way.named)
            return words
        if original is None:
            return self._refused(original, words, field.key, way.keys)
        if field.keyed and isinstance(original, dict) and isinstance(words, dict):
            return self._keyed(original, words, field, way)
        if member is not None and isinstance(original, list) and isinstance(words, list) and member not in WORDS:
            return self._list(original, words, member, way)
        shape = _shape(kind, original)
        if shape is not None:
            return self.mapping(original, words, shape, way)
        return self._refused(original, words, field.key, way.keys)

    def _keyed(self, original: dict[str, Tree], words: dict[str, Tree], field: Field, way: _Way) -> Tree:
        shape = typing.cast("type", part_of(field.kind))
        merged = dict(original)
        for key, part in words.items():
            if key not in original:
                self._unmatched(key, way.into(key).keys, on_key=True)
                continue
            entry = original[key]
            full: Tree = entry if isinstance(entry, dict) or not field.short else {field.short: entry}
            said: Tree = part if isinstance(part, dict) or not field.short else {field.short: part}
            merged[key] = self.mapping(full, said, shape, way.into(key)) if isinstance(said, dict) else said
        return merged

    def _list(self, original: list[Tree], words: list[Tree], member: object, way: _Way) -> Tree:
        if not any(isinstance(entry, dict) and "id" in entry for entry in original):
            return self._in_order(original, words, member, way)
        merged = list(original)
        at = {entry["id"]: n for n, entry in enumerate(original) if isinstance(entry, dict) and "id" in entry}
        for n, part in enumerate(words):
            wanted = part.get("id") if isinstance(part, dict) else None
            if not isinstance(part, dict) or not isinstance(wanted, str):
                self._refused(None, part, str(way.keys[-1]), way.into(n).keys)
            elif wanted not in at:
                self._unmatched(wanted, (*way.into(n).keys, "id"), on_key=False)
            else:
                found, shape = at[wanted], _shape(member, part)
                said: Tree = {key: value for key, value in part.items() if key != "id"}
                merged[found] = self.mapping(original[found], said, shape, way.into(n, wanted)) if shape else said
        return merged

    def _in_order(self, original: list[Tree], words: list[Tree], member: object, way: _Way) -> Tree:
        """Members that have no `id`, each over the one at its place; there have to be as many."""
        shapes = [_shape(member, entry) for entry in original]
        if None in shapes:
            return self._refused(original, words, str(way.keys[-1]), way.keys) or original
        if len(original) != len(words):
            self.problems.append(
                problem(Spot(path=self.path, keys=way.keys, on_key=True), "translation-order", key=str(way.keys[-1]))
            )
            return original
        pairs = enumerate(zip(original, words, shapes, strict=True))
        return [self.mapping(entry, part, shape, way.into(n)) for n, (entry, part, shape) in pairs if shape]

    def _unmatched(self, wanted: str, keys: tuple[Step, ...], *, on_key: bool) -> None:
        where = Spot(path=self.path, keys=keys, on_key=on_key)
        self.problems.append(problem(where, "translation-original", name=f"“{wanted}”"))

    def _refused(self, original: Tree | None, words: Tree, key: str, keys: tuple[Step, ...]) -> Tree | None:
        # Repeating what the original says is no difference.
        if original is None or original != words:
            self.problems.append(problem(Spot(path=self.path, keys=keys, on_key=True), "translation-words", key=key))
        return original


def _shape(kind: object, tree: Tree) -> type | None:
    if kind == plan.Requirement:
        has = tree if isinstance(tree, dict) else {}
        return plan.All if "all" in has else plan.Any if "any" in has else plan.Leaf
    return kind if isinstance(kind, type) and dataclasses.is_dataclass(kind) else None
