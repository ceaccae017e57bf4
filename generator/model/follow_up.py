"""A follow-up: what every goal of a plan reported for one division of its period."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.moment import Moment
from generator.model.text import Id, Label, Markdown, Sentence, given, keyed, same
from generator.model.update import State
from generator.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafReport:
    """One leaf's own result for the division, never accumulated: a share as two counts, a value, or done."""

    id: Id
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    answers: Decimal | None = None
    done: bool | None = None
    date: datetime.date | None = None
    note: Sentence = Sentence("")


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneReport:
    """Where a milestone stands; `by` revises its date, `date` is when it was reached."""

    id: Id
    state: State
    date: datetime.date | None = None
    by: When | None = None
    note: Sentence = Sentence("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultChange:
    """A correction of a result reported earlier."""

    date: datetime.date
    field: Label = same()
    from_: Label = same()
    to: Label = same()
    note: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one goal reported; `id` is the goal's number. People decide the `status`."""

    id: Id
    status: Id
    results: tuple[LeafReport, ...] = keyed("value")
    milestones: tuple[MilestoneReport, ...] = keyed("state")
    cause: Sentence = Sentence("")
    consequence: Sentence = Sentence("")
    response: Sentence = Sentence("")
    note: Sentence = Sentence("")
    changes: tuple[ResultChange, ...] = ()
    outcome: Literal["met", "partly", "not_met"] | None = None
    analysis: Markdown = Markdown("")
    next_year: Literal["continued", "changed", "dropped"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One follow-up; `plan` and `period` (`2025-Q2`) come from its path. `example`: its figures are invented."""

    path: str = given()
    plan: Id = given()
    period: Id = given()
    date: Moment
    draft: bool = False
    discussed: datetime.date | None = None
    example: bool = False
    rows: tuple[Row, ...] = keyed("status")
