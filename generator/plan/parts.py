"""The parts that pages share: cards, actions, statements, questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.plan.channels import channels
from generator.plan.views import (
    ActionItem,
    Anchor,
    Card,
    Day,
    QuestionBlock,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.model.page import Question
    from generator.model.text import Id
    from generator.model.topic import Topic
    from generator.model.update import Action, Update
    from generator.plan.context import Context
    from generator.plan.views import Text

_MARKS = re.compile(r"\]\([^()\s]*\)|<[^<>\s]*>|[#*_>`|\[\]~\\]+|(?m:^[ \t]*(?:-|\d+\.)\s)")

KINDS = {
    "progress": N_("Progress"),
    "plan": N_("Timetable"),
    "correction": N_("Correction"),
    "notice": N_("Notice"),
    "contact": N_("Contact"),
    "closing": N_("Closing"),
}
NEEDS = {
    "none": N_("You do not have to do anything"),
    "optional": N_("You may do something"),
    "required": N_("You have to do something"),
}


def day(context: Context, when: date) -> Day:
    """A day for machines and people."""
    return Day(iso=when.isoformat(), words=context.words.day(when))


def update_anchor(context: Context, update: Update) -> Anchor:
    """A link to an update, with its day beside it."""
    return Anchor(text=update.title, address=context.at.update(update), note=context.words.day(update.date.date))


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


def card(context: Context, update: Update, moves: tuple[str, ...] = ()) -> Card:
    """An update in a list; `moves` say what it moved of what had been promised."""
    needs = [action.need for action in update.actions if not _passed(context, action)]
    strongest = next((need for need in ("required", "optional") if need in needs), None)
    topic = topic_of(context, update)
    return Card(
        title=update.title,
        address=context.at.update(update),
        day=day(context, update.date.date),
        summary=context.sentence(update.summary, update),
        kind=context.words.say(KINDS[update.kind]),
        topic=topic.title if topic and len(context.site.topics) > 1 else "",
        audiences=context.audiences(update.audiences),
        action=context.words.say(NEEDS[strongest]) if strongest else "",
        corrected=_sign(context, update),
        moves=moves,
    )


def _sign(context: Context, update: Update) -> str:
    """What has happened to an update since it was published, as a list shows it."""
    if update.withdrawn:
        return context.words.say("Withdrawn {day}", day=context.words.day(update.withdrawn.date))
    changed = max((change.date for change in update.changes if change.kind != "typo"), default=None)
    return context.words.say("Changed {day}", day=context.words.day(changed)) if changed else ""


def action(context: Context, update: Update, one: Action, *, said: bool = False) -> ActionItem:
    """What a reader has to do; `said` adds the update that says it."""
    words = context.words
    dates = []
    if one.from_:
        dates.append(words.say("from {day}", day=words.day(one.from_)))
    if one.by:
        dates.append(words.say("by {day} at the latest", day=words.day(one.by)))
    passed = _passed(context, one)
    if passed:
        dates.append(words.say("the deadline has passed"))
    return ActionItem(
        need=one.need,
        words=words.say(NEEDS[one.need]),
        audiences="; ".join(context.audiences(one.audiences)),
        text=context.sentence(one.text, update),
        dates=", ".join(dates),
        passed=passed,
        channels=channels(context, one.contacts),
        said=update_anchor(context, update) if said else None,
    )


def _passed(context: Context, one: Action) -> bool:
    return one.by is not None and one.by < context.site.today


def question(
    context: Context, one: Question, page: object, *, path: str = "", said: Anchor | None = None
) -> QuestionBlock:
    """A question with its answer."""
    return QuestionBlock(
        id=f"question-{one.id}",
        question=one.question,
        answer=context.markdown(one.answer, page, path=path, prefix=f"q-{one.id}-"),
        audiences="; ".join(context.audiences(one.audiences)),
        said=said,
    )


def audience_anchors(context: Context, ids: Iterable[Id]) -> tuple[Anchor, ...]:
    """Links to the pages of audiences."""
    labels = {audience.id: audience.label for audience in context.site.settings.audiences}
    return tuple(Anchor(text=labels[one], address=context.at.audience(one)) for one in ids)


def searchable(text: Text) -> str:
    """The words of a Markdown text, roughly: without its marks and addresses, which is all that search asks for."""
    return " ".join(_MARKS.sub(" ", plain(text)).split())


def plain(text: Text) -> str:
    """A sentence with its references said, as for a page's description."""
    said = text.source
    for insert in text.inserts:
        said = said.replace(insert.source, insert.plain)
    return said
