"""The parts that pages share: cards, actions, statements, questions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.foreign import foreign
from generator.model.rules import N_
from generator.plan.history.changes import newest_changes, sign
from generator.plan.views.pieces import Anchor, Card, Day, QuestionBlock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.model.page import Question
    from generator.model.text import Id
    from generator.model.topic import Topic
    from generator.model.update import Update
    from generator.plan.context import Context
    from generator.plan.views.pieces import CardAction, Text

_ITEM = re.compile(r"\n[ \t]*(?:[-|:][-|: \t]*(?=\n|$)|(?:-|\d+\.)(?=\s))")
_MARKS = re.compile(r"\]\([^()\s]*\)|<[^<>\s]*>|[#*_>`|\[\]~\\]+")
"""Marks of Markdown: at the beginning of a line, or a whole line that rules a table off; and anywhere.

Both begin with characters that are looked for fast.
"""

KINDS = {
    "progress": N_("Progress"),
    "plan": N_("Timetable"),
    "correction": N_("Correction"),
    "notice": N_("Notice"),
    "contact": N_("Contact"),
    "closing": N_("Closing"),
}


def day(context: Context, when: date) -> Day:
    """A day for machines and people."""
    return Day(iso=when.isoformat(), words=context.words.day(when))


def update_anchor(context: Context, update: Update) -> Anchor:
    """A link to an update, with its day beside it."""
    return context.anchors[update.id]


def topic_anchor(context: Context, update: Update) -> Anchor | None:
    """A link to an update's topic."""
    topic = topic_of(context, update)
    return Anchor(text=topic.title, address=context.at.topic(topic.id)) if topic else None


def topic_of(context: Context, update: Update) -> Topic | None:
    """The public topic an update belongs to."""
    for state in context.site.topics:
        if update.topic == state.topic.id or (update.topic is None and len(context.site.topics) == 1):
            return state.topic
    return None


def card(context: Context, update: Update, actions: tuple[CardAction, ...], moves: tuple[str, ...]) -> Card:
    """An update in a list; `actions` is what it asks, in short, `moves` what it moved of what had been promised."""
    topic = topic_of(context, update)
    return Card(
        title=update.title,
        address=context.at.update(update),
        day=day(context, update.date.date),
        summary=context.sentence(update.summary, update),
        kind=context.words.say(KINDS[update.kind]),
        topic=topic.title if topic and len(context.site.topics) > 1 else "",
        audiences=context.audiences(update.audiences),
        actions=actions,
        corrected=_sign(context, update),
        moves=moves,
    )


def _sign(context: Context, update: Update) -> str:
    """What has happened to an update since it was published, as a list shows it."""
    if update.withdrawn:
        return context.words.say("Withdrawn {day}", day=context.words.day(update.withdrawn.date))
    changed = newest_changes(update)
    return sign(context, changed[0]) if changed else ""


def question(context: Context, one: Question, page: Topic | Update) -> QuestionBlock:
    """A question of a page with its answer, and whom it is for."""
    return replace(
        placed_question(context, one, page, anchor=one.id), audiences="; ".join(context.audiences(one.audiences))
    )


def placed_question(
    context: Context, one: Question, page: Topic | Update, *, anchor: str, said: Anchor | None = None
) -> QuestionBlock:
    """A question that stands where it is said already whom it is for; `anchor` is its own on that page."""
    return QuestionBlock(
        id=f"question-{anchor}",
        question=one.question,
        answer=context.markdown(one.answer, page, path=page.path, prefix=f"q-{anchor}-"),
        audiences="",
        said=said,
    )


def audience_anchors(context: Context, ids: Iterable[Id]) -> tuple[Anchor, ...]:
    """Links to the pages of audiences."""
    labels = {audience.id: audience.label for audience in context.site.settings.audiences}
    return tuple(Anchor(text=labels[one], address=context.at.audience(one)) for one in ids)


def searchable(text: Text) -> str:
    """The words of a Markdown text, roughly: without its marks and addresses, which is all that search asks for."""
    return " ".join(_MARKS.sub(" ", _ITEM.sub("\n", "\n" + plain(text))).split())


def plain(text: Text) -> str:
    """A sentence with its references said."""
    said = text.source
    for insert in text.inserts:
        said = said.replace(insert.source, insert.plain)
    return said


def description(text: Text) -> str:
    """A sentence in plain words, as a page is described elsewhere; marked where it is in another language."""
    return foreign(plain(text), text.language) if text.language else plain(text)
