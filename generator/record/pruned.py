"""Content with some of its parts left out, wherever these stand."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from generator.model.problem import Step
from generator.read.schema import fields
from generator.record.items import CONTACTS, GLOSSARY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.content import Content
    from generator.model.problem import Spot

Value = TypeVar("Value")

_Keys = frozenset[tuple[Step, ...]]
_WHOLE: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left of a part; `value` is None where nothing is."""

    value: Any


def pruned(content: Content, spots: Iterable[Spot]) -> Content:
    """The content without the parts at these places; what cannot be without such a part goes with it."""
    found: dict[str, set[tuple[Step, ...]]] = {}
    for spot in spots:
        found.setdefault(spot.path, set()).add(spot.keys)

    def pages(values: tuple[Value, ...]) -> tuple[Value, ...]:
        return _members(values, lambda value, _: frozenset(found.get(value.path, ())))

    def entries(values: tuple[Value, ...], path: str) -> tuple[Value, ...]:
        return _members(values, lambda value, _: _below(frozenset(found.get(path, ())), value.id))

    return replace(
        content,
        topics=pages(content.topics),
        updates=pages(content.updates),
        plans=pages(content.plans),
        goals=pages(content.goals),
        follow_ups=pages(content.follow_ups),
        pages=pages(content.pages),
        contacts=entries(content.contacts, CONTACTS),
        terms=entries(content.terms, GLOSSARY),
    )


def _members(values: tuple[Any, ...], keys_of: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a member of any list
    left = (_left(value, keys_of(value, n)) for n, value in enumerate(values))
    return tuple(one.value for one in left if one.value is not None)


def _left(value: Any, keys: _Keys) -> _Left:  # noqa: ANN401 - a value of any type
    """What is left of a value without the parts at `keys`, which begin in it."""
    if _WHOLE in keys:
        return _Left(None)
    if not keys or not is_dataclass(value):
        return _Left(value)
    changes: dict[str, Any] = {}
    shape: type = type(value)
    for field in fields(shape):
        below = _below(keys, field.key)
        if not below:
            continue
        part = getattr(value, field.name)
        if isinstance(part, tuple) and _WHOLE not in below:
            changes[field.name] = _members(part, lambda one, n, below=below: _below(below, n, getattr(one, "id", n)))
            continue
        left = _left(part, below)
        if left.value is None and field.required:
            return _Left(None)
        changes[field.name] = field.default if left.value is None else left.value
    return _Left(replace(value, **changes))  # type: ignore[type-var]  # a value, as asked above


def _below(keys: _Keys, *steps: object) -> _Keys:
    """The keys that begin with one of these steps, without it."""
    return frozenset(one[1:] for one in keys if one and one[0] in steps)
