"""What pages of plans, goals and follow-ups show."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.goal_pieces import (
    DecidingLine,
    LeafBlock,
    LeafRow,
    MilestoneChart,
    MilestoneRow,
    StatusNow,
    StatusRow,
    VolumeRow,
)
from generator.plan.views.pieces import Anchor, Day, Lamp, PageFacts, Pair, Text
from generator.plan.views.plan_pieces import (
    AimBlock,
    AmendmentRow,
    AnnualRow,
    DownloadBlock,
    FormerPlan,
    LineOfGoals,
    MilestoneGroup,
    MovedBlock,
    PlanCard,
    PlanTurn,
    ReportedMilestone,
    ResultChange,
    StatusCount,
    TableRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansView:
    """Template `plans`: all plans, those in force apart from those that are over; `pages` go across them."""

    title: str
    plans: tuple[PlanCard, ...]
    former: tuple[FormerPlan, ...]
    pages: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """Template `plan`: aims, goals with their latest status, the agreement behind them.

    `moved` is what moved since the follow-up before, `overdue` are goals that did not report where they had to,
    `pages` lead to the plan's milestones and annual result, `newer` and `older` to the organisation's other plans.
    `files` leads to those of the newest follow-up, `jumps` lead to the aims where there are many goals.
    `about` says what is folded of the plan, and is empty where it is too short for that.
    """

    title: str
    summary: Text
    as_of: str
    example: bool
    counts: tuple[StatusCount, ...]
    moved: MovedBlock | None
    overdue: tuple[Anchor, ...]
    jumps: tuple[Anchor, ...]
    aims: tuple[AimBlock, ...]
    follow_ups: tuple[Anchor, ...]
    pages: tuple[Anchor, ...]
    files: Anchor | None
    vision: Text
    about: str
    framework: Text
    body: Text
    details: tuple[Pair, ...]
    agreement: tuple[str, ...]
    amendments: tuple[AmendmentRow, ...]
    facts: PageFacts
    newer: Anchor | None
    older: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpView:
    """Template `follow_up`: the follow-up table as of one division of the plan's period.

    `so_far` says what results to date are results of: the year, or the plan. `shown` says which divisions are left
    out, where there is no room for all. `moved` leads to rows of the table, and is None in the first follow-up.
    `corrections` are of results, newest first, `versions` the former ones of the table.
    """

    title: str
    plan: Anchor
    published: Day
    discussed: str
    example: bool
    divisions: tuple[str, ...]
    shown: str
    so_far: str
    counts: tuple[StatusCount, ...]
    moved: MovedBlock | None
    rows: tuple[TableRow, ...]
    milestones: tuple[ReportedMilestone, ...]
    downloads: DownloadBlock
    versions: tuple[Anchor, ...]
    corrected: str
    corrections: tuple[ResultChange, ...]
    newer: Anchor | None
    older: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalView:
    """Template `goal`: one goal of a plan.

    `deciding` are the results that the status rests on, beside what is asked for. `parts` are the requirement's parts
    as they are drawn, `leaves` the same in a table; `to_date` and `newest` are what its columns of results are called.
    `met` tells of a requirement of several parts as a whole, `parts_met` how many of them are met, `one_is_enough` that
    any one of them will do. `about` says what is folded of the goal: what it is for, and how it is measured.
    """

    number: str
    title: str
    summary: Text
    plan: Anchor
    aim: str
    now: StatusNow | None
    deciding: tuple[DecidingLine, ...]
    met: Lamp | None
    parts_met: str
    one_is_enough: bool
    example: bool
    plain: Text
    requirement: Text
    parts: tuple[LeafBlock, ...]
    to_date: str
    newest: str
    leaves: tuple[LeafRow, ...]
    history: tuple[StatusRow, ...]
    milestones: tuple[MilestoneRow, ...]
    milestones_reached: str
    milestone_chart: MilestoneChart | None
    about: str
    body: Text
    details: tuple[Pair, ...]
    method: Text
    scope: Text
    volumes: tuple[VolumeRow, ...]
    topics: tuple[Anchor, ...]
    updates: tuple[Anchor, ...]
    continues: tuple[Anchor, ...]
    continued_by: tuple[Anchor, ...]
    over_years: Anchor | None
    amended: tuple[str, ...]
    amendments: tuple[AmendmentRow, ...]
    facts: PageFacts
    newer: Anchor | None
    older: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestonesView:
    """Template `milestones`: all milestones of a plan by the time agreed; `counts` are how many stand alike."""

    title: str
    plan: Anchor
    as_of: str
    example: bool
    counts: tuple[StatusCount, ...]
    groups: tuple[MilestoneGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualView:
    """Template `annual`: what became of every goal, once the plan's last follow-up is published.

    `counts` are how many goals came out how, as people say; `missing` says of how many goals an analysis is missing,
    `corrected` are the follow-ups of which something was corrected since, each with the day.
    """

    title: str
    plan: Anchor
    follow_up: Anchor
    published: Day
    downloads: DownloadBlock
    corrected: tuple[Anchor, ...]
    example: bool
    counts: tuple[StatusCount, ...]
    missing: str
    rows: tuple[AnnualRow, ...]
    amendments: tuple[AmendmentRow, ...]
    newer: Anchor | None
    older: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsView:
    """Template `years`: goals that continue one another, over all plans; what was `begun` and what `ended`."""

    title: str
    intro: str
    example: bool
    lines: tuple[LineOfGoals, ...]
    begun: tuple[PlanTurn, ...]
    ended: tuple[PlanTurn, ...]
