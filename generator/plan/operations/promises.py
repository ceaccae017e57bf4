"""Promises: where each stands, with everything that was said of it; on its topic's page, and on the page of all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.derive.promises import MOVES
from generator.model import urls
from generator.model.rules import N_
from generator.plan.charts.slips import slip_chart
from generator.plan.language.statements import (
    amount_words,
    days_words,
    moves,
    newest_move,
    newest_target,
    statement_row,
    target_words,
)
from generator.plan.output import LISTING, Page
from generator.plan.parts import day
from generator.plan.views.operations import PromisesView
from generator.plan.views.pieces import Anchor, Lamp
from generator.plan.views.promise_pieces import PromiseBlock, PromiseGroup, PromiseNote, PromiseRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.promises import PhaseHistory, PromiseHistory, Standing, Statement
    from generator.derive.site import TopicState
    from generator.plan.context import Context

STANDINGS: dict[Standing, tuple[str, str]] = {
    "missed": (N_("The time has passed, and nothing has said it was met"), "bad"),
    "open": (N_("Not yet due"), "neutral"),
    "unknown": (N_("No time is promised"), "warn"),
    "dropped": (N_("Dropped"), "bad"),
    "late": (N_("Done, later than promised"), "warn"),
    "done": (N_("Done"), "good"),
    "met": (N_("Kept"), "good"),
}
"""In the order in which the page of all promises lists them: what readers have to ask about first."""

OVER: frozenset[Standing] = frozenset({"met", "late", "done", "dropped"})
"""Where nothing more is to be waited for."""


def promise_blocks(context: Context) -> dict[str, tuple[PromiseBlock, ...]]:
    """Every promise that something was said of, by its topic: shown there and on the page of all promises."""
    return {
        state.topic.id: tuple(_block(context, state, one) for one in state.promises if one.statements)
        for state in context.site.topics
    }


def promises_page(context: Context, blocks: dict[str, tuple[PromiseBlock, ...]]) -> Iterator[Page]:
    """The page of everything that has been promised, where anything has."""
    told = [(state, one) for state in context.site.topics for one in state.promises if one.statements]
    if not told:
        return
    words = context.words
    told.sort(key=lambda pair: _due(pair[1]))
    view = PromisesView(
        title=words.say("What we have promised"),
        intro=words.say("Every promise with a time to it, what became of it, and each time it was moved."),
        groups=tuple(_groups(context, told)),
        # Two topics may have a promise of one name, and here they stand on one page.
        moved=tuple(
            replace(block, id=f"{state.topic.id}-{block.id}")
            for state, one in sorted(told, key=lambda pair: -_moves(pair[1]))
            if _moves(one)
            for block in blocks[state.topic.id]
            if block.id == _block_id(one)
        ),
    )
    yield Page(
        address=urls.PROMISES,
        template="promises",
        view=view,
        title=view.title,
        description=view.intro,
        section="promises",
        toc=True,
        rank=LISTING,
    )


def _due(history: PromiseHistory) -> str:
    """Promises by the newest end that was known, those that never had one last."""
    known = [one.report.target.last for one in history.statements if one.report.target and one.report.target.last]
    return known[-1].isoformat() if known else "~"


def _moves(history: PromiseHistory) -> int:
    """How often a promise did not stay put."""
    return sum(one.movement in MOVES for one in history.statements)


def _groups(context: Context, told: list[tuple[TopicState, PromiseHistory]]) -> Iterator[PromiseGroup]:
    for standing in STANDINGS:
        alike = [(state, one) for state, one in told if one.standing == standing]
        if alike:
            yield PromiseGroup(
                id=f"promises-{standing}",
                standing=standing_lamp(context, alike[0][1]),
                count=context.words.count("{count} promise", "{count} promises", len(alike)),
                rows=tuple(_row(context, state, one) for state, one in alike),
            )


def _row(context: Context, state: TopicState, history: PromiseHistory) -> PromiseRow:
    first = history.statements[0]
    newest = newest_move(history)
    said = newest_target(history)
    now = promise_now(context, history)
    known = first.report.target and first.report.target.known
    promised = target_words(context, first) if known else ""
    return PromiseRow(
        label=history.label,
        address=_address(context, state, history),
        topic=_topic(context, state),
        now=now,
        first=promised if promised != now else "",
        first_day=day(context, first.update.date.date),
        words=said.report.words if said and not now else "",
        moved=_moved(context, history) if _moves(history) > 1 else "",
        newest_label=_newest_label(context, newest),
        newest=statement_row(context, newest, history.label) if newest else None,
    )


def _newest_label(context: Context, newest: Statement | None) -> str:
    if newest and newest.movement == "dropped":
        return context.words.say("Given up")
    return context.words.say("Newest move")


def _block(context: Context, state: TopicState, history: PromiseHistory) -> PromiseBlock:
    """A promise with everything that was said of it."""
    promise, topic = history.promise, state.topic
    rows = tuple(statement_row(context, one, promise.label) for one in history.statements)
    return PromiseBlock(
        id=_block_id(history),
        label=promise.label,
        address=_address(context, state, history),
        topic=_topic(context, state),
        audiences="; ".join(context.audiences(promise.audiences)),
        text=context.markdown(promise.text, topic, path=topic.path, prefix=f"p-{promise.id}-"),
        responsible=promise.responsible,
        now=promise_now(context, history),
        standing=standing_lamp(context, history),
        moves=moves(context, history.statements) if _moves(history) else "",
        moved=_moved(context, history),
        chart=slip_chart(context, history, f"slip-{topic.id}-{promise.id}"),
        only=rows[0] if len(rows) == 1 else None,
        history=rows,
    )


def _block_id(history: PromiseHistory) -> str:
    return f"promise-{history.promise.id}"


def promise_note(context: Context, state: TopicState, history: PromiseHistory) -> PromiseNote:
    """A promise in a line, with a link to all that was said of it."""
    return PromiseNote(
        promise=Anchor(text=history.label, address=_address(context, state, history)),
        now=promise_now(context, history),
        standing=standing_lamp(context, history),
        topic=_topic(context, state),
    )


def _address(context: Context, state: TopicState, history: PromiseHistory) -> str:
    return f"{context.at.topic(state.topic.id)}#{_block_id(history)}"


def _topic(context: Context, state: TopicState) -> str:
    """A promise's topic, named where the site has several."""
    return state.topic.title if len(context.site.topics) > 1 else ""


def _moved(context: Context, history: PromiseHistory) -> str:
    return days_words(context, history.days_moved) if history.days_moved else ""


def promise_now(context: Context, history: PromiseHistory) -> str:
    """What holds of a promise: the newest time stated, with its amount, or when it was done; its lamp says the rest."""
    if history.standing in ("met", "late", "done"):
        newest = history.statements[-1]
        when = newest.report.date or newest.update.occurred
        return context.words.when(when) if when else ""
    said = newest_target(history)
    if said is None or said.report.target is None:
        return ""
    return target_words(context, said) if said.report.target.known else amount_words(context, said)


def standing_lamp(context: Context, history: PromiseHistory | PhaseHistory) -> Lamp:
    """Where a promise or phase stands on the day of the build."""
    words, tone = STANDINGS[history.standing]
    return Lamp(words=context.words.say(words), tone=tone)
