"""Parts of what an operation says of its way: figures over time, promises and how they moved, phases."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.pieces import Anchor, Day, Lamp, Text, Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One report of a figure: what is counted, the value with unit and qualifier, as of when, a note.

    `base` is what the value is a part of ("af 211.000 omberegninger"), `base_label` what that number counts, empty
    where `base` says it; `changes` say that the unit, the base or the base's number was another in the report before.
    """

    label: str
    value: str
    base: str
    base_label: str
    as_of: str
    changes: tuple[str, ...]
    note: Text
    said: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A straight line in a step chart, from one place to another, in per cent from the left and from the top."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPoint:
    """A report in a step chart: its place in per cent, and its value in words."""

    x: str
    y: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLevel:
    """A level of a step chart that is ruled and named, in per cent from the top."""

    y: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChart:
    """A figure drawn over time; a table beside it says the same.

    `unit` says what is drawn, `description` what is to be seen. `inset` is the room for the levels' words and `width`
    that of the rest, in per cent; everything else is placed in the rest.
    """

    id: str
    title: str
    description: str
    unit: str
    inset: str
    width: str
    levels: tuple[StepLevel, ...]
    ticks: tuple[Tick, ...]
    lines: tuple[StepLine, ...]
    points: tuple[StepPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One word on a promise or phase: what was promised, what became of it, why, where it was said.

    `change` says what it was before and how many days it moved, `missed` that its time passed unmet; empty where not.
    `reason_label` is empty where the reason only says that none was given.
    """

    label: str
    target: str
    words: str
    state: str
    movement: str
    tone: str
    change: str
    missed: str
    reason_label: str
    reason: Text
    note: Text
    said: Anchor | None = None
    day: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipRow:
    """One word in a slip chart. Places from the left in per cent ("37.50"), from the top in em ("4.60").

    `said` is the day it was said, `start`, `width` and `end` the time promised (empty where none is), `open` that it
    has no beginning, `before` and `before_top` where the time promised before it ended. `done` is the day it was done.
    """

    label: str
    target: str
    tone: str
    label_top: str
    bar_top: str
    top: str
    said: str
    start: str = ""
    width: str = ""
    end: str = ""
    open: bool = False
    before: str = ""
    before_top: str = ""
    done: str = ""
    missed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipChart:
    """When what was promised for when: a row for each word on a promise, oldest first; heights in em."""

    id: str
    title: str
    description: str
    height: str
    axis_top: str
    ticks: tuple[Tick, ...]
    rows: tuple[SlipRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseBlock:
    """A promise with its whole history, oldest first, where it stands and how far it has moved.

    `moves` says how often it moved in each way, `moved` how far in all; `only` is its history where that is one word.
    """

    id: str
    label: str
    address: str
    topic: str
    audiences: str
    text: Text
    responsible: str
    now: str
    standing: Lamp
    moves: str
    moved: str
    chart: SlipChart | None
    only: StatementRow | None
    history: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A promise in the list of all: what holds of it, the first word on it, and the newest move of it if there is one.

    `first` is empty where it gave no time or holds still, `words` are those in which the newest was said without one.
    """

    label: str
    address: str
    topic: str
    now: str
    first: str
    first_day: Day
    words: str
    moved: str
    newest_label: str
    newest: StatementRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseGroup:
    """The promises that stand alike on the day of the build; `count` says how many they are."""

    id: str
    standing: Lamp
    count: str
    rows: tuple[PromiseRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStrip:
    """A phase on the line of time that all phases share, in per cent from the left; `former` are earlier targets."""

    start: str
    width: str
    state: str
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBlock:
    """A phase with its newest state and its whole history, oldest first."""

    id: str
    title: str
    text: Text
    responsible: str
    now: str
    state: Lamp
    moves: str
    strip: PhaseStrip | None
    history: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBlock:
    """A figure with every report on it, oldest first; `now` is the newest, `base` the label of what it is a part of.

    `changed` says that what is counted, or of what, has changed on the way.
    """

    id: str
    label: str
    base: str
    now: FigureRow
    history: tuple[FigureRow, ...]
    changed: bool
    chart: StepChart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWordBlock:
    """What is known of the next word that was promised; a banner where it is `overdue`.

    `lead` leads to `update`: the one that promised it, or on that one's own page the one that came of it.
    """

    words: str
    lead: str
    update: Anchor | None
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far something is: what is measured, the share in words, of what, as of when.

    `share` is the same in per cent, for the bar.
    """

    label: str
    value: str
    base: str
    as_of: str
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Where a topic stands: how far it is, when it is done, the newest word, and when the next one comes.

    Where nothing measures how far it is, `figure` is its first figure. `standing` is that of `promise`, the first that
    is still due; `moved` says what was moved last, whatever it is, from when to when, and `reason` why.
    """

    progress: Progress | None
    figure: str
    figure_label: str
    promise: str
    promise_label: str
    standing: Lamp | None
    moved: str
    moved_day: Day | None
    reason: Text
    newest: Anchor | None
    newest_day: Day | None
    next_word: NextWordBlock | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A topic in a list: what it is, and where it stands.

    `asked` are the sentences of its action box, on a site that has no audiences, and `need` the strongest of them.
    """

    title: str
    address: str
    summary: Text
    state: str
    need: str
    asked: tuple[Anchor, ...]
    glance: Glance


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseNote:
    """A promise in a list: what is promised, when by the newest word, where it stands; `topic` where there are many."""

    promise: Anchor
    now: str
    standing: Lamp
    topic: str = ""
