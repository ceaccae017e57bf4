"""Two versions of a page side by side, word by word: what is gone and what is new, with some words around it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.plan.history.wording import datum_at, in_words
from generator.plan.views.pieces import DiffBlock, DiffRow, DiffRun
from generator.record.differences import differences
from generator.record.tokens import shown
from generator.record.words import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.plan.history.then import Then
    from generator.record.differences import Difference, Run
    from generator.record.tokens import Token

AROUND = 12
"""How many unchanged words are shown on each side of a change."""

_STRUCK = re.compile("~~(.+?)~~")

_NOTES = {
    "[!CAUTION]": N_("Caution"),
    "[!IMPORTANT]": N_("Important"),
    "[!NOTE]": N_("Note"),
    "[!TIP]": N_("Tip"),
    "[!WARNING]": N_("Warning"),
}

_LEADS = frozenset({"link", "picture"})
"""Roles of tokens that say where something leads."""


def compared(before: Then, after: Then) -> tuple[DiffBlock, ...]:
    """What changed from one version to the one that followed, in the order of the later one."""
    found: dict[str, list[DiffRow]] = {}
    for one in differences(said(before.page), said(after.page)):
        title, row = _row(before, after, one)
        found.setdefault(title, []).append(row)
    return tuple(DiffBlock(title=title, rows=tuple(rows)) for title, rows in found.items())


def _row(before: Then, after: Then, one: Difference) -> tuple[str, DiffRow]:
    """A difference in words, and the title of the part of the page that it is in."""
    old, new = datum_at(before, one.keys), datum_at(after, one.keys)
    named = old if new.value is None else new
    title = ": ".join(part for part in (named.group, named.part) if part)
    label = named.label if title else ""
    return title or named.label, DiffRow(label=label, runs=tuple(_laid_out(_runs(before, after, one))))


def _runs(before: Then, after: Then, one: Difference) -> Iterator[DiffRun]:
    if one.data:
        sides = (("gone", before), ("new", after))
        said_so = ((kind, in_words(then, datum_at(then, one.keys))) for kind, then in sides)
        yield from (DiffRun(kind=kind, text=text, spaced=True) for kind, text in said_so if text)
        return
    last = len(one.runs) - 1
    for n, run in enumerate(one.runs):
        yield from _run(before if run.kind == "gone" else after, run, first=n == 0, last=n == last)


def _laid_out(runs: Iterable[DiffRun]) -> Iterator[DiffRun]:
    """Runs with the breaks that help: none at the beginning, and what is new stays beside what it came for."""
    last, breaks = "", False
    for run in runs:
        if run.kind == "break":
            breaks = True
            continue
        if breaks and last and (last, run.kind) != ("gone", "new"):
            yield DiffRun(kind="break", text="", spaced=False)
        yield replace(run, spaced=run.spaced or (breaks and run.kind == "new"))
        last, breaks = run.kind, False


def _run(then: Then, run: Run, *, first: bool, last: bool) -> Iterator[DiffRun]:
    """A run as it is, or the ends of it that are beside a change where it is long and unchanged."""
    if run.kind != "same":
        yield from _blocks(then, run.kind, tuple(_led(then, token) for token in run.tokens), spaced=run.spaced)
        return
    # Where an unchanged link leads is nothing to read on.
    tokens = tuple(token for token in run.tokens if not _LEADS & {*token.role.split("+")})
    edges = (0 if first else AROUND, 0 if last else AROUND)
    if len(tokens) <= sum(edges) + AROUND:
        yield from _blocks(then, "same", tokens, spaced=run.spaced)
        return
    if not first:
        yield from _blocks(then, "same", tokens[: edges[0]], spaced=run.spaced)
    yield DiffRun(kind="cut", text="[…]", spaced=not first)
    if not last:
        start = next((n for n in range(len(tokens) - AROUND, len(tokens)) if not tokens[n].glued), -AROUND)
        yield from _blocks(then, "same", tokens[start:], spaced=True)


def _blocks(then: Then, kind: str, tokens: tuple[Token, ...], *, spaced: bool) -> Iterator[DiffRun]:
    """Tokens in a row, each paragraph of them on a line of its own."""
    if not tokens:
        return
    tokens = tuple(_titled(then, token) for token in tokens)
    starts = [0, *(n for n, token in enumerate(tokens) if n and _begins(token))]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        begins = _begins(tokens[start])
        if begins:
            yield DiffRun(kind="break", text="", spaced=False)
        yield DiffRun(kind=kind, text=_plain(then, tokens[start:end]), spaced=spaced and not begins)


def _titled(then: Then, token: Token) -> Token:
    """A token that says which kind of note begins, with the title that readers know."""
    return replace(token, text=f"{then.context.words.say(_NOTES[token.text])}:") if token.role == "note" else token


def _begins(token: Token) -> bool:
    """Whether a line begins with a token. The end of a table stands with its last row."""
    return token.begins and token.role != "table"


def _plain(then: Then, tokens: tuple[Token, ...]) -> str:
    """Tokens as words; what was struck out in the text itself is said to be, as what is gone is struck out here."""
    said = _STRUCK.sub(lambda found: then.context.words.say("[struck out: {words}]", words=found[1]), shown(tokens))
    return then.plain(said)


def _led(then: Then, token: Token) -> Token:
    """A token that says where a link leads, with the address that readers know."""
    if not _LEADS & {*token.role.split("+")}:
        return token
    target = then.target(token.text.strip("()"))
    return replace(token, text=f"({target})") if target else token
