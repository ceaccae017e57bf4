"""The texts inside a model value in which references may stand, with the keys that lead to them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

from generator.model import plan
from generator.model.text import Markdown, Sentence
from generator.read.schema import fields, part_of, without_none

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from generator.model.problem import Step

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class AuthorText:
    """One text of an author; `markdown` tells Markdown from a sentence. Members of lists are named by their ids."""

    keys: tuple[Step, ...]
    text: str
    markdown: bool


def texts(value: Hashable) -> Iterator[AuthorText]:
    """Every text of a model value that may hold references, in the order of its fields; the body is not among them."""
    yield from _texts(value, ())


def _texts(value: Hashable, keys: tuple[Step, ...]) -> Iterator[AuthorText]:
    for name, key, markdown in _wordy(type(value)):
        part = getattr(value, name)
        if not part:
            continue
        if isinstance(part, str):
            yield AuthorText((*keys, key), part, markdown)
        elif isinstance(part, tuple):
            for n, member in enumerate(part):
                yield from _texts(member, (*keys, key, getattr(member, "id", n)))
        else:
            yield from _texts(part, (*keys, key))


def retold(value: Shape, say: Callable[[str, bool], str]) -> Shape:
    """The value with every text that may hold references as `say` gives it, told whether it is Markdown; not the body.

    The same value where that changes nothing.
    """
    changes: dict[str, Any] = {}
    shape: type = type(value)
    for name, _, markdown in _wordy(shape):
        part = getattr(value, name)
        told = _retold(part, markdown, say) if part else part
        if told != part:
            changes[name] = told
    return dataclasses.replace(value, **changes) if changes else value  # type: ignore[type-var]  # all are dataclasses


def _retold(part: Any, markdown: bool, say: Callable[[str, bool], str]) -> object:  # noqa: ANN401, FBT001 - any field's
    if isinstance(part, str):
        return say(part, markdown)
    if isinstance(part, tuple):
        return tuple(retold(member, say) for member in part)
    return retold(part, say)


@cache
def _wordy(shape: type) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a type in which texts may be: name, key, whether Markdown."""
    found = []
    for field in fields(shape):
        kind = without_none(field.kind)
        member = part_of(kind) or kind
        if kind in (Sentence, Markdown):
            found.append((field.name, field.key, kind is Markdown))
        elif member == plan.Requirement or (_is_group(member) and not field.given and _wordy(member)):
            found.append((field.name, field.key, False))
    return tuple(found)


def _is_group(member: object) -> TypeGuard[type]:
    return isinstance(member, type) and dataclasses.is_dataclass(member)
