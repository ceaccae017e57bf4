"""A page for every goal of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.goals import status_in
from generator.plan import results
from generator.plan.declared import amended, amendment_rows, result_changes
from generator.plan.field_labels import ACCUMULATIONS
from generator.plan.freshness import facts
from generator.plan.output import Page
from generator.plan.parts import plain
from generator.plan.pieces import NOTHING, Anchor, Lamp, LeafRow, MilestoneRow, Pair, StatusRow
from generator.plan.related import continued_by, continues, topics_of, updates_of
from generator.plan.statuses import (
    MET,
    as_of,
    category,
    division,
    division_results,
    has_examples,
    measure_type,
    movement,
    named_divisions,
    so_far,
    status_lamp,
)
from generator.plan.views import GoalView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.derive.goals import GoalState, PlanState, Quarter
    from generator.derive.milestones import MilestoneState
    from generator.model.plan import Goal, Plan, Volume
    from generator.plan.context import Context

MILESTONE_TONES = {"planned": "neutral", "active": "neutral", "done": "good", "dropped": "bad"}


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
        as_of=as_of(context, plan),
        so_far=so_far(context, plan.plan),
        movement=movement(context, plan.plan, state),
        met=Lamp(words=context.words.say(met), tone=tone),
        example=has_examples(plan),
        plain=context.markdown(goal.plain, goal, path=goal.path, prefix="plain-"),
        requirement=context.markdown(goal.requirement_text, goal, path=goal.path, prefix="requirement-"),
        leaves=_leaves(context, state),
        history=tuple(_status_row(context, plan, state, quarter) for quarter in reversed(state.quarters)),
        milestones=tuple(_milestone(context, plan.plan, state, one) for one in state.milestones),
        body=context.markdown(goal.body.text, goal, path=goal.path),
        details=_goal_details(context, plan.plan, state),
        method=context.markdown(goal.measurement.method, goal, path=goal.path, prefix="method-"),
        scope=context.markdown(goal.measurement.scope, goal, path=goal.path, prefix="scope-"),
        volumes=tuple(_volume(context, goal, volume) for volume in goal.volumes),
        topics=topics_of(context, goal),
        updates=updates_of(context, goal),
        continues=continues(context, goal),
        continued_by=continued_by(context, goal),
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
                note=context.sentence(leaf.ratio.note, state.goal) if leaf.ratio else NOTHING,
                result=results.result(context, found) or words.say("no result yet"),
                behind=results.behind(context, found),
                met=Lamp(words=words.say(met), tone=tone),
            )
        )
    return tuple(rows)


def _status_row(context: Context, plan: PlanState, state: GoalState, quarter: Quarter) -> StatusRow:
    goal, row = state.goal, quarter.row
    follow_up = next((one for one in plan.follow_ups if one.division.id == quarter.division.id), None)
    status = status_in(quarter, state.dues) if follow_up else ""
    return StatusRow(
        division=division(context, quarter.division.id).capitalize(),
        address=context.at.follow_up(plan.plan.id, quarter.division.id) if follow_up else "",
        status=status_lamp(context, plan.plan, status),
        results=division_results(context, state, quarter),
        cause=context.sentence(row.cause, goal) if row else NOTHING,
        consequence=context.sentence(row.consequence, goal) if row else NOTHING,
        response=context.sentence(row.response, goal) if row else NOTHING,
        note=context.sentence(row.note, goal) if row else NOTHING,
        changes=result_changes(context, plan, state, quarter),
        example=bool(follow_up and follow_up.follow_up.example),
    )


def _milestone(context: Context, plan: Plan, state: GoalState, one: MilestoneState) -> MilestoneRow:
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
        report="".join(named_divisions(context, plan, (milestone.report,))).capitalize() if milestone.report else "",
        by=words.by(milestone.by) if milestone.by else "",
        moved_to=moved,
        state=lamp,
        remark=context.markdown(milestone.note, state.goal, path=state.goal.path, prefix=f"{prefix}note-"),
        note=context.sentence(report.note, state.goal) if report else NOTHING,
    )


def _goal_details(context: Context, plan: Plan, state: GoalState) -> tuple[Pair, ...]:
    words, goal = context.words, state.goal
    due = words.listed(named_divisions(context, plan, goal.reporting.due))
    if due and goal.reporting.rule == "any_of":
        due = words.say("in one of: {periods}", periods=due)
    if goal.reporting.condition:
        due = f"{due}, {goal.reporting.condition}" if due else goal.reporting.condition
    next_due = division(context, state.next_due.id) if state.next_due else ""
    expected = words.when(goal.measurement.expected) if goal.measurement.expected else ""
    pairs = (
        (words.say("Category"), category(context, plan, goal)),
        (words.say("Type of goal"), measure_type(context, plan, goal)),
        (words.say("Measured"), goal.measurement.frequency),
        (words.say("Results over the period"), words.say(ACCUMULATIONS[goal.measurement.accumulation])),
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
        ref, _, wanted = volume.same_as.rpartition("/")
        other = context.ties.goal(ref)
        source = next((one for one in other.volumes if one.id == wanted), volume) if other else volume
    words = context.words
    said = ""
    if source.value is not None:
        unit = source.unit or ""
        said = words.quantity(source.value, context.units.get(unit), unit, source.qualifier)
    labels: dict[str, str] = {one.id: one.label for one in goal.volumes}
    base = labels.get(volume.part_of or "", "")
    return Pair(label=volume.label, text=words.say("{value}, part of: {base}", value=said, base=base) if base else said)
