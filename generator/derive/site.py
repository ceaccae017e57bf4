"""The site at an instant, put together from everything that is public then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from generator.derive.figures import FigureSeries, figure_series
from generator.derive.goals import PlanState, plan_state
from generator.derive.language import content_in
from generator.derive.media import public_media
from generator.derive.next_word import NextWord, is_over, next_words, owed_word
from generator.derive.promises import (
    PhaseHistory,
    PromiseHistory,
    phase_history,
    promise_history,
)
from generator.derive.public import public
from generator.derive.tombstones import tombstone
from generator.model.foreign import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.contact import Contact, Term
    from generator.model.content import Content, Medium
    from generator.model.page import FreePage
    from generator.model.plan import Goal
    from generator.model.settings import Settings
    from generator.model.topic import Topic
    from generator.model.update import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicState:
    """A topic with its updates, newest first, and what they amount to; histories run oldest first.

    `next_word` is the one of `next_words` that readers still wait for; `over` says that the operation has ended.
    """

    topic: Topic
    over: bool
    updates: tuple[Update, ...]
    figures: tuple[FigureSeries, ...]
    promises: tuple[PromiseHistory, ...]
    phases: tuple[PhaseHistory, ...]
    next_words: tuple[NextWord, ...]
    next_word: NextWord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a reader may see at `now`. Updates newest first, then by id; topics by title; plans newest first.

    `content` is all that is public, as its authors wrote it: whoever asks it for anything finds nothing else in it.
    `reported` are the same updates, withdrawn ones with their words: what those said still counts in histories.
    `next_words` are those of all topics, and of updates that belong to none.
    """

    content: Content
    settings: Settings
    now: datetime
    updates: tuple[Update, ...]
    reported: tuple[Update, ...]
    topics: tuple[TopicState, ...]
    next_words: tuple[NextWord, ...]
    plans: tuple[PlanState, ...]
    contacts: tuple[Contact, ...]
    terms: tuple[Term, ...]
    pages: tuple[FreePage, ...]
    media: tuple[Medium, ...]

    @property
    def today(self) -> date:
        """The day it is at `now`, in the site's timezone."""
        return self.now.date()


def site_at(content: Content, now: datetime, recorded: frozenset[str] = frozenset()) -> Site:
    """The public site at an instant in the site's timezone; `recorded` are the media that were public before."""
    content = public(content, now)
    content = replace(content, media=public_media(content, recorded))
    updates = tuple(sorted(content.updates, key=_oldest, reverse=True))
    states = tuple(
        _topic_state(tombstone(topic), _of_topic(topic, content.topics, updates), now.date())
        for topic in sorted(content.topics, key=lambda topic: (bare(topic.title), topic.id))
    )
    return Site(
        content=content,
        settings=content.settings,
        now=now,
        updates=tuple(tombstone(update) for update in updates),
        reported=updates,
        topics=states,
        next_words=(
            *(word for state in states for word in state.next_words),
            *next_words(None, _of_none(states, updates), now.date()),
        ),
        plans=tuple(
            plan_state(
                tombstone(plan),
                tuple(sorted((tombstone(goal) for goal in content.goals if goal.plan == plan.id), key=goal_order)),
                tuple(one for one in content.follow_ups if one.plan == plan.id),
                now.date(),
            )
            for plan in sorted(content.plans, key=lambda plan: (plan.period.from_, plan.id), reverse=True)
        ),
        contacts=content.contacts,
        terms=content.terms,
        pages=tuple(tombstone(page) for page in content.pages),
        media=content.media,
    )


def sites_at(content: Content, now: datetime, recorded: frozenset[str] = frozenset()) -> tuple[Site, ...]:
    """The public site at an instant in its main language, and then in each of the others."""
    others = (content_in(content, language) for language in content.settings.other_languages)
    return tuple(site_at(one, now, recorded) for one in (content, *others))


def goal_order(goal: Goal) -> tuple[int, ...]:
    """Goals in the order of their numbers: 1.2 before 1.10."""
    return tuple(int(part) for part in goal.number.split("."))


def _oldest(update: Update) -> tuple[object, ...]:
    return (update.date, update.id)


def _of_topic(topic: Topic, topics: tuple[Topic, ...], updates: Iterable[Update]) -> tuple[Update, ...]:
    """A topic's updates. An update that names none belongs to the only topic there is."""
    only = len(topics) == 1
    return tuple(update for update in updates if update.topic == topic.id or (only and update.topic is None))


def _of_none(states: tuple[TopicState, ...], updates: tuple[Update, ...]) -> tuple[Update, ...]:
    """The updates that belong to no topic, oldest first."""
    taken = {update.id for state in states for update in state.updates}
    return tuple(update for update in reversed(updates) if update.id not in taken)


def _topic_state(topic: Topic, updates: tuple[Update, ...], today: date) -> TopicState:
    oldest_first = updates[::-1]
    words = next_words(topic, oldest_first, today)
    return TopicState(
        topic=topic,
        over=is_over(topic, today),
        updates=tuple(tombstone(update) for update in updates),
        figures=figure_series(topic, oldest_first),
        promises=tuple(promise_history(promise, oldest_first, today) for promise in topic.promises),
        phases=tuple(phase_history(phase, oldest_first, today) for phase in topic.phases),
        next_words=words,
        next_word=owed_word(words),
    )
