"""Pages of topics: the standing page of each operation, and the list of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.plan.actions import on_topic
from generator.plan.output import LISTING, Page
from generator.plan.parts import (
    audience_anchors,
    channels,
    day,
    facts,
    figure_row,
    plain,
    statement_row,
    update_anchor,
)
from generator.plan.questions import question_links, topic_questions
from generator.plan.views import (
    Anchor,
    FigureBlock,
    Lamp,
    PhaseBlock,
    PromiseBlock,
    PromiseNote,
    TopicCard,
    TopicsView,
    TopicView,
    YearOfCards,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.promises import FigureSeries, PhaseHistory, PromiseHistory
    from generator.derive.site import TopicState
    from generator.plan.context import Context
    from generator.plan.views import Card

STANDINGS = {
    "open": (N_("Not yet due"), "neutral"),
    "kept": (N_("Kept"), "good"),
    "late": (N_("Done, later than promised"), "warn"),
    "done": (N_("Done"), "good"),
    "overdue": (N_("The time has passed, and nothing has said it was done"), "bad"),
    "unknown": (N_("No time is promised"), "warn"),
    "dropped": (N_("Dropped"), "bad"),
}
PHASE_TONES = {"planned": "neutral", "active": "neutral", "done": "good", "dropped": "bad"}


def topic_pages(context: Context, cards: dict[str, Card]) -> Iterator[Page]:
    """A page for every topic, and the list of them."""
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
            view=_view(context, state, cards),
            title=topic.title,
            description=plain(context.sentence(topic.summary, topic)),
            section="topics",
            crumbs=(up,),
            toc=True,
            rank=LISTING,
            day=max(changed).isoformat() if changed else "",
        )
    yield Page(
        address=context.at.topics(),
        template="topics",
        view=TopicsView(title=title, topics=topic_cards(context)),
        title=title,
        description=words.say("What is running, and how far it is."),
        section="topics",
        rank=LISTING,
    )


def topic_cards(context: Context) -> tuple[TopicCard, ...]:
    """Every topic in a few lines."""
    return tuple(_card(context, state) for state in context.site.topics)


def _card(context: Context, state: TopicState) -> TopicCard:
    """A topic's first figure that has been reported and its first promise stand for the rest."""
    topic, newest = state.topic, state.updates[0] if state.updates else None
    figure = next((one for one in state.figures if one.points), None)
    promise = next((one for one in state.promises if one.statements), None)
    return TopicCard(
        title=topic.title,
        address=context.at.topic(topic.id),
        summary=context.sentence(topic.summary, topic),
        state=_state(context, state),
        figure=context.figure(figure.points[-1].report, figure.figure.unit) if figure else "",
        figure_label=figure.figure.label if figure else "",
        promise=_now(context, promise) if promise else "",
        promise_label=promise.promise.label if promise else "",
        standing=_standing(context, promise) if promise else None,
        next_update=_next(context, state),
        newest=update_anchor(context, newest) if newest else None,
        newest_day=day(context, newest.date.date) if newest else None,
    )


def _state(context: Context, state: TopicState) -> str:
    words, topic = context.words, state.topic
    if topic.closed:
        return words.say("Closed {when}", when=words.when(topic.closed))
    if topic.opened:
        return words.say("Running since {when}", when=words.when(topic.opened))
    return words.say("Running")


def _next(context: Context, state: TopicState) -> str:
    words = context.words
    if state.next_update is None:
        return ""
    if not state.next_update.known:
        return words.say("No day is promised for the next update")
    return words.say("Promised: {when}", when=words.when(state.next_update))


def _view(context: Context, state: TopicState, cards: dict[str, Card]) -> TopicView:
    topic = state.topic
    by_year = groupby(state.updates, key=lambda update: update.date.date.year)
    return TopicView(
        title=topic.title,
        summary=context.sentence(topic.summary, topic),
        state=_state(context, state),
        opened=context.words.when(topic.opened) if topic.opened else "",
        closed=context.words.when(topic.closed) if topic.closed else "",
        audiences=audience_anchors(context, topic.audiences),
        newest=cards[state.updates[0].id] if state.updates else None,
        next_update=_next(context, state),
        actions=on_topic(context, state),
        body=context.markdown(topic.body.text, topic, path=topic.path),
        figures=tuple(_figure(context, state, series) for series in state.figures if series.points),
        promises=tuple(_promise(context, state, one) for one in state.promises if one.statements),
        phases=tuple(_phase(context, state, one) for one in state.phases),
        questions=topic_questions(context, state),
        question_links=question_links(context, state),
        channels=channels(context, topic.contacts),
        goals=_goals(context, state),
        years=tuple(
            YearOfCards(year=str(year), cards=tuple(cards[update.id] for update in updates))
            for year, updates in by_year
        ),
        facts=facts(context, topic),
    )


