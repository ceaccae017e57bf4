"""Parts of the pages of plans and follow-ups: their goals, milestones, results, files, and what became of it all."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.pieces import Anchor, Day, Lamp, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A link to a file: what it is called, what it is for, and `of` what it is, for those who hear the link alone."""

    text: str
    address: str
    note: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadBlock:
    """Files to download: those for people, then those for programs. `language` says which one they are in."""

    language: str
    people: tuple[Download, ...]
    programs: tuple[Download, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCount:
    """How many have a status; `words` is empty where the lamp's own begin with the number."""

    lamp: Lamp
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """A goal in a list, with its status now and before; `so_far` says what `to_date` are the results of.

    Where the whole of it is shown, `met` says how it meets its requirement; `overdue` is empty or says for when a
    report was due that did not come.
    """

    number: str
    title: str
    address: str
    requirement: Text
    category: str
    status: Lamp | None
    movement: str
    so_far: str
    to_date: tuple[str, ...]
    met: Lamp | None = None
    overdue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCard:
    """A plan at a glance: counts of its goals by status, as of the newest follow-up.

    `shortlisted` says which of many goals `goals` are.
    """

    title: str
    address: str
    as_of: str
    example: bool
    counts: tuple[StatusCount, ...]
    shortlisted: str
    goals: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AimBlock:
    """An aim with its goals. `name` is what it is called by its number, empty where it has none."""

    id: str
    name: str
    text: str
    goals: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentRow:
    """A change of the plan during its period: of which goal (None: of the plan), of what in it, from what to what.

    `former` leads to the wording before it, where the record has one.
    """

    day: Day
    goal: Anchor | None
    field: str
    before: str
    after: str
    reason: Text
    former: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultChange:
    """A correction of what a goal reported: of what in it, from what to what, and why.

    `division` is the one that it was reported for; None on the page of that follow-up itself. `former` leads to that
    page as it was before, where the record has it.
    """

    day: Day
    goal: Anchor
    division: Anchor | None
    field: str
    before: str
    after: str
    note: Text
    former: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterCell:
    """What one goal reported for one division: its results in words, one per part, and its status.

    `milestones` says how many milestones were reached of those reported, and leads to the table of them; None where
    none was reported. `marks` say when something of it was corrected, and lead to the list of corrections. Where the
    division has no follow-up yet, `coming` says so.
    """

    division: str
    results: tuple[str, ...]
    status: Lamp | None
    milestones: Anchor | None
    marks: tuple[Anchor, ...]
    coming: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedMilestone:
    """A milestone in a follow-up: what was agreed, what the follow-up says of it.

    `state` is None where the follow-up had to say something and did not. `late` says how late it is, `by` is the new
    time; both are empty where there is nothing to say. `agreed` has a line for the time and one for the division that
    accounts for it, those that there are.
    """

    number: str
    goal: Anchor
    text: Text
    remark: Text
    agreed: tuple[str, ...]
    state: Lamp | None
    late: str
    by: str
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One goal in the follow-up table, in the order of its columns, as it was defined on the day of publication.

    `amended` says what was changed of it in the plan since; `marks` are those of corrected words.

    `anchor` is the row's own, to which links on the page lead.
    """

    anchor: str
    number: str
    title: str
    address: str
    requirement: Text
    amended: tuple[Anchor, ...]
    quarters: tuple[QuarterCell, ...]
    status_before: Lamp | None
    status: Lamp | None
    to_date: tuple[str, ...]
    met: str
    cause: Text
    consequence: Text
    response: Text
    note: Text
    marks: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedBlock:
    """What moved between two follow-ups: goals whose status is another, with from what to what beside each.

    `since` names the earlier follow-up, `still` says in a sentence which goals are unchanged.
    """

    since: str
    rows: tuple[Anchor, ...]
    still: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerPlan:
    """A plan whose period is over, in the archive: how many of its goals came out how, and where to read on.

    `counted` says what is counted: the outcomes of the goals, or their statuses where no outcome was given.
    """

    title: str
    address: str
    organisation: str
    period: str
    example: bool
    counted: str
    counts: tuple[StatusCount, ...]
    annual: Anchor | None
    follow_ups: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """Another time for a milestone, and where it was given: in a follow-up, or by an amendment of the plan."""

    when: str
    said: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneEntry:
    """A milestone in the calendar of its plan.

    `agreed` is the time agreed, `report` the division that accounts for it where that is another one, `revisions` are
    the times given instead, oldest first. `reached` is empty or says when, `late` by how much it was late or is moved.
    `remark` is the plan's, `note` that of the newest follow-up that tells of it.
    """

    goal: Anchor
    text: Text
    agreed: str
    report: str
    revisions: tuple[Revised, ...]
    reached: str
    late: str
    standing: Lamp
    remark: Text
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneGroup:
    """The milestones whose agreed time lies in one division of the plan, or before, after or without any."""

    id: str
    title: str
    rows: tuple[MilestoneEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualPart:
    """One part of a requirement at the end of the plan; `label` is empty where it is the only one."""

    label: str
    asked: str
    result: str
    behind: str
    met: Lamp


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualQuarter:
    """The status people gave a goal in one division; None where that has no follow-up."""

    division: str
    status: Lamp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualRow:
    """One goal in the annual table.

    `met` is what the figures say, `outcome` what people say: None where they have not said. `differs` is empty or says
    that the two do not agree, `missing` that an analysis has to be there and is not. `amended` are the changes of this
    goal in the plan, each in a sentence; `continued_by` are the goals that carry it on.
    """

    number: str
    title: str
    address: str
    requirement: Text
    amended: tuple[str, ...]
    quarters: tuple[AnnualQuarter, ...]
    parts: tuple[AnnualPart, ...]
    met: Lamp
    outcome: Lamp | None
    differs: str
    analysis: Text
    missing: str
    note: Text
    next_year: str
    continued_by: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A goal in one plan, beside those that it continues or that continue it.

    `plan` leads to the plan, `as_of` is empty where its last follow-up is published. `changed` says what is asked
    otherwise than in the row before, and `apart` that the results cannot simply be compared with those of that row.
    `outcome` is what people say of it.
    """

    plan: Anchor
    as_of: str
    example: bool
    goal: Anchor
    requirement: Text
    changed: tuple[str, ...]
    apart: bool
    results: tuple[str, ...]
    met: Lamp
    outcome: Lamp | None
    next_year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOfGoals:
    """Goals that continue one another, oldest first, under the name of the newest."""

    id: str
    title: str
    rows: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTurn:
    """What a plan began that continues nothing, or ended that nothing continues: its goals, with a note each."""

    plan: Anchor
    goals: tuple[Anchor, ...]
