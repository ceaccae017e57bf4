"""What updates, topics, goals and follow-ups tell those who show them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.settings import PERCENT
from generator.plan.files.follow_up_files import data_copies, notice
from generator.plan.history.changes import CHANGES, newest_changes
from generator.plan.language import results
from generator.plan.language.instants import changed_at, published_at, start_of
from generator.plan.language.statuses import division, has_examples
from generator.plan.parts import plain, searchable, topic_anchor
from generator.plan.views.shared import Article, Bound, Correction, Dataset, Measured, Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.derive.figures import FigurePoint, FigureSeries
    from generator.derive.goals import FollowUpState, GoalState, PlanState
    from generator.derive.results import LeafResult
    from generator.derive.site import TopicState
    from generator.model.update import Qualifier, Update
    from generator.plan.context import Context

_BOUNDS: dict[Qualifier, Bound] = {
    "about": "about",
    "more_than": "least",
    "at_least": "least",
    "less_than": "most",
    "at_most": "most",
}


def shared_update(context: Context, update: Update, correctors: Iterable[Update]) -> Shared:
    """An update as an article; `correctors` are the later ones that put something in it right."""
    if update.withdrawn:
        return Shared()
    return Shared(
        article=Article(
            published=published_at(context, update).isoformat(),
            changed=changed_at(context, update).isoformat(),
            topic=topic_anchor(context, update),
            corrections=(*_changes(context, update), *_put_right(context, correctors)),
        )
    )


def _changes(context: Context, update: Update) -> Iterator[Correction]:
    for change in newest_changes(update):
        yield Correction(
            kind=context.words.say(CHANGES[change.kind]),
            text=plain(context.sentence(change.note, update)),
            day=start_of(context, change.date).isoformat(),
        )


def _put_right(context: Context, correctors: Iterable[Update]) -> Iterator[Correction]:
    for one in correctors:
        if not one.withdrawn:
            yield Correction(
                kind=context.words.say(CHANGES["correction"]),
                text=one.title,
                day=published_at(context, one).isoformat(),
                address=context.at.update(one),
            )


def shared_topic(context: Context, state: TopicState) -> Shared:
    """A topic as the newest number of each of its figures; with none reported it is nothing but a page."""
    told = [series for series in state.figures if series.points]
    if not told or state.topic.withdrawn:
        return Shared()
    days = [day for series in told for point in series.points for day in _held(point)]
    return Shared(
        dataset=Dataset(
            name=context.words.say("Figures: {topic}", topic=state.topic.title),
            description=context.words.say(
                "The newest figures that the updates on “{topic}” have reported: {figures}.",
                topic=state.topic.title,
                figures=context.words.listed(tuple(series.figure.label for series in told)),
            ),
            first=min(days).isoformat(),
            last=max(days).isoformat(),
            measured=tuple(_figure(context, series) for series in told),
        )
    )


def _held(point: FigurePoint) -> tuple[date, date]:
    """The first and last day that a number is about: as it says itself, else the day it was reported."""
    reported, as_of = point.update.date.date, point.report.as_of
    first, last = (as_of.first, as_of.last) if as_of else (None, None)
    return first or last or reported, last or reported


def _figure(context: Context, series: FigureSeries) -> Measured:
    point = series.points[-1]
    return Measured(
        name=series.figure.label,
        value=point.report.value,
        bound=_BOUNDS[point.report.qualifier] if point.report.qualifier else "exact",
        unit=_unit(context, point.unit),
        words=context.words.say("{figure}, {when}", figure=context.figure(point), when=context.held(point)),
    )


def shared_goal(context: Context, plan: PlanState, state: GoalState) -> Shared:
    """A goal as its results to date, with the files of the newest follow-up; before the first it is only a page."""
    if not plan.follow_ups or state.goal.withdrawn:
        return Shared()
    newest, goal = plan.follow_ups[-1], state.goal
    words = (
        context.words.say("{plan}: follow-up, {period}", plan=plan.plan.title, period=_period(context, newest)),
        searchable(context.markdown(goal.requirement_text, goal, path=goal.path)),
        notice(context) if has_examples(plan) else "",
    )
    return Shared(
        dataset=Dataset(
            name=f"{goal.number} {goal.title}",
            description=_sentences(words),
            first=plan.plan.period.from_.isoformat(),
            last=newest.division.last.isoformat(),
            measured=tuple(_result(context, one.leaf.label or goal.title, one) for one in state.to_date),
            files=data_copies(context, plan, newest),
        )
    )


def shared_follow_up(context: Context, plan: PlanState, one: FollowUpState) -> Shared:
    """A follow-up as what every goal reported for its period."""
    words = (
        context.words.say("{plan}: what every goal reported.", plan=plan.plan.title),
        notice(context) if one.follow_up.example else "",
    )
    return Shared(
        dataset=Dataset(
            name=context.words.say("{plan}: follow-up, {period}", plan=plan.plan.title, period=_period(context, one)),
            description=_sentences(words),
            first=one.division.first.isoformat(),
            last=one.division.last.isoformat(),
            measured=tuple(_reported(context, one)),
            files=data_copies(context, plan, one),
        )
    )


def _reported(context: Context, one: FollowUpState) -> Iterator[Measured]:
    for state in one.goals:
        for quarter in state.quarters:
            if quarter.division == one.division:
                title = f"{state.goal.number} {state.goal.title}"
                for found in quarter.results:
                    label = found.leaf.label
                    yield _result(context, f"{title}: {label}" if label else title, found)


def _result(context: Context, name: str, found: LeafResult) -> Measured:
    """A result as the page shows it, so that a share that no digits can say has those that readers see."""
    leaf, said = found.leaf, results.result(context, found)
    value = said if found.value is None else results.shown(found.value, leaf)
    return Measured(
        name=name,
        value=value,
        bound="exact",
        unit=_unit(context, results.unit_of(leaf)) if found.value is not None else "",
        words=results.named(context, found, many=False),
    )


def _unit(context: Context, unit: str) -> str:
    """The word of a unit; that of a percentage is its sign, which programs know."""
    return "%" if unit == PERCENT else context.words.unit(context.units.get(unit), unit)


def _period(context: Context, one: FollowUpState) -> str:
    return division(context, one.division.id)


def _sentences(words: Iterable[str]) -> str:
    """Sentences one after the other; those that are titles get their full stop."""
    return " ".join(one if one.endswith((".", "!", "?")) else f"{one}." for one in words if one)
