"""Views of data without the marks of other languages: only HTML has a way to say them."""

from __future__ import annotations

import dataclasses
import typing
from functools import cache
from typing import Any, TypeVar

from generator.model.foreign import bare, has_marks

View = TypeVar("View")


def plainly(view: View) -> View:
    """The same view with plain words only."""
    told: View = _plainly(view)
    return told


def _plainly(value: Any) -> Any:  # noqa: ANN401 - whatever a view is made of
    if isinstance(value, str):
        return bare(value) if has_marks(value) else value
    if isinstance(value, tuple):
        return tuple(_plainly(one) for one in value)
    if not dataclasses.is_dataclass(value):
        return value
    shape: type = type(value)
    told = {name: _plainly(getattr(value, name)) for name in _names(shape)}
    changes = {name: part for name, part in told.items() if part is not getattr(value, name)}
    return dataclasses.replace(value, **changes) if changes else value  # type: ignore[type-var]  # all are values


@cache
def _names(shape: type) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(typing.cast("typing.Any", shape)) if one.init)
