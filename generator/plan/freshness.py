"""What a page says about itself: how fresh it is, how it was changed, whether it holds, what it rests on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.model.update import Update
from generator.plan.history.changes import change_row, corrections_anchor, newest_changes
from generator.plan.history.versions import version_anchors
from generator.plan.parts import day
from generator.plan.views.pieces import NOTHING, Anchor, Dated, Day, PageFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.derive.site import TopicState
    from generator.model.page import Page
    from generator.plan.context import Context


PATH = "{path}"
"""What stands for a file's path in the project where `repository` says how its files are called."""


def facts(
    context: Context,
    page: Page,
    *,
    amended: Iterable[date] = (),
    newest: Dated | None = None,
) -> PageFacts:
    """What a page carries about itself.

    `amended` are days on which its content changed that `changes` does not tell of; `newest` is what `newest_word`
    says of a topic.
    """
    words = context.words
    shown, versions = newest_changes(page), version_anchors(context, page.path)
    rows = tuple(change_row(context, page, one) for one in shown)
    changed = [*(one.date for one in shown), *amended]
    withdrawn = words.say("Withdrawn {day}", day=words.day(page.withdrawn.date)) if page.withdrawn else ""
    return PageFacts(
        freshness=tuple(_freshness(context, page, changed, newest)),
        changes=rows,
        versions=versions,
        corrections=corrections_anchor(context) if rows or versions else None,
        withdrawn=withdrawn,
        withdrawn_reason=context.sentence(page.withdrawn.reason, page) if page.withdrawn else NOTHING,
        legal_effect=page.legal_effect,
        law=tuple(Anchor(text=one.title, address=one.url) for one in page.law),
        suggest=_suggest(context, page),
    )


def _suggest(context: Context, page: Page) -> Anchor | None:
    """Where a reader can suggest a correction: the repository, or the page's file in it where the address says how."""
    repository = context.site.settings.repository
    if not repository:
        return None
    address = repository.replace(PATH, quote(page.path))
    return Anchor(text=context.words.say("Suggest a correction"), address=address)


def newest_word(context: Context, state: TopicState) -> Dated | None:
    """When a topic had its newest update; None where it has none."""
    if not state.updates:
        return None
    return Dated(label=context.words.say("Newest word:"), day=day(context, state.updates[0].date.date))


def _freshness(context: Context, page: Page, changed: list[date], newest: Dated | None) -> Iterator[Dated]:
    """Published, changed, confirmed, each with its day: how old that is, readers see themselves.

    Of a withdrawn page nobody confirms anything. A confirmation from a day that has not come is not one yet, and one
    from before the newest change confirms what the page no longer says.
    """
    words = context.words
    if isinstance(page, Update):
        published = Day(iso=page.date.date.isoformat(), words=words.moment(page.date))
        yield Dated(label=words.say("Published"), day=published)
    if newest:
        yield newest
    if page.withdrawn:
        return
    if changed:
        yield Dated(label=words.say("Content changed"), day=day(context, max(changed)))
    if page.reviewed and max(changed, default=page.reviewed) <= page.reviewed <= context.site.today:
        yield Dated(label=words.say("Last confirmed"), day=day(context, page.reviewed))
