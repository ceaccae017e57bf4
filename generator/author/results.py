"""Results as people write them in one cell: "15,4 pct. (3.060 af 19.850)", "4,2 (6.100 svar)", "udført 22.9.2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.author.amounts import COUNT, NUMBER, Doubt, Fits, amount, typed
from generator.author.days import day_of
from generator.model.rules import N_
from generator.model.settings import PERCENT

if TYPE_CHECKING:
    from generator.model.plan import Leaf
    from generator.model.settings import Unit

DELIVERED = ("deliverable", "capability", "text")
"""The kinds of leaves that are done or not."""

PER_CENT = r"(?:%|pct\b\.?|procent\b|percent\b|per cent\b)"
"""How a percentage is marked, as a pattern."""
_OF = r"(?:/|(?<!\w)(?:af i alt|ud af|af|out of|of)(?!\w))"
TOGETHER = re.compile(
    rf"(?P<n>{NUMBER})(?P<words>(?:\s+[^\W\d]\w*)*?)\s*{_OF}\s*(?P<d>{NUMBER})",
    re.IGNORECASE,
)
"""Two counts in one text."""
_ANSWERS = r"(?:besvarelser|svar|respondenter|answers|responses|respondents)"
_NOISE = frozenset(("i", "alt"))
_PIECES, _POINTS = ("stk",), ("point", "points")
_SIGN = re.compile(r"[.,;:()\[\]'’\"“”„/·=–—−-]")
"""What may stand beside a result and says nothing; a sign such as > or ± says that it is another one."""
_UNDONE = re.compile(
    r"(?:(?:endnu )?ikke (?:endnu )?"
    r"(?:udført|opfyldt|gennemført|implementeret|nået|leveret|indført|færdig\w*)(?: endnu)?"
    r"|nej|no|not (?:yet )?(?:done|met|delivered|completed)(?: yet)?|ikke endnu|not yet|false)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:ja|yes|opfyldt|udført|gennemført|implementeret|nået|leveret|indført|færdig\w*|done|met|delivered|completed"
    r"|true)\b",
    re.IGNORECASE,
)
FORMS = {
    "ratio": N_("3060 of 19850"),
    "mean": N_("4.2, or with the number of answers 4.2 (6100 answers)"),
    "count": N_("540, and nothing beside the number"),
    "percent": N_("97.3 %"),
    "value": N_("4.2, and nothing beside the number"),
    "done": N_("yes, no, or the day on which it was done, such as 2025-09-22"),
}
"""How a result of each form is written, as an example for a message."""


def example_form(leaf: Leaf) -> str:
    """The example of FORMS that fits a leaf."""
    form = form_of(leaf)
    if form != "value":
        return form
    if leaf.kind == "count":
        return "count"
    return "percent" if leaf.unit == PERCENT else "mean" if leaf.scale else "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value of a result by its key; `text` as an author writes it."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a text tells of a leaf. `share` is the percentage beside the counts, as it was written."""

    said: tuple[Said, ...]
    share: str = ""


def form_of(leaf: Leaf) -> str:
    """How a leaf is reported: `ratio`, `value` or `done`."""
    if leaf.ratio:
        return "ratio"
    return "done" if leaf.kind in DELIVERED else "value"


def fits_of(leaf: Leaf) -> Fits:
    """What a value of a leaf may be."""
    if leaf.kind == "count":
        return COUNT
    if leaf.scale:
        return Fits(low=leaf.scale.min, high=leaf.scale.max)
    return Fits(low=Decimal(-100), high=Decimal(100)) if leaf.unit == PERCENT else Fits()


def told(text: str, leaf: Leaf, units: tuple[Unit, ...] = ()) -> Told | Doubt:
    """What a text tells of a leaf. Nothing of it is passed over but the leaf's own words and its unit."""
    unit = next((one for one in units if one.id == leaf.unit), None)
    own = _own_words(leaf, unit)
    match form_of(leaf):
        case "ratio":
            return _ratio(text, own)
        case "done":
            return _done(text)
    return _value(text, leaf, own)


