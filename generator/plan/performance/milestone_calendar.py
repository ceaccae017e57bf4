"""The page of all milestones of a plan by time: what was agreed, what it was moved to, when it was reached."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.plan.history.declared import AMENDMENTS
from generator.plan.language.standing import goal_link
from generator.plan.language.statuses import as_of, division, has_examples
from generator.plan.language.words import lowered
from generator.plan.output import LISTING, Page
from generator.plan.views.performance import MilestonesView
from generator.plan.views.pieces import NOTHING, Anchor, Lamp
from generator.plan.views.plan_pieces import MilestoneEntry, MilestoneGroup, Revised, StatusCount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.divisions import Division
    from generator.derive.goals import GoalState, PlanState
    from generator.derive.milestones import MilestoneState, Revision
    from generator.plan.context import Context

REACHED = (N_("Reached"), "good")
REACHED_LATE = (N_("Reached late"), "warn")
DELAYED = (N_("Delayed"), "warn")
OVERDUE = (N_("The time is over, and it has not been reported as reached"), "bad")
UNTOLD = (N_("The time is over, and nothing has been reported since"), "neutral")
UNDER_WAY = (N_("Under way"), "neutral")
PLANNED = (N_("Planned"), "neutral")
DROPPED = (N_("Dropped"), "bad")

_ORDER = (REACHED, REACHED_LATE, UNDER_WAY, PLANNED, UNTOLD, DELAYED, OVERDUE, DROPPED)

BEFORE, AFTER, NEVER = "before", "after", "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A milestone of a goal, the division that accounts for it, and how it stands."""

    goal: GoalState
    state: MilestoneState
    own: Division | None
    standing: tuple[str, str]


def milestones_link(context: Context, plan: PlanState) -> Anchor | None:
    """A link to the milestones of a plan; None where it has none."""
    if not any(goal.milestones for goal in plan.goals):
        return None
    return Anchor(text=context.words.say("All milestones by time"), address=context.at.milestones(plan.plan.id))


def milestone_pages(context: Context, plan: PlanState, crumbs: tuple[Anchor, ...]) -> Iterator[Page]:
    """The page of a plan's milestones, where it has any. `crumbs` lead to the plan."""
    if milestones_link(context, plan) is None:
        return
    words = context.words
    found = tuple(_found(plan))
    title = words.say("{page}, {plan}", page=words.say("Milestones"), plan=plan.plan.title)
    counts = Counter(one.standing for one in found)
    yield Page(
        address=context.at.milestones(plan.plan.id),
        template="milestones",
        view=MilestonesView(
            title=title,
            plan=crumbs[-1],
            as_of=as_of(context, plan),
            example=has_examples(plan),
            counts=tuple(
                StatusCount(lamp=_lamp(context, one, _counted(context, counts[one])), words="")
                for one in _ORDER
                if counts[one]
            ),
            groups=tuple(_groups(context, plan, found)),
        ),
        title=title,
        description=words.say("What is to be reached on the way, by when, and what became of it."),
        section="plans",
        crumbs=crumbs,
        toc=True,
        rank=LISTING,
        day=max((one.follow_up.date.date.isoformat() for one in plan.follow_ups), default=""),
    )


def _found(plan: PlanState) -> Iterator[_Found]:
    for goal in plan.goals:
        for state in goal.milestones:
            yield _Found(goal=goal, state=state, own=state.agreed.own, standing=_standing(state))


def _standing(one: MilestoneState) -> tuple[str, str]:
    """How a milestone stands; nobody is late for what could not have been reported yet."""
    if one.state == "dropped":
        return DROPPED
    if one.state == "done":
        return REACHED_LATE if one.late else REACHED
    if one.passed:
        return OVERDUE if one.told_since else UNTOLD
    if one.moved_later:
        return DELAYED
    return UNDER_WAY if one.state == "active" else PLANNED


def _lamp(context: Context, standing: tuple[str, str], counted: str = "") -> Lamp:
    said, tone = standing
    words = context.words.say(said)
    if counted:
        # The number first: behind so many words it would be read as a part of them.
        words = context.words.say("{milestones}: {standing}", milestones=counted, standing=lowered(words))
    return Lamp(words=words, tone=tone, unknown=standing == UNTOLD)


