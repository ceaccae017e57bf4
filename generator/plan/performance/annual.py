"""The annual table of a plan: result, outcome, analysis and what becomes of every goal, once the plan is closed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from generator.derive.goals import status_in
from generator.derive.plan_order import plan_after, plan_before
from generator.model.rules import N_
from generator.plan.files.follow_up_files import annual_downloads
from generator.plan.history.amendments import from_to
from generator.plan.history.declared import amendment_rows, newest
from generator.plan.language import results
from generator.plan.language.field_labels import CHOICES
from generator.plan.language.field_words import field_words
from generator.plan.language.groups import places
from generator.plan.language.standing import met_lamp
from generator.plan.language.statuses import (
    MET,
    follow_up_anchor,
    has_examples,
    lasts_a_year,
    status_lamp,
    told_apart,
)
from generator.plan.language.words import capital
from generator.plan.output import Page
from generator.plan.parts import day
from generator.plan.performance.requirements import leaf_lamp
from generator.plan.related import continued_by
from generator.plan.views.performance import AnnualView
from generator.plan.views.pieces import NOTHING, Anchor, Lamp
from generator.plan.views.plan_pieces import AnnualPart, AnnualQuarter, AnnualRow, StatusCount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.goals import FollowUpState, GoalState, PlanState
    from generator.model.follow_up import Row
    from generator.plan.context import Context

OUTCOMES: tuple[Literal["met", "partly", "not_met"], ...] = ("met", "partly", "not_met")

_DIFFERS = {
    "met": N_("By the figures the requirement is met; it was judged otherwise."),
    "partly": N_("By the figures the requirement is partly met; it was judged otherwise."),
    "not_met": N_("By the figures the requirement is not met; it was judged otherwise."),
    "unknown": N_("The figures alone do not tell whether the requirement is met."),
}


def annual_link(context: Context, plan: PlanState) -> Anchor | None:
    """A link to the annual result of a plan; None before its last follow-up is published."""
    if plan.last is None:
        return None
    return Anchor(text=_name(context, plan), address=context.at.annual(plan.plan.id))


def _name(context: Context, plan: PlanState) -> str:
    """What the result of a plan is called."""
    return context.words.say("Annual result") if lasts_a_year(plan.plan) else context.words.say("Final result")


def annual_pages(context: Context, plan: PlanState, crumbs: tuple[Anchor, ...]) -> Iterator[Page]:
    """The annual table of a plan, once its last follow-up is published. `crumbs` lead to the plan."""
    last = plan.last
    if last is None:
        return
    words = context.words
    title = words.say("{page}, {plan}", page=_name(context, plan), plan=plan.plan.title)
    rows = tuple(_row(context, plan, goal) for goal in last.goals)
    yield Page(
        address=context.at.annual(plan.plan.id),
        pdf=context.at.annual_pdf(plan.plan.id) if context.site.settings.pdf else "",
        template="annual",
        view=AnnualView(
            title=title,
            plan=crumbs[-1],
            follow_up=follow_up_anchor(context, plan, last),
            published=day(context, last.follow_up.date.date),
            downloads=annual_downloads(context, plan, last),
            example=has_examples(plan),
            corrected=tuple(_corrected(context, plan, last)),
            counts=outcome_counts(context, last),
            missing=_missing(context, rows),
            rows=rows,
            amendments=tuple(one for one in amendment_rows(context, plan) if one.goal is None),
            newer=_other(context, plan_after(context.site.plans, plan)),
            older=_other(context, plan_before(context.site.plans, plan)),
        ),
        title=title,
        description=words.say("What became of every goal, why, and what happens to it now."),
        section="plans",
        crumbs=crumbs,
        day=_changed(plan, last),
    )


def _changed(plan: PlanState, last: FollowUpState) -> str:
    """When the words of the table last changed: with its follow-up, a correction of a result, or an amendment."""
    days = [last.follow_up.date.date, *(one.date for one in plan.plan.amendments)]
    days += [one.date for it in plan.follow_ups for row in it.follow_up.rows for one in row.changes]
    return max(days).isoformat()


def _corrected(context: Context, plan: PlanState, last: FollowUpState) -> Iterator[Anchor]:
    """The follow-ups of which something was corrected after the last one was published, each with the newest day."""
    for one in plan.follow_ups:
        days = [change.date for row in one.follow_up.rows for change in row.changes]
        if days and max(days) > last.follow_up.date.date:
            link = follow_up_anchor(context, plan, one)
            yield Anchor(text=link.text, address=f"{link.address}#corrections", note=context.words.day(max(days)))


def outcome_lamp(context: Context, row: Row | None) -> Lamp | None:
    """What people say came of a goal; None where they do not say."""
    if row is None or row.outcome is None:
        return None
    said, tone = MET[row.outcome]
    return Lamp(words=context.words.say(said), tone=tone)


def outcome_counts(context: Context, last: FollowUpState) -> tuple[StatusCount, ...]:
    """How many goals came out how, as people say, and of how many they do not say."""
    words = context.words
    counts = Counter(goal.row.outcome if goal.row else None for goal in last.goals)
    lamps: list[tuple[int, Lamp]] = []
    for outcome in OUTCOMES:
        said, tone = MET[outcome]
        lamps.append((counts[outcome], Lamp(words=words.say(said), tone=tone)))
    lamps.append((counts[None], Lamp(words=words.say("Outcome not stated"), tone="neutral", unknown=True)))
    return tuple(
        StatusCount(lamp=lamp, words=words.count("{count} goal", "{count} goals", number))
        for number, lamp in lamps
        if number
    )


def next_year(context: Context, row: Row | None) -> str:
    """What becomes of a goal, in words; empty where nobody says."""
    if row is None or row.next_year is None:
        return ""
    said = context.words.say(CHOICES["next_year"][row.next_year])
    return capital(said)


def analysis_owed(row: Row | None) -> bool:
    """Whether a goal was missed, as people say, and nobody says why."""
    return row is not None and row.outcome in ("partly", "not_met") and not row.analysis


def _missing(context: Context, rows: tuple[AnnualRow, ...]) -> str:
    number = sum(bool(row.missing) for row in rows)
    if not number:
        return ""
    return context.words.count(
        "An analysis is missing: {count} goal was missed, and nothing is said of why.",
        "Analyses are missing: {count} goals were missed, and nothing is said of why.",
        number,
    )


def _row(context: Context, plan: PlanState, state: GoalState) -> AnnualRow:
    words, goal, row = context.words, state.goal, state.row
    told = {one.division.id for one in plan.follow_ups}
    path = plan.follow_ups[-1].follow_up.path
    owed = words.say("The analysis is missing: the goal was missed, and nothing is said of why.")
    return AnnualRow(
        number=goal.number,
        title=goal.title,
        address=context.at.goal(goal),
        requirement=context.markdown(goal.requirement_text, goal, path=goal.path, prefix=f"r-{goal.number}-"),
        amended=tuple(_amended(context, plan, state)),
        quarters=tuple(
            AnnualQuarter(
                division=told_apart(context, plan.divisions, one.division).capitalize(),
                status=status_lamp(context, plan.plan, status_in(one, state.dues)) if one.division.id in told else None,
            )
            for one in state.quarters
        ),
        parts=tuple(_parts(context, plan, state)),
        met=met_lamp(context, state, over=True),
        outcome=outcome_lamp(context, row),
        differs=_differs(context, state),
        analysis=context.markdown(row.analysis, goal, path=path, prefix=f"a-{goal.number}-") if row else NOTHING,
        missing=owed if analysis_owed(row) else "",
        note=context.sentence(row.note, goal) if row else NOTHING,
        next_year=next_year(context, row),
        continued_by=continued_by(context, goal),
    )


def _amended(context: Context, plan: PlanState, state: GoalState) -> Iterator[str]:
    """What was changed of a goal in its plan, newest first."""
    goal = state.goal
    for one in newest(plan.plan.amendments):
        if one.goal == goal.number:
            field = field_words(context, plan.plan, goal, one.field, goal)
            said = from_to(field, one)
            yield context.words.say("Changed {day}. {change}", day=context.words.day(one.date), change=said)


def _parts(context: Context, plan: PlanState, state: GoalState) -> Iterator[AnnualPart]:
    many = len(state.to_date) > 1
    for found, place in zip(state.to_date, places(context, state.goal.requirement), strict=True):
        yield AnnualPart(
            place=place,
            label=found.leaf.label if many else "",
            asked=results.asked(context, found.leaf),
            result=results.result(context, found) or context.words.say("no result"),
            behind=results.behind(context, found),
            met=leaf_lamp(context, plan, state, found),
        )


def _differs(context: Context, state: GoalState) -> str:
    outcome = state.row.outcome if state.row else None
    return context.words.say(_DIFFERS[state.met]) if outcome and outcome != state.met else ""


def _other(context: Context, plan: PlanState | None) -> Anchor | None:
    """The annual result of another plan; None where that has none."""
    link = annual_link(context, plan) if plan else None
    return Anchor(text=plan.plan.title, address=link.address) if plan and link else None
