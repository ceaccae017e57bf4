"""The milestones of a goal in words: agreed for when, moved to when, where each stands and how late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.plan.language.statements import days_words
from generator.plan.language.statuses import division, named_divisions
from generator.plan.views.goal_pieces import MilestoneRow
from generator.plan.views.pieces import NOTHING, Lamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.goals import GoalState
    from generator.derive.milestones import MilestoneState
    from generator.model.plan import Plan
    from generator.plan.context import Context


_TO_COME = ("planned", "active")

_LATE = (N_("One was reached late."), N_("{count} were reached late."))
_DELAYED = (N_("One has been moved to later."), N_("{count} have been moved to later."))
_OVER = (
    N_("One is past its time, and nothing says that it was reached."),
    N_("{count} are past their time, and nothing says that they were reached."),
)
_DROPPED = (N_("One has been dropped."), N_("{count} have been dropped."))
"""What has become of milestones beside others: of one, and of several."""

_MOVES = {
    "later": N_("Moved to {when} (follow-up for {period})"),
    "earlier": N_("Brought forward to {when} (follow-up for {period})"),
}
_AMENDED = {
    "later": N_("Moved to {when} (the plan was changed on {day})"),
    "earlier": N_("Brought forward to {when} (the plan was changed on {day})"),
}


def milestone_rows(context: Context, plan: Plan, state: GoalState) -> tuple[MilestoneRow, ...]:
    """A goal's milestones in the order they were written, numbered as in their chart."""
    return tuple(_row(context, plan, state, one, str(n)) for n, one in enumerate(state.milestones, start=1))


def _row(context: Context, plan: Plan, state: GoalState, one: MilestoneState, number: str) -> MilestoneRow:
    words, milestone, report = context.words, one.milestone, one.report
    prefix = f"m-{milestone.id}-"
    return MilestoneRow(
        number=number,
        text=context.markdown(milestone.text, state.goal, path=state.goal.path, prefix=prefix),
        remark=context.markdown(milestone.note, state.goal, path=state.goal.path, prefix=f"{prefix}note-"),
        report=words.say(
            "Accounted for in {period}", period=words.listed(named_divisions(context, plan, (milestone.report,)))
        )
        if milestone.report
        else "",
        by=words.by(one.agreed.by) if one.agreed.by else "",
        moves=tuple(_moves(context, one)),
        state=milestone_lamp(context, one),
        late=late_words(context, one),
        note=context.sentence(report.note, state.goal) if report else NOTHING,
    )


def _moves(context: Context, one: MilestoneState) -> Iterator[str]:
    """Each time given instead of the one before, in which follow-up or by which amendment of the plan."""
    words, held = context.words, one.due
    for revision in one.revisions:
        last = revision.by.last
        way = "earlier" if held and last and last < held else "later"
        when = words.when(revision.by)
        if revision.division:
            yield words.say(_MOVES[way], when=when, period=division(context, revision.division.id))
        elif revision.amended:
            yield words.say(_AMENDED[way], when=when, day=words.day(revision.amended))
        held = last


def milestone_lamp(context: Context, one: MilestoneState) -> Lamp:
    """Where a milestone stands: its state, and what has become of its time."""
    words, state = context.words, context.state(one.state).capitalize()
    if one.state == "done":
        reached = words.say("Reached")
        said = words.say("{state} {when}", state=reached, when=words.day(one.reached)) if one.reached else reached
        return Lamp(words=said, tone="warn" if one.late else "good")
    if one.state == "dropped":
        return Lamp(words=state, tone="bad")
    if one.passed and one.told_since:
        return Lamp(words=words.say("{state}, the time is over", state=state), tone="bad")
    if one.passed:
        # Nobody is late for what could not have been reported yet.
        said = words.say("{state}, nothing reported since its time", state=state)
        return Lamp(words=said, tone="neutral", unknown=True)
    if one.moved_later:
        return Lamp(words=words.say("{state}, moved to later", state=state), tone="warn")
    return Lamp(words=state, tone="neutral")


def late_words(context: Context, one: MilestoneState) -> str:
    """How late a milestone was reached, or since when its time is over; empty where it is neither."""
    words = context.words
    if one.reached and one.late:
        return words.say("{days} than agreed", days=days_words(context, one.late))
    if one.passed and one.expected:
        return words.say("was to be reached by {day}", day=words.day(one.expected))
    return ""


def milestones_in_short(context: Context, state: GoalState) -> str:
    """How many milestones are reached, and what has become of the others: "4 af 6 milepæle er nået. 2 er udskudt."."""
    words, told = context.words, state.milestones
    if len(told) == 1:
        return words.say(_alone(told[0]))
    done = words.number_of(sum(one.state == "done" for one in told))
    said = [
        words.count(
            "{done} of {count} milestone reached.", "{done} of {count} milestones reached.", len(told), done=done
        )
    ]
    late = sum(one.state == "done" and bool(one.late) for one in told)
    over = sum(one.passed for one in told)
    moved = sum(_delayed(one) for one in told)
    dropped = sum(one.state == "dropped" for one in told)
    told_of = ((_LATE, late), (_DELAYED, moved), (_OVER, over), (_DROPPED, dropped))
    for (one, many), number in told_of:
        if number:
            said.append(words.say(one) if number == 1 else words.say(many, count=words.number_of(number)))
    return " ".join(said)


def _delayed(one: MilestoneState) -> bool:
    return one.state in _TO_COME and one.moved_later and not one.passed


def _alone(one: MilestoneState) -> str:
    """What has become of a milestone that is the only one of its goal, as a catalogue text."""
    if one.state == "done":
        return N_("The milestone was reached late.") if one.late else N_("The milestone has been reached.")
    if one.state == "dropped":
        return N_("The milestone has been dropped.")
    if one.passed:
        return N_("The milestone is past its time, and nothing says that it was reached.")
    return (
        N_("The milestone has been moved to later.") if _delayed(one) else N_("The milestone is still to be reached.")
    )