def _figure(context: Context, state: TopicState, series: FigureSeries) -> FigureBlock:
    rows = tuple(figure_row(context, point.update, point.report, series.figure, state.topic) for point in series.points)
    labels: dict[str, str] = {one.id: one.label for one in state.topic.figures}
    return FigureBlock(
        id=f"figure-{series.figure.id}",
        label=series.figure.label,
        base=labels.get(series.figure.part_of or "", ""),
        now=rows[-1],
        history=rows,
    )


def _promise(context: Context, state: TopicState, history: PromiseHistory) -> PromiseBlock:
    promise, words = history.promise, context.words
    moved = ""
    if history.days_moved:
        days = abs(history.days_moved)
        if history.days_moved > 0:
            moved = words.count("Moved {count} day later in all", "Moved {count} days later in all", days)
        else:
            moved = words.count("Moved {count} day earlier in all", "Moved {count} days earlier in all", days)
    return PromiseBlock(
        id=f"promise-{promise.id}",
        label=promise.label,
        text=context.markdown(promise.text, state.topic, path=state.topic.path, prefix=f"p-{promise.id}-"),
        responsible=promise.responsible,
        now=_now(context, history),
        standing=_standing(context, history),
        moved=moved,
        history=tuple(statement_row(context, one, promise.label) for one in history.statements),
    )


def _now(context: Context, history: PromiseHistory) -> str:
    """What holds of a promise: the newest time stated, or when it was done if that is known; its lamp says the rest."""
    targets = [one.report.target for one in history.statements if one.report.target]
    if history.standing in ("kept", "late", "done"):
        newest = history.statements[-1]
        when = newest.report.date or newest.update.occurred
        return context.words.when(when) if when else ""
    return context.words.when(targets[-1]) if targets and targets[-1].known else ""


def _standing(context: Context, history: PromiseHistory) -> Lamp:
    words, tone = STANDINGS[history.standing]
    return Lamp(words=context.words.say(words), tone=tone)


def _phase_lamp(context: Context, history: PhaseHistory) -> Lamp:
    """A phase's stated state; that its time has passed where nothing has said it was done."""
    if history.standing == "overdue":
        words, tone = STANDINGS["overdue"]
        return Lamp(words=context.words.say(words), tone=tone)
    state = history.state or "planned"
    return Lamp(words=context.state(state).capitalize(), tone=PHASE_TONES[state])


def _phase(context: Context, state: TopicState, history: PhaseHistory) -> PhaseBlock:
    phase = history.phase
    targets = [one.report.target for one in history.statements if one.report.target]
    return PhaseBlock(
        id=f"phase-{phase.id}",
        title=phase.title,
        text=context.markdown(phase.text, state.topic, path=state.topic.path, prefix=f"f-{phase.id}-"),
        responsible=phase.responsible,
        now=context.words.when(targets[-1]) if targets and targets[-1].known else "",
        state=_phase_lamp(context, history),
        history=tuple(statement_row(context, one, phase.title) for one in history.statements),
    )


def _goals(context: Context, state: TopicState) -> tuple[Anchor, ...]:
    named = {ref for update in state.updates for ref in update.goals}
    return tuple(
        Anchor(text=f"{goal.goal.number} {goal.goal.title}", address=context.at.goal(goal.goal), note=plan.plan.title)
        for plan in context.site.plans
        for goal in plan.goals
        if state.topic.id in goal.goal.topics or goal.goal.ref in named
    )


def promise_note(context: Context, state: TopicState, history: PromiseHistory) -> PromiseNote:
    """A promise in a line, with a link to all that was said of it."""
    address = f"{context.at.topic(state.topic.id)}#promise-{history.promise.id}"
    return PromiseNote(
        promise=Anchor(text=history.promise.label, address=address),
        now=_now(context, history),
        standing=_standing(context, history),
        topic=state.topic.title if len(context.site.topics) > 1 else "",
    )
