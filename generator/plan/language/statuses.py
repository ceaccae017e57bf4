"""Plans and goals in words: statuses, divisions of the period, how a status moved."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from generator.derive.divisions import divisions
from generator.model.plan import leaves
from generator.model.rules import N_
from generator.plan.language import results
from generator.plan.language.words import lowered
from generator.plan.views.pieces import Anchor, Lamp
from generator.plan.views.plan_pieces import GoalRow, StatusCount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.derive.divisions import Division
    from generator.derive.goals import FollowUpState, GoalState, PlanState, Quarter
    from generator.model.plan import Divisions, Goal, Plan
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

NOT_DUE = "not_due"

LEFT_OUT = {"not_due": STATUSES["not_due"], "unreported": N_("Not reported")}
"""What holds of goals that a follow-up leaves out, where the plan has no status of that name."""

MET = {
    "met": (N_("Met"), "good"),
    "partly": (N_("Partly met"), "warn"),
    "not_met": (N_("Not met"), "bad"),
    "unknown": (N_("Cannot be said yet"), "neutral"),
}


EVERY: dict[Divisions, str] = {
    "quarters": N_("every quarter"),
    "half-years": N_("every half-year"),
    "thirds": N_("every four-month period"),
}

LEAST_DAYS_OF_A_YEAR, MOST_DAYS_OF_A_YEAR = 330, 400
"""A plan of eleven to thirteen months is one of a year."""


def status_lamp(context: Context, plan: Plan, status: str) -> Lamp | None:
    """The lamp of a status in a plan's own words; None where there is no status yet."""
    for one in plan.statuses:
        if one.id == status:
            label = one.label or (context.words.say(STATUSES[one.id]) if one.id in STATUSES else one.id)
            return Lamp(words=label, tone=one.tone, unknown=one.tone == "neutral" and one.id != NOT_DUE)
    if status not in LEFT_OUT:
        return None
    return Lamp(words=context.words.say(LEFT_OUT[status]), tone="neutral", unknown=status != NOT_DUE)


def as_of(context: Context, state: PlanState) -> str:
    """Which follow-up the goals' statuses are as of, in words."""
    if not state.follow_ups:
        return context.words.say("No follow-up has been published yet")
    return context.words.say("As of {period}", period=division(context, state.follow_ups[-1].division.id))


def division(context: Context, division_id: str) -> str:
    """A division of a plan's period in words: "3. kvartal 2025", in a plan's own year "1. tertial 2025/26"."""
    year, _, short = division_id.rpartition("-")
    year, number = year.replace("-", "/"), short[1:]
    match short[0]:
        case "Q":
            return context.words.say("quarter {number} of {year}", number=number, year=year)
        case "H":
            return context.words.say("half-year {number} of {year}", number=number, year=year)
    return context.words.say("third {number} of {year}", number=number, year=year)


def short_division(context: Context, short: str) -> str:
    """A division named within its year: "3. kvartal"; one that is named with its year as `division` says it."""
    if "-" in short:
        return division(context, short)
    match short[0]:
        case "Q":
            return context.words.say("quarter {number}", number=short[1:])
        case "H":
            return context.words.say("half-year {number}", number=short[1:])
    return context.words.say("third {number}", number=short[1:])


def told_apart(context: Context, parts: tuple[Division, ...], part: Division) -> str:
    """A division among those of its plan: within its year where all lie in one, else with the year."""
    years = {one.id.rpartition("-")[0] for one in parts}
    return short_division(context, part.short if len(years) == 1 else part.id)


def named_divisions(context: Context, plan: Plan, names: tuple[str, ...]) -> tuple[str, ...]:
    """The divisions that authors name, oldest first; `H1` is that of every year of the plan.

    What is no division of the plan is said as it is named, last.
    """
    parts = divisions(plan.period, plan.divisions)
    found = [told_apart(context, parts, part) for part in parts if part.is_among(names)]
    unknown = [name for name in names if not any(part.is_among((name,)) for part in parts)]
    return tuple(dict.fromkeys((*found, *(short_division(context, name) for name in unknown))))


def due_divisions(context: Context, plan: Plan, goal: Goal) -> str:
    """When a goal is reported: the divisions it names, or every one where it names all or none."""
    words, due = context.words, goal.reporting.due
    parts = divisions(plan.period, plan.divisions)
    if goal.reporting.rule == "any_of":
        named = named_divisions(context, plan, due or tuple(part.id for part in parts))
        return words.say("in one of: {periods}", periods=words.listed(named)) if len(named) > 1 else "".join(named)
    if len(parts) > 1 and (not due or all(part.is_among(due) for part in parts)):
        return words.say(EVERY[plan.divisions])
    return words.listed(named_divisions(context, plan, due or tuple(part.id for part in parts)))


