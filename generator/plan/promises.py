"""Promises in words: every statement on them, where they stand, how they moved; and the page of all of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.derive.promises import MOVES
from generator.model import urls
from generator.model.rules import N_
from generator.model.settings import PERCENT
from generator.model.update import NOT_STATED, PromiseReport
from generator.plan.output import LISTING, Page
from generator.plan.parts import day, topic_of, update_anchor
from generator.plan.pieces import (
    NOTHING,
    Anchor,
    Lamp,
    PromiseBlock,
    PromiseGroup,
    PromiseNote,
    PromiseRow,
    StatementRow,
)
from generator.plan.slips import slip_chart
from generator.plan.views import PromisesView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.promises import Movement, PhaseHistory, PromiseHistory, Standing, Statement
    from generator.derive.site import TopicState
    from generator.model.update import Update
    from generator.plan.context import Context
    from generator.plan.pieces import Text

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

MOVEMENTS: dict[Movement, tuple[str, str]] = {
    "first": (N_("first word"), "neutral"),
    "repeated": (N_("unchanged"), "neutral"),
    "slipped": (N_("moved to later"), "bad"),
    "softened": (N_("made less certain"), "warn"),
    "forward": (N_("moved to earlier"), "good"),
    "stated": (N_("a new time is stated"), "neutral"),
    "done": (N_("done"), "good"),
    "dropped": (N_("dropped"), "bad"),
}

_ON_CARDS: dict[Movement, str] = {
    "slipped": N_("Moved to later: {label}, from {before} to {after}"),
    "softened": N_("Made less certain: {label}, from {before} to {after}"),
    "forward": N_("Moved to earlier: {label}, from {before} to {after}"),
    "dropped": N_("Dropped: {label}"),
    "done": N_("Done: {label}"),
}


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
        moved=tuple(
            block
            for state, one in told
            if _has_moved(one)
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


def _has_moved(history: PromiseHistory) -> bool:
    return any(one.movement in MOVES for one in history.statements)


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
    promised = _target(context, first) if known else ""
    return PromiseRow(
        label=history.label,
        address=_address(context, state, history),
        topic=_topic(context, state),
        now=now,
        first=promised if promised != now else "",
        first_day=day(context, first.update.date.date),
        words=said.report.words if said and not now else "",
        moved=_moved(context, history) if sum(one.movement in MOVES for one in history.statements) > 1 else "",
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
        moves=moves(context, history.statements) if _has_moved(history) else "",
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


def moves(context: Context, statements: tuple[Statement, ...]) -> str:
    """How often something moved in each way, and how often its time passed: "Moved to later twice, …"."""
    words = context.words
    counts = Counter(one.movement for one in statements)
    missed = sum(one.missed for one in statements)
    said = (
        (
            counts["slipped"],
            words.count("moved to later {count} time", "moved to later {count} times", counts["slipped"]),
        ),
        (
            counts["softened"],
            words.count("made less certain {count} time", "made less certain {count} times", counts["softened"]),
        ),
        (
            counts["forward"],
            words.count("moved to earlier {count} time", "moved to earlier {count} times", counts["forward"]),
        ),
        (missed, words.count("passed unmet {count} time", "passed unmet {count} times", missed)),
    )
    listed = words.listed(tuple(text for number, text in said if number))
    return listed[:1].upper() + listed[1:]


def _moved(context: Context, history: PromiseHistory) -> str:
    return _days(context, history.days_moved) if history.days_moved else ""


def _days(context: Context, days: int) -> str:
    if days > 0:
        return context.words.count("{count} day later", "{count} days later", days)
    return context.words.count("{count} day earlier", "{count} days earlier", -days)


def newest_target(history: PromiseHistory | PhaseHistory) -> Statement | None:
    """The newest statement that says for when."""
    return next((one for one in reversed(history.statements) if one.report.target), None)


def newest_move(history: PromiseHistory | PhaseHistory) -> Statement | None:
    """The newest statement that moved the promise or gave it up."""
    return next((one for one in reversed(history.statements) if one.movement in (*MOVES, "dropped")), None)


def promise_now(context: Context, history: PromiseHistory) -> str:
    """What holds of a promise: the newest time stated, with its amount, or when it was done; its lamp says the rest."""
    if history.standing in ("met", "late", "done"):
        newest = history.statements[-1]
        when = newest.report.date or newest.update.occurred
        return context.words.when(when) if when else ""
    said = newest_target(history)
    if said is None or said.report.target is None:
        return ""
    return _target(context, said) if said.report.target.known else _amount(context, said)


def standing_lamp(context: Context, history: PromiseHistory | PhaseHistory) -> Lamp:
    """Where a promise or phase stands on the day of the build."""
    words, tone = STANDINGS[history.standing]
    return Lamp(words=context.words.say(words), tone=tone)


def statement_row(context: Context, statement: Statement, label: str) -> StatementRow:
    """One word on a promise or phase."""
    words, report, update = context.words, statement.report, statement.update
    moved, tone = MOVEMENTS[statement.movement]
    movement = words.say(moved)
    # Where the movement is the state itself, saying both would say it twice.
    state = context.state(report.state) if report.state and report.state != statement.movement else ""
    if _recounted(statement):
        movement, tone = words.say("a different amount is stated"), "warn"
    elif statement.movement == "repeated" and state and not report.target and report.state != statement.was:
        movement, state = state, ""
    if report.date:
        done = words.when(report.date)
        state = words.say("{state}, {when}", state=state, when=done) if state else done
    return StatementRow(
        label=label,
        target=_target(context, statement),
        words=report.words,
        state=state,
        movement=movement,
        tone=tone,
        change=_change(context, statement),
        missed=_missed(context, statement),
        reason_label=words.say("Reason:") if _given(statement) else "",
        reason=_reason(context, statement),
        note=context.sentence(report.note, update),
        said=update_anchor(context, update),
        day=day(context, update.date.date),
    )


def _target(context: Context, statement: Statement) -> str:
    """For when something is promised, and how much of it where it is a quantity."""
    words, target, amount = context.words, statement.report.target, _amount(context, statement)
    if amount and target:
        return words.say("{amount}, {target}", amount=amount, target=words.by(target))
    return words.when(target) if target else amount


def _amount(context: Context, statement: Statement) -> str:
    """How much is promised, where it is a quantity."""
    words, report = context.words, statement.report
    if not isinstance(report, PromiseReport) or report.value is None:
        return ""
    topic = topic_of(context, statement.update)
    figure = next((one for one in topic.figures if one.id == report.figure), None) if topic else None
    unit = figure.unit if figure else ""
    amount = words.quantity(report.value, context.units.get(unit), unit, report.qualifier)
    if unit == PERCENT and topic and figure:
        amount = f"{amount} {context.of(context.lookup.base_at(topic, figure, statement.update))}".rstrip()
    return amount


def _recounted(statement: Statement) -> bool:
    """Whether the same time is stated again for another amount."""
    if statement.movement != "repeated" or statement.before is None:
        return False
    before, after = statement.before.report, statement.report
    if not isinstance(before, PromiseReport) or not isinstance(after, PromiseReport):
        return False
    if before.value is None or after.value is None:
        return False
    return (before.figure, before.value, before.qualifier) != (after.figure, after.value, after.qualifier)


def _change(context: Context, statement: Statement) -> str:
    """What a time was moved from, and how far: "from June 2022, 184 days later"."""
    before = statement.before.report.target if statement.before else None
    if statement.before and _recounted(statement):
        return context.words.say("from {before}", before=_amount(context, statement.before))
    if statement.movement not in MOVES or before is None:
        return ""
    said = context.words.say("from {before}", before=context.words.when(before))
    return f"{said}, {_days(context, statement.days)}" if statement.days else said


def _missed(context: Context, statement: Statement) -> str:
    target = statement.report.target
    if not statement.missed or target is None or target.last is None:
        return ""
    day = context.words.day(target.last)
    return context.words.say("The time ran out on {day}, and nothing had said that it was met", day=day)


def _given(statement: Statement) -> bool:
    return bool(statement.report.reason) and statement.report.reason != NOT_STATED


def _reason(context: Context, statement: Statement) -> Text:
    reason, update = statement.report.reason, statement.update
    if not _given(statement) and (reason or statement.movement == "dropped"):
        return context.sentence(context.words.say("No reason was stated."), update)
    return context.sentence(reason, update) if reason else NOTHING


def card_moves(context: Context, update: Update) -> tuple[str, ...]:
    """What an update moved, ended or gave up, each in one line; nothing where it was withdrawn."""
    said = []
    for one in () if update.withdrawn else context.said.get(update.id, ()):
        text = _ON_CARDS.get(one.statement.movement)
        if text is None:
            continue
        before = one.statement.before.report.target if one.statement.before else None
        after = one.statement.report.target
        said.append(
            context.words.say(
                text,
                label=one.label,
                before=context.words.when(before) if before else "",
                after=context.words.when(after) if after else "",
            )
        )
    return tuple(said)
