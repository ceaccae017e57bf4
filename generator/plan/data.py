"""The files of data: feed, sitemap, search index, robots.txt, media, redirects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import urls
from generator.plan.archives import NEWEST
from generator.plan.instants import changed_at, published_at
from generator.plan.moved import gone_media, list_moves, version_moves
from generator.plan.output import DataFile, Page
from generator.plan.printed import printed
from generator.plan.redirects import aliases, redirect_files, settled
from generator.plan.views import (
    AtomView,
    FeedEntry,
    FreePageView,
    GoalView,
    MediumView,
    MilestonesView,
    RobotsView,
    SearchEntry,
    SearchIndexView,
    SitemapEntry,
    SitemapView,
    TopicView,
    UpdateView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.update import Update
    from generator.plan.context import Context


def data_files(context: Context, pages: tuple[Page, ...]) -> Iterator[DataFile]:
    """Every file that is no page. `pages` are all pages of the site."""
    settings = context.site.settings
    url = settings.url.rstrip("/")
    yield DataFile(address=urls.FEED, view=_atom(context, url))
    listed = tuple(page for page in pages if page.listed)
    entries = tuple(
        SitemapEntry(address=page.address, day=page.day) for page in sorted(listed, key=lambda page: page.address)
    )
    yield DataFile(address=urls.SITEMAP, view=SitemapView(url=url, entries=entries))
    yield DataFile(address=urls.ROBOTS, view=RobotsView(sitemap=url + urls.SITEMAP, noindex=settings.noindex))
    found = tuple(_search_entry(context, page) for page in listed)
    view = SearchIndexView(language=settings.main_language, entries=tuple(one for one in found if one))
    yield DataFile(address=urls.SEARCH_INDEX, view=view)
    for medium in context.site.media:
        yield DataFile(
            address=context.at.medium(medium.path), view=MediumView(path=medium.path, digest=medium.digest), rank=0
        )
    yield from printed(context, pages)
    moves = settled((*aliases(context), *version_moves(context), *list_moves(context, pages)), pages)
    yield from redirect_files(context, moves, gone_media(context))


def _atom(context: Context, url: str) -> AtomView:
    site = context.site
    updates = site.updates[:NEWEST]
    entries = tuple(_entry(context, update) for update in updates)
    author = site.settings.authority.name if site.settings.authority else site.settings.title
    return AtomView(
        title=site.settings.title,
        url=url,
        address=urls.FEED,
        language=site.settings.main_language,
        author=author,
        updated=max((entry.updated for entry in entries), default="1970-01-01T00:00:00+00:00"),
        entries=entries,
    )


def _entry(context: Context, update: Update) -> FeedEntry:
    return FeedEntry(
        title=update.title,
        address=context.at.update(update),
        summary=context.sentence(update.summary, update),
        published=published_at(context, update).isoformat(),
        updated=changed_at(context, update).isoformat(),
    )


def _search_entry(context: Context, page: Page) -> SearchEntry | None:
    """What can be found: pages with words of their own. Lists are found through what they list."""
    view = page.view
    if isinstance(view, UpdateView):
        line = f"{view.day.words} · {view.kind}"
        tags = tuple(tag.text for tag in view.tags)
        return SearchEntry(
            title=page.title, address=page.address, line=line, summary=page.description, text=(view.body,), tags=tags
        )
    if isinstance(view, TopicView):
        answers = tuple(one.answer for group in view.questions for one in group.questions)
        return SearchEntry(
            title=page.title,
            address=page.address,
            line=context.words.say("Topic"),
            summary=page.description,
            text=(view.body, *answers),
        )
    if isinstance(view, GoalView):
        line = f"{context.words.say('Goal')} · {view.plan.text}"
        return SearchEntry(
            title=page.title,
            address=page.address,
            line=line,
            summary=page.description,
            text=(view.plain, view.requirement, view.body),
        )
    if isinstance(view, MilestonesView):
        line = f"{context.words.say('Milestones')} · {view.plan.text}"
        text = tuple(row.text for group in view.groups for row in group.rows)
        return SearchEntry(title=page.title, address=page.address, line=line, summary=page.description, text=text)
    if isinstance(view, FreePageView):
        return SearchEntry(title=page.title, address=page.address, line="", summary=page.description, text=(view.body,))
    return None
