"""Pages of plans: the plan, its goals, its follow-ups, and the list of plans."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.model.plan import leaves
from generator.plan import results
from generator.plan.context import N_
from generator.plan.output import LISTING, Page
from generator.plan.parts import day, facts, plain, update_anchor
from generator.plan.views import (
    NOTHING,
    AimBlock,
    AmendmentRow,
    Anchor,
    FollowUpView,
    GoalRow,
    GoalView,
    Lamp,
    LeafRow,
    MilestoneRow,
    Pair,
    PlanCard,
    PlansView,
    PlanView,
    QuarterCell,
    StatusCount,
    StatusRow,
    TableRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.derive.goals import FollowUpState, GoalState, MilestoneState, PlanState, Quarter
    from generator.model.plan import Goal, Plan, Volume
    from generator.model.text import Id, Label
    from generator.plan.context import Context

CATEGORIES = {"group": N_("Shared by the group"), "operations": N_("Operations"), "development": N_("Development")}
MEASURE_TYPES = {
    "effect": N_("Effect"),
    "output": N_("Output"),
    "quality": N_("Quality"),
    "activity": N_("Activity"),
}
STATUSES = {
    "green": N_("Green"),
    "yellow": N_("Yellow"),
    "red": N_("Red"),
    "not_due": N_("Not due"),
    "no_data": N_("No data"),
}
MET = {
    "met": (N_("Met"), "good"),
    "partly": (N_("Partly met"), "warn"),
    "not_met": (N_("Not met"), "bad"),
    "unknown": (N_("Cannot be said yet"), "neutral"),
}
MILESTONE_TONES = {"planned": "neutral", "active": "neutral", "done": "good", "dropped": "bad"}
ACCUMULATIONS = {
    "ytd": N_("added up over the year"),
    "mean": N_("mean over the year, weighted by answers"),
    "point": N_("the newest measurement counts"),
}


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
        yield from _goal_pages(context, state, (up, here))
        yield from _follow_up_pages(context, state, (up, here))
    yield Page(
        address=context.at.plans(),
        template="plans",
        view=PlansView(title=title, plans=plan_cards(context)),
        title=title,
        description=words.say("What was promised for the year, and where it stands."),
        section="plans",
        rank=LISTING,
    )


def plan_cards(context: Context) -> tuple[PlanCard, ...]:
    """Every plan at a glance, newest first."""
    return tuple(
        PlanCard(
            title=state.plan.title,
            address=context.at.plan(state.plan.id),
            as_of=_as_of(context, state),
            example=_example(state),
            counts=_counts(context, state.plan, state.goals),
            goals=tuple(_goal_row(context, state.plan, goal) for goal in state.goals),
        )
        for state in context.site.plans
    )


def status_lamp(context: Context, plan: Plan, status: str) -> Lamp | None:
    """The lamp of a status in a plan's own words; None where there is no status yet."""
    for one in plan.statuses:
        if one.id == status:
            label = one.label or (context.words.say(STATUSES[one.id]) if one.id in STATUSES else one.id)
            return Lamp(words=label, tone=one.tone)
    return Lamp(words=context.words.say(STATUSES["not_due"]), tone="neutral") if status == "not_due" else None


def _as_of(context: Context, state: PlanState) -> str:
    if not state.follow_ups:
        return context.words.say("No follow-up has been published yet")
    return context.words.say("As of {period}", period=division(context, state.follow_ups[-1].division.id))


def division(context: Context, division_id: str) -> str:
    """A division of a plan's period in words: "3. kvartal 2025"."""
    year, _, short = division_id.partition("-")
    number = short[1:]
    match short[0]:
        case "Q":
            return context.words.say("quarter {number} of {year}", number=number, year=year)
        case "H":
            return context.words.say("half-year {number} of {year}", number=number, year=year)
    return context.words.say("third {number} of {year}", number=number, year=year)


