"""From a tree to a model value: pydantic's findings as problems with their places."""

from __future__ import annotations

import dataclasses
import typing
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic_core import ValidationError

from generator.model import plan
from generator.model.problem import Place, Problem, Step, problem
from generator.read.nearest import listed, nearest
from generator.read.schema import fields, known_keys, part_of, validator, without_none
from generator.read.tree import Document, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from generator.read.tree import Parsed

Value = TypeVar("Value")

_TAGS: dict[Step, type] = {"leaf": plan.Leaf, "all": plan.All, "any": plan.Any}


@dataclasses.dataclass(frozen=True, slots=True)
class Shaped(Generic[Value]):
    """A model value, or None where the tree could not become one, with the problems that prevented it."""

    value: Value | None
    problems: tuple[Problem, ...]


def shaped(shape: type[Value], parsed: Parsed, given: Mapping[str, object]) -> Shaped[Value]:
    """Build a model value from a parsed document and what its path and body say (`given`, by field name)."""
    document = parsed.document
    if document is None:
        return Shaped(None, parsed.problems)
    if not isinstance(parsed.tree, dict):
        where = Place(path=document.path, line=document.line, column=1)
        found = problem(where, "fields-expected", key=document.path, known=listed(known_keys(shape)))
        return Shaped(None, (*parsed.problems, found))
    hidden = frozenset(field.key for field in fields(shape) if field.given)
    typed = {HIDDEN + key if key in hidden else key: part for key, part in parsed.tree.items()}
    try:
        value: Value = validator(shape).validate_python({**given, **typed})
    except ValidationError as error:
        found_all = (_found(shape, parsed, document, detail) for detail in error.errors(include_url=False))
        return Shaped(None, (*parsed.problems, *(found for found in found_all if found)))
    return Shaped(None if parsed.problems else value, parsed.problems)


@dataclasses.dataclass(frozen=True, slots=True)
class _Stop:
    """Where one of pydantic's locations leads: the keys to it, the mapping type it lies in and the type expected there."""

    keys: tuple[Step, ...]
    inside: type
    kind: object
    entry_id: bool


def _stop(shape: type, document: Document, loc: tuple[Step, ...]) -> _Stop:
    keys: tuple[Step, ...] = ()
    inside, kind, keyed, entry_id = shape, typing.cast("object", shape), False, False
    for step in loc:
        kind = without_none(kind)
        if kind == plan.Requirement:
            kind = _TAGS[step]
            continue
        entry_id = False
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            inside = kind
            field = next((field for field in fields(kind) if field.key == step), None)
            # The id of a keyed entry is the key it stands under.
            entry_id = bool(keys) and isinstance(keys[-1], int) and keyed and step == "id"
            kind = field.kind if field else None
            if entry_id:
                continue
            keyed = field.keyed if field else False
        else:
            kind = part_of(kind)
        if step != WHOLE:
            keys = (*keys, step)
    return _Stop(_named(document, keys), inside, without_none(kind), entry_id)


def _named(document: Document, keys: tuple[Step, ...]) -> tuple[Step, ...]:
    """The keys with the numbers of a mapping's entries replaced by the entries' own keys."""
    node, named = document.root, []
    for step in keys:
        pairs = node.value if node is not None and node.id == "mapping" else None
        if pairs is not None and isinstance(step, int) and step < len(pairs):
            named.append(pairs[step][0].value)
            node = pairs[step][1]
            continue
        named.append(step)
        if pairs is not None:
            node = next((child for key, child in pairs if key.value == step), None)
        elif node is not None and node.id == "sequence" and isinstance(step, int):
            node = node.value[step]
        else:
            node = None
    return tuple(named)


def _found(shape: type, parsed: Parsed, document: Document, detail: ErrorDetails) -> Problem | None:
    kind = detail["type"]
    stop = _stop(shape, document, detail["loc"])
    key = str(next((step for step in reversed(stop.keys) if isinstance(step, str)), document.path))
    if kind in ("missing", "missing_keyword_only_argument"):
        if stop.keys in parsed.blank:
            return None
        return problem(place_of(document, stop.keys[:-1], on_key=False), "key-missing", key=key)
    if kind in ("unexpected_keyword_argument", "unexpected_positional_argument"):
        return _unexpected(stop, document, key)
    where = place_of(document, stop.keys, on_key=stop.entry_id)
    if kind == "literal_error":
        return _no_choice(where, key, str(detail["input"]), [str(one) for one in typing.get_args(stop.kind)])
    params = {name: str(value) for name, value in (detail.get("ctx") or {}).items()}
    if kind == "fields-expected":
        inner = part_of(stop.kind) or stop.kind
        known = listed(known_keys(inner)) if isinstance(inner, type) and dataclasses.is_dataclass(inner) else "–"
        return problem(where, kind, key=key, known=known)
    if kind in ("text-expected", "line-expected", "list-expected"):
        return problem(where, kind, key=key)
    return problem(where, kind, **params)


def _unexpected(stop: _Stop, document: Document, key: str) -> Problem:
    if key.startswith(HIDDEN):
        plain = key.removeprefix(HIDDEN)
        return problem(place_of(document, (*stop.keys[:-1], plain), on_key=True), "key-given", key=plain)
    known = known_keys(stop.inside)
    where = place_of(document, stop.keys, on_key=True)
    guess = nearest(key, known)
    return problem(where, "key-unknown", key=key, known=listed(known), **({"guess": guess} if guess else {}))


def _no_choice(where: Place, key: str, value: str, choices: list[str]) -> Problem:
    guess = nearest(value, choices)
    return problem(
        where,
        "choice-unknown",
        key=key,
        value=value,
        choices=", ".join(choices),
        **({"guess": guess} if guess else {}),
    )
