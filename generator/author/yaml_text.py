"""Values as the YAML that an author would write by hand, each judged by the project's own reader."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from generator.read.tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.read.tree import Tree

STEP = 2
"""By how many spaces values are indented below their key, where a file does not show it."""
WIDTH = 160
"""The longest line that a text is written on."""


def scalar(text: str, indent: int, *, one_line: bool = False) -> str:
    """A text as a value. What takes more than a line is indented by `indent`; none does where `one_line` is asked."""
    quoted = json.dumps(text, ensure_ascii=False)
    candidates = (text, quoted) if one_line else (*_candidates(text, indent), quoted)
    return next((one for one in candidates if _reads(one, text, flow=one_line)), quoted)


def lines(tree: dict[str, Tree], indent: int, step: int = STEP) -> list[str]:
    """A mapping in lines, indented by `indent`."""
    found = []
    for key, value in tree.items():
        found.extend(_entry(" " * indent + key + ":", value, indent, step))
    return found


def items(trees: list[Tree], indent: int, step: int = STEP) -> list[str]:
    """Members of a list in lines, each begun by a dash in column `indent`."""
    found = []
    for tree in trees:
        inner = (
            lines(tree, indent + 2, step)
            if isinstance(tree, dict)
            else [" " * (indent + 2) + scalar(str(tree), indent + 2)]
        )
        found.append(f"{' ' * indent}- {inner[0].lstrip(' ')}")
        found.extend(inner[1:])
    return found


def flow(tree: Tree) -> str:
    """A value on one line, in braces where it has keys."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(flow(value) for value in tree) + "]"
    return scalar(tree, 0, one_line=True)


def _entry(lead: str, value: Tree, indent: int, step: int) -> list[str]:
    match value:
        case dict():
            return [lead, *lines(value, indent + step, step)]
        case list():
            return [lead, *items(value, indent + step, step)]
    return f"{lead} {scalar(value, indent + step)}".split("\n")


def _candidates(text: str, indent: int) -> Iterator[str]:
    lead = "\n" + " " * indent
    if "\n" in text:
        yield "|-" + "".join(lead + line if line else "\n" for line in text.split("\n"))
    else:
        if len(text) + indent > WIDTH:
            wrapped = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
            yield ">-" + "".join(lead + line for line in wrapped)
        yield text


def _reads(written: str, text: str, *, flow: bool) -> bool:
    """Whether a value as written says the text: to the reader alone, without a word of complaint."""
    parsed = parse("", f"{{key: {written}}}\n" if flow else f"key: {written}\n")
    return not parsed.problems and parsed.tree == {"key": text}
