"""The front page, free pages, contacts, glossary, search, and the page for addresses that do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import urls
from generator.plan.freshness import facts
from generator.plan.history.versions import last_day, version_number
from generator.plan.operations.audiences import audience_cards
from generator.plan.operations.topics import topic_cards
from generator.plan.output import LISTING, Page
from generator.plan.parts import description
from generator.plan.performance.plan_archive import plan_cards
from generator.plan.performance.shortlist import current
from generator.plan.views.pieces import Anchor, TermBlock
from generator.plan.views.site import ContactsView, FreePageView, FrontView, GlossaryView, NotFoundView, SearchView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.plan.context import Context
    from generator.plan.views.pieces import Card

NEWEST = 5
"""How many updates the front page shows."""

NEWEST_ELSEWHERE, MOST_TOPICS = 3, 8
"""How many updates and topics are shown to readers who came to an address where nothing is."""


def other_pages(context: Context, cards: dict[str, Card]) -> Iterator[Page]:
    """Every page that is neither an update, a topic nor part of a plan."""
    yield _front(context, cards)
    yield from _free(context)
    yield from _lists(context)
    yield from _service(context)


def _front(context: Context, cards: dict[str, Card]) -> Page:
    settings = context.site.settings
    newest = context.site.updates[:NEWEST]
    shown = current(context.site.plans)
    older = len(shown) < len(context.site.plans)
    return Page(
        address=urls.HOME,
        template="front",
        view=FrontView(
            title=settings.title,
            audiences=audience_cards(context),
            topics=topic_cards(context, over=False),
            closed=topic_cards(context, over=True),
            cards=tuple(cards[update.id] for update in newest),
            plans=plan_cards(context, shown),
            all_plans=Anchor(text=context.words.say("All plans"), address=context.at.plans()) if older else None,
            feed=Anchor(text=context.words.say("All updates"), address=context.at.updates()),
        ),
        title=settings.title,
        description=context.words.say("What is running, the newest word, and the goals at a glance."),
        section="front",
        rank=LISTING,
        day=newest[0].date.date.isoformat() if newest else "",
    )


def _free(context: Context) -> Iterator[Page]:
    for page in context.site.pages:
        summary = context.sentence(page.summary, page)
        changed = [one.date for one in page.changes if one.kind != "typo"]
        reviewed = [page.reviewed] if page.reviewed else []
        yield Page(
            address=context.at.page(page),
            template="page",
            view=FreePageView(
                title=page.title,
                summary=summary,
                body=context.markdown(page.body.text, page, path=page.path),
                facts=facts(context, page),
            ),
            title=page.title,
            description=description(summary),
            section="about",
            toc=True,
            day=last_day(context, page.path, changed or reviewed),
            version=version_number(context, page.path),
        )


def _lists(context: Context) -> Iterator[Page]:
    words = context.words
    if context.site.terms:
        title = words.say("Glossary")
        terms = sorted(context.site.terms, key=lambda one: (words.order(one.term), one.id))
        blocks = tuple(
            TermBlock(
                id=f"term-{one.id}",
                term=one.term,
                aliases=words.listed(one.aliases),
                text=context.meaning(one),
                url=one.url,
            )
            for one in terms
        )
        yield Page(
            address=urls.GLOSSARY,
            template="glossary",
            view=GlossaryView(title=title, terms=blocks),
            title=title,
            description=words.say("The words of the trade in plain language."),
            section="about",
            rank=LISTING,
        )
    if context.site.contacts:
        title = words.say("Contact")
        channels = tuple(context.channels[one.id] for one in context.site.contacts)
        yield Page(
            address=urls.CONTACTS,
            template="contacts",
            view=ContactsView(
                title=title,
                channels=tuple(sorted((one for one in channels if not one.ended), key=lambda one: bool(one.coming))),
                former=tuple(one for one in channels if one.ended),
            ),
            title=title,
            description=words.say("How to reach us, and about what."),
            section="contacts",
            rank=LISTING,
        )


def _service(context: Context) -> Iterator[Page]:
    words, site = context.words, context.site
    title = words.say("Search")
    yield Page(
        address=urls.SEARCH,
        template="search",
        view=SearchView(title=title, index=urls.SEARCH_INDEX, links=tuple(_ways(context))),
        title=title,
        description=words.say("Search everything on this site."),
        section="search",
        listed=False,
    )
    title = words.say("There is no page here")
    home = Anchor(text=words.say("Front page"), address=urls.HOME)
    contact = Anchor(text=words.say("Contact"), address=urls.CONTACTS) if site.contacts else None
    yield Page(
        address=urls.NOT_FOUND,
        template="not_found",
        view=NotFoundView(
            title=title,
            search=urls.SEARCH,
            newest=tuple(context.anchors[update.id] for update in site.updates[:NEWEST_ELSEWHERE]),
            topics=tuple(
                Anchor(text=state.topic.title, address=context.at.topic(state.topic.id))
                for state in site.topics[:MOST_TOPICS]
            ),
            links=(home, *_ways(context)),
            contact=contact,
        ),
        title=title,
        description="",
        section="about",
        listed=False,
    )


def _ways(context: Context) -> Iterator[Anchor]:
    """The lists that everything on the site can be found in."""
    words, site, at = context.words, context.site, context.at
    if site.updates:
        yield Anchor(text=words.say("All updates by date"), address=at.updates())
    if site.topics:
        yield Anchor(text=words.say("All topics"), address=at.topics())
    if site.plans:
        yield Anchor(text=words.say("Plans and goals"), address=at.plans())
    if site.settings.audiences:
        yield Anchor(text=words.say("For whom"), address=urls.AUDIENCES)
    if any(update.tags for update in site.updates):
        yield Anchor(text=words.say("Tags"), address=at.tags())
    if site.terms:
        yield Anchor(text=words.say("Glossary"), address=urls.GLOSSARY)
