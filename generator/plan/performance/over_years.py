"""The page of goals over the years: each goal that continues another beside it, what was begun and what ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.derive.comparable import counted_alike, raised
from generator.derive.plan_order import plan_after, plan_before
from generator.derive.years import lines_of_goals
from generator.model.plan import leaves
from generator.model.rules import N_
from generator.plan.language import results
from generator.plan.language.standing import goal_link, met_lamp
from generator.plan.language.statuses import as_of, has_examples, to_date
from generator.plan.output import LISTING, Page
from generator.plan.performance.annual import next_year, outcome_lamp
from generator.plan.views.performance import YearsView
from generator.plan.views.pieces import Anchor
from generator.plan.views.plan_pieces import LineOfGoals, PlanTurn, YearRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.goals import GoalState, PlanState
    from generator.derive.years import YearOfGoal
    from generator.model.plan import Goal, Leaf
    from generator.plan.context import Context

ANOTHER = N_("The requirement was another one, or was measured in another way: the results cannot simply be compared.")


def years_link(context: Context) -> Anchor | None:
    """A link to the page of goals over the years; None where no goal continues another."""
    if not lines_of_goals(context.site.plans):
        return None
    return Anchor(text=context.words.say("Goals over the years"), address=context.at.over_years())


def years_of(context: Context, goal: Goal) -> Anchor | None:
    """A link to a goal beside those that it continues or that continue it; None where there are none."""
    if not goal.continues and not context.ties.continued_by(goal):
        return None
    line = next((it for it in lines_of_goals(context.site.plans) if any(one.goal.goal is goal for one in it)), None)
    if line is None:
        return None
    address = f"{context.at.over_years()}#{_id(line)}"
    return Anchor(text=context.words.say("This goal over the years"), address=address)


def over_years_pages(context: Context, up: Anchor) -> Iterator[Page]:
    """The page of goals over the years, where any goal continues another."""
    found = lines_of_goals(context.site.plans)
    if not found:
        return
    words = context.words
    title = words.say("Goals over the years")
    intro = words.say("Goals that continue another one, with what was asked and what was reached each time.")
    told = {one.plan.plan.id: one.plan for line in found for one in line}
    yield Page(
        address=context.at.over_years(),
        template="years",
        view=YearsView(
            title=title,
            intro=intro,
            example=any(has_examples(plan) for plan in told.values()),
            lines=tuple(_line(context, line) for line in found),
            begun=tuple(_begun(context)),
            ended=tuple(_ended(context)),
        ),
        title=title,
        description=intro,
        section="plans",
        crumbs=(up,),
        toc=True,
        rank=LISTING,
        day=max((it.follow_up.date.date.isoformat() for plan in told.values() for it in plan.follow_ups), default=""),
    )


def _id(line: tuple[YearOfGoal, ...]) -> str:
    goal = line[-1].goal.goal
    return f"goal-{goal.plan}-{goal.number}".replace(".", "-")


def _line(context: Context, line: tuple[YearOfGoal, ...]) -> LineOfGoals:
    newest = line[-1].goal.goal
    rows = []
    for n, one in enumerate(line):
        state, plan = one.goal, one.plan
        before = line[n - 1].goal.goal if n else None
        text = state.goal.requirement_text
        rows.append(
            YearRow(
                plan=Anchor(text=plan.plan.title, address=context.at.plan(plan.plan.id)),
                as_of="" if plan.last else as_of(context, plan),
                example=has_examples(plan),
                goal=goal_link(context, state),
                requirement=context.markdown(text, state.goal, path=state.goal.path, prefix=f"{_id(line)}-{n}-"),
                changed=_changed(context, before, state.goal) if before else (),
                apart=before is not None and not counted_alike(before, state.goal),
                results=to_date(context, state),
                met=met_lamp(context, state, over=plan.last is not None),
                outcome=outcome_lamp(context, state.row) if plan.last else None,
                next_year=next_year(context, state.row) if plan.last else "",
            )
        )
    return LineOfGoals(id=_id(line), title=f"{newest.number} {newest.title}", rows=tuple(rows))


def _changed(context: Context, before: Goal, goal: Goal) -> tuple[str, ...]:
    """What a goal asks for that the one it continues did not: each number, or that the results cannot be compared."""
    if not counted_alike(before, goal):
        return (context.words.say(ANOTHER),)
    many = len(leaves(goal.requirement)) > 1
    return tuple(_raised(context, was, now, named=many) for was, now in raised(before, goal))


def _raised(context: Context, was: Leaf, now: Leaf, *, named: bool) -> str:
    words = context.words
    then, today = (results.asked(context, replace(leaf, by=None, scale=None)) for leaf in (was, now))
    if named and now.label:
        return words.say(
            "The requirement was changed from {before} to {after}: {part}.", before=then, after=today, part=now.label
        )
    return words.say("The requirement was changed from {before} to {after}.", before=then, after=today)


def _begun(context: Context) -> Iterator[PlanTurn]:
    """The goals of every plan that continue none, where the same organisation had a plan before."""
    for plan in context.site.plans:
        if plan_before(context.site.plans, plan):
            new = (goal for goal in plan.goals if context.ties.continues(goal.goal) is None)
            yield from _turn(context, plan, tuple(goal_link(context, goal) for goal in new))


def _ended(context: Context) -> Iterator[PlanTurn]:
    """The goals of every plan that are dropped, as people say, or that no goal of a later plan continues."""
    for plan in context.site.plans:
        later = plan_after(context.site.plans, plan)
        found = []
        for goal in plan.goals:
            if context.ties.continued_by(goal.goal):
                continue
            if plan.last and goal.row and goal.row.next_year == "dropped":
                found.append(goal_link(context, goal, next_year(context, goal.row)))
            elif later:
                found.append(goal_link(context, goal, _unsaid(context, goal)))
        yield from _turn(context, plan, tuple(found))


def _unsaid(context: Context, goal: GoalState) -> str:
    """What is said of a goal that no goal of a later plan continues, although nobody said that it was dropped."""
    if goal.row and goal.row.next_year:
        return context.words.say("was to be continued; no later goal says that it continues it")
    return context.words.say("no later goal says that it continues it")


def _turn(context: Context, plan: PlanState, goals: tuple[Anchor, ...]) -> Iterator[PlanTurn]:
    if goals:
        yield PlanTurn(plan=Anchor(text=plan.plan.title, address=context.at.plan(plan.plan.id)), goals=goals)
