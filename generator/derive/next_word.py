"""The next word that was promised: by which update or topic, for when, and whether it has come."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.topic import Topic
    from generator.model.update import Update
    from generator.model.when import When

Standing = Literal["open", "came", "came_late", "moved", "overdue", "unknown", "closed"]
"""`moved`: an update promised another time before this one began. `closed`: the topic was closed, and none had come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWord:
    """A promise of a next word on a topic, and where it stands on the day of the build.

    `update` is the update that promised it, None where the topic itself does; `topic` is None where a site has none.
    `answer` is the update that came (`came`, `came_late`, and `unknown` once something came) or that `moved` it.
    """

    topic: Topic | None
    update: Update | None
    target: When
    standing: Standing
    answer: Update | None = None

    @property
    def owed(self) -> bool:
        """Whether readers still wait for it."""
        return self.standing in ("open", "overdue") or (self.standing == "unknown" and self.answer is None)


def next_words(topic: Topic | None, updates: tuple[Update, ...], today: date) -> tuple[NextWord, ...]:
    """Every promise of a next word by the updates of a topic, oldest first; last the topic's own, where it holds.

    `updates` are the public ones, oldest first, withdrawn ones with what they said: their promises still bind, and
    they answer none. An update answers a promise when it comes no earlier than the promised time begins. One that
    comes before that and promises a time itself moves the promise. The topic's own holds while no update's is owed.
    """
    closed = topic is not None and is_over(topic, today)
    came = tuple(n for n, update in enumerate(updates) if update.withdrawn is None)
    days = tuple(updates[n].date.date for n in came)
    found: list[NextWord] = []
    later: int | None = None
    for n in reversed(range(len(updates))):
        target = updates[n].next_update
        if target is None:
            continue
        at = max(bisect_right(came, n), bisect_left(days, target.first) if target.first else 0)
        answer = came[at] if at < len(came) else None
        moved = later is not None and (answer is None or later < answer)
        answer = later if moved else answer
        by = updates[answer] if answer is not None else None
        standing = "moved" if moved else _standing(target, by, today, closed=closed)
        found.append(NextWord(topic=topic, update=updates[n], target=target, standing=standing, answer=by))
        later = n
    found.reverse()
    own = None if topic is None or closed or any(word.owed for word in found) else _own(topic, updates, today)
    return (*found, own) if own else tuple(found)


def owed_word(words: Iterable[NextWord]) -> NextWord | None:
    """The word that readers of a topic still wait for: of several the one promised last."""
    return next((word for word in reversed(tuple(words)) if word.owed), None)


def falling_due(words: Iterable[NextWord], today: date, days: int) -> tuple[NextWord, ...]:
    """The words that are overdue, or whose time runs out within so many days from today; the most urgent first."""
    until = today + timedelta(days=days)
    due = [(word.target.last, word) for word in words if word.standing in ("open", "overdue")]
    urgent = [(last, word) for last, word in due if last and last <= until]
    return tuple(word for _, word in sorted(urgent, key=lambda pair: (pair[0], _place(pair[1]))))


def _standing(target: When, answer: Update | None, today: date, *, closed: bool) -> Standing:
    if target.last is None:
        return "closed" if closed and answer is None else "unknown"
    if answer:
        return "came" if answer.date.date <= target.last else "came_late"
    if closed:
        return "closed"
    return "overdue" if target.last < today else "open"


def _own(topic: Topic, updates: tuple[Update, ...], today: date) -> NextWord | None:
    """The topic's own promise while it is owed. When it was made nobody knows: what came in its time or later kept it.

    One without a beginning (`before`) is kept by whatever has come, one without a time by nothing.
    """
    target = topic.next_update
    if target is None:
        return None
    first = target.first or date.min
    if target.known and any(update.date.date >= first for update in updates if update.withdrawn is None):
        return None
    standing = _standing(target, None, today, closed=False)
    return NextWord(topic=topic, update=None, target=target, standing=standing)


def is_over(topic: Topic, today: date) -> bool:
    """Whether a topic is surely over: withdrawn, or the time it gives for its closing has ended, or ends today."""
    return topic.withdrawn is not None or (
        topic.closed is not None and topic.closed.last is not None and topic.closed.last <= today
    )


def _place(word: NextWord) -> str:
    page = word.update or word.topic
    return page.path if page else ""
