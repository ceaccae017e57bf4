"""Whether a change may be declared as a mere typing error, which readers are not told of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.record.guarded import denies, guarded
from generator.record.tokens import CLOSING, OPENING, Token, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.record.differences import Difference

_WORDS_IN_ROLES = frozenset({"", "struck", "alt", "title"})
"""Roles of words; what has another role is no word, or a small one whose place is its meaning."""

_TURNING = ("u", "in", "im", "un", "ir", "il", "dis", "non", "ikke", "mis", "for", "af", "gen", "re", "over", "under")
"""Beginnings that turn a word round: "gyldig" and "ugyldig", "melding" and "afmelding"."""

_TURNED = ("fri", "frit", "frie", "løs", "løst", "løse", "less", "free")
"""The same at a word's end: "gebyr" and "gebyrfri"."""

CLOSE = 2
"""Letters that may differ in a mistyped word; in a long one up to a third of them."""

LONGEST = 80
"""Characters of a change above which it is no typing error."""

SMALL = 4
"""Letters of a word that may have been forgotten, or typed where none belonged."""

_HYPHENS = re.compile("[-\N{NON-BREAKING HYPHEN}\N{EN DASH}]")

_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})|(?=..)x{0,3}(?:ix|iv|v?i{0,3})")

_LETTER_WORDS = frozenset({"i", "I", "a", "A", "å", "Å", "ø", "Ø", "vi", "e"})
"""Words of these letters: they are numbers beside others, and after what is numbered."""

_NUMBERED = (
    "litra", "type", "kapitel", "bilag", "punkt", "pkt", "afsnit", "del", "gruppe", "kategori", "klasse", "tabel",
    "figur", "trin", "fase", "model", "felt", "rubrik", "zone", "hold", "bogstav", "nr", "paragraf", "stk",
    "chapter", "annex", "appendix", "section", "part", "group", "category", "class", "table", "figure", "step",
    "phase", "box", "letter", "item", "point", "schedule", "article", "paragraph",
)  # fmt: skip
"""What is numbered, in figures or letters."""

_EDGES = frozenset({"row", "cell", "table"})

_SIGNS = frozenset(OPENING + CLOSING)


@dataclass(frozen=True, slots=True)
class _Edit:
    """One change: what is gone and what is new, between the tokens before and after it."""

    before: Token
    gone: tuple[Token, ...]
    new: tuple[Token, ...]
    after: Token


def harmless(difference: Difference) -> bool:
    """Whether a difference may be called a mere typing error.

    It may not where data, an order or a whole text changed; where a number, a letter that stands for one, a name of a
    time, a word that denies, obliges or limits, an address, a picture, a reference, a table, a note, a footnote or what
    is struck out is touched; where a word is replaced by another that is not spelled like it, or moved; where a cell of
    a table was empty or is now; or where punctuation changed beside a word that denies, or between numbers. Small
    letters and capitals make no other word.
    """
    if difference.data:
        return False
    kinds = {run.kind for run in difference.runs}
    if len(kinds) == 1:
        return False  # a whole text appeared or is gone
    edits = tuple(_edits(difference))
    return not _moved(edits) and all(_harmless(edit) for edit in edits)


def _edits(difference: Difference) -> Iterator[_Edit]:
    nothing = Token("")
    runs = difference.runs
    at = 0
    while at < len(runs):
        if runs[at].kind == "same":
            at += 1
            continue
        end = at + 1
        while end < len(runs) and runs[end].kind != "same":
            end += 1
        yield _Edit(
            runs[at - 1].tokens[-1] if at else nothing,
            tuple(token for run in runs[at:end] if run.kind == "gone" for token in run.tokens),
            tuple(token for run in runs[at:end] if run.kind == "new" for token in run.tokens),
            runs[end].tokens[0] if end < len(runs) else nothing,
        )
        at = end


