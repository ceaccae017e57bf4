"""Plans one after the other: which are in force on a day, and what an organisation had before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.derive.goals import PlanState


def in_force(plans: tuple[PlanState, ...], today: date) -> tuple[PlanState, ...]:
    """The plans whose period is not over, in their own order; the newest of an organisation that has none of these."""
    running = {plan.plan.organisation for plan in plans if plan.plan.period.until >= today}
    newest: dict[str, str] = {}
    for plan in sorted(plans, key=lambda one: (one.plan.period.until, one.plan.period.from_, one.plan.id)):
        newest[plan.plan.organisation] = plan.plan.id
    return tuple(
        plan
        for plan in plans
        if plan.plan.period.until >= today
        or (plan.plan.organisation not in running and newest[plan.plan.organisation] == plan.plan.id)
    )


def plan_before(plans: tuple[PlanState, ...], plan: PlanState) -> PlanState | None:
    """The newest of an organisation's plans that begin before this one."""
    earlier = [one for one in _own(plans, plan) if one.plan.period.from_ < plan.plan.period.from_]
    return max(earlier, key=_begins, default=None)


def plan_after(plans: tuple[PlanState, ...], plan: PlanState) -> PlanState | None:
    """The oldest of an organisation's plans that begin after this one."""
    later = [one for one in _own(plans, plan) if one.plan.period.from_ > plan.plan.period.from_]
    return min(later, key=_begins, default=None)


def _own(plans: tuple[PlanState, ...], plan: PlanState) -> list[PlanState]:
    return [one for one in plans if one.plan.organisation == plan.plan.organisation]


def _begins(plan: PlanState) -> tuple[date, str]:
    return plan.plan.period.from_, plan.plan.id
