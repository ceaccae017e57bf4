"""Pages of topics: the standing page of each operation, and the list of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.plan.actions import on_topic
from generator.plan.channels import current_channels
from generator.plan.figures import figure_block
from generator.plan.freshness import facts, newest_word
from generator.plan.next_word import awaited
from generator.plan.output import LISTING, Page
from generator.plan.parts import (
    audience_anchors,
    day,
    plain,
    update_anchor,
)
from generator.plan.phases import phase_timeline
from generator.plan.pieces import Anchor, YearOfCards
from generator.plan.promise_pieces import TopicCard
from generator.plan.promises import OVER, promise_now, standing_lamp
from generator.plan.questions import question_links, topic_questions
from generator.plan.related import goals_of_topic
from generator.plan.sharing import shared_topic
from generator.plan.statements import newest_move, statement_row
from generator.plan.views import TopicsView, TopicView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.promises import PhaseHistory, PromiseHistory
    from generator.derive.site import TopicState
    from generator.plan.context import Context
    from generator.plan.pieces import Card
    from generator.plan.promise_pieces import PromiseBlock


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
            description=plain(context.sentence(topic.summary, topic)),
            section="topics",
            crumbs=(up,),
            toc=True,
            rank=LISTING,
            day=max(changed).isoformat() if changed else "",
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
    )


def topic_cards(context: Context, *, over: bool) -> tuple[TopicCard, ...]:
    """The topics that are running, or those that are over, in a few lines each."""
    return tuple(_card(context, state) for state in context.site.topics if state.over == over)


def _card(context: Context, state: TopicState) -> TopicCard:
    """A topic's first figure that has been reported and its first promise that is still due stand for the rest.

    The newest move is that of whatever was moved last, whichever promise stands first.
    """
    topic, newest = state.topic, state.updates[0] if state.updates else None
    figure = next((one for one in state.figures if one.points), None)
    told = [one for one in state.promises if one.statements]
    promise = next((one for one in told if one.standing not in OVER), told[0] if told else None)
    histories: tuple[PromiseHistory | PhaseHistory, ...] = (*told, *state.phases)
    moves = [(found, one.label) for one in histories if (found := newest_move(one))]
    moved = max(moves, key=lambda pair: (pair[0].update.date, pair[0].update.id), default=None)
    return TopicCard(
        title=topic.title,
        address=context.at.topic(topic.id),
        summary=context.sentence(topic.summary, topic),
        state=_state(context, state),
        figure=context.dated(figure.points[-1]) if figure else "",
        figure_label=figure.figure.label if figure else "",
        promise=promise_now(context, promise) if promise else "",
        promise_label=promise.promise.label if promise else "",
        standing=standing_lamp(context, promise) if promise else None,
        moved=statement_row(context, *moved) if moved else None,
        next_word=awaited(context, state.next_word),
        newest=update_anchor(context, newest) if newest else None,
        newest_day=day(context, newest.date.date) if newest else None,
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
        newest=cards[state.updates[0].id] if state.updates else None,
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
