"""A dated update, and what it reports of its topic's figures, promises and phases."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.moment import Moment
from generator.model.page import Page, Question
from generator.model.text import GoalRef, Id, Label, Sentence, given, keyed, same
from generator.model.when import When

UpdateKind = Literal["progress", "plan", "correction", "notice", "contact", "closing"]
State = Literal["planned", "active", "done", "dropped"]
Qualifier = Literal["about", "more_than", "at_least", "less_than", "at_most"]
Need = Literal["none", "optional", "required"]

NOT_STATED = "not_stated"
"""The `reason` of a slip for which the public was given none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReport:
    """What an update says of a figure; `unit` and `part_of` only where they differ from the topic's."""

    id: Id
    value: Decimal
    qualifier: Qualifier | None = None
    as_of: When | None = None
    unit: Id | None = None
    part_of: Id | None = None
    note: Sentence = Sentence("")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseReport:
    """What an update says of a promise. `figure` and `value` where it is a quantity; `date` is when it was done."""

    id: Id
    target: When | None = None
    words: Label = Label("")
    state: State | None = None
    date: When | None = None
    reason: Sentence = Sentence("")
    figure: Id | None = None
    value: Decimal | None = None
    qualifier: Qualifier | None = None
    note: Sentence = Sentence("")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseReport:
    """What an update says of a phase."""

    id: Id
    state: State | None = None
    target: When | None = None
    words: Label = Label("")
    date: When | None = None
    reason: Sentence = Sentence("")
    note: Sentence = Sentence("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What the reader has to do, or may, or need not; `from_` and `by` are days, both included."""

    need: Need
    audiences: tuple[Id, ...] = ()
    text: Sentence = Sentence("")
    from_: datetime.date | None = None
    by: datetime.date | None = None
    contacts: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Page):
    """One dated update. `id` is the file's name without its ending; `slug` is what follows the date in it."""

    id: Id = given()
    slug: Id = given()
    summary: Sentence
    date: Moment
    topic: Id | None = None
    kind: UpdateKind = "notice"
    corrects: tuple[Id, ...] = ()
    occurred: When | None = None
    audiences: tuple[Id, ...] = ()
    actions: tuple[Action, ...] = ()
    figures: tuple[FigureReport, ...] = keyed("value")
    promises: tuple[PromiseReport, ...] = keyed("target")
    phases: tuple[PhaseReport, ...] = keyed("state")
    questions: tuple[Question, ...] = ()
    contacts: tuple[Id, ...] = ()
    tags: tuple[Label, ...] = same((), proper=False)
    goals: tuple[GoalRef, ...] = ()
    next_update: When | None = None
    pin_until: datetime.date | None = None
