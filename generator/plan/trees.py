"""The site in all of its languages: a tree of addresses for each, and what they have in common once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import urls
from generator.model.foreign import language_of
from generator.plan.output import DataFile, Page, path_of
from generator.plan.pages import context_of, planned
from generator.plan.redirects import of_tree, together
from generator.plan.views.data import MediumView, RedirectsView, RedirectView, RobotsView, SitemapEntry, SitemapView
from generator.plan.views.pieces import Anchor, InLanguage
from generator.plan.views.site import ForeignLine, NotFoundView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.derive.site import Site
    from generator.model.settings import Language
    from generator.plan.context import Context
    from generator.plan.output import Output
    from generator.plan.views.pieces import Text
    from generator.record.history import Past

_SHARED = (MediumView, NotFoundView, RobotsView, SitemapView)
"""What there is one of, at the root, however many languages there are."""


def plan_all(sites: tuple[Site, ...], past: Past) -> tuple[Output, ...]:
    """All files of a site in all of its languages, in the order of their addresses.

    `sites` are the site in its main language, and then in each of the others; `past` is what the record keeps of it.
    """
    main = context_of(sites[0], past)
    if len(sites) == 1:
        return planned(main)
    others = tuple(context_of(site, past, original=main) for site in sites[1:])
    found = (*planned(main), *(one for here in others for one in _tree(here)))
    pages = _known(tuple(one for one in found if isinstance(one, Page)), (main, *others))
    files = tuple(one for one in found if isinstance(one, DataFile))
    whole: tuple[Output, ...] = (*(_told(one, others) for one in pages), *_files(files, pages))
    return tuple(sorted(whole, key=lambda one: one.tree + one.address))


def _tree(here: Context) -> Iterable[Output]:
    """The files of a language that is not the main one, where its tree has them."""
    tree = urls.tree(here.words.language)
    for one in planned(here):
        if isinstance(one, DataFile) and isinstance(one.view, RedirectsView):
            yield replace(one, view=of_tree(one.view, tree))
        elif not isinstance(one.view, _SHARED):
            yield replace(one, tree=tree)


def _known(pages: tuple[Page, ...], contexts: tuple[Context, ...]) -> tuple[Page, ...]:
    """The pages, each of which knows in which languages it is."""
    languages = {urls.tree(here.words.language) if here.original else "": here.words.language for here in contexts}
    found: dict[str, list[InLanguage]] = {}
    for page in pages:
        here = InLanguage(
            language=languages[page.tree],
            address=page.tree + page.address,
            translated=not page.tree or _translated(page, contexts[0].words.language),
        )
        found.setdefault(page.address, []).append(here)
    several = {address: tuple(all_of) for address, all_of in found.items() if len(all_of) > 1}
    return tuple(replace(page, languages=several.get(page.address, ())) for page in pages)


def _translated(page: Page, main: Language) -> bool:
    """Whether any of a page's own words are in its language: title, summary and text.

    The front page is made of what others say.
    """
    parts = (getattr(page.view, name, "") for name in ("title", "summary", "body"))
    own: tuple[str | Text, ...] = tuple(one for one in parts if one)
    spoken = {language_of(one) if isinstance(one, str) else one.language for one in own}
    return page.address == urls.HOME or spoken != {main}


def _told(page: Page, others: tuple[Context, ...]) -> Page:
    """A page; the one for addresses that do not exist is there once, and speaks all languages."""
    if not isinstance(page.view, NotFoundView):
        return page
    return replace(page, view=replace(page.view, others=tuple(_not_found(here) for here in others)))


def _not_found(here: Context) -> ForeignLine:
    language, say = here.words.language, here.words.say
    ways = (
        (say("Front page"), urls.HOME),
        (say("Search"), urls.SEARCH),
        (say("All updates by date"), here.at.updates()),
    )
    links = tuple(Anchor(text=text, address=urls.tree(language) + address) for text, address in ways)
    return ForeignLine(language=language, text=say("There is no page here"), links=links)


def _files(files: tuple[DataFile, ...], pages: tuple[Page, ...]) -> Iterable[DataFile]:
    """The files that are no pages, those that are of all languages once."""
    taken = frozenset(path_of(page) for page in pages)
    rules = tuple(view for one in files if isinstance(view := one.view, RedirectsView))
    for one in files:
        if isinstance(one.view, SitemapView):
            yield replace(one, view=replace(one.view, entries=_entries(pages)))
        # A former address of a page may be one that another language has by now.
        elif not isinstance(one.view, RedirectsView) and not (
            isinstance(one.view, RedirectView) and path_of(one) in taken
        ):
            yield one
    moves = together(rules, taken)
    if moves:
        yield DataFile(address=urls.REDIRECTS, view=moves)


def _entries(pages: tuple[Page, ...]) -> tuple[SitemapEntry, ...]:
    listed = (page for page in pages if page.listed and not page.original)
    found = (SitemapEntry(address=one.tree + one.address, day=one.day, languages=one.alternates) for one in listed)
    return tuple(sorted(found, key=lambda entry: entry.address))
