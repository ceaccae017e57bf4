"""Figures over time and in words: what changes says so, and no text contradicts what its update reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.check.amounts import PERCENT_WORDS, amounts
from generator.check.facts import told
from generator.check.within import in_body, in_value
from generator.derive.figures import figure_points
from generator.model.problem import Problem, Spot, Step, problem
from generator.model.settings import PERCENT
from generator.read.body import running, running_inline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.check.amounts import Amount
    from generator.check.facts import Facts
    from generator.derive.figures import Base, FigurePoint
    from generator.model.problem import Place
    from generator.model.settings import Language
    from generator.model.text import Id
    from generator.model.update import FigureReport, Update


def bases(facts: Facts) -> Iterator[Problem]:
    """No figure is a part of itself: not as its topic declares it, by way of others, nor as an update reports it."""
    for topic in facts.content.topics:
        known = {figure.id: figure.part_of for figure in topic.figures}
        round_about: set[Id] = set()
        for figure in topic.figures:
            chain = _chain(figure.id, known)
            if known.get(chain[-1]) == figure.id and figure.id not in round_about:
                round_about.update(chain)
                where = Spot(path=topic.path, keys=("figures", figure.id, "part_of"))
                yield problem(where, "figure-cycle", chain=" → ".join([*chain, figure.id]))
    for update in facts.content.updates:
        for report in update.figures:
            if report.part_of == report.id:
                where = Spot(path=update.path, keys=("figures", report.id, "part_of"))
                yield problem(where, "figure-cycle", chain=f"{report.id} → {report.id}")


def _chain(figure: Id, known: dict[Id, Id | None]) -> list[Id]:
    """A figure, what it is a part of, and so on, each once."""
    chain = [figure]
    while (base := known.get(chain[-1])) and base not in chain:
        chain.append(base)
    return chain


def series(facts: Facts) -> Iterator[Problem]:
    """Each report against the one before it; a note tells the readers, and so there is nothing to warn of.

    The order is that of the public site, with what is scheduled at its end. A draft is seen against what comes before
    it, and nothing is seen against a draft.
    """
    if "Update" in facts.broken.kinds:
        return
    for topic, updates in told(facts):
        if topic is None:
            continue
        drafts = frozenset(update.id for update in updates if update.draft)
        for point in figure_points(topic, updates, aside=drafts):
            if point.before and not point.report.note:
                yield from _changes(point, point.before)


def _changes(point: FigurePoint, before: FigurePoint) -> Iterator[Problem]:
    keys: tuple[Step, ...] = ("figures", point.figure.id)
    own = {"figure": point.figure.id, "update": before.update.id}
    path = point.update.path
    if point.unit_changed:
        where = _at(path, keys, "unit" if point.report.unit else "")
        yield problem(where, "figure-unit-changed", before=before.unit, after=point.unit, **own)
    if point.base_changed:
        where = _at(path, keys, "part_of" if point.report.part_of else "")
        yield problem(where, "figure-base-changed", before=_named(before.base), after=_named(point.base), **own)
    if not point.unit_changed and not point.base_changed and _against(point, before):
        said = {"before": _typed(before.report.value), "after": _typed(point.report.value)}
        where = Spot(path=path, keys=(*keys, "value"))
        yield problem(where, "figure-against-direction", direction=point.figure.direction, **said, **own)


def _at(path: str, keys: tuple[Step, ...], key: str) -> Spot:
    return Spot(path=path, keys=(*keys, key)) if key else Spot(path=path, keys=keys, on_key=True)


def _named(base: Base | None) -> str:
    return base.figure.id if base else "–"


def _against(point: FigurePoint, before: FigurePoint) -> bool:
    value, former = point.report.value, before.report.value
    return {"grows": value < former, "falls": value > former, "free": False}[point.figure.direction]


def _typed(value: Decimal) -> str:
    """A number as authors type it."""
    return format(value, "f")


def texts(facts: Facts) -> Iterator[Problem]:
    """A number in an update's words against the figure it reports, where no other figure is counted in that unit.

    An amount of the figure that the same update promises is no contradiction.
    """
    settings = facts.content.settings
    units = {unit.id: (unit.one, unit.many) for unit in settings.units} | {PERCENT: PERCENT_WORDS}
    for topic, updates in told(facts):
        if topic is None:
            continue
        declared = tuple(_Counted(figure.id, units.get(figure.unit, ())) for figure in topic.figures)
        own_units = {figure.id: figure.unit for figure in topic.figures}
        for update in updates:
            reports = [report for report in update.figures if report.id in own_units and not update.withdrawn]
            counted = [_Counted(one.id, units.get(one.unit or own_units[one.id], ())) for one in reports]
            for report, own in zip(reports, counted, strict=True):
                others = {word for one in (*declared, *counted) if one.figure != report.id for word in one.words}
                words = tuple(word for word in own.words if word not in others)
                if words:
                    yield from _contradictions(update, report, words, settings.main_language)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A figure, and the words of what it counts."""

    figure: Id
    words: tuple[str, ...]


def _contradictions(
    update: Update, report: FigureReport, words: tuple[str, ...], language: Language
) -> Iterator[Problem]:
    said = {report.value, *(one.value for one in update.promises if one.figure == report.id)}
    for found in _amounts(update, words, language):
        # Where a text gives the right number as well, the others in it are about something else: a part, a time before.
        if any(report.value in amount.values for _, amount in found):
            continue
        for where, amount in found:
            if said.isdisjoint(amount.values):
                value = _typed(report.value)
                yield problem(where, "figure-text-differs", text=amount.text, value=value, figure=report.id)


def _amounts(update: Update, words: tuple[str, ...], language: Language) -> Iterator[list[tuple[Place | Spot, Amount]]]:
    """Every number with its unit in an update's title, in its summary and in its body, and where it is."""
    for key, text in (("title", update.title), ("summary", update.summary)):
        place = in_value(update.path, (key,), text)
        found = amounts(running_inline(text), words, language)
        yield [(place(*_line_and_column(text, amount.offset)), amount) for amount in found]
    body = update.body.text
    if any(amounts(body, words, language)):
        place_in = in_body(update.path)
        lines = ((_line_and_column(body, one.offset), one) for one in amounts(running(body), words, language))
        yield [(place_in(update.body.line + line - 1, column), amount) for (line, column), amount in lines]


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
