"""What the files of a follow-up hold: exact values, each with the words that readers know it by.

What the fields of a record say is told in `generator/formats/follow_up_described.py`, for its schema says it as well.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.settings import Language
from generator.plan.views.pieces import Text

FactKind = Literal["reported", "derived", "plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A value as authors type it (an id, a choice, a day, a time), and the words that readers see for it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodData:
    """Days of a plan, both included; `id` is `2025-Q3`, empty for the plan's whole period."""

    id: str
    words: str
    from_: datetime.date
    until: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """A word or an aim of the plan by its id."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusData:
    """A status that the plan's goals can have."""

    id: str
    words: str
    tone: Literal["good", "warn", "bad", "neutral"]
    explain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentData:
    """A change of the plan during its period; `goal` is a number, empty where the plan itself was changed."""

    date: datetime.date
    goal: str
    field: Coded
    from_: Coded
    to: Coded
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureData:
    """One party's signing of the plan."""

    name: str
    role: str
    organisation: str
    place: str
    date: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRuleData:
    """How the plan is followed up, in words."""

    cadence: str
    discussed_with: str
    final_report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanData:
    """The plan that was followed up."""

    id: str
    title: str
    address: str
    organisation: str
    parent: str
    summary: Text
    vision: Text
    framework: Text
    body: Text
    agreement: tuple[SignatureData, ...]
    follow_up: FollowUpRuleData
    period: PeriodData
    divisions: tuple[PeriodData, ...]
    aims: tuple[NamedText, ...]
    categories: tuple[NamedText, ...]
    measure_types: tuple[NamedText, ...]
    statuses: tuple[StatusData, ...]
    amendments: tuple[AmendmentData, ...]
    sdgs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartData:
    """A part of a requirement that can be met on its own; `asked` says in words what it asks for."""

    id: str
    label: str
    kind: Coded
    op: Coded | None
    value: Decimal | None
    unit: str
    asked: str
    numerator: str
    denominator: str
    note: Text
    scale_min: Decimal | None
    scale_max: Decimal | None
    by: Coded | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementData:
    """How the parts make the requirement: `one` names its `part`; `all` and `any` hold requirements in turn."""

    rule: Literal["one", "all", "any"]
    part: str
    requirements: tuple[RequirementData, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementData:
    """How a goal is measured, and how the results of several periods make one."""

    method: Text
    frequency: str
    accumulation: Coded | None
    scope: Text
    expected: Coded | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeData:
    """An expected volume: context, never a goal."""

    id: str
    label: str
    value: Decimal | None
    unit: str
    qualifier: Coded | None
    words: str
    part_of: str
    same_as: str
    expects: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingData:
    """In which periods a goal is due to be reported: in all of `due`, or in any one of them."""

    due: tuple[Coded, ...]
    rule: Coded | None
    condition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMilestone:
    """A milestone as the plan has it: `report` is the period that accounts for it, `by` when it is to be reached."""

    id: str
    text: Text
    report: Coded | None
    by: Coded | None
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A goal as the plan defines it."""

    title: str
    address: str
    summary: Text
    aim: Coded
    category: Coded | None
    measure_type: Coded | None
    requirement_text: Text
    requirement: RequirementData
    parts: tuple[PartData, ...]
    measurement: MeasurementData
    volumes: tuple[VolumeData, ...]
    reporting: ReportingData
    milestones: tuple[PlannedMilestone, ...]
    partners: tuple[str, ...]
    sdgs: tuple[int, ...]
    topics: tuple[Coded, ...]
    continues: str
    plain: Text
    body: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultData:
    """A result of a part, of one period or of the year to date."""

    part: str
    value: Decimal | None
    unit: str
    decimals: int
    numerator: Decimal | None
    denominator: Decimal | None
    answers: Decimal | None
    done: bool | None
    date: datetime.date | None
    note: Text
    met: Coded | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What a goal reported for one period of the plan, never accumulated."""

    period: PeriodData
    published: bool
    example: bool
    status: Coded | None
    account: Coded
    results: tuple[ResultData, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneNow:
    """Where a milestone stands by the newest report, which was that of `period` (empty where there is none yet)."""

    id: str
    state: Coded
    period: str
    date: datetime.date | None
    by: Coded | None
    note: Text
    due: datetime.date | None
    expected: datetime.date | None
    late: int | None
    beyond: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeData:
    """A correction of what a goal reported for this period."""

    date: datetime.date
    field: Coded
    from_: Coded
    to: Coded
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalData:
    """A goal as of the follow-up."""

    number: str
    definition: Definition
    status: Coded | None
    status_before: Coded | None
    movement: Coded | None
    reported: tuple[Reported, ...]
    to_date: tuple[ResultData, ...]
    met: Coded
    missed: bool
    parts_met: int
    milestones: tuple[MilestoneNow, ...]
    next_due: Coded | None
    overdue: Coded | None
    cause: Text
    consequence: Text
    response: Text
    note: Text
    changes: tuple[ChangeData, ...]
    outcome: Coded | None
    analysis: Text
    next_year: Coded | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRecord:
    """What every goal of a plan reported for one period, and what follows from it."""

    address: str
    title: str
    language: Language
    publisher: str
    example: bool
    notice: str
    period: PeriodData
    published: datetime.date
    discussed: datetime.date | None
    plan: PlanData
    goals: tuple[GoalData, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value: of a goal (by number, empty for the follow-up itself) the field by its path, as an author types it."""

    goal: str
    field: str
    value: str
    kind: FactKind
    words: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell for people: what it says, line by line; `tone` is that of the status it names, empty where it has none."""

    lines: tuple[Text, ...]
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of cells for people."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table for people. `wide` are the columns, counted from 0, that hold sentences."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    wide: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A cell to calculate with: text, a number with its decimals, a share of one (0.15 for 15 per cent), or a day."""

    value: str | Decimal | datetime.date | Text | None
    decimals: int = 0
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """A row of cells to calculate with."""

    cells: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTable:
    """A table to calculate with."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpTableView:
    """The ministry's table as CSV, for a spreadsheet in a language."""

    language: Language
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpFactsView:
    """All facts of a follow-up as CSV; `plan` and `period` are its ids."""

    plan: str
    period: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpWorkbookView:
    """A follow-up as a workbook: what it says of itself, and its sheets.

    `milestones` is None where the follow-up says nothing of any, `annual` is the table of the year, None where no goal
    has an outcome. `notice` is empty or says that figures are invented.
    """

    title: str
    subject: str
    address: str
    language: Language
    publisher: str
    notice: str
    published: datetime.date
    table: Table
    values: ValueTable
    milestones: ValueTable | None
    annual: Table | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRecordView:
    """A follow-up as JSON; `schema` is the absolute address of its JSON Schema."""

    schema: str
    record: FollowUpRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpSchemaView:
    """The JSON Schema of follow-ups, at its absolute address."""

    schema: str


FollowUpFile = FollowUpTableView | FollowUpFactsView | FollowUpWorkbookView | FollowUpRecordView | FollowUpSchemaView
"""What a file of a follow-up is made of. Each holds no more than that file shows, and all are of the same values."""
