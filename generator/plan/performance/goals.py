"""A page for every goal of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.plan import leaves
from generator.model.rules import N_
from generator.plan.charts.milestone_chart import milestone_chart
from generator.plan.freshness import facts
from generator.plan.history.declared import amended, amendment_rows
from generator.plan.history.versions import last_day, version_number
from generator.plan.language.milestones import milestone_rows, milestones_in_short
from generator.plan.language.standing import met_lamp
from generator.plan.language.statuses import category, division, due_divisions, has_examples, measure_type, to_date_name
from generator.plan.language.words import capital
from generator.plan.output import Page
from generator.plan.parts import description
from generator.plan.performance.goal_history import history_rows, status_now
from generator.plan.performance.over_years import years_of
from generator.plan.performance.requirements import (
    deciding,
    leaf_blocks,
    leaf_rows,
    newest_name,
    one_is_enough,
    parts_met,
)
from generator.plan.performance.volumes import volume_rows
from generator.plan.related import continued_by, continues, topics_of, updates_of
from generator.plan.sharing import shared_goal
from generator.plan.views.performance import GoalView
from generator.plan.views.pieces import Anchor, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.derive.goals import GoalState, PlanState
    from generator.model.plan import Accumulation, Goal, Plan
    from generator.plan.context import Context

_WORKED_OUT: dict[Accumulation, str] = {
    "ytd": N_("what was reported is added up"),
    "mean": N_("a mean, weighted by answers"),
    "point": N_("the newest measurement counts"),
}


def goal_pages(context: Context, state: PlanState, crumbs: tuple[Anchor, ...]) -> Iterator[Page]:
    """A page for every goal of a plan. `crumbs` lead to the plan."""
    for n, goal in enumerate(state.goals):
        before = state.goals[n - 1] if n else None
        after = state.goals[n + 1] if n + 1 < len(state.goals) else None
        view = _goal_view(context, state, goal, neighbours=(before, after))
        changed = [one.date for one in goal.goal.changes if one.kind != "typo"]
        changed += _amended_on(state.plan, goal.goal)
        changed += [one.date for quarter in goal.quarters if quarter.row for one in quarter.row.changes]
        changed += [one.follow_up.date.date for one in state.follow_ups]
        yield Page(
            address=context.at.goal(goal.goal),
            template="goal",
            view=view,
            title=f"{goal.goal.number} {goal.goal.title}",
            description=description(view.summary) or description(view.requirement),
            section="plans",
            crumbs=crumbs,
            toc=True,
            day=last_day(context, goal.goal.path, changed),
            version=version_number(context, goal.goal.path),
            shared=shared_goal(context, state, goal),
        )


def _goal_view(
    context: Context,
    plan: PlanState,
    state: GoalState,
    *,
    neighbours: tuple[GoalState | None, GoalState | None],
) -> GoalView:
    goal = state.goal
    aims = {aim.id: aim.text for aim in plan.plan.aims}
    before, after = neighbours
    return GoalView(
        number=goal.number,
        title=goal.title,
        summary=context.sentence(goal.summary, goal),
        plan=Anchor(text=plan.plan.title, address=context.at.plan(plan.plan.id)),
        aim=aims.get(goal.aim, ""),
        now=status_now(context, plan, state),
        deciding=deciding(context, plan, state),
        met=met_lamp(context, state, over=plan.last is not None) if len(state.to_date) > 1 else None,
        parts_met=parts_met(context, state),
        one_is_enough=one_is_enough(goal.requirement),
        example=has_examples(plan),
        plain=context.markdown(goal.plain, goal, path=goal.path, prefix="plain-"),
        requirement=context.markdown(goal.requirement_text, goal, path=goal.path, prefix="requirement-"),
        parts=leaf_blocks(context, plan, state),
        to_date=to_date_name(context, plan, goal),
        newest=newest_name(context, plan, state),
        leaves=leaf_rows(context, plan, state),
        history=history_rows(context, plan, state),
        milestones=milestone_rows(context, plan.plan, state),
        milestones_reached=milestones_in_short(context, state) if state.milestones else "",
        milestone_chart=milestone_chart(context, plan, state),
        about=_about(context, goal),
        body=context.markdown(goal.body.text, goal, path=goal.path),
        details=_goal_details(context, plan.plan, state),
        method=context.markdown(goal.measurement.method, goal, path=goal.path, prefix="method-"),
        scope=context.markdown(goal.measurement.scope, goal, path=goal.path, prefix="scope-"),
        volumes=volume_rows(context, plan, state),
        topics=topics_of(context, goal),
        updates=updates_of(context, goal),
        continues=continues(context, goal),
        continued_by=continued_by(context, goal),
        over_years=years_of(context, goal),
        amended=amended(context, plan.plan, goal),
        amendments=amendment_rows(context, plan, goal.number),
        facts=facts(context, goal, amended=_amended_on(plan.plan, goal)),
        newer=_neighbour(context, after),
        older=_neighbour(context, before),
    )


def _amended_on(plan: Plan, goal: Goal) -> list[date]:
    return [one.date for one in plan.amendments if one.goal == goal.number]


def _neighbour(context: Context, state: GoalState | None) -> Anchor | None:
    if state is None:
        return None
    return Anchor(text=f"{state.goal.number} {state.goal.title}", address=context.at.goal(state.goal))


def _about(context: Context, goal: Goal) -> str:
    """What is told of a goal apart from where it stands, in a line."""
    words = context.words
    parts = [words.say("description")] if goal.body.text.strip() else []
    parts += [words.say("measurement"), words.say("reporting")]
    parts += [words.say("expected volumes")] if goal.volumes else []
    return capital(words.listed(tuple(parts)))


def _goal_details(context: Context, plan: Plan, state: GoalState) -> tuple[Pair, ...]:
    words, goal = context.words, state.goal
    due = due_divisions(context, plan, goal)
    if goal.reporting.condition:
        due = f"{due}, {goal.reporting.condition}"
    next_due = division(context, state.next_due.id) if state.next_due else ""
    expected = words.when(goal.measurement.expected) if goal.measurement.expected else ""
    pairs = (
        (words.say("Category"), category(context, plan, goal)),
        (words.say("Type of goal"), measure_type(context, plan, goal)),
        *_times(context, goal, due),
        (words.say("How the result is worked out"), capital(_worked_out(context, goal))),
        (words.say("Measurement expected"), expected),
        (words.say("Next report due"), next_due),
        (words.say("Together with"), words.listed(goal.partners)),
        (words.say("UN goals"), words.listed(tuple(str(one) for one in goal.sdgs))),
    )
    return tuple(Pair(label=label, text=text) for label, text in pairs if text)


def _times(context: Context, goal: Goal, due: str) -> tuple[tuple[str, str], ...]:
    """When a goal is measured and when it is reported, together where that is the same."""
    words, measured = context.words, goal.measurement.frequency
    if measured.casefold() == due.casefold():
        return ((words.say("Measured and reported"), capital(due)),)
    return (words.say("Measured"), measured), (words.say("Reported"), capital(due))


def _worked_out(context: Context, goal: Goal) -> str:
    """How several divisions' results become one; empty where no part of the requirement has a number."""
    parts = [leaf for leaf in leaves(goal.requirement) if leaf.kind in ("threshold", "count")]
    if not parts:
        return ""
    way = goal.measurement.accumulation
    if way == "ytd" and not any(leaf.kind == "count" or leaf.ratio for leaf in parts):
        # Values that are no sums cannot be added up.
        way = "point"
    return context.words.say(_WORKED_OUT[way])
