"""What was amended or corrected without a change of the page itself: a plan's amendments, a follow-up's results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.follow_up import FollowUp
from generator.model.plan import Goal, Plan
from generator.plan.parts import day
from generator.plan.pieces import ChangeRow, Text
from generator.plan.results import written
from generator.plan.versions import held_on, superseded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.follow_up import ResultChange, Row
    from generator.model.plan import Amendment
    from generator.plan.context import Context
    from generator.plan.pieces import Anchor
    from generator.record.items import Guarded


def amended_wording(context: Context, plan: Plan, amendment: Amendment) -> Anchor | None:
    """A link to the wording before an amendment: the goal's where it amends one, else the plan's."""
    goal = context.lookup.goals.get(f"{plan.id}/{amendment.goal}") if amendment.goal else None
    found = held_on(context, goal.path, amendment.date) if goal else None
    return found or superseded(
        context, plan.path, amendment.date, lambda one: isinstance(one, Plan) and amendment in one.amendments
    )


def amendments_between(context: Context, before: Guarded, after: Guarded | None, address: str) -> Iterator[ChangeRow]:
    """What was amended or corrected from one version of a page, at `address`, to the one that followed."""
    if isinstance(before, Goal):
        plan = next((state.plan for state in context.site.plans if state.plan.id == before.plan), None)
        for one in plan.amendments if plan else ():
            found = amended_wording(context, plan, one) if plan and one.goal == before.number else None
            if found and found.address == address:
                yield _amendment(context, one)
    elif isinstance(before, Plan) and isinstance(after, Plan):
        yield from (_amendment(context, one) for one in after.amendments if one not in before.amendments)
    elif isinstance(before, FollowUp) and isinstance(after, FollowUp):
        known = {row.id: row.changes for row in before.rows}
        for row in after.rows:
            yield from (_result(context, one) for one in row.changes if one not in known.get(row.id, ()))


def _amendment(context: Context, one: Amendment) -> ChangeRow:
    words = context.words
    return ChangeRow(
        day=day(context, one.date),
        kind=words.say("Change of the plan"),
        sign=words.say("The plan was changed {day}", day=words.day(one.date)),
        note=Text(source=f"{from_to(context, one.from_, one.to)} {one.reason}"),
    )


def _result(context: Context, one: ResultChange) -> ChangeRow:
    words = context.words
    return ChangeRow(
        day=day(context, one.date),
        kind=words.say("Corrected result"),
        sign=words.say("A result was corrected {day}", day=words.day(one.date)),
        note=Text(source=f"{from_to(context, one.from_, one.to)} {one.note}"),
    )


def from_to(context: Context, before: str, after: str) -> str:
    """What something was changed from, and to what, as a sentence."""
    return context.words.say(
        "From “{before}” to “{after}”.", before=written(context, before), after=written(context, after)
    )


def corrected_result(context: Context, follow_up: FollowUp, row: Row, change: ResultChange) -> Anchor | None:
    """A link to a follow-up as it was before a result in it was corrected."""

    def declares(one: object) -> bool:
        rows = one.rows if isinstance(one, FollowUp) else ()
        return any(known.id == row.id and change in known.changes for known in rows)

    return superseded(context, follow_up.path, change.date, declares)