def lasts_a_year(plan: Plan) -> bool:
    """Whether a plan is one of a year, give or take a month: only then words may speak of the year."""
    return LEAST_DAYS_OF_A_YEAR <= (plan.period.until - plan.period.from_).days + 1 <= MOST_DAYS_OF_A_YEAR


def so_far(context: Context, plan: Plan) -> str:
    """What results to date are results of: the year, where the plan covers about one."""
    return context.words.say("Year to date") if lasts_a_year(plan) else context.words.say("So far in the plan")


def covered(context: Context, state: PlanState) -> str:
    """What a plan's results are results of by now: the whole of it once its last follow-up is published."""
    first, until = state.plan.period.from_, state.plan.period.until
    if state.last is None:
        return so_far(context, state.plan)
    if (first.month, first.day, until) == (1, 1, date(first.year, 12, 31)):
        return context.words.say("The whole of {year}", year=first.year)
    return context.words.say("The whole period")


def to_date_name(context: Context, state: PlanState, goal: Goal) -> str:
    """What a goal's result to date is called."""
    if all(leaf.kind not in ("threshold", "count") for leaf in leaves(goal.requirement)):
        # What is done once is not the sum of a time.
        return context.words.say("Result")
    if goal.measurement.accumulation == "point":
        return context.words.say("Newest measurement")
    return covered(context, state)


def has_examples(state: PlanState) -> bool:
    """Whether any follow-up of a plan carries invented figures."""
    return any(one.follow_up.example for one in state.follow_ups)


def status_counts(context: Context, plan: Plan, goals: tuple[GoalState, ...]) -> tuple[StatusCount, ...]:
    """How many goals have each status, in the order of the plan's vocabulary; last those that were left out."""
    counts = Counter(goal.status for goal in goals if goal.status)
    found = []
    # A goal that was left out has a status that the plan may have no word for.
    for status in dict.fromkeys((*(one.id for one in plan.statuses), *sorted(counts))):
        lamp = status_lamp(context, plan, status)
        if counts[status] and lamp:
            words = context.words.count("{count} goal", "{count} goals", counts[status])
            found.append(StatusCount(lamp=lamp, words=words))
    return tuple(found)


def _label(context: Context, named: Mapping[Id, Label], defaults: dict[str, str], one: Id | None) -> str:
    if not one:
        return ""
    return named.get(one) or (context.words.say(defaults[one]) if one in defaults else one)


def category(context: Context, plan: Plan, goal: Goal) -> str:
    """A goal's category in the plan's own words."""
    return _label(context, {one.id: one.label for one in plan.vocabulary.categories}, CATEGORIES, goal.category)


def measure_type(context: Context, plan: Plan, goal: Goal) -> str:
    """A goal's type in the plan's own words."""
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
    if state.status_before == NOT_DUE:
        judged = any(one.row and one.row.status != NOT_DUE for one in state.quarters[:-1])
        said = N_("{status} at a new assessment") if judged else N_("{status} at its first assessment")
        return context.words.say(said, status=lowered(now.words))
    return context.words.say("from {before} to {now}", before=lowered(before.words), now=lowered(now.words))


def to_date(context: Context, state: GoalState) -> tuple[str, ...]:
    """A goal's results to date, one for each part that has one."""
    many = len(state.to_date) > 1
    said = (results.named(context, one, many=many) for one in state.to_date)
    return tuple(one for one in said if one)


def goal_row(context: Context, home: PlanState, state: GoalState) -> GoalRow:
    """A goal of a plan in a list."""
    plan, goal = home.plan, state.goal
    return GoalRow(
        number=goal.number,
        title=goal.title,
        address=context.at.goal(goal),
        requirement=context.markdown(goal.requirement_text, goal, path=goal.path, prefix=f"r-{goal.number}-"),
        category=category(context, plan, goal),
        status=status_lamp(context, plan, state.status),
        movement=movement(context, plan, state),
        so_far=to_date_name(context, home, goal),
        to_date=to_date(context, state),
    )


def division_results(context: Context, state: GoalState, quarter: Quarter) -> tuple[str, ...]:
    """What a goal reported for one division, one for each part that has a result."""
    many = len(leaves(state.goal.requirement)) > 1
    said = (results.named(context, one, many=many) for one in quarter.results)
    return tuple(one for one in said if one)


def follow_up_anchor(context: Context, state: PlanState, one: FollowUpState) -> Anchor:
    """A link to a follow-up, with the day it was published."""
    return Anchor(
        text=division(context, one.division.id).capitalize(),
        address=context.at.follow_up(state.plan.id, one.division.id),
        note=context.words.day(one.follow_up.date.date),
    )
