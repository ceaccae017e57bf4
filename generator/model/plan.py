"""A performance plan and the definitions of its goals."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from generator.model.page import Page
from generator.model.text import GoalRef, Id, Label, Markdown, Sentence, given, keyed, proper, same
from generator.model.update import Qualifier
from generator.model.when import When

Divisions = Literal["quarters", "half-years", "thirds"]
DIVISION_IN_YEAR, DIVISION_YEARS = "(?:Q[1-4]|H[12]|T[1-3])", "[0-9]{4}(?:-[0-9]{2})?"
"""How a division is named: `Q2` within its year, `2025-Q2` with it, `2025-26-T1` in a plan's own year."""
Tone = Literal["good", "warn", "bad", "neutral"]
LeafKind = Literal["threshold", "count", "deliverable", "capability", "text"]
Op = Literal["at_least", "more_than", "at_most", "less_than", "equals"]
Accumulation = Literal["ytd", "mean", "point"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days a plan covers, both included."""

    from_: datetime.date
    until: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One party's signing of the plan."""

    name: Label = proper(Label(""))
    role: Label = Label("")
    organisation: Label = proper(Label(""))
    place: Label = proper(Label(""))
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One strategic aim; goals refer to it by id."""

    id: Id
    text: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRule:
    """How the plan is followed up, in words."""

    cadence: Label = Label("")
    discussed_with: Label = Label("")
    final_report: Label = Label("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An id of a plan's own vocabulary with its label."""

    id: Id
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """One status a goal may have; one with `explain` needs cause, consequence and response."""

    id: Id
    label: Label = Label("")
    tone: Tone = "neutral"
    explain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The plan's own words; what is left empty takes the defaults below."""

    categories: tuple[Named, ...] = keyed("label")
    measure_types: tuple[Named, ...] = keyed("label")
    statuses: tuple[Status, ...] = keyed("label")


DEFAULT_CATEGORIES = (Id("group"), Id("operations"), Id("development"))
DEFAULT_MEASURE_TYPES = (Id("effect"), Id("output"), Id("quality"), Id("activity"))
DEFAULT_STATUSES = (
    Status(id=Id("green"), tone="good"),
    Status(id=Id("yellow"), tone="warn", explain=True),
    Status(id=Id("red"), tone="bad", explain=True),
    Status(id=Id("not_due")),
    Status(id=Id("no_data")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change of the plan during its period: the one home of changed definitions."""

    date: datetime.date
    field: Id
    from_: Label = same()
    to: Label = same()
    reason: Sentence
    goal: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Page):
    """One performance plan; `id` is its folder's name. The body is the narrative."""

    id: Id = given()
    organisation: Label = proper()
    parent: Label = proper(Label(""))
    period: Period
    vision: Markdown = Markdown("")
    agreement: tuple[Signature, ...] = ()
    aims: tuple[Aim, ...]
    framework: Markdown = Markdown("")
    follow_up: FollowUpRule = field(default_factory=FollowUpRule)
    divisions: Divisions = "quarters"
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    amendments: tuple[Amendment, ...] = ()
    sdgs: tuple[int, ...] = ()

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses this plan uses, its own or the default ones."""
        return self.vocabulary.statuses or DEFAULT_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The ends of a scale, both included."""

    min: Decimal
    max: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """What the two halves of a share count, in words; `note` tells readers what there is to know of the counting."""

    numerator: Label
    denominator: Label
    note: Sentence = Sentence("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One requirement that can be met on its own. A `ratio` is reported as two counts and compared in percent."""

    id: Id
    kind: LeafKind
    label: Label = Label("")
    op: Op = "at_least"
    value: Decimal | None = None
    unit: Id | None = None
    scale: Scale | None = None
    ratio: Ratio | None = None
    by: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class All:
    """Met when every part is met."""

    all: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Any:
    """Met when one part is met."""

    any: tuple[Requirement, ...]


Requirement = Leaf | All | Any
"""What has to be reached: one leaf, or a tree of them."""


def leaves(requirement: Requirement) -> tuple[Leaf, ...]:
    """The leaves of a requirement in the order they are written."""
    match requirement:
        case Leaf():
            return (requirement,)
        case All():
            return tuple(leaf for part in requirement.all for leaf in leaves(part))
        case Any():
            return tuple(leaf for part in requirement.any for leaf in leaves(part))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """How the goal is measured, and how a quarter's results add up."""

    method: Markdown = Markdown("")
    frequency: Label = Label("")
    accumulation: Accumulation = "ytd"
    scope: Markdown = Markdown("")
    expected: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """An expected volume: context, never a goal. `same_as` names another goal's volume, `<plan>/<nr>/<id>`."""

    id: Id
    label: Label
    value: Decimal | None = None
    unit: Id | None = None
    qualifier: Qualifier | None = None
    part_of: Id | None = None
    same_as: Label = same(Label(""))
    expects: Label = same(Label(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """In which divisions of the period the goal is due to be reported, and whether in all of them or any one."""

    due: tuple[Label, ...] = same(())
    rule: Literal["all", "any_of"] = "all"
    condition: Label = Label("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step on the way: `report` is the division that accounts for it, `by` when it is to be reached.

    `note` is a remark to readers, and no part of what was agreed.
    """

    id: Id
    text: Markdown
    report: Label = same(Label(""))
    by: When | None = None
    note: Markdown = Markdown("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Page):
    """One goal of a plan. `plan`, `number` and `slug` come from its path."""

    plan: Id = given()
    number: Id = given()
    slug: Id = given()
    aim: Id
    category: Id | None = None
    measure_type: Id | None = None
    requirement_text: Markdown
    requirement: Requirement
    measurement: Measurement = field(default_factory=Measurement)
    volumes: tuple[Volume, ...] = ()
    reporting: Reporting = field(default_factory=Reporting)
    milestones: tuple[Milestone, ...] = ()
    partners: tuple[Label, ...] = proper(())
    sdgs: tuple[int, ...] = ()
    topics: tuple[Id, ...] = ()
    continues: GoalRef | None = None
    plain: Markdown = Markdown("")

    @property
    def ref(self) -> GoalRef:
        """How other places refer to this goal: `2025/2.1`."""
        return GoalRef(f"{self.plan}/{self.number}")
