"""Results of one part of a goal's requirement, drawn against what is asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.model.settings import PERCENT
from generator.plan.charts.value_scale import Ends, anchor, value_scale
from generator.plan.language import results
from generator.plan.language.accounts import absence_in, absence_to_date, part_name
from generator.plan.language.statuses import to_date_name
from generator.plan.language.words import one_stop
from generator.plan.views.goal_pieces import ResultBox, ResultChart, ResultLane, ResultMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.goals import GoalState, PlanState, Quarter
    from generator.derive.results import LeafResult
    from generator.model.plan import Leaf, Op
    from generator.plan.charts.value_scale import ValueScale
    from generator.plan.context import Context

_SIGN = 1.2
"""Half the width of a sign, in per cent of a phone's width."""
_MOST_BOXES = 12
_FEWEST_PLACES = 6
"""As many boxes have room beside each other at least: one alone is not as wide as the page."""
_BETWEEN = Decimal("0.14")
"""What is free beside a box, as a share of its place."""
_MOST_LANES = 8

_ABOVE = N_("{result}: {amount} above the requirement.")
_BELOW = N_("{result}: {amount} below the requirement.")

DIRECTIONS: dict[Op, str] = {"at_least": "up", "more_than": "up", "at_most": "down", "less_than": "down", "equals": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A result as a lane shows it: of a division, or to date. `number` is its value as it is shown."""

    label: str
    words: str
    behind: str
    state: str
    value: Decimal | None = None
    number: Decimal | None = None
    total: bool = False


def result_chart(context: Context, plan: PlanState, state: GoalState, found: LeafResult) -> ResultChart | None:
    """The chart of a part's result to date and, for a limit, of each division's own; None where it is no number."""
    leaf = found.leaf
    if leaf.kind not in ("threshold", "count") or leaf.value is None:
        return None
    told = [_to_date(context, plan, state, found)]
    own = _own(context, plan, state, leaf) if leaf.kind == "threshold" else []
    told = list(_worded(context, leaf, [*told, *own[-_MOST_LANES:]]))
    boxed = leaf.kind == "count" and _few(found, leaf.value)
    scale = None if boxed else _scale(plan, state, leaf)
    mark = _mark(context, leaf, scale, found.value)
    notes = (*_shown(context, leaf, scale), *_gap(context, leaf, told[0]))
    if len(own) > _MOST_LANES:
        most = context.words.number_of(_MOST_LANES)
        notes += (context.words.say("Only the last {count} periods are drawn. The others are below.", count=most),)
    return ResultChart(
        id=f"result-{leaf.id}",
        title=context.words.say("Result against requirement: {label}", label=leaf.label or state.goal.title),
        description=_description(context, leaf, told, notes),
        notes=notes,
        mark=mark,
        lanes=tuple(_lane(one, scale, bars=leaf.kind == "count") for one in told),
        ticks=scale.ticks(context.words, results.unit_of(leaf)) if scale else (),
        boxes=_boxes(found.value, leaf.value) if boxed and found.value is not None else (),
    )


def _to_date(context: Context, plan: PlanState, state: GoalState, found: LeafResult) -> _Told:
    label = to_date_name(context, plan, state.goal)
    if found.value is not None:
        return replace(_with_value(context, label, found), total=True)
    missing = absence_to_date(context, plan, state, found)
    return _Told(label=label, words=missing.words, behind="", state=missing.state, total=True)


def _own(context: Context, plan: PlanState, state: GoalState, leaf: Leaf) -> list[_Told]:
    """The own result of every division of which a follow-up was published, oldest first."""
    told = []
    for quarter in reported(plan, state):
        label = part_name(context, plan, quarter.division)
        own = own_result(quarter, leaf)
        if own and own.value is not None:
            told.append(_with_value(context, label, own))
        else:
            missing = absence_in(context, plan, state, own, quarter)
            told.append(_Told(label=label, words=missing.words, behind="", state=missing.state))
    return told


def reported(plan: PlanState, state: GoalState) -> tuple[Quarter, ...]:
    """The divisions of which a follow-up was published, oldest first."""
    published = {one.division.id for one in plan.follow_ups}
    return tuple(one for one in state.quarters if one.division.id in published)


def own_result(quarter: Quarter, leaf: Leaf) -> LeafResult | None:
    """What a division itself reported of a part; None where it told nothing of it."""
    return next((one for one in quarter.results if one.leaf.id == leaf.id), None)


def _with_value(context: Context, label: str, found: LeafResult) -> _Told:
    return _Told(label=label, words="", behind=results.behind(context, found), state="value", value=found.value)


def _worded(context: Context, leaf: Leaf, told: list[_Told]) -> Iterator[_Told]:
    """The same with their values in words: results at different places never have the same ones."""
    unit = results.unit_of(leaf)
    numbers = _apart(leaf, {one.value for one in told if one.value is not None})
    for one in told:
        if one.value is None:
            yield one
            continue
        number = numbers[one.value]
        yield replace(one, number=number, words=context.words.quantity(number, context.units.get(unit), unit))


def _apart(leaf: Leaf, values: set[Decimal]) -> dict[Decimal, Decimal]:
    """Values as they are shown, with more decimals where two of them would look like one."""
    numbers = {value: results.shown(value, leaf) for value in values}
    for _ in range(results.MOST_DECIMALS):
        times = Counter(numbers.values())
        alike = [value for value, number in numbers.items() if times[number] > 1]
        if not alike:
            break
        for value in alike:
            places = int(numbers[value].as_tuple().exponent) - 1
            numbers[value] = value.quantize(Decimal(1).scaleb(min(places, -1)), rounding=ROUND_HALF_UP)
    return numbers


def _bare(context: Context, leaf: Leaf, value: Decimal) -> str:
    """A number without the word of its unit, which its lanes have; a % stays, for it is short."""
    return context.words.quantity(value, None, PERCENT if results.unit_of(leaf) == PERCENT else "")


def _scale(plan: PlanState, state: GoalState, leaf: Leaf) -> ValueScale:
    """The scale of a part's results, shared with the other parts that are measured in the same way."""
    alike = [one.leaf for one in state.to_date if _measured(one.leaf) == _measured(leaf)]
    ids = {one.id for one in alike}
    values = [one.value for one in state.to_date if one.leaf.id in ids]
    if leaf.kind == "threshold":
        values += [one.value for quarter in reported(plan, state) for one in quarter.results if one.leaf.id in ids]
    known = [value for value in values if value is not None]
    return value_scale(_ends(leaf), known, leaf.value)


def _measured(leaf: Leaf) -> tuple[object, ...]:
    return (leaf.kind, results.unit_of(leaf), leaf.scale, leaf.value)


def _ends(leaf: Leaf) -> Ends | None:
    if leaf.scale:
        return Ends(low=leaf.scale.min, high=leaf.scale.max)
    if leaf.ratio and results.unit_of(leaf) == PERCENT:
        return Ends(low=Decimal(0), high=Decimal(100))
    return None


def _lane(told: _Told, scale: ValueScale | None, *, bars: bool) -> ResultLane:
    at = scale.at(told.value) if scale and told.value is not None else ""
    start = width = ""
    if scale and bars and told.value is not None:
        ends = sorted((told.value, Decimal(0)))
        start = scale.at(ends[0])
        width = f"{Decimal(scale.at(ends[1])) - Decimal(start):.2f}"
    return ResultLane(
        label=told.label,
        value=told.words,
        behind=told.behind,
        state=told.state,
        total=told.total,
        at=at,
        start=start,
        width=width,
    )


def _few(found: LeafResult, target: Decimal) -> bool:
    """Whether what is asked for and reached are so few whole things that they can be drawn one by one."""
    counts = [target, *(() if found.value is None else (found.value,))]
    return target >= 1 and all(one == one.to_integral_value() and 0 <= one <= _MOST_BOXES for one in counts)


def _boxes(value: Decimal, target: Decimal) -> tuple[ResultBox, ...]:
    """A box for each thing asked for or reached."""
    place, number = _place(value, target), int(max(target, value))
    return tuple(
        ResultBox(at=f"{place * n:.2f}", width=f"{place * (1 - _BETWEEN):.2f}", filled=n < value) for n in range(number)
    )


def _place(value: Decimal, target: Decimal) -> Decimal:
    """The width of a box with what is free beside it, in per cent."""
    return Decimal(100) / max(value, target, Decimal(_FEWEST_PLACES))


def _mark(context: Context, leaf: Leaf, scale: ValueScale | None, boxed: Decimal | None) -> ResultMark | None:
    """The requirement; beside the box that meets it where there are boxes, for `boxed` things; else on the scale."""
    target = leaf.value or Decimal(0)
    start = width = ""
    if scale:
        place = Decimal(scale.at(target))
        start = {"up": f"{place:.2f}", "down": "0.00"}.get(DIRECTIONS[leaf.op], "")
        width = {"up": f"{100 - place:.2f}", "down": f"{place:.2f}"}.get(DIRECTIONS[leaf.op], "")
    elif boxed is not None:
        place = _place(boxed, target) * (target - _BETWEEN / 2)
    else:
        return None
    asked = context.words.say(results.OPS[leaf.op], value=_bare(context, leaf, target))
    words = context.words.say("Requirement: {asked}", asked=asked)
    return ResultMark(
        at=f"{place:.2f}",
        words=words,
        anchor=anchor(float(place), len(words) * _SIGN),
        direction=DIRECTIONS[leaf.op],
        start=start,
        width=width,
    )


def _shown(context: Context, leaf: Leaf, scale: ValueScale | None) -> Iterator[str]:
    """What of the scale is shown, and in which unit; among single things what they are, for there is no scale."""
    words, unit = context.words, results.unit_of(leaf)
    if scale is None:
        yield one_stop(words.say("Requirement: {asked}", asked=results.asked(context, leaf)) + ".")
        return
    said = words.quantity(scale.high, context.units.get(unit), unit)
    low = words.number(scale.low)
    if scale.cut:
        said = words.say("Only a part of the scale is shown, from {low} to {high}.", low=low, high=said)
    else:
        said = words.say("The scale goes from {low} to {high}.", low=low, high=said)
    yield one_stop(said)


def _gap(context: Context, leaf: Leaf, told: _Told) -> Iterator[str]:
    """How far a result is from the requirement, as the numbers that are shown say it."""
    if told.number is None or leaf.value is None or leaf.kind != "threshold":
        return
    gap = told.number - leaf.value
    words, unit = context.words, results.unit_of(leaf)
    if not gap:
        yield words.say("{result}: exactly at the requirement.", result=told.label)
        return
    amount = (
        words.say("{number} percentage points", number=words.number(abs(gap)))
        if unit == PERCENT
        else words.quantity(abs(gap), context.units.get(unit), unit)
    )
    yield one_stop(words.say(_ABOVE if gap > 0 else _BELOW, result=told.label, amount=amount))


def _description(context: Context, leaf: Leaf, told: list[_Told], notes: tuple[str, ...]) -> str:
    """The chart in words, for those who do not see it."""
    requirement = one_stop(context.words.say("Requirement: {asked}", asked=results.asked(context, leaf)) + ".")
    said = [requirement] if requirement not in notes else []
    for one in told:
        behind = f" ({one.behind})" if one.behind else ""
        said.append(one_stop(f"{one.label}: {one.words}{behind}."))
    return " ".join((*said, *notes))
