"""Pages of topics: the standing page of each operation, and the list of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.plan.freshness import facts, newest_word
from generator.plan.history.versions import last_day, version_number
from generator.plan.operations.actions import on_topic
from generator.plan.operations.channels import current_channels
from generator.plan.operations.figures import figure_block
from generator.plan.operations.glance import glance
from generator.plan.operations.next_word import awaited
from generator.plan.operations.phases import phase_timeline
from generator.plan.operations.questions import question_links, topic_questions
from generator.plan.output import LISTING, Page
from generator.plan.parts import (
    audience_anchors,
    description,
)
from generator.plan.related import goals_of_topic
from generator.plan.sharing import shared_topic
from generator.plan.views.operations import TopicsView, TopicView
from generator.plan.views.pieces import Anchor, YearOfCards
from generator.plan.views.promise_pieces import TopicCard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.site import TopicState
    from generator.plan.context import Context
    from generator.plan.views.pieces import Card
    from generator.plan.views.promise_pieces import PromiseBlock


def topic_pages(
    context: Context, cards: dict[str, Card], promises: dict[str, tuple[PromiseBlock, ...]]
) -> Iterator[Page]:
    """A page for every topic, and the list of them. `promises` are what was promised, by topic."""
    words = context.words
    title = words.say("Topics")
    up = Anchor(text=title, address=context.at.topics())
    for state in context.site.topics:
        topic = state.topic
        changed = [one.date for one in topic.changes if one.kind != "typo"]
        changed += [update.date.date for update in state.updates[:1]]
        yield Page(
            address=context.at.topic(topic.id),
            template="topic",
            view=_view(context, state, cards, promises[topic.id]),
            title=topic.title,
            description=description(context.sentence(topic.summary, topic)),
            section="topics",
            crumbs=(up,),
            toc=True,
            rank=LISTING,
            day=last_day(context, topic.path, changed),
            version=version_number(context, topic.path),
            shared=shared_topic(context, state),
        )
    yield Page(
        address=context.at.topics(),
        template="topics",
        view=TopicsView(title=title, topics=(*topic_cards(context, over=False), *topic_cards(context, over=True))),
        title=title,
        description=words.say("What is running, and how far it is."),
        section="topics",
        rank=LISTING,
        listed=bool(context.site.topics),
    )


def topic_cards(context: Context, *, over: bool) -> tuple[TopicCard, ...]:
    """The topics that are running, or those that are over, in a few lines each."""
    return tuple(_card(context, state) for state in context.site.topics if state.over == over)


def _card(context: Context, state: TopicState) -> TopicCard:
    topic = state.topic
    # Where a site tells its audiences apart, the front page says to each of them what it is asked.
    asked = None if context.site.settings.audiences else on_topic(context, state)
    return TopicCard(
        title=topic.title,
        address=context.at.topic(topic.id),
        summary=context.sentence(topic.summary, topic),
        state=_state(context, state),
        need=asked.need if asked else "",
        asked=asked.sentences if asked else (),
        glance=glance(context, state),
    )


def _state(context: Context, state: TopicState) -> str:
    words, topic = context.words, state.topic
    if topic.closed and state.over:
        return words.say("Closed {when}", when=words.when(topic.closed))
    if topic.opened:
        return words.say("Running since {when}", when=words.when(topic.opened))
    return words.say("Running")


def _view(context: Context, state: TopicState, cards: dict[str, Card], promises: tuple[PromiseBlock, ...]) -> TopicView:
    topic = state.topic
    phases = phase_timeline(context, state)
    by_year = groupby(state.updates, key=lambda update: update.date.date.year)
    return TopicView(
        title=topic.title,
        summary=context.sentence(topic.summary, topic),
        state=_state(context, state),
        opened=context.words.when(topic.opened) if topic.opened else "",
        closed=context.words.when(topic.closed) if topic.closed else "",
        audiences=audience_anchors(context, topic.audiences),
        glance=glance(context, state),
        next_word=awaited(context, state.next_word),
        actions=on_topic(context, state),
        body=context.markdown(topic.body.text, topic, path=topic.path),
        figures=tuple(figure_block(context, series) for series in state.figures if series.points),
        promises=promises,
        phases=phases.blocks,
        phase_ticks=phases.ticks,
        questions=topic_questions(context, state),
        question_links=question_links(context, state),
        channels=current_channels(context, (context.lookup.contacts[one] for one in topic.contacts)),
        goals=goals_of_topic(context, topic),
        years=tuple(
            YearOfCards(year=str(year), cards=tuple(cards[update.id] for update in updates))
            for year, updates in by_year
        ),
        facts=facts(context, topic, newest=newest_word(context, state)),
    )