def _counted(context: Context, number: int) -> str:
    return context.words.count("{count} milestone", "{count} milestones", number)


def _groups(context: Context, plan: PlanState, found: tuple[_Found, ...]) -> Iterator[MilestoneGroup]:
    """The milestones by the division that their agreed time lies in; in a division by time, then by goal."""
    words = context.words
    titles = {
        BEFORE: words.say("Before the plan’s period"),
        **{part.id: division(context, part.id).capitalize() for part in plan.divisions},
        AFTER: words.say("After the plan’s period"),
        NEVER: words.say("With no set time"),
    }
    for key, title in titles.items():
        within = [one for one in found if _place(plan, one) == key]
        within.sort(key=lambda one: (one.state.due is None, one.state.due))
        if within:
            rows = tuple(_entry(context, plan, one, key) for one in within)
            yield MilestoneGroup(id=key.lower(), title=title, rows=rows)


def _place(plan: PlanState, one: _Found) -> str:
    """The id of the division a milestone's agreed time lies in, or what it lies outside of."""
    if one.state.agreed.by is None and one.own:
        return one.own.id
    due = one.state.due
    if due is None:
        return NEVER
    if due > plan.plan.period.until:
        return AFTER
    return next((part.id for part in plan.divisions if part.first <= due <= part.last), BEFORE)


def _entry(context: Context, plan: PlanState, one: _Found, place: str) -> MilestoneEntry:
    words, goal, state = context.words, one.goal.goal, one.state
    milestone = state.milestone
    agreed = words.say("no set time")
    if state.agreed.by:
        agreed = words.when(state.agreed.by)
    elif one.own:
        agreed = division(context, one.own.id)
    reached = words.day(state.reached) if state.reached else ""
    if state.state == "done" and state.reached is None:
        reached = words.say("on a day not stated")
    elsewhere = one.own is not None and state.agreed.by is not None and one.own.id != place
    link = goal_link(context, one.goal)
    return MilestoneEntry(
        goal=Anchor(text=link.text, address=f"{link.address}#milestones"),
        text=context.markdown(milestone.text, goal, path=goal.path, prefix=f"m-{goal.number}-{milestone.id}-"),
        agreed=agreed,
        report=division(context, one.own.id) if one.own and elsewhere else "",
        revisions=tuple(
            Revised(when=words.when(it.by), said=_said(context, plan, one.goal, it)) for it in state.revisions
        ),
        reached=reached,
        late=_late(context, one),
        standing=_lamp(context, one.standing),
        remark=context.markdown(milestone.note, goal, path=goal.path, prefix=f"n-{goal.number}-{milestone.id}-"),
        note=context.sentence(state.report.note, goal) if state.report else NOTHING,
    )


def _said(context: Context, plan: PlanState, goal: GoalState, revision: Revision) -> Anchor:
    """Where another time was given: in a follow-up, or by an amendment of the plan."""
    words = context.words
    if revision.division:
        said = words.say("in the follow-up for {period}", period=division(context, revision.division.id))
        return Anchor(text=said, address=context.at.follow_up(plan.plan.id, revision.division.id))
    said = words.say("the plan was changed on {day}", day=words.day(revision.amended)) if revision.amended else ""
    return Anchor(text=said, address=f"{context.at.goal(goal.goal)}#{AMENDMENTS}")


def _late(context: Context, one: _Found) -> str:
    """By how much a milestone was late, or is moved. Of one that is only overdue nothing: that grows by the day."""
    words, state = context.words, one.state
    if state.state == "done":
        return words.count("{count} day late", "{count} days late", state.late) if state.late else ""
    if state.state == "dropped" or not state.revisions or state.expected is None or state.due is None:
        return ""
    days = (state.expected - state.due).days
    if days > 0:
        return words.count("moved {count} day later", "moved {count} days later", days)
    return words.count("moved {count} day earlier", "moved {count} days earlier", -days) if days else ""