def _ratio(text: str, own: frozenset[str]) -> Told | Doubt:
    counts = TOGETHER.search(text)
    if not counts or re.search(PER_CENT, counts["words"], re.IGNORECASE):
        alone = re.match(rf"{NUMBER}\s*(?:{PER_CENT}|[\s.]*$)", text, re.IGNORECASE)
        return Doubt(code="counts-needed" if alone else "result-unread")
    rest = f"{text[: counts.start()]} {counts['words']} {text[counts.end() :]}"
    share = re.search(rf"(?P<share>{NUMBER})\s*{PER_CENT}", rest, re.IGNORECASE)
    if share:
        rest = f"{rest[: share.start()]} {rest[share.end() :]}"
    if not _only_words(rest, own):
        return Doubt(code="result-unread")
    said = []
    for key, written in (("numerator", counts["n"]), ("denominator", counts["d"])):
        value = amount(written, COUNT)
        if isinstance(value, Doubt):
            return value
        said.append(Said(key=key, text=typed(value)))
    return Told(said=tuple(said), share=share["share"] if share else "")


def _value(text: str, leaf: Leaf, own: frozenset[str]) -> Told | Doubt:
    answers = re.search(rf"\(?\s*(?:n\s*=\s*(?P<n>{NUMBER})|(?P<a>{NUMBER})\s*{_ANSWERS}\b)\s*\)?", text, re.IGNORECASE)
    rest = f"{text[: answers.start()]} {text[answers.end() :]}" if answers else text
    number = re.search(
        rf"(?P<v>{NUMBER})(?:\s*{_OF}\s*(?P<all>{NUMBER}))?\s*(?P<percent>{PER_CENT})?", rest, re.IGNORECASE
    )
    if (
        not number
        or not _fitting(number, leaf)
        or not _only_words(f"{_unsigned(rest[: number.start()])} {rest[number.end() :]}", own)
        or re.match(r"[-–−]", rest[number.end() :])
    ):
        return Doubt(code="result-unread")
    said = []
    for key, written, fits in (
        ("value", number["v"], fits_of(leaf)),
        ("answers", (answers["n"] or answers["a"]) if answers else "", COUNT),
    ):
        value = amount(written, fits) if written else None
        if isinstance(value, Doubt):
            return value
        if value is not None:
            said.append(Said(key=key, text=typed(value)))
    return Told(said=tuple(said))


def _unsigned(lead: str) -> str:
    """What stands before a number, without the plus that a positive one may have."""
    return lead[:-1] if lead.endswith("+") and lead[-2:-1].strip(" (:") == "" else lead


def _fitting(number: re.Match[str], leaf: Leaf) -> bool:
    """Whether what stands with a number fits the leaf: "2 of 3" only where 3 is asked for, a percentage of percent."""
    of_all = not number["all"] or (leaf.kind == "count" and amount(number["all"], COUNT) == leaf.value)
    return of_all and (not number["percent"] or leaf.unit == PERCENT)


def _done(text: str) -> Told | Doubt:
    undone = _UNDONE.match(text)
    done = undone or _DONE.match(text)
    rest = (text[done.end() :] if done else text).strip(" ,:;.()\n")
    day = day_of(rest) if rest else None
    if (rest and day is None) or (undone and day) or not (done or day):
        return Doubt(code="result-unread")
    said = [Said(key="done", text="false" if undone else "true")]
    return Told(said=(*said, *([Said(key="date", text=day.isoformat())] if day else [])))


def _own_words(leaf: Leaf, unit: Unit | None) -> frozenset[str]:
    """The words of a leaf: its label, its unit, what its halves count."""
    own = [leaf.label, leaf.unit or "", leaf.id, *((unit.one, unit.many) if unit else ())]
    if leaf.ratio:
        own += [leaf.ratio.numerator, leaf.ratio.denominator]
    more = _PIECES if leaf.ratio or (leaf.kind == "count" and not leaf.unit) else ()
    # A unit may be a sign, such as that of a currency.
    signs = re.findall(r"[^\w\s]", f"{unit.one} {unit.many}") if unit else ()
    points = _POINTS if leaf.scale or leaf.unit in _POINTS else ()
    return _NOISE.union(more, points, signs, re.findall(r"\w+", " ".join(own).casefold()))


def _only_words(rest: str, own: frozenset[str]) -> bool:
    return all(token in own or _SIGN.fullmatch(token) for token in re.findall(r"\w+|[^\w\s]", rest.casefold()))
