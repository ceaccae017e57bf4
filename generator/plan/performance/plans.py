"""Pages of plans: aims, goals with their newest status, the agreement behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.plan_order import plan_after, plan_before
from generator.plan.files.follow_up_files import files_link
from generator.plan.freshness import facts
from generator.plan.history.declared import amendment_rows
from generator.plan.history.versions import last_day, version_number
from generator.plan.language.standing import goal_link, moved, overdue, standing_row
from generator.plan.language.statuses import as_of, follow_up_anchor, has_examples, status_counts
from generator.plan.language.words import capital
from generator.plan.output import LISTING, Page
from generator.plan.parts import description
from generator.plan.performance.annual import annual_link, annual_pages
from generator.plan.performance.follow_ups import follow_up_pages
from generator.plan.performance.goals import goal_pages
from generator.plan.performance.milestone_calendar import milestone_pages, milestones_link
from generator.plan.performance.over_years import over_years_pages
from generator.plan.performance.plan_archive import plans_page
from generator.plan.performance.shortlist import MOST
from generator.plan.views.performance import PlanView
from generator.plan.views.pieces import Anchor, Pair
from generator.plan.views.plan_pieces import AimBlock, GoalRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.goals import PlanState
    from generator.model.plan import Plan
    from generator.plan.context import Context


def plan_pages(context: Context) -> Iterator[Page]:
    """The pages of every plan, of its goals, follow-ups, milestones and result, and those of all plans together."""
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
        yield from milestone_pages(context, state, (up, here))
        yield from annual_pages(context, state, (up, here))
    yield from over_years_pages(context, up)
    yield plans_page(context, title)


def _plan_page(context: Context, state: PlanState, up: Anchor) -> Page:
    plan = state.plan
    aims = _aims(context, state)
    view = PlanView(
        title=plan.title,
        summary=context.sentence(plan.summary, plan),
        as_of=as_of(context, state),
        example=has_examples(state),
        counts=status_counts(context, plan, state.goals),
        moved=moved(context, state),
        overdue=tuple(goal_link(context, goal, said) for goal in state.goals if (said := overdue(context, goal))),
        jumps=_jumps(context, aims) if len(state.goals) > MOST else (),
        aims=aims,
        follow_ups=tuple(follow_up_anchor(context, state, one) for one in state.follow_ups),
        pages=tuple(_pages(context, state)),
        files=files_link(context, state, state.follow_ups[-1]) if state.follow_ups else None,
        vision=context.markdown(plan.vision, plan, path=plan.path, prefix="vision-"),
        about=_about(context, plan),
        framework=context.markdown(plan.framework, plan, path=plan.path, prefix="framework-"),
        body=context.markdown(plan.body.text, plan, path=plan.path),
        details=_plan_details(context, plan),
        agreement=tuple(_signature(context, plan, n) for n in range(len(plan.agreement))),
        amendments=amendment_rows(context, state),
        facts=facts(context, plan, amended=(one.date for one in plan.amendments)),
        newer=_other(context, plan_after(context.site.plans, state)),
        older=_other(context, plan_before(context.site.plans, state)),
    )
    changed = [one.date for one in plan.changes if one.kind != "typo"]
    changed += [one.date for one in plan.amendments]
    changed += [one.follow_up.date.date for one in state.follow_ups]
    return Page(
        address=context.at.plan(plan.id),
        template="plan",
        view=view,
        title=plan.title,
        description=description(view.summary),
        section="plans",
        crumbs=(up,),
        toc=True,
        rank=LISTING,
        day=last_day(context, plan.path, changed),
        version=version_number(context, plan.path),
    )


def _pages(context: Context, state: PlanState) -> Iterator[Anchor]:
    """The pages that show a plan from another side, those of them that there are."""
    for link in (annual_link(context, state), milestones_link(context, state)):
        if link:
            yield link


def _other(context: Context, state: PlanState | None) -> Anchor | None:
    return Anchor(text=state.plan.title, address=context.at.plan(state.plan.id)) if state else None


def _aims(context: Context, state: PlanState) -> tuple[AimBlock, ...]:
    """The aims with their goals. One that has a number is called by it; another id is nothing that readers know."""
    rows: dict[str, list[GoalRow]] = {}
    for goal in state.goals:
        rows.setdefault(goal.goal.aim, []).append(standing_row(context, state, goal))
    say = context.words.say
    return tuple(
        AimBlock(
            id=f"aim-{aim.id}",
            name=say("Aim {id}", id=aim.id) if aim.id.replace(".", "").isdigit() else "",
            text=aim.text,
            goals=tuple(rows.get(aim.id, ())),
        )
        for aim in state.plan.aims
    )


def _jumps(context: Context, aims: tuple[AimBlock, ...]) -> tuple[Anchor, ...]:
    """Links to the aims of a long list, each with how many goals it has."""
    count = context.words.count
    return tuple(
        Anchor(
            text=f"{aim.name}: {aim.text}" if aim.name else aim.text,
            address=f"#{aim.id}",
            note=count("{count} goal", "{count} goals", len(aim.goals)),
        )
        for aim in aims
    )


def _about(context: Context, plan: Plan) -> str:
    """What a plan tells of itself apart from its goals, in a line; empty where that is short."""
    if not plan.body.text.strip() and not plan.framework:
        return ""
    words = context.words
    parts = [words.say("its text in full")] if plan.body.text.strip() else []
    parts += [words.say("what it stands under")] if plan.framework else []
    parts += [words.say("period"), words.say("follow-up")]
    parts += [words.say("who agreed on it")] if plan.agreement else []
    return capital(words.listed(tuple(parts)))


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
