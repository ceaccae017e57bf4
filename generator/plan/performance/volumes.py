"""Expected volumes of a goal as context: how much, of what, and how many there are so far; never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.settings import PERCENT
from generator.plan.charts.result_chart import own_result, reported
from generator.plan.language.statuses import told_apart
from generator.plan.views.goal_pieces import VolumeRow
from generator.plan.views.pieces import Anchor

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.derive.goals import GoalState, PlanState
    from generator.derive.results import LeafResult
    from generator.model.plan import Volume
    from generator.plan.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    """A volume with the goal and the plan it stands in."""

    plan: PlanState
    state: GoalState
    volume: Volume


def volume_rows(context: Context, plan: PlanState, state: GoalState) -> tuple[VolumeRow, ...]:
    """The expected volumes of a goal in the order they were written."""
    return tuple(_row(context, _Home(plan=plan, state=state, volume=one)) for one in state.goal.volumes)


def _row(context: Context, home: _Home) -> VolumeRow:
    source = _source(context, home)
    other = source.state.goal if source.state is not home.state else None
    return VolumeRow(
        label=home.volume.label,
        expected=_expected(context, home, source.volume),
        so_far=_so_far(context, source),
        same_as=Anchor(text=f"{other.number} {other.title}", address=context.at.goal(other)) if other else None,
    )


def _expected(context: Context, home: _Home, source: Volume) -> str:
    """How much is expected, and what that is a part of: a per cent says nothing without it."""
    words, amount = context.words, _amount(context, source, source.value)
    if not amount:
        return ""
    base = next((one for one in home.state.goal.volumes if one.id == home.volume.part_of), None)
    if base is None:
        return words.say("Expected: {amount}", amount=amount)
    whole = _source(context, _Home(plan=home.plan, state=home.state, volume=base)).volume
    size = _amount(context, whole, whole.value)
    named = words.say("“{label}” ({amount})", label=base.label, amount=size) if size else f"“{base.label}”"
    if source.unit == PERCENT:
        return words.say("Expected: {amount} of {base}", amount=amount, base=named)
    return words.say("Expected: {amount}, a part of {base}", amount=amount, base=named)


def _source(context: Context, home: _Home) -> _Home:
    """Where a volume's number stands: in itself, or at the goal that it names."""
    if home.volume.value is not None:
        return home
    ref, _, wanted = home.volume.same_as.rpartition("/")
    plan_id = ref.partition("/")[0]
    return next(
        (
            _Home(plan=plan, state=state, volume=one)
            for plan in context.site.plans
            if plan.plan.id == plan_id
            for state in plan.goals
            if state.goal.ref == ref
            for one in state.goal.volumes
            if one.id == wanted
        ),
        home,
    )


def _amount(context: Context, volume: Volume, value: Decimal | None) -> str:
    if value is None:
        return ""
    unit = volume.unit or ""
    return context.words.quantity(value, context.units.get(unit), unit, volume.qualifier)


def _so_far(context: Context, home: _Home) -> str:
    """How many were reported of what a volume is an estimate of, and for which divisions."""
    words = context.words
    leaf_id, _, half = home.volume.expects.partition(".")
    found = next((one for one in home.state.to_date if one.leaf.id == leaf_id), None)
    if found is None:
        return ""
    told = tuple(
        told_apart(context, home.plan.divisions, quarter.division)
        for quarter in reported(home.plan, home.state)
        if (own := own_result(quarter, found.leaf)) and _counted(own, half) is not None
    )
    value = _counted(found, half)
    if value is None or not told:
        return words.say("None reported so far")
    if home.state.goal.measurement.accumulation == "point":
        told = told[-1:]
    elif home.plan.last:
        return words.say("In all: {amount}", amount=words.number(value))
    return words.say("So far: {amount} ({periods})", amount=words.number(value), periods=words.listed(told))


def _counted(found: LeafResult, half: str) -> Decimal | None:
    match half:
        case "numerator":
            return found.numerator
        case "denominator":
            return found.denominator
    return found.value
