"""Lists of the updates for one audience, on one topic or of one kind, cut by years where they are long."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.model import urls
from generator.plan.operations.archives import NEWEST, how_many, listing
from generator.plan.operations.filters import chosen, filter_groups
from generator.plan.views.operations import FeedView
from generator.plan.views.pieces import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.update import Update
    from generator.plan.context import Context
    from generator.plan.operations.filters import Choice
    from generator.plan.output import Page
    from generator.plan.views.filter_pieces import FilterGroup
    from generator.plan.views.pieces import Card


def filtered_pages(context: Context, cards: dict[str, Card], found: tuple[Choice, ...]) -> Iterator[Page]:
    """A page with the newest updates of every choice of `found`, and one for each of its years where there are more.

    Each shows what stands on other pages, so search engines are not sent here. Nothing on them counts the updates of
    other lists: with one more update only the lists that it is in are made anew. `cards` are by the ids of updates.
    """
    groups = filter_groups(context, found, counted=False)
    for choice in found:
        years = tuple((year, tuple(inside)) for year, inside in groupby(choice.updates, key=_year))
        parts = years if len(choice.updates) > NEWEST else ()
        yield _newest(context, cards, choice, parts, groups)
        for n, (year, updates) in enumerate(parts):
            newer = parts[n - 1][0] if n else None
            older = parts[n + 1][0] if n + 1 < len(parts) else None
            view = FeedView(
                title=context.words.say("{title}, {year}", title=choice.title, year=year),
                intro=how_many(context, len(updates)),
                cards=tuple(cards[update.id] for update in updates[:NEWEST]),
                lines=tuple(cards[update.id] for update in updates[NEWEST:]),
                archive=(),
                others=(),
                others_label="",
                newer=_part(choice, newer) if newer else None,
                older=_part(choice, older) if older else None,
                groups=chosen(groups, choice.address, part=True),
                everything=_everything(context),
            )
            up = Anchor(text=choice.title, address=choice.address)
            yield listing(urls.of_year(choice.address, year), view, _up(context), up, listed=False)


def _newest(
    context: Context,
    cards: dict[str, Card],
    choice: Choice,
    parts: tuple[tuple[int, tuple[Update, ...]], ...],
    groups: tuple[FilterGroup, ...],
) -> Page:
    words = context.words
    view = FeedView(
        title=choice.title,
        intro=f"{how_many(context, len(choice.updates))} {choice.note}".rstrip(),
        cards=tuple(cards[update.id] for update in choice.updates[:NEWEST]),
        archive=(),
        others=tuple(
            Anchor(text=str(year), address=urls.of_year(choice.address, year), note=words.number_of(len(updates)))
            for year, updates in parts
        ),
        others_label=words.say("All of them, by year") if parts else "",
        groups=chosen(groups, choice.address),
        everything=_everything(context),
        own=choice.own,
    )
    return listing(choice.address, view, _up(context), listed=False)


def _year(update: Update) -> int:
    return update.date.date.year


def _part(choice: Choice, year: int) -> Anchor:
    return Anchor(text=str(year), address=urls.of_year(choice.address, year))


def _up(context: Context) -> Anchor:
    return Anchor(text=context.words.say("Updates"), address=context.at.updates())


def _everything(context: Context) -> Anchor:
    return Anchor(text=context.words.say("Show all updates"), address=context.at.updates())