def _short(context: Context, short: str) -> str:
    """A division named within its year: "3. kvartal"."""
    match short[0]:
        case "Q":
            return context.words.say("quarter {number}", number=short[1:])
        case "H":
            return context.words.say("half-year {number}", number=short[1:])
    return context.words.say("third {number}", number=short[1:])


def _example(state: PlanState) -> bool:
    return any(one.follow_up.example for one in state.follow_ups)


def _counts(context: Context, plan: Plan, goals: tuple[GoalState, ...]) -> tuple[StatusCount, ...]:
    """How many goals have each status, in the order of the plan's vocabulary."""
    counts = Counter(goal.status for goal in goals if goal.status)
    found = []
    for status in plan.statuses:
        lamp = status_lamp(context, plan, status.id)
        if counts[status.id] and lamp:
            words = context.words.count("{count} goal", "{count} goals", counts[status.id])
            found.append(StatusCount(lamp=lamp, words=words))
    return tuple(found)


def _label(context: Context, named: Mapping[Id, Label], defaults: dict[str, str], one: Id | None) -> str:
    if not one:
        return ""
    return named.get(one) or (context.words.say(defaults[one]) if one in defaults else one)


def _category(context: Context, plan: Plan, goal: Goal) -> str:
    return _label(context, {one.id: one.label for one in plan.vocabulary.categories}, CATEGORIES, goal.category)


def _measure_type(context: Context, plan: Plan, goal: Goal) -> str:
    own = {one.id: one.label for one in plan.vocabulary.measure_types}
    return _label(context, own, MEASURE_TYPES, goal.measure_type)


def movement(context: Context, plan: Plan, state: GoalState) -> str:
    """How the status moved since the follow-up before, in words."""
    if not state.status_before or not state.status:
        return ""
    if state.status == state.status_before:
        return context.words.say("unchanged")
    before, now = status_lamp(context, plan, state.status_before), status_lamp(context, plan, state.status)
    if before is None or now is None:
        return ""
    return context.words.say("from {before} to {now}", before=before.words.lower(), now=now.words.lower())


def _to_date(context: Context, state: GoalState) -> tuple[str, ...]:
    many = len(state.to_date) > 1
    said = (results.named(context, one, many=many) for one in state.to_date)
    return tuple(one for one in said if one)


def _goal_row(context: Context, plan: Plan, state: GoalState) -> GoalRow:
    goal = state.goal
    return GoalRow(
        number=goal.number,
        title=goal.title,
        address=context.at.goal(goal),
        requirement=context.markdown(goal.requirement_text, goal, path=goal.path, prefix=f"r-{goal.number}-"),
        category=_category(context, plan, goal),
        status=status_lamp(context, plan, state.status),
        movement=movement(context, plan, state),
        to_date=_to_date(context, state),
    )


def _plan_page(context: Context, state: PlanState, up: Anchor) -> Page:
    plan, words = state.plan, context.words
    rows = {goal.goal.number: _goal_row(context, plan, goal) for goal in state.goals}
    view = PlanView(
        title=plan.title,
        summary=context.sentence(plan.summary, plan),
        as_of=_as_of(context, state),
        example=_example(state),
        counts=_counts(context, plan, state.goals),
        aims=tuple(
            AimBlock(
                id=f"aim-{aim.id}",
                text=words.say("Aim {id}: {text}", id=aim.id, text=aim.text),
                goals=tuple(rows[goal.goal.number] for goal in state.goals if goal.goal.aim == aim.id),
            )
            for aim in plan.aims
        ),
        follow_ups=tuple(_follow_up_anchor(context, state, one) for one in state.follow_ups),
        vision=context.markdown(plan.vision, plan, path=plan.path, prefix="vision-"),
        framework=context.markdown(plan.framework, plan, path=plan.path, prefix="framework-"),
        body=context.markdown(plan.body.text, plan, path=plan.path),
        details=_plan_details(context, plan),
        agreement=tuple(_signature(context, plan, n) for n in range(len(plan.agreement))),
        amendments=tuple(
            AmendmentRow(
                day=day(context, one.date),
                goal=one.goal or "",
                field=one.field,
                before=one.from_,
                after=one.to,
                reason=context.sentence(one.reason, plan),
            )
            for one in plan.amendments
        ),
        facts=facts(context, plan),
    )
    changed = [one.date for one in plan.changes if one.kind != "typo"]
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


