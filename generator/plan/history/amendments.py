"""What was amended or corrected without a change of the page itself: a plan's amendments, a follow-up's results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.follow_up import FollowUp
from generator.model.plan import Goal, Plan
from generator.plan.history.versions import held_on, superseded
from generator.plan.language.field_words import field_words
from generator.plan.parts import day
from generator.plan.views.pieces import ChangeRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.follow_up import ResultChange, Row
    from generator.model.plan import Amendment
    from generator.plan.context import Context
    from generator.plan.language.field_words import FieldWords
    from generator.plan.views.pieces import Anchor
    from generator.record.items import Guarded

_ENDS = frozenset(".!?…")


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
        for plan in (state.plan for state in context.site.plans if state.plan.id == before.plan):
            for one in plan.amendments:
                former = amended_wording(context, plan, one) if one.goal == before.number else None
                if former and former.address == address:
                    yield _amendment(context, plan, one)
    elif isinstance(before, Plan) and isinstance(after, Plan):
        yield from (_amendment(context, after, one) for one in after.amendments if one not in before.amendments)
    elif isinstance(before, FollowUp) and isinstance(after, FollowUp):
        known = {row.id: row.changes for row in before.rows}
        for row in after.rows:
            goal = context.lookup.goals.get(f"{before.plan}/{row.id}")
            told = (one for one in row.changes if goal and one not in known.get(row.id, ()))
            plans = {state.plan.id: state.plan for state in context.site.plans}
            yield from (_result(context, plans[before.plan], row, one, goal) for one in told if goal)


def _amendment(context: Context, plan: Plan, one: Amendment) -> ChangeRow:
    words = context.words
    goal = context.lookup.goals.get(f"{plan.id}/{one.goal}") if one.goal else None
    field = field_words(context, plan, goal, one.field, goal if one.goal else plan)
    return ChangeRow(
        day=day(context, one.date),
        kind=words.say("Change of the plan"),
        sign=words.say("The plan was changed on {day}", day=words.day(one.date)),
        note=context.sentence(f"{from_to(field, one)} {one.reason}", plan),
    )


def _result(context: Context, plan: Plan, row: Row, one: ResultChange, goal: Goal) -> ChangeRow:
    words = context.words
    field = field_words(context, plan, goal, one.field, row)
    return ChangeRow(
        day=day(context, one.date),
        kind=words.say("Corrected result"),
        sign=words.say("A result was corrected on {day}", day=words.day(one.date)),
        note=context.sentence(f"{goal.number} {goal.title}. {from_to(field, one)} {one.note}", goal),
    )


def from_to(field: FieldWords, one: Amendment | ResultChange) -> str:
    """What a field was changed from, and to what, as a sentence."""
    before, after = field.said(one.from_), field.said(one.to)
    said = field.context.words.say("{field}: from {before} to {after}.", field=field.name(), before=before, after=after)
    # A quotation that is a sentence ends this one too.
    return said[:-1] if after[-2:-1] in _ENDS and not after[-1].isalnum() else said


def corrected_result(context: Context, follow_up: FollowUp, row: Row, change: ResultChange) -> Anchor | None:
    """A link to a follow-up as it was before a result in it was corrected."""

    def declares(one: object) -> bool:
        rows = one.rows if isinstance(one, FollowUp) else ()
        return any(known.id == row.id and change in known.changes for known in rows)

    return superseded(context, follow_up.path, change.date, declares)
