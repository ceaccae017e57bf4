"""Two versions of a page side by side, word by word: what is gone and what is new, with some words around it."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator.plan.pieces import DiffBlock, DiffRow, DiffRun
from generator.plan.wording import datum_at, in_words
from generator.record.differences import differences
from generator.record.tokens import shown
from generator.record.words import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.plan.then import Then
    from generator.record.differences import Difference, Run
    from generator.record.tokens import Token

AROUND = 12
"""How many unchanged words are shown on each side of a change."""

_LEADS = frozenset({"link", "picture"})
"""Roles of tokens that say where something leads."""


def compared(before: Then, after: Then) -> tuple[DiffBlock, ...]:
    """What changed from one version to the one that followed, in the order of the later one."""
    found = (_row(before, after, one) for one in differences(said(before.page), said(after.page)))
    return tuple(
        DiffBlock(title=title, rows=tuple(row for _, row in rows))
        for title, rows in groupby(found, key=lambda pair: pair[0])
    )


def _row(before: Then, after: Then, one: Difference) -> tuple[str, DiffRow]:
    """A difference in words, and the title of the part of the page that it is in."""
    old, new = datum_at(before, one.keys), datum_at(after, one.keys)
    named = old if new.value is None else new
    title = ": ".join(part for part in (named.group, named.part) if part)
    label = named.label if title else ""
    return title or named.label, DiffRow(label=label, runs=tuple(_runs(before, after, one)))


def _runs(before: Then, after: Then, one: Difference) -> Iterator[DiffRun]:
    if one.data:
        sides = (("gone", before), ("new", after))
        said_so = ((kind, in_words(then, datum_at(then, one.keys))) for kind, then in sides)
        yield from (DiffRun(kind=kind, text=text, spaced=True) for kind, text in said_so if text)
        return
    last = len(one.runs) - 1
    for n, run in enumerate(one.runs):
        yield from _run(before if run.kind == "gone" else after, run, first=n == 0, last=n == last)


def _run(then: Then, run: Run, *, first: bool, last: bool) -> Iterator[DiffRun]:
    """A run as it is, or the ends of it that are beside a change where it is long and unchanged."""
    if run.kind != "same":
        tokens = tuple(_led(then, token) for token in run.tokens)
        yield DiffRun(kind=run.kind, text=then.plain(shown(tokens)), spaced=run.spaced)
        return
    # Where an unchanged link leads is nothing to read on.
    tokens = tuple(token for token in run.tokens if not _LEADS & {*token.role.split("+")})
    edges = (0 if first else AROUND, 0 if last else AROUND)
    whole = DiffRun(kind="same", text=then.plain(shown(tokens)), spaced=run.spaced)
    if len(tokens) <= sum(edges) + AROUND:
        yield whole
        return
    if not first:
        yield replace(whole, text=then.plain(shown(tokens[: edges[0]])))
    yield DiffRun(kind="cut", text="[…]", spaced=not first)
    if not last:
        start = next((n for n in range(len(tokens) - AROUND, len(tokens)) if not tokens[n].glued), -AROUND)
        yield replace(whole, text=then.plain(shown(tokens[start:])), spaced=True)


def _led(then: Then, token: Token) -> Token:
    """A token that says where a link leads, with the address that readers know."""
    if not _LEADS & {*token.role.split("+")}:
        return token
    target = then.target(token.text.strip("()"))
    return replace(token, text=f"({target})") if target else token
