"""Fields by their paths, as amendments and corrections name them: `requirement.value`, `results.hits.numerator`."""

from __future__ import annotations

import dataclasses
import datetime
import typing
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from generator.model.follow_up import Row
from generator.model.moment import Moment
from generator.model.plan import Goal, Leaf, Milestone, Plan, Ratio, Requirement, leaves
from generator.model.problem import Param
from generator.model.when import When
from generator.read import schema, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Holder = Plan | Goal | Row
"""What has fields that an amendment or a correction may name."""

NONE = "none"
"""What is written for a field that says nothing: before it was filled in, or after it was emptied."""

GOALS = "goals"
"""A field that every plan has beside its keys: which goals there are."""

_APART = ("aliases", "amendments", "changes", "draft", "id", "law", "legal_effect", "reviewed", "withdrawn")
"""Keys that are no part of what was agreed or reported: they have histories of their own, or none."""

_REMARKS = frozenset({(Milestone, "note"), (Ratio, "note")})
"""Remarks on what was agreed: they are no part of it either, and change as other public words do."""

_READERS: dict[object, Callable[[object], object]] = {
    Decimal: values.number_value,
    int: values.whole_value,
    bool: values.flag_value,
    datetime.date: values.date_value,
    Moment: values.moment_value,
    When: values.when_value,
}
"""Kinds of values that one can write in several ways, or wrongly; all others are words."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A field that there is. `form` is its path with `*` for each of the `ids` of entries in it.

    `kind` is the type of its plain value, None for a group of fields; `value` is what it says now, None where nothing.
    """

    path: str
    form: str
    ids: tuple[str, ...]
    kind: object
    value: object


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a text is no value of a field: the code of the problem, and what it says."""

    code: str
    params: tuple[Param, ...]


def known(holder: Holder, goal: Goal | None = None) -> tuple[Known, ...]:
    """Every field that a plan, a goal or a follow-up's row can have, groups before what is in them.

    A row has those of every part and milestone of its `goal` too, reported or not.
    """
    found = list(_walked(type(holder), holder, Known(path="", form="", ids=(), kind=None, value=None), _wanted(goal)))
    if isinstance(holder, Plan):
        found.append(Known(path=GOALS, form=GOALS, ids=(), kind=None, value=None))
    return tuple(found)


def field_at(holder: Holder, path: str, goal: Goal | None = None) -> Known | None:
    """The field at a path; None where there is none."""
    return next((one for one in known(holder, goal) if one.path == path), None)


def valued(holder: Holder, path: str, goal: Goal | None = None) -> str | None:
    """What the field at a path says, as an author writes it, words on one line.

    None where it says nothing, where it is a group of fields, and where there is no such field.
    """
    field = field_at(holder, path, goal)
    return written(field.value) if field and field.kind is not None else None


def written(value: object) -> str | None:
    """A plain value as an author writes it; None where it says nothing."""
    match value:
        case None | "" | ():
            return None
        case bool():
            text = str(value).lower()
        case When():
            text = value.text
        case Moment():
            text = f"{value.date}" if value == Moment(value.date) else f"{value.date} {value.time:%H:%M}"
        case tuple():
            text = ", ".join(str(one) for one in value)
        case Decimal():
            text = f"{value:f}"
        case _:
            text = str(value)
    return " ".join(text.split())


def fault(kind: object, text: str) -> Fault | None:
    """Why a text is no value of this kind; None where it is one, or `none`."""
    reader = _READERS.get(kind)
    if reader is None or text == NONE:
        return None
    try:
        reader(text)
    except PydanticCustomError as error:
        params = sorted((error.context or {}).items())
        return Fault(code=error.type, params=tuple(Param(name, str(value)) for name, value in params))
    return None


def same(kind: object, one: str, other: str) -> bool:
    """Whether two texts say the same value of a kind: numbers and times by value, words white space aside."""
    return _meant(kind, one) == _meant(kind, other)


def _meant(kind: object, text: str) -> object:
    reader = _READERS.get(kind)
    if text == NONE:
        return None
    if typing.get_origin(kind) is tuple:
        return [" ".join(part.split()) for part in text.strip("[]").split(",")]
    if reader and fault(kind, text) is None:
        value = reader(text)
        return (value.first, value.last) if isinstance(value, When) else value
    return " ".join(text.split())


def _wanted(goal: Goal | None) -> dict[str, tuple[str, ...]]:
    """The ids of entries that may be written in a row, whether they are or not."""
    if goal is None:
        return {}
    return {
        "results": tuple(leaf.id for leaf in leaves(goal.requirement)),
        "milestones": tuple(milestone.id for milestone in goal.milestones),
    }


def _walked(shape: type, value: object, above: Known, wanted: dict[str, tuple[str, ...]]) -> Iterator[Known]:
    """The fields of a mapping of this shape, which lies at `above`; `value` is None where it was not written."""
    for field in _fields(shape):
        inner = getattr(value, field.name) if value is not None else None
        kind = schema.without_none(field.kind)
        member = schema.part_of(kind)
        if kind == Requirement:
            yield from _required(inner, _below(above, field.key))
        elif _is_mapping(member):
            group = _below(above, field.key)
            yield group
            yield from _members(typing.cast("type", member), inner, group, wanted.get(group.path, ()))
        elif _is_mapping(kind):
            group = _below(above, field.key)
            yield group
            yield from _walked(typing.cast("type", kind), inner, group, {})
        else:
            yield dataclasses.replace(_below(above, field.key), kind=kind, value=inner)


def _members(shape: type, entries: object, group: Known, wanted: tuple[str, ...]) -> Iterator[Known]:
    """The fields of entries that have ids; entries without are one group together."""
    if not any(field.key == "id" for field in schema.fields(shape)):
        return
    found: dict[str, object] = {**dict.fromkeys(wanted), **{one.id: one for one in _entries(entries)}}
    for one, entry in found.items():
        inside = _entry(group, one)
        yield inside
        yield from _walked(shape, entry, inside, {})


def _required(requirement: object, group: Known) -> Iterator[Known]:
    """The fields of a requirement: of several parts each under its id."""
    yield group
    if isinstance(requirement, Leaf):
        yield from _walked(Leaf, requirement, group, {})
        return
    for leaf in leaves(typing.cast("Requirement", requirement)):
        inside = _entry(group, leaf.id)
        yield inside
        yield from _walked(Leaf, leaf, dataclasses.replace(inside, form=group.form, ids=inside.ids), {})


def _entries(entries: object) -> tuple[typing.Any, ...]:
    return entries if isinstance(entries, tuple) else ()


def _below(above: Known, key: str) -> Known:
    path, form = (f"{above.path}.{key}", f"{above.form}.{key}") if above.path else (key, key)
    return Known(path=path, form=form, ids=above.ids, kind=None, value=None)


def _entry(group: Known, one: str) -> Known:
    return Known(path=f"{group.path}.{one}", form=f"{group.form}.*", ids=(*group.ids, one), kind=None, value=None)


@cache
def _fields(shape: type) -> tuple[schema.Field, ...]:
    apart = {*_APART, *(key for holder, key in _REMARKS if holder is shape)}
    return tuple(field for field in schema.fields(shape) if not field.given and field.key not in apart)


def _is_mapping(kind: object) -> bool:
    return isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind not in _READERS
