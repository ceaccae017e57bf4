"""Two versions of the same words and data compared, word by word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from generator.record.guarded import guarded
from generator.record.tokens import Token, shown

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from generator.model.problem import Step
    from generator.record.words import Said

RunKind = Literal["same", "gone", "new"]

MOST_PAIRS = 100_000
"""Pairs of equal tokens, one of each side, up to which words are compared; two texts of 2,500 words have as many.

At the worst, where the tokens in common are few and each stands alone, that takes a second.
"""

_SENTENCE_ENDS = frozenset({".", "!", "?", ":", "|"})

SHORT = 3
"""Letters of a common word that two changes on both sides of it take in, so that they read as one."""

MOST_SHOWN = 12
"""Tokens of a change that an excerpt shows."""

SETS = frozenset({"tags"})
"""The keys of labels whose order says nothing."""

_OTHER: tuple[RunKind, RunKind] = ("new", "gone")


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens in a row that are in both versions, or in one. `spaced`: a space stands before it, after other runs."""

    kind: RunKind
    tokens: tuple[Token, ...]
    spaced: bool

    @property
    def text(self) -> str:
        """The tokens as a reader reads them."""
        return shown(self.tokens)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed under one key; `data` where it is no running words. What is gone stands before what is new."""

    keys: tuple[Step, ...]
    data: bool
    runs: tuple[Run, ...]

    @property
    def before(self) -> str:
        """The former text as a whole."""
        return shown(token for run in self.runs if run.kind != "new" for token in run.tokens)

    @property
    def after(self) -> str:
        """The new text as a whole."""
        return shown(token for run in self.runs if run.kind != "gone" for token in run.tokens)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The first change of a difference in a few words, what differs in brackets; empty where a side has no text."""

    before: str
    after: str


def differences(before: tuple[Said, ...], after: tuple[Said, ...]) -> tuple[Difference, ...]:
    """What differs between two versions, in the order of the later one; what is only in the former comes last.

    A changed order of members is one where those that are in both changed places; new and gone ones speak themselves.
    """
    old = {one.keys: one for one in before}
    new = {one.keys: one for one in after}
    found = (_difference(old.get(keys), new.get(keys)) for keys in (new | old))
    return tuple(one for one in found if one)


def telling(before: tuple[Said, ...], after: tuple[Said, ...]) -> tuple[Difference, ...]:
    """The same without what is only in another order: members that have ids, or that are ids themselves, and tags."""
    orders = {one.keys for one in after if one.kind == "order"}
    return tuple(one for one in differences(before, after) if one.keys not in orders and not _reordered(one))


def _reordered(found: Difference) -> bool:
    """Whether a list of data, or one of labels whose order says nothing, holds what it held in another order."""
    if not found.data and found.keys[-1] not in SETS:
        return False
    gone, new = ([token.text for run in found.runs if run.kind != other for token in run.tokens] for other in _OTHER)
    return sorted(gone) == sorted(new)


def excerpt(difference: Difference, words_around: int = 4) -> Excerpt:
    """Cut a difference down to its first change with so many words around it.

    Gives "… betragte den som [endelig] …" and "… betragte den som [foreløbig] …".
    """
    runs = difference.runs
    first = next((n for n, run in enumerate(runs) if run.kind != "same"), 0)
    changed = [run for run in runs[first : first + 2] if run.kind != "same"]
    lead = runs[first - 1].tokens if first else ()
    tail = next((run.tokens for run in runs[first + 1 : first + 3] if run.kind == "same"), ())
    begins = first <= 1 and len(lead) <= words_around
    ends = first + len(changed) + 1 >= len(runs) and len(tail) <= words_around
    lead, tail = lead[-words_around:] if words_around else (), tail[:words_around]

    def side(kind: RunKind) -> str:
        if not any(run.kind in ("same", kind) for run in runs):
            return ""
        tokens = next((run.tokens for run in changed if run.kind == kind), ())
        text = " ".join(part for part in ("" if begins else "…", shown(lead)) if part)
        if tokens:
            cut = "" if len(tokens) <= MOST_SHOWN else " …"
            text = _with(text, f"[{shown(tokens[:MOST_SHOWN])}{cut}]", glued=tokens[0].glued)
        if tail:
            text = _with(text, shown(tail), glued=tail[0].glued)
        return text if ends else f"{text} …"

    return Excerpt(before=side("gone"), after=side("new"))


def _with(text: str, more: str, *, glued: bool) -> str:
    return f"{text}{more}" if glued or not text else f"{text} {more}"


def _difference(old: Said | None, new: Said | None) -> Difference | None:
    one = new or old
    if one is None:
        return None
    gone, come = old.tokens if old else (), new.tokens if new else ()
    if one.kind == "order":
        both = frozenset(gone) & frozenset(come)
        gone, come = (tuple(token for token in tokens if token in both) for tokens in (gone, come))
    if gone == come:
        return None
    return Difference(one.keys, one.kind != "words", _runs(gone, come))


