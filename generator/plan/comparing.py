"""Two versions of a page side by side, word by word: what is gone and what is new, with some words around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.plan.pieces import DiffBlock, DiffRun
from generator.plan.wording import datum_at, in_words
from generator.record.differences import differences
from generator.record.tokens import shown
from generator.record.words import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.plan.then import Then
    from generator.record.differences import Difference, Run

AROUND = 12
"""How many unchanged words are shown on each side of a change."""


def compared(before: Then, after: Then) -> tuple[DiffBlock, ...]:
    """What changed from one version to the one that followed, in the order of the later one."""
    found = differences(said(before.page), said(after.page))
    return tuple(_block(before, after, one) for one in found)


def _block(before: Then, after: Then, one: Difference) -> DiffBlock:
    old, new = datum_at(before, one.keys), datum_at(after, one.keys)
    named = old if new.value is None else new
    label = ": ".join(part for part in (named.group, named.part, named.label) if part)
    if one.data:
        sides = (("gone", in_words(before, old)), ("new", in_words(after, new)))
        runs = tuple(DiffRun(kind=kind, text=text, spaced=True) for kind, text in sides if text)
        return DiffBlock(label=label, runs=runs)
    last = len(one.runs) - 1
    return DiffBlock(
        label=label,
        runs=tuple(
            shortened
            for n, run in enumerate(one.runs)
            for shortened in _run(before if run.kind == "gone" else after, run, first=n == 0, last=n == last)
        ),
    )


def _run(then: Then, run: Run, *, first: bool, last: bool) -> Iterator[DiffRun]:
    """A run as it is, or the ends of it that are beside a change where it is long and unchanged."""
    whole = DiffRun(kind=run.kind, text=then.plain(run.text), spaced=run.spaced)
    edges = AROUND * (not first) + AROUND * (not last)
    if run.kind != "same" or len(run.tokens) <= edges + AROUND:
        yield whole
        return
    if not first:
        yield replace(whole, text=then.plain(shown(run.tokens[:AROUND])))
    yield DiffRun(kind="cut", text="[…]", spaced=not first)
    if not last:
        yield replace(whole, text=then.plain(shown(run.tokens[-AROUND:])), spaced=True)
