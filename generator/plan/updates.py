"""A page for every update, with what it reported and its neighbours in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.plan.actions import on_update
from generator.plan.output import Page
from generator.plan.parts import (
    KINDS,
    audience_anchors,
    channels,
    day,
    facts,
    figure_row,
    plain,
    question,
    statement_row,
    topic_anchor,
    topic_of,
    update_anchor,
)
from generator.plan.views import Anchor, UpdateView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.promises import Statement
    from generator.model.update import Update
    from generator.plan.context import Context
    from generator.plan.views import FigureRow, StatementRow


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One statement of an update on a promise or phase, with the label of what it is on."""

    label: str
    phase: bool
    statement: Statement


def update_pages(context: Context) -> Iterator[Page]:
    """The pages of all updates, newest first."""
    updates = context.site.updates
    correctors: dict[str, list[Update]] = {}
    for update in updates:
        for earlier in update.corrects:
            correctors.setdefault(earlier, []).append(update)
    said = _said(context)
    for n, update in enumerate(updates):
        view = _view(
            context,
            update,
            [] if update.withdrawn else said.get(update.id, []),
            corrected_by=correctors.get(update.id, []),
            neighbours=(updates[n - 1] if n else None, updates[n + 1] if n + 1 < len(updates) else None),
        )
        yield _page(context, update, view)


def changed_on(update: Update) -> str:
    """The day (ISO) on which an update's own words last changed; typing errors aside."""
    return max((one.date for one in update.changes if one.kind != "typo"), default=update.date.date).isoformat()


def _page(context: Context, update: Update, view: UpdateView) -> Page:
    year = update.date.date.year
    return Page(
        address=context.at.update(update),
        template="update",
        view=view,
        title=update.title,
        description=plain(context.sentence(update.summary, update)),
        section="updates",
        crumbs=(
            Anchor(text=context.words.say("Updates"), address=context.at.updates()),
            Anchor(text=str(year), address=context.at.year(year)),
            Anchor(text=context.words.month(update.date.date), address=context.at.month(update.date.date)),
        ),
        toc=True,
        day=changed_on(update),
    )


def _said(context: Context) -> dict[str, list[_Said]]:
    """Every statement by the update that made it."""
    found: dict[str, list[_Said]] = {}
    for state in context.site.topics:
        for history in state.promises:
            for statement in history.statements if history.promise.phase is None else ():
                found.setdefault(statement.update.id, []).append(
                    _Said(label=history.promise.label, phase=False, statement=statement)
                )
        for phase in state.phases:
            for statement in phase.statements:
                found.setdefault(statement.update.id, []).append(
                    _Said(label=phase.phase.title, phase=True, statement=statement)
                )
    return found


def _view(
    context: Context,
    update: Update,
    said: list[_Said],
    *,
    corrected_by: list[Update],
    neighbours: tuple[Update | None, Update | None],
) -> UpdateView:
    words = context.words
    newer, older = neighbours
    contacts = [*update.contacts, *(one for item in update.actions for one in item.contacts)]
    return UpdateView(
        title=update.title,
        summary=context.sentence(update.summary, update),
        day=day(context, update.date.date),
        moment=words.moment(update.date),
        kind=words.say(KINDS[update.kind]),
        topic=topic_anchor(context, update),
        audiences=audience_anchors(context, update.audiences),
        occurred=words.when(update.occurred) if update.occurred else "",
        next_update=words.when(update.next_update) if update.next_update else "",
        actions=on_update(context, update),
        body=context.markdown(update.body.text, update, path=update.path, line=update.body.line),
        figures=_figures(context, update),
        promises=_statements(context, said, phase=False),
        phases=_statements(context, said, phase=True),
        questions=tuple(question(context, one, update) for one in update.questions),
        channels=channels(context, contacts),
        tags=tuple(Anchor(text=tag, address=context.at.tag(tag)) for tag in update.tags),
        goals=_goals(context, update),
        corrects=tuple(
            update_anchor(context, context.lookup.updates[one])
            for one in update.corrects
            if one in context.lookup.updates
        ),
        corrected_by=tuple(update_anchor(context, one) for one in corrected_by),
        facts=facts(context, update),
        newer=update_anchor(context, newer) if newer else None,
        older=update_anchor(context, older) if older else None,
    )


def _statements(context: Context, said: list[_Said], *, phase: bool) -> tuple[StatementRow, ...]:
    return tuple(statement_row(context, one.statement, one.label) for one in said if one.phase == phase)


def _figures(context: Context, update: Update) -> tuple[FigureRow, ...]:
    topic = topic_of(context, update)
    figures = {one.id: one for one in topic.figures} if topic else {}
    return tuple(
        figure_row(context, update, report, figures[report.id], topic)
        for report in update.figures
        if topic and report.id in figures
    )


def _goals(context: Context, update: Update) -> tuple[Anchor, ...]:
    goals = {str(goal.goal.ref): goal.goal for plan in context.site.plans for goal in plan.goals}
    return tuple(
        Anchor(text=f"{goals[ref].number} {goals[ref].title}", address=context.at.goal(goals[ref]))
        for ref in update.goals
        if ref in goals
    )
