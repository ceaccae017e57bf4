"""Problems in words: one line for each, with its place, in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from generator.check.personal import masked
from generator.model.problem import Located, Param, Place, Problem, Spot
from generator.model.rules import N_, RULES, lowerable
from generator.model.when import When
from generator.read.locate import Locator

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from generator.derive.scheduled import Scheduled
    from generator.model.rules import Rule, Severity
    from generator.model.settings import Settings
    from generator.plan.language.words import Words
    from generator.read.sources import Sources

Level = Literal["error", "warning", "off"]

_SPOKEN = ("kind", "reason")
"""Params whose values are words of the product and not of the author."""

SEVERITIES: dict[Severity, str] = {"reminder": N_("reminder"), "warning": N_("warning"), "error": N_("error")}


def settled(problems: Iterable[Problem], found: Sources, settings: Settings | None) -> tuple[Located, ...]:
    """Problems with their places, each once, in the order of their places, as severe as the site wants them.

    A rule that is an error stays one: site.yml can only make others count for more, or turn off those that may be.
    """
    levels: dict[str, Level] = {level.id: level.level for level in settings.checks} if settings else {}
    located = []
    locator = Locator(found)
    for problem in dict.fromkeys(problems):
        severity = _severity(problem.code, levels.get(problem.code))
        if severity:
            located.append(
                Located(place=_place(problem.where, locator), severity=severity, problem=_told(problem, locator))
            )
    return tuple(sorted(located, key=_order))


def _severity(code: str, level: Level | None) -> Severity | None:
    severity = RULES[code].severity
    if level is None or severity == "error":
        return severity
    if level == "off":
        return None if lowerable(code) else severity
    return level if severity == "reminder" else max(severity, level, key=("warning", "error").index)


def _place(where: Place | Spot, locator: Locator) -> Place:
    return locator.place(where) if isinstance(where, Spot) else where


def _told(problem: Problem, locator: Locator) -> Problem:
    """A problem whose other places are known as well."""
    if not any(isinstance(param.value, Spot) for param in problem.params):
        return problem
    params = tuple(
        Param(param.name, where(locator.place(param.value))) if isinstance(param.value, Spot) else param
        for param in problem.params
    )
    return replace(problem, params=params)


def _order(one: Located) -> tuple[Place, str, str]:
    return one.place, one.problem.code, repr(one.problem.params)


def line(one: Located, words: Words, rules: Mapping[str, Rule] = RULES) -> str:
    """A problem as `file:line:column: severity: what. What to do. [code]`; `rules` are those its code is one of."""
    rule, problem = rules[one.problem.code], one.problem
    params = {param.name: _said(param, words) for param in problem.params}
    text = words.say(rule.text, **params)
    hint = words.say(rule.guess if rule.guess and "guess" in params else rule.hint, **params)
    severity = words.say(SEVERITIES[one.severity])
    return f"{where(one.place)}: {severity}: {text}. {hint} [{problem.code}]"


def scheduled_lines(found: Scheduled, words: Words) -> tuple[str, ...]:
    """What is to appear by itself, a line for each with its moment; then how much it is; then how many drafts."""
    this_year = found.now.year
    lines = [
        words.say("{path}: appears {when}", path=visible(one.path), when=_when(one.moment, this_year, words))
        for one in found.items
    ]
    if found.items:
        count = words.count("{count} scheduled", "{count} scheduled", len(found.items))
        when = _when(found.items[0].moment, this_year, words)
        lines.append(words.say("{scheduled}, next {when}", scheduled=count, when=when))
    if found.drafts:
        lines.append(
            words.count(
                "{count} draft, which appears only once “draft: true” has been taken out",
                "{count} drafts, which appear only once “draft: true” has been taken out",
                found.drafts,
            )
        )
    return tuple(lines)


def unnoted_line(count: int, words: Words) -> str:
    """How many public files the record does not have yet as they stand."""
    return words.count(
        "{count} public file is not in the record yet; “fremdrift record” notes it when it is published",
        "{count} public files are not in the record yet; “fremdrift record” notes them when they are published",
        count,
    )


def _when(moment: datetime, this_year: int, words: Words) -> str:
    """A moment by the site's clocks; midnight is said too, for that is when it appears."""
    day = words.day(moment.date())
    if moment.year == this_year:
        day = day.removesuffix(f" {this_year}")
    return words.say("{day} at {time}", day=day, time=words.clock(moment.time()))


def _said(param: Param, words: Words) -> str:
    match param.value:
        case When():
            return words.when(param.value)
        case date():
            return words.day(param.value)
        case str():
            return words.say(param.value) if param.name in _SPOKEN else visible(param.value)
    raise TypeError(param)


def where(place: Place) -> str:
    """A place as terminals and editors know it."""
    return f"{visible(place.path)}:{place.line}:{place.column}" if place.line else visible(place.path)


def visible(text: str) -> str:
    """An author's text on one line, with nothing in it that a terminal would obey and no CPR number; long ones cut."""
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in masked(text))
    return shown if len(shown) <= 300 else shown[:297] + "…"  # noqa: PLR2004 - a few lines of a terminal
