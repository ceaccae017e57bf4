"""Questions and answers of topics and their updates: in groups, for whom they are, each with an anchor of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.derive.actions import concerns
from generator.model.topic import Topic
from generator.plan.parts import placed_question, update_anchor
from generator.plan.views.pieces import Anchor, QuestionGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.derive.site import TopicState
    from generator.model.page import Question
    from generator.model.settings import Audience
    from generator.model.text import Id
    from generator.model.update import Update
    from generator.plan.context import Context
    from generator.plan.views.pieces import QuestionBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A question and the page that answers it.

    `audiences` are those it is for: its own, else its page's; everybody where both name none.
    """

    question: Question
    page: Topic | Update
    audiences: tuple[Id, ...]


def topic_questions(context: Context, state: TopicState) -> tuple[QuestionGroup, ...]:
    """The questions of a topic and its updates: those for everybody first, then a group for each set of audiences.

    On a topic's own page, what is for all whom it concerns is for everybody.
    """
    asked = _of_topic(state)
    anchors = _anchors(asked)
    labels = {audience.id: audience.label for audience in context.site.settings.audiences}
    order = list(labels)
    whole = frozenset(state.topic.audiences)
    parts: dict[tuple[Id, ...], list[QuestionBlock]] = {}
    for one, anchor in zip(asked, anchors, strict=True):
        audiences = () if whole == set(one.audiences) else tuple(sorted(one.audiences, key=order.index))
        parts.setdefault(audiences, []).append(_block(context, one, anchor))
    return tuple(
        QuestionGroup(
            id="/".join(("questions-for", *audiences)),
            title=_whom(context, tuple(labels[one] for one in audiences)),
            questions=tuple(parts[audiences]),
        )
        for audiences in sorted(parts, key=lambda ids: [order.index(one) for one in ids])
    )


def question_links(context: Context, state: TopicState) -> tuple[Anchor, ...]:
    """Where each audience finds a topic's questions without those for others; empty where they are for everybody."""
    asked = _of_topic(state)
    whole = frozenset(state.topic.audiences)
    if all(not one.audiences or whole == set(one.audiences) for one in asked):
        return ()
    return tuple(
        Anchor(text=audience.label, address=f"{context.at.audience(audience.id)}#{_section(context, state)}")
        for audience in context.site.settings.audiences
        if any(concerns(audience.id, one.audiences) for one in asked)
    )


def audience_questions(context: Context, audience: Audience) -> tuple[QuestionGroup, ...]:
    """The questions that concern an audience, those for everybody among them; by topic where the site has several."""
    several = len(context.site.topics) > 1
    found = [(state, one) for state in context.site.topics for one in _of_topic(state)]
    told = [(state, one) for state, one in found if concerns(audience.id, one.audiences)]
    anchors = _anchors([one for _, one in told])
    groups: dict[str, list[QuestionBlock]] = {}
    titles = {_section(context, state): state.topic.title if several else "" for state, _ in told}
    for (state, one), anchor in zip(told, anchors, strict=True):
        groups.setdefault(_section(context, state), []).append(_block(context, one, anchor))
    return tuple(
        QuestionGroup(id=section, title=titles[section], questions=tuple(questions))
        for section, questions in groups.items()
    )


def _of_topic(state: TopicState) -> tuple[_Asked, ...]:
    """A topic's own questions, then those of its updates, newest first."""
    pages: tuple[Topic | Update, ...] = (state.topic, *state.updates)
    return tuple(
        _Asked(question=one, page=page, audiences=one.audiences or page.audiences)
        for page in pages
        for one in page.questions
    )


def _anchors(asked: Sequence[_Asked]) -> tuple[str, ...]:
    """An anchor for each: its id; where several share it, that of a topic or of the oldest update keeps it.

    The others are told apart by their page's id and a slash, which no id holds. So no later update moves an anchor.
    """
    keeper: dict[str, _Asked] = {}
    for one in asked:
        first = keeper.get(one.question.id)
        if first is None or not isinstance(first.page, Topic):
            keeper[one.question.id] = one
    return tuple(
        one.question.id if keeper[one.question.id] is one else f"{one.page.id}/{one.question.id}" for one in asked
    )


def _whom(context: Context, labels: tuple[str, ...]) -> str:
    words = context.words
    return words.say("For: {audiences}", audiences=words.listed(labels)) if labels else ""


def _section(context: Context, state: TopicState) -> str:
    """The anchor of a topic's questions on the page of an audience."""
    return f"questions-{state.topic.id}" if len(context.site.topics) > 1 else "questions"


def _block(context: Context, one: _Asked, anchor: str) -> QuestionBlock:
    """What a topic itself answers needs no source; its updates are named."""
    said = None if isinstance(one.page, Topic) else update_anchor(context, one.page)
    return placed_question(context, one.question, one.page, anchor=anchor, said=said)
