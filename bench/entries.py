"""What every update of the corpus says, as values that both sides of a measurement are written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A `{{ kind:id }}` in a text, and the words that a plain blog shows instead."""

    written: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReport:
    """A number of a topic's figure; `as_of` is its day where it is another than the update's."""

    figure: str
    value: str
    qualifier: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseReport:
    """What an update says about a promise: a target with a reason where it slips, or the day it was done."""

    promise: str
    target: str = ""
    words: str = ""
    reason: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseReport:
    """The state that a phase has reached."""

    phase: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that the reader may or must do; `by` is an ISO day or empty."""

    need: str
    text: str
    contact: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its answer."""

    id: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One update, complete; `body` is Markdown with references still in it."""

    day: date
    slug: str
    title: str
    summary: str
    topic: str
    topic_title: str
    kind: str
    body: str
    references: tuple[Reference, ...]
    time: str = ""
    occurred: str = ""
    next_update: str = ""
    corrects: str = ""
    goal: str = ""
    contact: str = ""
    audiences: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    figures: tuple[FigureReport, ...] = ()
    promises: tuple[PromiseReport, ...] = ()
    phases: tuple[PhaseReport, ...] = ()
    actions: tuple[Action, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def id(self) -> str:
        """The update's id, which is also its file name without the suffix."""
        return f"{self.day.isoformat()}-{self.slug}"
