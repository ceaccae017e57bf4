"""Lists of updates: the feed, the archives by year and month, and tags."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from generator.model import urls
from generator.plan.history.changes import corrections_anchor
from generator.plan.language.statements import card_moves
from generator.plan.operations.actions import card_actions
from generator.plan.operations.filters import chosen, filter_groups
from generator.plan.output import LISTING, Page
from generator.plan.parts import card
from generator.plan.views.operations import FeedView, ListView
from generator.plan.views.pieces import Anchor, ArchiveYear, Card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.update import Update
    from generator.plan.context import Context
    from generator.plan.operations.filters import Choice

NEWEST = 20
"""How many updates a list shows as cards: the feed's front has no more, in other lists the older ones are lines."""


def archive_pages(context: Context, cards: dict[str, Card], found: tuple[Choice, ...]) -> Iterator[Page]:
    """The feed's front, a page for every year and month that has updates, and every tag.

    `cards` are those of all updates, by id; `found` are the choices of some of them.
    """
    yield _feed(context, cards, found)
    yield from _years(context, cards, found)
    yield from _tags(context, cards)


def listing(address: str, view: FeedView, *crumbs: Anchor, listed: bool = True) -> Page:
    """A list of updates. `crumbs` lead to its parent; search engines are sent to it where it is `listed`."""
    return Page(
        address=address,
        template="feed",
        view=view,
        title=view.title,
        description=view.intro,
        section="updates",
        crumbs=crumbs,
        rank=LISTING,
        listed=listed,
    )


def archive(context: Context) -> tuple[ArchiveYear, ...]:
    """The years with updates, newest first, each with its months where there are more updates than the feed shows."""
    counts = Counter(update.date.date.replace(day=1) for update in context.site.updates)
    years: dict[int, list[date]] = {}
    for month in sorted(counts, reverse=True):
        years.setdefault(month.year, []).append(month)
    words = context.words
    return tuple(
        ArchiveYear(
            year=Anchor(
                text=str(year), address=context.at.year(year), note=words.number_of(sum(counts[one] for one in months))
            ),
            months=tuple(
                Anchor(
                    text=words.months[month.month - 1],
                    address=context.at.month(month),
                    note=words.number_of(counts[month]),
                )
                for month in reversed(months)
            )
            if counts.total() > NEWEST
            else (),
        )
        for year, months in years.items()
    )


def _feed(context: Context, cards: dict[str, Card], found: tuple[Choice, ...]) -> Page:
    words = context.words
    updates = sorted(context.site.updates, key=lambda update: not _pinned(context, update))
    view = FeedView(
        title=words.say("Updates"),
        intro=words.say("Everything that has been published, newest first."),
        cards=tuple(cards[update.id] for update in updates[:NEWEST]),
        archive=archive(context),
        others=_tag_anchors(context),
        others_label=words.say("Tags"),
        feed=urls.FEED,
        corrections=corrections_anchor(context),
        groups=filter_groups(context, found, counted=True),
        index=urls.UPDATE_INDEX,
    )
    return listing(context.at.updates(), view, listed=bool(updates))


def _pinned(context: Context, update: Update) -> bool:
    return update.pin_until is not None and update.pin_until >= context.site.today


def _years(context: Context, cards: dict[str, Card], choices: tuple[Choice, ...]) -> Iterator[Page]:
    words, at = context.words, context.at
    groups = filter_groups(context, choices, counted=False)
    months: dict[date, list[Update]] = {}
    for update in context.site.updates:
        months.setdefault(update.date.date.replace(day=1), []).append(update)
    ordered = sorted(months)
    years = sorted({month.year for month in ordered})
    up = Anchor(text=words.say("Updates"), address=at.updates())
    for n, year in enumerate(years):
        inside = [month for month in reversed(ordered) if month.year == year]
        found = tuple(cards[update.id] for month in inside for update in months[month])
        view = FeedView(
            title=words.say("Updates in {period}", period=year),
            intro=words.count(
                "{count} update, newest first.", "{count} updates, newest first.", sum(len(months[m]) for m in inside)
            ),
            cards=found[:NEWEST],
            lines=found[NEWEST:],
            archive=(),
            others=tuple(
                Anchor(text=words.month(month), address=at.month(month), note=words.number_of(len(months[month])))
                for month in reversed(inside)
            ),
            others_label=words.say("Months"),
            newer=_year_anchor(context, years[n + 1]) if n + 1 < len(years) else None,
            older=_year_anchor(context, years[n - 1]) if n else None,
            groups=chosen(groups, at.year(year)),
            everything=Anchor(text=words.say("Show all updates"), address=at.updates()),
        )
        yield listing(at.year(year), view, up)
    for n, month in enumerate(ordered):
        view = FeedView(
            title=words.say("Updates in {period}", period=words.month(month)),
            intro=how_many(context, len(months[month])),
            cards=tuple(cards[update.id] for update in months[month][:NEWEST]),
            lines=tuple(cards[update.id] for update in months[month][NEWEST:]),
            archive=(),
            others=(),
            others_label="",
            newer=_month_anchor(context, ordered[n + 1]) if n + 1 < len(ordered) else None,
            older=_month_anchor(context, ordered[n - 1]) if n else None,
        )
        yield listing(at.month(month), view, up, _year_anchor(context, month.year))


def how_many(context: Context, count: int) -> str:
    """How many updates a list has, in a sentence."""
    return context.words.count("{count} update, newest first.", "{count} updates, newest first.", count)


def _year_anchor(context: Context, year: int) -> Anchor:
    return Anchor(text=str(year), address=context.at.year(year))


def _month_anchor(context: Context, month: date) -> Anchor:
    return Anchor(text=context.words.month(month), address=context.at.month(month))


def _by_tag(context: Context) -> dict[str, list[Update]]:
    found: dict[str, list[Update]] = {}
    for update in context.site.updates:
        for tag in dict.fromkeys(update.tags):
            found.setdefault(tag, []).append(update)
    return {tag: found[tag] for tag in sorted(found, key=urls.slug)}


def _tag_anchors(context: Context) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(text=tag, address=context.at.tag(tag), note=context.words.number_of(len(updates)))
        for tag, updates in _by_tag(context).items()
    )


def _tags(context: Context, cards: dict[str, Card]) -> Iterator[Page]:
    words, at = context.words, context.at
    title = words.say("Tags")
    view = ListView(title=title, intro=words.say("What the updates are about."), items=_tag_anchors(context))
    up = Anchor(text=words.say("Updates"), address=at.updates())
    yield Page(
        address=at.tags(),
        template="list",
        view=view,
        title=title,
        description=view.intro,
        section="updates",
        crumbs=(up,),
        rank=LISTING,
        listed=bool(view.items),
    )
    for tag, updates in _by_tag(context).items():
        feed = FeedView(
            title=words.say("Updates about “{tag}”", tag=tag),
            intro=how_many(context, len(updates)),
            cards=tuple(cards[update.id] for update in updates[:NEWEST]),
            lines=tuple(cards[update.id] for update in updates[NEWEST:]),
            archive=(),
            others=(),
            others_label="",
        )
        yield listing(at.tag(tag), feed, up, Anchor(text=title, address=at.tags()))


def all_cards(context: Context) -> dict[str, Card]:
    """The cards of all updates, by id, made once for every list they are in."""
    return {
        update.id: card(context, update, card_actions(context, update), card_moves(context, update))
        for update in context.site.updates
    }
