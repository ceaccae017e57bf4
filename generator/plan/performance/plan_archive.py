"""The list of plans: those in force at a glance, those that are over with what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.plan_order import in_force
from generator.plan.language.statuses import as_of, follow_up_anchor, goal_row, has_examples, status_counts
from generator.plan.output import LISTING, Page
from generator.plan.performance.annual import annual_link, outcome_counts
from generator.plan.performance.over_years import years_link
from generator.plan.performance.shortlist import shortlist, shortlisted
from generator.plan.views.performance import PlansView
from generator.plan.views.plan_pieces import FormerPlan, PlanCard

if TYPE_CHECKING:
    from generator.derive.goals import PlanState
    from generator.plan.context import Context


def plans_page(context: Context, title: str) -> Page:
    """The list of all plans."""
    link = years_link(context)
    shown = {plan.plan.id for plan in _in_force(context)}
    former = (plan for plan in context.site.plans if plan.plan.id not in shown)
    return Page(
        address=context.at.plans(),
        template="plans",
        view=PlansView(
            title=title,
            plans=plan_cards(context, _in_force(context)),
            former=tuple(_former(context, plan) for plan in former),
            pages=(link,) if link else (),
        ),
        title=title,
        description=context.words.say("What was promised, and where it stands."),
        section="plans",
        rank=LISTING,
    )


def plan_cards(context: Context, plans: tuple[PlanState, ...]) -> tuple[PlanCard, ...]:
    """Plans at a glance, in their order."""
    return tuple(
        PlanCard(
            title=state.plan.title,
            address=context.at.plan(state.plan.id),
            as_of=as_of(context, state),
            example=has_examples(state),
            counts=status_counts(context, state.plan, state.goals),
            shortlisted=shortlisted(context, state),
            goals=tuple(goal_row(context, state, goal) for goal in shortlist(state)),
        )
        for state in plans
    )


def _in_force(context: Context) -> tuple[PlanState, ...]:
    return in_force(context.site.plans, context.site.today)


def _former(context: Context, state: PlanState) -> FormerPlan:
    words, plan, last = context.words, state.plan, state.last
    if last and any(goal.row and goal.row.outcome for goal in last.goals):
        counted, counts = words.say("What came of the goals"), outcome_counts(context, last)
    else:
        counted, counts = as_of(context, state), status_counts(context, plan, state.goals)
    first, until = words.day(plan.period.from_), words.day(plan.period.until)
    return FormerPlan(
        title=plan.title,
        address=context.at.plan(plan.id),
        organisation=plan.organisation,
        period=words.say("{first} to {last}", first=first, last=until),
        example=has_examples(state),
        counted=counted,
        counts=counts,
        annual=annual_link(context, state),
        follow_ups=tuple(follow_up_anchor(context, state, one) for one in state.follow_ups),
    )
