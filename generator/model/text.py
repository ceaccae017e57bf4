"""The kinds of text an author writes, told apart by type for reading, checking and translating."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from typing import Any, NewType

Id = NewType("Id", str)
"""A short name that other places refer to: small letters, digits, `-`, `_`, `.`."""

Label = NewType("Label", str)
"""Plain words on one line: a title, a label, a name."""

Sentence = NewType("Sentence", str)
"""Plain words in which `{{ kind:id }}` references are resolved."""

Markdown = NewType("Markdown", str)
"""CommonMark in which `{{ kind:id }}` references are resolved."""

Url = NewType("Url", str)
"""An absolute address (`https://`, `http://`, `mailto:`, `tel:`) or an address on this site that begins with `/`."""

Color = NewType("Color", str)
"""A colour, `#rrggbb`."""

GoalRef = NewType("GoalRef", str)
"""A goal of any plan, written `<plan>/<number>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The Markdown below the front matter. `line` is the file's line of its first character, counted from 1."""

    text: str = ""
    line: int = 1


def given() -> Any:  # noqa: ANN401 - stands for a field of any type, as dataclasses.field does
    """Mark a field whose value comes from the file's path or body; authors do not type it in the front matter."""
    return field(metadata={"given": True})


def same(default: Any = MISSING, *, proper: bool = True) -> Any:  # noqa: ANN401 - as above
    """Mark a field that is written as words and the same in every language: an id, a number; not `proper` if words."""
    return field(default=default, metadata={"same": True, "proper": proper})


def proper(default: Any = MISSING) -> Any:  # noqa: ANN401 - as above
    """Mark a field of words that belongs to no language: a name, an address. It may be written otherwise in another."""
    return field(default=default, metadata={"proper": True})


def keyed(short: str = "") -> Any:  # noqa: ANN401 - as above
    """Mark a tuple that authors write as a mapping of id to entry; a bare value stands for its field `short`."""
    return field(default=(), metadata={"keyed": True, "short": short})