def _follow_up_anchor(context: Context, state: PlanState, one: FollowUpState) -> Anchor:
    return Anchor(
        text=division(context, one.division.id).capitalize(),
        address=context.at.follow_up(state.plan.id, one.division.id),
        note=context.words.day(one.follow_up.date.date),
    )


def _goal_pages(context: Context, state: PlanState, crumbs: tuple[Anchor, ...]) -> Iterator[Page]:
    for n, goal in enumerate(state.goals):
        before = state.goals[n - 1] if n else None
        after = state.goals[n + 1] if n + 1 < len(state.goals) else None
        view = _goal_view(context, state, goal, neighbours=(before, after))
        changed = [one.date for one in goal.goal.changes if one.kind != "typo"]
        changed += [one.follow_up.date.date for one in state.follow_ups]
        yield Page(
            address=context.at.goal(goal.goal),
            template="goal",
            view=view,
            title=f"{goal.goal.number} {goal.goal.title}",
            description=plain(view.summary) or plain(view.requirement),
            section="plans",
            crumbs=crumbs,
            toc=True,
            day=max(changed).isoformat() if changed else "",
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
    met, tone = MET[state.met]
    return GoalView(
        number=goal.number,
        title=goal.title,
        summary=context.sentence(goal.summary, goal),
        plan=Anchor(text=plan.plan.title, address=context.at.plan(plan.plan.id)),
        aim=aims.get(goal.aim, ""),
        status=status_lamp(context, plan.plan, state.status),
        as_of=_as_of(context, plan),
        movement=movement(context, plan.plan, state),
        met=Lamp(words=context.words.say(met), tone=tone),
        example=_example(plan),
        plain=context.markdown(goal.plain, goal, path=goal.path, prefix="plain-"),
        requirement=context.markdown(goal.requirement_text, goal, path=goal.path, prefix="requirement-"),
        leaves=_leaves(context, state),
        history=tuple(_status_row(context, plan, state, quarter) for quarter in reversed(state.quarters)),
        milestones=tuple(_milestone(context, state, one) for one in state.milestones),
        body=context.markdown(goal.body.text, goal, path=goal.path),
        details=_goal_details(context, plan.plan, state),
        method=context.markdown(goal.measurement.method, goal, path=goal.path, prefix="method-"),
        scope=context.markdown(goal.measurement.scope, goal, path=goal.path, prefix="scope-"),
        volumes=tuple(_volume(context, goal, volume) for volume in goal.volumes),
        topics=tuple(
            Anchor(text=one.topic.title, address=context.at.topic(one.topic.id))
            for one in context.site.topics
            if one.topic.id in goal.topics
        ),
        updates=tuple(update_anchor(context, one) for one in context.site.updates if goal.ref in one.goals),
        facts=facts(context, goal),
        newer=_neighbour(context, after),
        older=_neighbour(context, before),
    )


def _neighbour(context: Context, state: GoalState | None) -> Anchor | None:
    if state is None:
        return None
    return Anchor(text=f"{state.goal.number} {state.goal.title}", address=context.at.goal(state.goal))


def _leaves(context: Context, state: GoalState) -> tuple[LeafRow, ...]:
    words = context.words
    rows = []
    for found in state.to_date:
        leaf = found.leaf
        met, tone = MET[found.met]
        counted = ""
        if leaf.ratio:
            counted = words.say(
                "{numerator} out of {denominator}",
                numerator=leaf.ratio.numerator,
                denominator=leaf.ratio.denominator,
            )
        rows.append(
            LeafRow(
                label=leaf.label or state.goal.title,
                asked=results.asked(context, leaf),
                counted=counted,
                result=results.result(context, found) or words.say("no result yet"),
                behind=results.behind(context, found),
                met=Lamp(words=words.say(met), tone=tone),
            )
        )
    return tuple(rows)


def _quarter_results(context: Context, state: GoalState, quarter: Quarter) -> tuple[str, ...]:
    many = len(leaves(state.goal.requirement)) > 1
    said = (results.named(context, one, many=many) for one in quarter.results)
    return tuple(one for one in said if one)


def _status_row(context: Context, plan: PlanState, state: GoalState, quarter: Quarter) -> StatusRow:
    goal, row = state.goal, quarter.row
    follow_up = next((one for one in plan.follow_ups if one.division.id == quarter.division.id), None)
    status = row.status if row else "not_due" if follow_up else ""
    changes = row.changes if row else ()
    return StatusRow(
        division=division(context, quarter.division.id).capitalize(),
        address=context.at.follow_up(plan.plan.id, quarter.division.id) if follow_up else "",
        status=status_lamp(context, plan.plan, status),
        results=_quarter_results(context, state, quarter),
        cause=context.sentence(row.cause, goal) if row else NOTHING,
        consequence=context.sentence(row.consequence, goal) if row else NOTHING,
        response=context.sentence(row.response, goal) if row else NOTHING,
        note=context.sentence(row.note, goal) if row else NOTHING,
        changes=tuple(
            context.words.say(
                "Corrected {day}: from {before} to {after}. {note}",
                day=context.words.day(one.date),
                before=_written(context, one.from_),
                after=_written(context, one.to),
                note=one.note,
            )
            for one in changes
        ),
        example=bool(follow_up and follow_up.follow_up.example),
    )


def _written(context: Context, value: str) -> str:
    """What a correction changed, in the site's way of writing numbers where it is one."""
    return context.words.number(Decimal(value)) if re.fullmatch(r"-?\d+(\.\d+)?", value) else value


def _milestone(context: Context, state: GoalState, one: MilestoneState) -> MilestoneRow:
    words, milestone, report = context.words, one.milestone, one.report
    moved = words.when(report.by) if report and report.by and report.by != milestone.by else ""
    lamp = None
    if report:
        said = context.state(report.state).capitalize()
        if report.date:
            said = words.say("{state}, {when}", state=said, when=words.day(report.date))
        lamp = Lamp(words=said, tone=MILESTONE_TONES[report.state])
    prefix = f"m-{milestone.id}-"
    return MilestoneRow(
        text=context.markdown(milestone.text, state.goal, path=state.goal.path, prefix=prefix),
        report=_short(context, milestone.report).capitalize() if milestone.report else "",
        by=words.when(milestone.by) if milestone.by else "",
        moved_to=moved,
        state=lamp,
        note=context.sentence(report.note, state.goal) if report else NOTHING,
    )


def _goal_details(context: Context, plan: Plan, state: GoalState) -> tuple[Pair, ...]:
    words, goal = context.words, state.goal
    due = words.listed(tuple(_short(context, one) for one in goal.reporting.due))
    if due and goal.reporting.rule == "any_of":
        due = words.say("in one of: {periods}", periods=due)
    if goal.reporting.condition:
        due = f"{due}, {goal.reporting.condition}" if due else goal.reporting.condition
    next_due = words.say("{period}", period=division(context, state.next_due.id)) if state.next_due else ""
    expected = words.when(goal.measurement.expected) if goal.measurement.expected else ""
    pairs = (
        (words.say("Category"), _category(context, plan, goal)),
        (words.say("Type of goal"), _measure_type(context, plan, goal)),
        (words.say("Measured"), goal.measurement.frequency),
        (words.say("Results over the year"), words.say(ACCUMULATIONS[goal.measurement.accumulation])),
        (words.say("Measurement expected"), expected),
        (words.say("Reported"), due),
        (words.say("Next report due"), next_due),
        (words.say("Together with"), words.listed(goal.partners)),
        (words.say("UN goals"), words.listed(tuple(str(one) for one in goal.sdgs))),
    )
    return tuple(Pair(label=label, text=text) for label, text in pairs if text)


def _volume(context: Context, goal: Goal, volume: Volume) -> Pair:
    source = volume
    if volume.value is None:
        others = {
            f"{state.goal.ref}/{one.id}": one
            for plan in context.site.plans
            for state in plan.goals
            for one in state.goal.volumes
        }
        source = others.get(volume.same_as, volume)
    words = context.words
    said = ""
    if source.value is not None:
        unit = source.unit or ""
        said = words.quantity(source.value, context.units.get(unit), unit, source.qualifier)
    labels: dict[str, str] = {one.id: one.label for one in goal.volumes}
    base = labels.get(volume.part_of or "", "")
    return Pair(label=volume.label, text=words.say("{value}, part of: {base}", value=said, base=base) if base else said)


def _follow_up_pages(context: Context, state: PlanState, crumbs: tuple[Anchor, ...]) -> Iterator[Page]:
    words = context.words
    for n, one in enumerate(state.follow_ups):
        newer = state.follow_ups[n + 1] if n + 1 < len(state.follow_ups) else None
        older = state.follow_ups[n - 1] if n else None
        title = words.say("Follow-up, {period}", period=division(context, one.division.id))
        moved = tuple(
            words.say("{number} {title}: {movement}", number=goal.goal.number, title=goal.goal.title, movement=said)
            for goal in one.goals
            if (said := movement(context, state.plan, goal)) and goal.status != goal.status_before
        )
        discussed = words.day(one.follow_up.discussed) if one.follow_up.discussed else ""
        yield Page(
            address=context.at.follow_up(state.plan.id, one.division.id),
            template="follow_up",
            view=FollowUpView(
                title=title,
                plan=crumbs[-1],
                published=day(context, one.follow_up.date.date),
                discussed=discussed,
                example=one.follow_up.example,
                divisions=tuple(_short(context, part.short).capitalize() for part in state.divisions),
                counts=_counts(context, state.plan, one.goals),
                moved=moved,
                rows=tuple(_table_row(context, state, goal) for goal in one.goals),
                newer=_follow_up_anchor(context, state, newer) if newer else None,
                older=_follow_up_anchor(context, state, older) if older else None,
            ),
            title=title,
            description=words.say("{plan}: what every goal reported.", plan=state.plan.title),
            section="plans",
            crumbs=crumbs,
            day=one.follow_up.date.date.isoformat(),
        )


def _table_row(context: Context, plan: PlanState, state: GoalState) -> TableRow:
    goal, row = state.goal, state.row
    by_id = {quarter.division.id: quarter for quarter in state.quarters}
    told = {one.division.id for one in plan.follow_ups}
    cells = []
    for part in plan.divisions:
        quarter = by_id.get(part.id)
        status = ""
        if quarter and part.id in told:
            status = quarter.row.status if quarter.row else "not_due"
        cells.append(
            QuarterCell(
                division=_short(context, part.short).capitalize(),
                results=_quarter_results(context, state, quarter) if quarter else (),
                status=status_lamp(context, plan.plan, status),
            )
        )
    return TableRow(
        number=goal.number,
        title=goal.title,
        address=context.at.goal(goal),
        requirement=context.markdown(goal.requirement_text, goal, path=goal.path, prefix=f"r-{goal.number}-"),
        quarters=tuple(cells),
        status_before=status_lamp(context, plan.plan, state.status_before),
        status=status_lamp(context, plan.plan, state.status),
        to_date=_to_date(context, state),
        met=context.words.say(MET[state.met][0]),
        cause=context.sentence(row.cause, goal) if row else NOTHING,
        consequence=context.sentence(row.consequence, goal) if row else NOTHING,
        response=context.sentence(row.response, goal) if row else NOTHING,
        note=context.sentence(row.note, goal) if row else NOTHING,
    )
