"""A page's value with another value in one of its fields, named by its path as amendments name it."""

from __future__ import annotations

import dataclasses
import typing
from typing import TYPE_CHECKING

from pydantic_core import ValidationError

from generator.model.plan import All, Any, Goal, Leaf
from generator.read import schema
from generator.read.fields import NONE, field_at

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANY_ENTRY = "*"


class _NotThere(Exception):
    """The holder has no such field, or one that cannot say this."""


def assigned(goal: Goal, path: str, text: str) -> Goal | None:
    """A goal with what an author wrote in the plain field at a path; `none` empties it.

    None where that is not certain: at a path of a group of fields, of an entry that is not there, with a text that is
    no value of the field, or that would empty one that has to be filled in.
    """
    field = field_at(goal, path)
    if field is None or field.kind is None:
        return None
    try:
        changed = _with(goal, field.form.split("."), field.ids, _Text(kind=field.kind, text=text))
    except (_NotThere, ValidationError):
        return None
    return typing.cast("Goal", changed)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What an author wrote in a field of a kind."""

    kind: object
    text: str

    def value(self, field: schema.Field) -> object:
        """The same as a value of the field."""
        if self.text == NONE:
            if field.required:
                raise _NotThere
            return field.default
        found: object = self.text
        if typing.get_origin(self.kind) is tuple:
            found = [part.strip() for part in self.text.strip("[]").split(",") if part.strip()]
        return schema.plain_validator(self.kind).validate_python(found)


def _with(holder: object, steps: Sequence[str], ids: Sequence[str], said: _Text) -> object:
    """A mapping with the field that the steps lead to changed; `ids` stand for the entries on the way."""
    field = next((one for one in schema.fields(_shape(holder)) if one.key == steps[0]), None)
    if field is None:
        raise _NotThere
    rest, inner = steps[1:], getattr(holder, field.name)
    changed: object
    if not rest:
        changed = said.value(field)
    elif rest[0] == _ANY_ENTRY:
        changed = _entries(inner, rest[1:], ids, said)
    elif isinstance(inner, (All, Any)):
        changed = _tree(inner, rest, ids, said)
    elif inner is None:
        raise _NotThere
    else:
        changed = _with(inner, rest, ids, said)
    return dataclasses.replace(typing.cast("typing.Any", holder), **{field.name: changed})


def _shape(holder: object) -> type:
    return type(holder)


def _entries(entries: object, steps: Sequence[str], ids: Sequence[str], said: _Text) -> tuple[object, ...]:
    known = typing.cast("tuple[typing.Any, ...]", entries)
    if all(one.id != ids[0] for one in known):
        raise _NotThere
    return tuple(_with(one, steps, ids[1:], said) if one.id == ids[0] else one for one in known)


def _tree(requirement: All | Any | Leaf, steps: Sequence[str], ids: Sequence[str], said: _Text) -> object:
    """A requirement with a field of the leaf changed that the first id names."""
    match requirement:
        case All():
            return All(all=tuple(typing.cast("typing.Any", _tree(one, steps, ids, said)) for one in requirement.all))
        case Any():
            return Any(any=tuple(typing.cast("typing.Any", _tree(one, steps, ids, said)) for one in requirement.any))
    return _with(requirement, steps, ids[1:], said) if requirement.id == ids[0] else requirement
