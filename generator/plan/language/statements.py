"""What was said of promises and phases in words: for when, how it moved, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.derive.promises import MOVES
from generator.model.rules import N_
from generator.model.settings import PERCENT
from generator.model.update import NOT_STATED, PromiseReport
from generator.plan.language.words import capital
from generator.plan.parts import day, topic_of, update_anchor
from generator.plan.views.pieces import NOTHING
from generator.plan.views.promise_pieces import StatementRow

if TYPE_CHECKING:
    from generator.derive.promises import Movement, PhaseHistory, PromiseHistory, Statement
    from generator.model.update import Update
    from generator.plan.context import Context
    from generator.plan.views.pieces import Text

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
    return capital(listed)


def days_words(context: Context, days: int) -> str:
    """How far an end was moved: "184 days later"."""
    if days > 0:
        return context.words.count("{count} day later", "{count} days later", days)
    return context.words.count("{count} day earlier", "{count} days earlier", -days)


def newest_target(history: PromiseHistory | PhaseHistory) -> Statement | None:
    """The newest statement that says for when."""
    return next((one for one in reversed(history.statements) if one.report.target), None)


def newest_move(history: PromiseHistory | PhaseHistory) -> Statement | None:
    """The newest statement that moved the promise or gave it up."""
    return next((one for one in reversed(history.statements) if one.movement in (*MOVES, "dropped")), None)


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
        target=target_words(context, statement),
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


def target_words(context: Context, statement: Statement) -> str:
    """For when something is promised, and how much of it where it is a quantity."""
    words, target, amount = context.words, statement.report.target, amount_words(context, statement)
    if amount and target:
        return words.say("{amount}, {target}", amount=amount, target=words.by(target))
    return words.when(target) if target else amount


def amount_words(context: Context, statement: Statement) -> str:
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
        return context.words.say("from {before}", before=amount_words(context, statement.before))
    if statement.movement not in MOVES or before is None:
        return ""
    said = context.words.say("from {before}", before=context.words.when(before))
    return f"{said}, {days_words(context, statement.days)}" if statement.days else said


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
    said = () if update.withdrawn else context.said.get(update.id, ())
    return tuple(words for one in said if (words := in_short(context, one.statement, one.label)))


def in_short(context: Context, statement: Statement, label: str) -> str:
    """What a statement moved, ended or gave up, in one line: from when to when; empty where it did none of that."""
    text = _ON_CARDS.get(statement.movement)
    if text is None:
        return ""
    before, after = statement.before.report.target if statement.before else None, statement.report.target
    return context.words.say(
        text,
        label=label,
        before=context.words.when(before) if before else "",
        after=context.words.when(after) if after else "",
    )
