"""Parts of a goal's page: its charts, what is held against each part of the requirement, volumes, what was reported."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.pieces import NOTHING, Anchor, Lamp, Text, Tick
from generator.plan.views.plan_pieces import ResultChange


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultMark:
    """The requirement on a chart's scale: its place in per cent, its words and the side they are set.

    `start` and `width` are the stretch that meets it; empty where that is a single value. `direction` is `up` where
    more meets it, `down` where less does, and empty for exactly so much.
    """

    at: str
    words: str
    anchor: str
    direction: str
    start: str = ""
    width: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLane:
    """A result in a chart, with its places from the left in per cent.

    `state` is `value`, `none` where there is no result, `not_due` where none was asked for. `at` is empty without a
    value; `start` and `width` are a bar from zero, in charts that have bars. `total` tells the result to date.
    """

    label: str
    value: str
    behind: str
    state: str
    total: bool
    at: str = ""
    start: str = ""
    width: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultBox:
    """One of those that were asked for or reached: its place and width in per cent, and whether it is reached."""

    at: str
    width: str
    filled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultChart:
    """Results against a requirement on one scale. The table beside it says the same.

    `boxes` and `ticks` exclude each other: few whole things are drawn one by one. `notes` say what of the scale is
    shown, in which unit, and how far the result to date is from the requirement.
    """

    id: str
    title: str
    description: str
    notes: tuple[str, ...]
    mark: ResultMark | None
    lanes: tuple[ResultLane, ...]
    ticks: tuple[Tick, ...] = ()
    boxes: tuple[ResultBox, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafBlock:
    """One part of a requirement: `chart` where its result is a number, else where it stands in words.

    `label` is empty where the requirement has no other part. `met` says whether it is met, where it is drawn.
    """

    id: str
    label: str
    chart: ResultChart | None
    met: Lamp | None
    state: Lamp | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneBar:
    """A milestone in the chart of all, with its places from the left in per cent, empty without one.

    `start`, `width` and `end` are the time agreed, `moved` the end of the time given instead and `reached` the day it
    was reached. `to` is where the line ends that joins the time agreed with what came of it, `later` that it is later.
    `state` is `done`, `dropped`, `missed` where its time is over, or `open`.
    """

    label: str
    words: str
    tone: str
    state: str
    start: str = ""
    width: str = ""
    end: str = ""
    moved: str = ""
    reached: str = ""
    to: str = ""
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneChart:
    """The milestones of a goal on one line of time, numbered as in the list below.

    `ends_at` is where the plan's period ends, empty where no milestone lies beyond; `ends_anchor` is the side of that
    line on which its words stand.
    """

    id: str
    title: str
    description: str
    ticks: tuple[Tick, ...]
    bars: tuple[MilestoneBar, ...]
    ends_at: str
    ends_anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeRow:
    """An expected volume: how much of what, how many there are so far, and the goal that has the same."""

    label: str
    expected: str
    so_far: str
    same_as: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidingLine:
    """A result to date and what is asked for, a sentence each; `label` where the requirement has several parts.

    `asked` is empty where nothing is asked for but that it is done.
    """

    label: str
    result: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One part's own result in one division, with the day and the remark that were given with it.

    `to_date` is the result to date as of then, where more than this division is in it.
    """

    words: str
    to_date: str = ""
    day: str = ""
    note: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEnd:
    """What the last follow-up says of the whole period: its outcome, why it went so, and what becomes of the goal.

    What is said on top of the page is left out.
    """

    outcome: Lamp | None
    analysis: Text
    next_year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafRow:
    """One part of a requirement: what is asked, the result to date and the newest division's own, whether it is met.

    `counted` says what is counted out of what, `note` what there is to know of the counting.
    """

    label: str
    asked: str
    counted: str
    note: Text
    result: str
    behind: str
    own: str
    own_behind: str
    met: Lamp


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRow:
    """A milestone: its number in the chart, what, in which division it is accounted for, by when, where it stands.

    `remark` is the plan's, `note` the newest follow-up's. `moves` are the times given instead, `late` how far from the
    time agreed it is or was reached.
    """

    number: str
    text: Text
    remark: Text
    report: str
    by: str
    moves: tuple[str, ...]
    state: Lamp
    late: str
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a status is what it is, what follows from it, and what is done about it."""

    cause: Text
    consequence: Text
    response: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """What a goal reported in one division, with the explanation given.

    `short` is the division beside the others. `asked` is what the parts asked for at the time, where that is something
    else than today. `above` says that the explanation stands on top of the page, `unreported` that the goal had to
    report and did not. `example` tells invented figures from others, where a plan has both.
    """

    division: str
    short: str
    address: str
    status: Lamp | None
    results: tuple[ResultLine, ...]
    asked: tuple[str, ...]
    explanation: Explanation | None
    above: bool
    note: Text
    unreported: bool
    year_end: YearEnd | None
    changes: tuple[ResultChange, ...]
    example: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusNow:
    """Where a goal stands as of the newest follow-up; `reports` say when it reports next, or should have."""

    status: Lamp
    as_of: str
    movement: str
    explanation: Explanation | None
    note: Text
    outcome: Lamp | None
    next_year: str
    reports: tuple[str, ...]
    overdue: bool