def _moved(edits: tuple[_Edit, ...]) -> bool:
    """Whether a word that is gone in one place is new in another, where it may say something else."""
    gone = {(n, word) for n, edit in enumerate(edits) for word in _folded(edit.gone).split()}
    places: dict[str, set[int]] = {}
    for n, edit in enumerate(edits):
        for word in _folded(edit.new).split():
            places.setdefault(word, set()).add(n)
    return any(places.get(word, {n}) != {n} for n, word in gone if word.isalnum())


def _harmless(edit: _Edit) -> bool:
    touched = (*edit.gone, *edit.new)
    if _marks(edit):
        return False
    if _folded(edit.gone) == _folded(edit.new):
        return True
    if _relettered(edit):
        return False
    if any(guarded(token) for token in touched):
        return False
    if any(sign.isalpha() for token in touched for sign in token.text):
        return _mistyped(edit)
    return not _decides(edit)


def _marks(edit: _Edit) -> bool:
    """Whether anything but plain words is touched, or words became other than they were: struck out, say."""
    gone, new = ([token.role for token in tokens] for tokens in (edit.gone, edit.new))
    parts = {part for role in (*gone, *new) for part in role.split("+")}
    return not parts <= _WORDS_IN_ROLES or (parts != {""} and gone != new)


def _relettered(edit: _Edit) -> bool:
    """Whether letters that stand for a number are others now: "litra a", "type B", "kapitel II", "A-skat"."""
    gone, new = (tuple(part for token in tokens for part in _letters(token)) for tokens in (edit.gone, edit.new))
    if gone == new:
        return False
    if gone and new:
        return True
    numbered = edit.before.text.casefold().endswith(_NUMBERED)
    return numbered or any(part not in _LETTER_WORDS for part in (*gone, *new))


def _letters(token: Token) -> Iterator[str]:
    """The parts of a token that are one letter, or a Roman number in capitals or of several small letters."""
    for part in _HYPHENS.split(token.text):
        if (len(part) == 1 and part.isalpha()) or _ROMAN.fullmatch(part):
            yield part


def _decides(edit: _Edit) -> bool:
    """Whether punctuation changed where it decides what is denied, or how a number reads."""
    beside = (edit.before, edit.after)
    usual = all(token.text in _SIGNS for token in (*edit.gone, *edit.new))
    numbers = [guarded(token) for token in beside]
    return any(denies(token) for token in beside) or (all(numbers) if usual else any(numbers))


def _mistyped(edit: _Edit) -> bool:
    gone, new = _folded(edit.gone), _folded(edit.new)
    if max(len(gone), len(new)) > LONGEST:
        return False
    if not gone or not new:
        return _slipped(edit)
    if any(_turned(one, other) or _turned(other, one) for one in gone.split() for other in new.split()):
        return False
    return _distance(gone, new) <= max(CLOSE, min(len(gone), len(new)) // 3)


def _slipped(edit: _Edit) -> bool:
    """Whether one word too many or too few is a small one, or one that was typed twice."""
    words = [token for token in (*edit.gone, *edit.new) if token.text not in _SIGNS]
    whole_cell = {edit.before.role, edit.after.role} <= _EDGES
    if len(words) != 1 or whole_cell:
        return False
    word = words[0].text.casefold()
    return len(word) <= SMALL or word in (edit.before.text.casefold(), edit.after.text.casefold())


def _folded(tokens: tuple[Token, ...]) -> str:
    return shown(Token(token.text.casefold(), "", token.glued) for token in tokens)


def _turned(one: str, other: str) -> bool:
    """Whether one word is the other with a beginning or an end that turns it round."""
    return one in {start + other for start in _TURNING} or one in {other + end for end in _TURNED}


def _distance(one: str, other: str) -> int:
    """How many letters have to be added, left out or replaced to make one text of the other."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        last, row[0] = row[0], n
        for m, against in enumerate(other, 1):
            last, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, last + (letter != against))
    return row[-1]
