"""The promised next word as readers are told of it: when it was promised for, and what became of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.parts import update_anchor
from generator.plan.views.promise_pieces import NextWordBlock

if TYPE_CHECKING:
    from generator.derive.next_word import NextWord
    from generator.model.update import Update
    from generator.model.when import When
    from generator.plan.context import Context


def awaited(context: Context, word: NextWord | None) -> NextWordBlock | None:
    """The word that readers of a topic wait for, with the update that promised it; None where there is none."""
    if word is None:
        return None
    words = context.words
    if word.standing == "overdue":
        said = _overdue(context, word)
    elif word.target.known:
        said = _promised(context, word.target)
    else:
        said = words.say("No time has been promised")
    by = word.update
    lead = words.say("Said on {day}:", day=words.day(by.date.date)) if by else ""
    return _block(context, said, lead, by, overdue=word.standing == "overdue")


def given(context: Context, update: Update) -> NextWordBlock | None:
    """The word that an update promised, with the update that came of it; None where it promised none."""
    word = context.next_words.get(update.id)
    if word is None or update.withdrawn:
        return None
    words, target = context.words, word.target
    day = words.day(word.answer.date.date) if word.answer else ""
    said = _promised(context, target) if target.known else words.say("No time was promised")
    lead = ""
    match word.standing:
        case "overdue":
            said = _overdue(context, word)
        case "open":
            said = words.say("{said}. It is not due yet.", said=said)
        case "closed" if target.known:
            said = words.say("{said}. The topic has closed, and it never came.", said=said)
        case "unknown" if not word.answer:
            said = words.say("No time has been promised")
        case "came" | "unknown":
            lead = words.say("It came on {day}:", day=day)
        case "came_late":
            lead = words.say("It came later than promised, on {day}:", day=day)
        case "moved":
            lead = words.say("Another time was given on {day}:", day=day)
    return _block(context, said, lead, word.answer, overdue=word.standing == "overdue")


def _block(context: Context, said: str, lead: str, update: Update | None, *, overdue: bool) -> NextWordBlock:
    link = update_anchor(context, update) if update else None
    return NextWordBlock(words=said, lead=lead, update=link, overdue=overdue)


def _overdue(context: Context, word: NextWord) -> str:
    """The last day that was promised: a month or a quarter is over before readers can tell that nothing came."""
    last = context.words.day(word.target.last) if word.target.last else ""
    return context.words.say("We promised news by {day}. It has not come.", day=last)


def _promised(context: Context, target: When) -> str:
    words = context.words
    when = words.when(target)
    if target.end:
        return words.say("Promised for the period {when}", when=when)
    if target.start and target.start.part == "before":
        return words.say("Promised {when}", when=when)
    return words.say("Promised for {when}", when=when)
