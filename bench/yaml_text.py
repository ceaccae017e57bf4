"""Plain YAML, block style only, from nested values; texts are written as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"


def block(tree: Mapping[str, Tree], *, indent: int = 0) -> str:
    """Return `tree` as YAML lines; keys whose value is empty are left out.

    Raises ValueError for a text that plain YAML would not give back.
    """
    lines: list[str] = []
    for key, value in tree.items():
        lines += _lines(f"{' ' * indent}{key}:", value, indent)
    return "".join(f"{line}\n" for line in lines)


def _lines(head: str, value: Tree, indent: int) -> list[str]:
    """Return the lines of one key with its value."""
    if not value:
        return []
    if isinstance(value, str):
        return [f"{head} {_plain(value)}"]
    if isinstance(value, Mapping):
        return [head, *block(value, indent=indent + 2).splitlines()]
    return [head, *(line for item in value for line in _item(item, indent + 2))]


def _item(item: Tree, indent: int) -> list[str]:
    """Return the lines of one list item: a text, or a mapping of keys."""
    dash = f"{' ' * indent}- "
    if isinstance(item, str):
        return [f"{dash}{_plain(item)}"]
    if not isinstance(item, Mapping):
        message = "a list in a list is not used in the corpus"
        raise TypeError(message)
    first, *rest = block(item, indent=indent + 2).splitlines()
    return [f"{dash}{first.lstrip()}", *rest]


def _plain(text: str) -> str:
    """Return `text` if it may stand unquoted."""
    if ": " in text or " #" in text or "\n" in text or text[0] in "*[{>@&!|%`'\"#-" or text.endswith(":"):
        message = f"needs quotes in YAML: {text!r}"
        raise ValueError(message)
    return text
