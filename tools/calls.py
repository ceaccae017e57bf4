"""Finds the texts to translate in Python code by its syntax tree: Babel's own way takes any literal in a call."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import IO

Texts = tuple[str | None, ...]
"""The arguments of one call; None for what is no literal text."""


def texts(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, object]
) -> Iterator[tuple[int, str, Texts, list[str]]]:
    """The line, function name and arguments of every call of a function or method named in `keywords`.

    The signature is Babel's for extraction methods; babel.cfg names this one. A text that is chosen by a condition
    inside the call counts as both.
    """
    del comment_tags, options
    for node in ast.walk(ast.parse(file.read())):
        name = _name(node.func) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in keywords:
            for said in product(*map(_said, node.args)):
                yield node.lineno, name, said, []


def _name(called: ast.expr) -> str:
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _said(argument: ast.expr) -> Texts:
    match argument:
        case ast.Constant(value=str(text)):
            return (text,)
        case ast.IfExp(body=one, orelse=other):
            return _said(one) + _said(other)
    return (None,)
