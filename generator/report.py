"""Problems in words: one line for each, with its place, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.problem import Located, Place, Spot
from generator.model.rules import RULES
from generator.read.locate import Locator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.problem import Problem
    from generator.model.rules import Severity
    from generator.model.settings import Settings
    from generator.plan.words import Words
    from generator.read.sources import Sources

_SPOKEN = ("kind", "reason")
"""Params whose values are words of the product and not of the author."""


def settled(problems: Iterable[Problem], found: Sources, settings: Settings | None) -> tuple[Located, ...]:
    """Problems with their places, each once, in the order of their places, as severe as the site wants them.

    A rule that is an error stays one: site.yml can only make warnings errors, or turn them off.
    """
    levels: dict[str, str] = {level.id: level.level for level in settings.checks} if settings else {}
    places = []
    locator = Locator(found)
    for problem in dict.fromkeys(problems):
        where = problem.where
        place = locator.place(where) if isinstance(where, Spot) else where
        severity: Severity = RULES[problem.code].severity
        level = levels.get(problem.code, severity)
        if severity == "warning" and level == "off":
            continue
        if severity == "warning" and level == "error":
            severity = "error"
        places.append(Located(place=place, severity=severity, problem=problem))
    return tuple(sorted(places, key=_order))


def _order(one: Located) -> tuple[Place, str, str]:
    return one.place, one.problem.code, repr(one.problem.params)


def line(one: Located, words: Words) -> str:
    """A problem as `file:line:column: severity: what. What to do. [code]`."""
    rule, problem = RULES[one.problem.code], one.problem
    params = {
        param.name: words.say(param.value) if param.name in _SPOKEN else _visible(param.value)
        for param in problem.params
    }
    text = words.say(rule.text, **params)
    hint = words.say(rule.guess if rule.guess and "guess" in params else rule.hint, **params)
    severity = words.say("error") if one.severity == "error" else words.say("warning")
    return f"{where(one.place)}: {severity}: {text}. {hint} [{problem.code}]"


def where(place: Place) -> str:
    """A place as terminals and editors know it."""
    return f"{_visible(place.path)}:{place.line}:{place.column}" if place.line else _visible(place.path)


def _visible(text: str) -> str:
    """An author's text on one line, with nothing in it that a terminal would obey; long ones cut."""
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return shown if len(shown) <= 300 else shown[:297] + "…"  # noqa: PLR2004 - a few lines of a terminal
