"""A page for every update, with what it reported and its neighbours in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.freshness import facts
from generator.plan.history.versions import version_number
from generator.plan.language.instants import changed_on
from generator.plan.language.statements import statement_row
from generator.plan.operations.actions import on_update
from generator.plan.operations.channels import channels
from generator.plan.operations.figures import figure_rows
from generator.plan.operations.next_word import given
from generator.plan.output import Page
from generator.plan.parts import (
    KINDS,
    audience_anchors,
    day,
    description,
    question,
    topic_anchor,
    update_anchor,
)
from generator.plan.related import goals_of_update
from generator.plan.sharing import shared_update
from generator.plan.views.operations import UpdateView
from generator.plan.views.pieces import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.promises import Said
    from generator.model.update import Update
    from generator.plan.context import Context
    from generator.plan.views.promise_pieces import StatementRow
    from generator.plan.views.shared import Shared


def update_pages(context: Context) -> Iterator[Page]:
    """The pages of all updates, newest first."""
    updates = context.site.updates
    correctors: dict[str, list[Update]] = {}
    for update in updates:
        for earlier in update.corrects:
            correctors.setdefault(earlier, []).append(update)
    for n, update in enumerate(updates):
        put_right = correctors.get(update.id, [])
        view = _view(
            context,
            update,
            () if update.withdrawn else context.said.get(update.id, ()),
            corrected_by=put_right,
            neighbours=(updates[n - 1] if n else None, updates[n + 1] if n + 1 < len(updates) else None),
        )
        yield _page(context, update, view, shared_update(context, update, put_right))


def _page(context: Context, update: Update, view: UpdateView, shared: Shared) -> Page:
    year = update.date.date.year
    return Page(
        address=context.at.update(update),
        template="update",
        view=view,
        title=update.title,
        description=description(context.sentence(update.summary, update)),
        section="updates",
        crumbs=(
            Anchor(text=context.words.say("Updates"), address=context.at.updates()),
            Anchor(text=str(year), address=context.at.year(year)),
            Anchor(text=context.words.month(update.date.date), address=context.at.month(update.date.date)),
        ),
        toc=True,
        day=changed_on(update).isoformat(),
        version=version_number(context, update.path),
        shared=shared,
    )


def _view(
    context: Context,
    update: Update,
    said: tuple[Said, ...],
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
        kind=words.say(KINDS[update.kind]),
        topic=topic_anchor(context, update),
        audiences=audience_anchors(context, update.audiences),
        occurred=words.when(update.occurred) if update.occurred else "",
        next_word=given(context, update),
        actions=on_update(context, update),
        body=context.markdown(update.body.text, update, path=update.path, line=update.body.line),
        figures=figure_rows(context, update),
        promises=_statements(context, said, phase=False),
        phases=_statements(context, said, phase=True),
        questions=tuple(question(context, one, update) for one in update.questions),
        channels=channels(context, contacts),
        tags=tuple(Anchor(text=tag, address=context.at.tag(tag)) for tag in update.tags),
        goals=goals_of_update(context, update),
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


def _statements(context: Context, said: tuple[Said, ...], *, phase: bool) -> tuple[StatementRow, ...]:
    return tuple(statement_row(context, one.statement, one.label) for one in said if one.phase == phase)
