"""The number that a requirement compares with against the words that it was agreed in."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.check.amounts import PERCENT_WORDS, amounts, numbers
from generator.check.facts import leaf_keys
from generator.check.within import in_value
from generator.model.problem import Problem, Spot, Step, problem
from generator.model.settings import PERCENT
from generator.read.body import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.model.plan import Goal, Leaf
    from generator.model.settings import Language

_ALL = Decimal(100)

_UNITS: dict[Language, tuple[str, ...]] = {
    "da": ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"),
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_TEENS: dict[Language, tuple[str, ...]] = {
    "da": ("ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten"),
    "en": (
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ),
}  # fmt: skip
_TENS: dict[Language, tuple[str, ...]] = {
    "da": ("tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"),
    "en": ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
}
_JOINED: dict[Language, str] = {"da": "{unit}og{ten}", "en": "{ten}-{unit}"}

_MEANT = {
    "én": 1, "et": 1, "ét": 1, "a": 1, "an": 1, "single": 1, "begge": 2, "both": 2, "hundrede": 100, "hundred": 100,
    "tusind": 1000, "tusinde": 1000, "thousand": 1000, "nul": 0, "zero": 0,
    "ingen": 0, "intet": 0, "uden": 0, "no": 0, "none": 0, "without": 0, "never": 0, "aldrig": 0,
}  # fmt: skip
"""Words that are as good as a number."""

_SHARES = {
    "alle": 100, "samtlige": 100, "hver": 100, "hvert": 100, "all": 100, "every": 100, "each": 100,
    "halvdelen": 50, "halvdel": 50, "halv": 50, "half": 50,
}  # fmt: skip
"""The same of what is counted in percent."""

_SCALES = {
    "hundrede": 100, "hundred": 100, "tusind": 1000, "thousand": 1000, "mio": 10**6, "million": 10**6,
    "millioner": 10**6, "millions": 10**6, "mia": 10**9, "milliard": 10**9, "milliarder": 10**9, "billion": 10**9,
    "bn": 10**9,
}  # fmt: skip
"""Words that multiply the number before them."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OUT_OF = re.compile(
    r"(\d{1,9})\s+(?:ud\s+af|af|out\s+of|in|of)\s+(?:(?:hver|hvert|every)\s+)?(\d{1,9})\b", re.IGNORECASE
)


def requirements(facts: Facts) -> Iterator[Problem]:
    """Every requirement that compares: the number that it compares with is the one in its words."""
    settings = facts.content.settings
    units: dict[str, tuple[str, ...]] = {unit.id: (unit.one, unit.many) for unit in settings.units}
    units[PERCENT] = PERCENT_WORDS
    for goal in facts.content.goals:
        if goal.withdrawn:
            continue
        for keys, leaf in leaf_keys(goal):
            if leaf.value is not None and leaf.kind in ("threshold", "count"):
                words = units.get(_unit(leaf), ())
                yield from _compared(goal, keys, leaf, words, settings.main_language)


def _unit(leaf: Leaf) -> str:
    return leaf.unit or (PERCENT if leaf.ratio else "")


def _compared(
    goal: Goal, keys: tuple[Step, ...], leaf: Leaf, units: tuple[str, ...], language: Language
) -> Iterator[Problem]:
    text = running(goal.requirement_text)
    if leaf.value is None or _says(text, leaf.value, language, percent=_unit(leaf) == PERCENT):
        return
    others = {one.value for _, one in leaf_keys(goal)}
    place = in_value(goal.path, ("requirement_text",), goal.requirement_text)
    value = format(leaf.value, "f")
    for amount in amounts(text, units, language) if units else ():
        if others.isdisjoint(amount.values):
            line, column = text.count("\n", 0, amount.offset) + 1, amount.offset - text.rfind("\n", 0, amount.offset)
            yield problem(place(line, column), "requirement-number-differs", text=amount.text, value=value)
            return
    yield problem(Spot(path=goal.path, keys=(*keys, "value")), "requirement-number-missing", value=value)


def _says(text: str, value: Decimal, language: Language, *, percent: bool) -> bool:
    """Whether words say a number: in figures, spelled out, "three million", or of a share "3 out of 4", or the rest."""
    words = [word.lower() for word in _WORD.findall(text)]
    said = {*numbers(text, language), *(number for word in words if (number := _spelled(word, language)) is not None)}
    if percent:
        said |= {Decimal(_SHARES[word]) for word in words if word in _SHARES}
        pairs = ((Decimal(found[1]), Decimal(found[2])) for found in _OUT_OF.finditer(text))
        if any(part * _ALL in (value * whole, (_ALL - value) * whole) for part, whole in pairs if whole):
            return True
    wanted = {value, *({_ALL - value} if percent else ())}
    wanted |= {value / _SCALES[word] for word in words if word in _SCALES}
    # "A deficit of 2.5 million" is a number below zero.
    wanted |= {-one for one in wanted}
    return not wanted.isdisjoint(said)


def _spelled(word: str, language: Language) -> Decimal | None:
    """The number that a word is, below a hundred or as good as one; None where it is none."""
    if word in _MEANT:
        return Decimal(_MEANT[word])
    units, teens, tens = _UNITS[language], _TEENS[language], _TENS[language]
    if word in units or word in teens:
        return Decimal((*units, *teens).index(word) + 1)
    for n, ten in enumerate(tens, 2):
        if word == ten:
            return Decimal(10 * n)
        for unit, spelled in enumerate(units, 1):
            if word == _JOINED[language].format(unit=spelled, ten=ten):
                return Decimal(10 * n + unit)
    return None
