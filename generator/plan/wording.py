"""What a former version of a page said beside its text: every public datum of it, under labels that readers know."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.model.follow_up import FollowUp
from generator.model.moment import Moment
from generator.model.plan import Goal, Plan, leaves
from generator.model.rules import N_
from generator.model.text import Markdown, Sentence
from generator.model.topic import Topic
from generator.model.update import NOT_STATED, Update
from generator.model.when import When
from generator.plan.labels import CHOICES, label_of
from generator.plan.parts import topic_of
from generator.plan.pieces import Text, WordingGroup, WordingPart, WordingRow
from generator.plan.statuses import category, measure_type, short_division, status_lamp
from generator.read.schema import fields, part_of, without_none
from generator.record.words import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model.problem import Step
    from generator.plan.context import Context
    from generator.plan.then import Then
    from generator.record.items import Guarded

SHOWN = ("title", "summary", "body")
"""Keys that a version's page shows in places of their own."""


@dataclass(frozen=True, slots=True)
class Place:
    """What keys lead to in a value: the words for the way there, and what stands at its end, None where nothing does.

    `group` and `part` are empty where the value stands by itself; `kind` is the type that its author gave it.
    """

    key: Step
    group: str
    part: str
    label: str
    kind: object
    value: object
    owner: object
