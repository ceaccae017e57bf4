"""The parts that pages share: cards, contact channels, actions, statements, questions, facts about the page itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.model.update import PromiseReport
from generator.plan.context import channel_url
from generator.plan.views import (
    NOTHING,
    Anchor,
    Card,
    ChangeRow,
    Channel,
    Day,
    FigureRow,
    PageFacts,
    QuestionBlock,
    StatementRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.derive.promises import Statement
    from generator.model.contact import Contact
    from generator.model.page import Page, Question
    from generator.model.text import Id
    from generator.model.topic import Figure, Topic
    from generator.model.update import FigureReport, Update
    from generator.plan.context import Context
    from generator.plan.views import CardAction, Text

_MARKS = re.compile(r"\]\([^()\s]*\)|<[^<>\s]*>|[#*_>`|\[\]~\\]+|(?m:^[ \t]*(?:-|\d+\.)\s)")

KINDS = {
    "progress": N_("Progress"),
    "plan": N_("Timetable"),
    "correction": N_("Correction"),
    "notice": N_("Notice"),
    "contact": N_("Contact"),
    "closing": N_("Closing"),
}
CHANGES = {
    "correction": N_("Correction"),
    "clarification": N_("Clarification"),
    "addition": N_("Addition"),
    "typo": N_("Typing error"),
}
MOVEMENTS = {
    "first": (N_("first word"), "neutral"),
    "repeated": (N_("unchanged"), "neutral"),
    "slipped": (N_("moved to later"), "bad"),
    "softened": (N_("made less certain"), "warn"),
    "forward": (N_("moved to earlier"), "good"),
    "stated": (N_("a new time is stated"), "neutral"),
    "done": (N_("done"), "good"),
    "dropped": (N_("dropped"), "bad"),
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


def card(context: Context, update: Update, actions: tuple[CardAction, ...]) -> Card:
    """An update in a list; `actions` is what it asks, in short."""
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
    )


def _sign(context: Context, update: Update) -> str:
    """What has happened to an update since it was published, as a list shows it."""
    if update.withdrawn:
        return context.words.say("Withdrawn {day}", day=context.words.day(update.withdrawn.date))
    changed = max((change.date for change in update.changes if change.kind != "typo"), default=None)
    return context.words.say("Changed {day}", day=context.words.day(changed)) if changed else ""


def channel(context: Context, contact: Contact) -> Channel:
    """A contact channel as valid on the day of the build."""
    words, today = context.words, context.site.today
    ended = ""
    if contact.until and contact.until < today:
        ended = words.say("No longer in use since {day}", day=words.day(contact.until))
        other = context.lookup.contacts.get(contact.replaced_by) if contact.replaced_by else None
        if other:
            ended = words.say("{ended}. Use instead: {label}", ended=ended, label=other.label)
    valid = words.say("In use from {day}", day=words.day(contact.from_)) if contact.from_ else ""
    return Channel(
        id=contact.id,
        label=contact.label,
        kind=contact.kind,
        value=contact.value,
        url=channel_url(contact.kind, contact.value, contact.url),
        steps=tuple(contact.menu),
        audiences="; ".join(context.audiences(contact.audiences)),
        valid=valid,
        ended=ended,
        note=context.sentence(contact.note, contact),
    )


def channels(context: Context, ids: Iterable[Id]) -> tuple[Channel, ...]:
    """Contact channels by their ids, in the order given, each once."""
    return tuple(channel(context, context.lookup.contacts[one]) for one in dict.fromkeys(ids))


def figure_row(context: Context, update: Update, report: FigureReport, figure: Figure, topic: Topic) -> FigureRow:
    """One report of a figure with its base and its time."""
    words = context.words
    labels: dict[str, str] = {one.id: one.label for one in topic.figures}
    base = labels.get(report.part_of or figure.part_of or "", "")
    as_of = words.when(report.as_of) if report.as_of else words.day(update.date.date)
    return FigureRow(
        label=figure.label,
        value=context.figure(report, figure.unit),
        base=base,
        as_of=as_of,
        note=context.sentence(report.note, update),
        said=update_anchor(context, update),
    )


def statement_row(context: Context, statement: Statement, label: str) -> StatementRow:
    """One word on a promise or phase."""
    words, report, update = context.words, statement.report, statement.update
    reason = report.reason
    if reason == "not_stated":
        reason_text = context.sentence(words.say("No reason was stated."), update)
    else:
        reason_text = context.sentence(reason, update) if reason else NOTHING
    moved, tone = MOVEMENTS[statement.movement]
    target = words.when(report.target) if report.target else ""
    if isinstance(report, PromiseReport) and report.value is not None:
        topic = topic_of(context, update)
        figure = next((one for one in topic.figures if one.id == report.figure), None) if topic else None
        unit = figure.unit if figure else ""
        amount = words.quantity(report.value, context.units.get(unit), unit, report.qualifier)
        target = words.say("{amount} by {target}", amount=amount, target=target) if target else amount
    # Where the movement is the state itself, saying both would say it twice.
    state = context.state(report.state) if report.state and report.state != statement.movement else ""
    if report.date:
        state = (
            words.say("{state}, {when}", state=state, when=words.when(report.date))
            if state
            else words.when(report.date)
        )
    return StatementRow(
        label=label,
        target=target,
        words=report.words,
        state=state,
        movement=words.say(moved),
        tone=tone,
        reason=reason_text,
        note=context.sentence(report.note, update),
        said=update_anchor(context, update),
        day=day(context, update.date.date),
    )


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


def facts(context: Context, page: Page) -> PageFacts:
    """What a page carries about itself."""
    words = context.words
    shown = sorted((one for one in page.changes if one.kind != "typo"), key=lambda one: one.date, reverse=True)
    withdrawn = words.say("Withdrawn {day}", day=words.day(page.withdrawn.date)) if page.withdrawn else ""
    return PageFacts(
        changes=tuple(
            ChangeRow(
                day=day(context, one.date),
                kind=words.say(CHANGES[one.kind]),
                note=context.sentence(one.note, page),
            )
            for one in shown
        ),
        reviewed=words.say("Last confirmed {day}", day=words.day(page.reviewed)) if page.reviewed else "",
        withdrawn=withdrawn,
        withdrawn_reason=context.sentence(page.withdrawn.reason, page) if page.withdrawn else NOTHING,
        legal_effect=page.legal_effect,
        law=tuple(Anchor(text=one.title, address=one.url) for one in page.law),
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
        said = said.replace(insert.source, insert.text)
    return said
