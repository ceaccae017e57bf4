"""Pages of plans: aims, goals with their newest status, the agreement behind them; and the list of plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.declared import amendment_rows
from generator.plan.follow_ups import follow_up_pages
from generator.plan.freshness import facts
from generator.plan.goals import goal_pages
from generator.plan.output import LISTING, Page
from generator.plan.parts import plain
from generator.plan.pieces import AimBlock, Anchor, GoalRow, Pair, PlanCard
from generator.plan.shortlist import MOST, shortlist, shortlisted
from generator.plan.statuses import as_of, follow_up_anchor, goal_row, has_examples, status_counts
from generator.plan.views import PlansView, PlanView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.goals import PlanState
    from generator.model.plan import Plan
    from generator.plan.context import Context


def plan_pages(context: Context) -> Iterator[Page]:
    """A page for every plan, goal and follow-up, and the list of plans."""
    words = context.words
    plans = context.site.plans
    if not plans:
        return
    title = words.say("Goals")
    up = Anchor(text=title, address=context.at.plans())
    for state in plans:
        here = Anchor(text=state.plan.title, address=context.at.plan(state.plan.id))
        yield _plan_page(context, state, up)
        yield from goal_pages(context, state, (up, here))
        yield from follow_up_pages(context, state, (up, here))
    yield Page(
        address=context.at.plans(),
        template="plans",
        view=PlansView(title=title, plans=plan_cards(context, plans)),
        title=title,
        description=words.say("What was promised, and where it stands."),
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
            goals=tuple(goal_row(context, state.plan, goal) for goal in shortlist(state)),
        )
        for state in plans
    )


def _plan_page(context: Context, state: PlanState, up: Anchor) -> Page:
    plan = state.plan
    aims = _aims(context, state)
    view = PlanView(
        title=plan.title,
        summary=context.sentence(plan.summary, plan),
        as_of=as_of(context, state),
        example=has_examples(state),
        counts=status_counts(context, plan, state.goals),
        jumps=_jumps(context, aims) if len(state.goals) > MOST else (),
        aims=aims,
        follow_ups=tuple(follow_up_anchor(context, state, one) for one in state.follow_ups),
        vision=context.markdown(plan.vision, plan, path=plan.path, prefix="vision-"),
        framework=context.markdown(plan.framework, plan, path=plan.path, prefix="framework-"),
        body=context.markdown(plan.body.text, plan, path=plan.path),
        details=_plan_details(context, plan),
        agreement=tuple(_signature(context, plan, n) for n in range(len(plan.agreement))),
        amendments=amendment_rows(context, state),
        facts=facts(context, plan, amended=(one.date for one in plan.amendments)),
    )
    changed = [one.date for one in plan.changes if one.kind != "typo"]
    changed += [one.date for one in plan.amendments]
    changed += [one.follow_up.date.date for one in state.follow_ups]
    return Page(
        address=context.at.plan(plan.id),
        template="plan",
        view=view,
        title=plan.title,
        description=plain(view.summary),
        section="plans",
        crumbs=(up,),
        toc=True,
        rank=LISTING,
        day=max(changed).isoformat() if changed else "",
    )


def _aims(context: Context, state: PlanState) -> tuple[AimBlock, ...]:
    """The aims with their goals. One that has a number is called by it; another id is nothing that readers know."""
    rows: dict[str, list[GoalRow]] = {}
    for goal in state.goals:
        rows.setdefault(goal.goal.aim, []).append(goal_row(context, state.plan, goal))
    say = context.words.say
    return tuple(
        AimBlock(
            id=f"aim-{aim.id}",
            text=say("Aim {id}: {text}", id=aim.id, text=aim.text) if aim.id.replace(".", "").isdigit() else aim.text,
            goals=tuple(rows.get(aim.id, ())),
        )
        for aim in state.plan.aims
    )


def _jumps(context: Context, aims: tuple[AimBlock, ...]) -> tuple[Anchor, ...]:
    """Links to the aims of a long list, each with how many goals it has."""
    count = context.words.count
    return tuple(
        Anchor(text=aim.text, address=f"#{aim.id}", note=count("{count} goal", "{count} goals", len(aim.goals)))
        for aim in aims
    )


def _plan_details(context: Context, plan: Plan) -> tuple[Pair, ...]:
    words = context.words
    period = words.say("{first} to {last}", first=words.day(plan.period.from_), last=words.day(plan.period.until))
    pairs = (
        (words.say("Organisation"), plan.organisation),
        (words.say("Belongs under"), plan.parent),
        (words.say("Period"), period),
        (words.say("Followed up"), plan.follow_up.cadence),
        (words.say("Discussed with"), plan.follow_up.discussed_with),
        (words.say("Final report"), plan.follow_up.final_report),
        (words.say("UN goals"), words.listed(tuple(str(one) for one in plan.sdgs))),
    )
    return tuple(Pair(label=label, text=text) for label, text in pairs if text)


def _signature(context: Context, plan: Plan, n: int) -> str:
    one = plan.agreement[n]
    when = context.words.day(one.date) if one.date else ""
    return ", ".join(part for part in (one.name, one.role, one.organisation, one.place, when) if part)