def _runs(old: tuple[Token, ...], new: tuple[Token, ...]) -> tuple[Run, ...]:
    """The runs of two versions of a text; what is in both is as the new one has it."""
    runs: list[Run] = []

    def add(kind: RunKind, tokens: tuple[Token, ...], *, glued: bool) -> None:
        if tokens:
            runs.append(Run(kind, tokens, spaced=bool(runs) and not glued))

    for change in _read_well(_changes(old, new), old):
        gone, come = old[change.old : change.old_end], new[change.new : change.new_end]
        if change.same:
            touching = gone if runs and runs[-1].kind == "gone" else come
            add("same", come, glued=touching[0].glued)
        else:
            add("gone", gone, glued=bool(gone) and gone[0].glued)
            add("new", come, glued=bool(come) and come[0].glued)
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of two versions, by offsets into each; the same in both, or not."""

    old: int
    old_end: int
    new: int
    new_end: int
    same: bool = False

    @property
    def replaces(self) -> bool:
        """Whether something is gone and something new in its place."""
        return self.old < self.old_end and self.new < self.new_end

    @property
    def size(self) -> int:
        """How long it is where it is longer."""
        return max(self.old_end - self.old, self.new_end - self.new)

    def moved(self, old: int, new: int) -> _Change:
        """The same stretch with offsets into longer versions."""
        return _Change(self.old + old, self.old_end + old, self.new + new, self.new_end + new, self.same)


def _changes(old: Sequence[Token], new: Sequence[Token]) -> Iterator[_Change]:
    """The stretches of two versions, in order."""
    numbers: dict[Token, int] = {}
    for token in (*old, *new):
        numbers.setdefault(token, len(numbers))
    yield from _compared([numbers[token] for token in old], [numbers[token] for token in new], _ends(numbers))


def _ends(numbers: dict[Token, int]) -> frozenset[int]:
    """The tokens after which a long text may be divided."""
    return frozenset(number for token, number in numbers.items() if token.text in _SENTENCE_ENDS)


def _compared(old: list[int], new: list[int], ends: frozenset[int]) -> Iterator[_Change]:
    """Beginnings and ends in common are put aside first; a long middle is compared by sentences first."""
    head = _alike(old, new)
    tail = _alike(old[: head - 1 if head else None : -1], new[: head - 1 if head else None : -1])
    if head:
        yield _Change(0, head, 0, head, same=True)
    gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
    if gone or come:
        direct = _pairs(gone, come) <= MOST_PAIRS
        middle = _matched(gone, come) if direct else _by_sentences(gone, come, ends)
        yield from (change.moved(head, head) for change in middle)
    if tail:
        yield _Change(len(old) - tail, len(old), len(new) - tail, len(new), same=True)


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many members two lists have in common at their beginnings."""
    return next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )


def _pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """What comparing costs: how often a member of one list equals one of the other."""
    counts = Counter(new)
    return sum(number * counts[one] for one, number in Counter(old).items())


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[_Change]:
    for tag, at, end, new_at, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield _Change(at, end, new_at, new_end, same=tag == "equal")


def _by_sentences(old: list[int], new: list[int], ends: frozenset[int]) -> Iterator[_Change]:
    """Compare sentences, and the words of those that differ as far as that does not take long."""
    whole = _Change(0, len(old), 0, len(new))
    olds, news = _sentences(old, ends), _sentences(new, ends)
    if _pairs(olds, news) > MOST_PAIRS:
        yield whole
        return
    old_at = [0, *accumulate(map(len, olds))]
    new_at = [0, *accumulate(map(len, news))]
    left = MOST_PAIRS
    for change in _matched(olds, news):
        stretch = _Change(
            old_at[change.old], old_at[change.old_end], new_at[change.new], new_at[change.new_end], change.same
        )
        gone, come = old[stretch.old : stretch.old_end], new[stretch.new : stretch.new_end]
        cost = 0 if change.same else _pairs(gone, come)
        if change.same or cost > left:
            yield stretch
        else:
            left -= cost
            yield from (part.moved(stretch.old, stretch.new) for part in _matched(gone, come))


def _sentences(tokens: list[int], ends: frozenset[int]) -> list[tuple[int, ...]]:
    found = []
    start = 0
    for at, token in enumerate(tokens, 1):
        if token in ends:
            found.append(tuple(tokens[start:at]))
            start = at
    return [*found, tuple(tokens[start:])] if start < len(tokens) else found


def _read_well(changes: Iterable[_Change], old: Sequence[Token]) -> Iterator[_Change]:
    """Changes that touch, or that only a few words in common by chance divide, made one."""
    last: _Change | None = None
    between: _Change | None = None
    for change in changes:
        if change.same:
            if last is None:
                yield change
            else:
                between = change
        elif last is None:
            last = change
        elif between is None or _chance(last, old[between.old : between.old_end], change):
            last, between = _Change(last.old, change.old_end, last.new, change.new_end), None
        else:
            yield from (last, between)
            last, between = change, None
    yield from (one for one in (last, between) if one)


def _chance(left: _Change, words: Sequence[Token], right: _Change) -> bool:
    """Whether words in common between two changes are so little that the text reads better without them.

    A word that is guarded stands for itself, so that it is not among what changed when it did not.
    """
    if not (left.replaces and right.replaces) or any(word.role or guarded(word) for word in words):
        return False
    return (len(words) == 1 and len(words[0].text) <= SHORT) or 2 * len(words) <= min(left.size, right.size)
