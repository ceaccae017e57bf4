"""What was amended or corrected without a change of the page itself: a plan's amendments, a follow-up's results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.follow_up import FollowUp
from generator.model.plan import Plan
from generator.plan.versions import held_on, superseded

if TYPE_CHECKING:
    from generator.model.follow_up import ResultChange, Row
    from generator.model.plan import Amendment
    from generator.plan.context import Context
    from generator.plan.pieces import Anchor


def amended_wording(context: Context, plan: Plan, amendment: Amendment) -> Anchor | None:
    """A link to the wording before an amendment: the goal's where it amends one, else the plan's."""
    goal = context.lookup.goals.get(f"{plan.id}/{amendment.goal}") if amendment.goal else None
    found = held_on(context, goal.path, amendment.date) if goal else None
    return found or superseded(
        context, plan.path, amendment.date, lambda one: isinstance(one, Plan) and amendment in one.amendments
    )


def corrected_result(context: Context, follow_up: FollowUp, row: Row, change: ResultChange) -> Anchor | None:
    """A link to a follow-up as it was before a result in it was corrected."""

    def declares(one: object) -> bool:
        rows = one.rows if isinstance(one, FollowUp) else ()
        return any(known.id == row.id and change in known.changes for known in rows)

    return superseded(context, follow_up.path, change.date, declares)
