"""What pages of topics, updates, promises and audiences show."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.filter_pieces import FilterGroup
from generator.plan.views.pieces import (
    ActionsBlock,
    Anchor,
    ArchiveYear,
    AudienceCard,
    Card,
    Channel,
    Day,
    PageFacts,
    QuestionBlock,
    QuestionGroup,
    Text,
    Tick,
    YearOfCards,
)
from generator.plan.views.promise_pieces import (
    FigureBlock,
    FigureRow,
    Glance,
    NextWordBlock,
    PhaseBlock,
    PromiseBlock,
    PromiseGroup,
    PromiseNote,
    StatementRow,
    TopicCard,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesView:
    """Template `promises`: everything that has been promised; `moved` are the promises that did not stay put."""

    title: str
    intro: str
    groups: tuple[PromiseGroup, ...]
    moved: tuple[PromiseBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateView:
    """Template `update`: one dated update."""

    title: str
    summary: Text
    day: Day
    kind: str
    topic: Anchor | None
    audiences: tuple[Anchor, ...]
    occurred: str
    next_word: NextWordBlock | None
    actions: ActionsBlock | None
    body: Text
    figures: tuple[FigureRow, ...]
    promises: tuple[StatementRow, ...]
    phases: tuple[StatementRow, ...]
    questions: tuple[QuestionBlock, ...]
    channels: tuple[Channel, ...]
    tags: tuple[Anchor, ...]
    goals: tuple[Anchor, ...]
    corrects: tuple[Anchor, ...]
    corrected_by: tuple[Anchor, ...]
    facts: PageFacts
    newer: Anchor | None
    older: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """Template `topic`: the standing page of one operation."""

    title: str
    summary: Text
    state: str
    opened: str
    closed: str
    audiences: tuple[Anchor, ...]
    glance: Glance
    next_word: NextWordBlock | None
    actions: ActionsBlock | None
    body: Text
    figures: tuple[FigureBlock, ...]
    promises: tuple[PromiseBlock, ...]
    phases: tuple[PhaseBlock, ...]
    phase_ticks: tuple[Tick, ...]
    questions: tuple[QuestionGroup, ...]
    question_links: tuple[Anchor, ...]
    channels: tuple[Channel, ...]
    goals: tuple[Anchor, ...]
    years: tuple[YearOfCards, ...]
    facts: PageFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """Template `feed`: a list of updates: the feed, an archive, a tag, a choice. `lines` come after the cards.

    `groups` are the choices between lists, `everything` leads back to all updates, `own` to the page of what is chosen.
    `index` is the file that a script makes several choices at once with; it, `feed` and `corrections` are its own.
    """

    title: str
    intro: str
    cards: tuple[Card, ...]
    lines: tuple[Card, ...] = ()
    archive: tuple[ArchiveYear, ...]
    others: tuple[Anchor, ...]
    others_label: str
    newer: Anchor | None = None
    older: Anchor | None = None
    feed: str = ""
    corrections: Anchor | None = None
    groups: tuple[FilterGroup, ...] = ()
    everything: Anchor | None = None
    own: Anchor | None = None
    index: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """Template `list`: links with a note each: all tags."""

    title: str
    intro: str
    items: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceView:
    """Template `audience`: what concerns one audience, and nothing else. `lines` are the updates after the cards."""

    title: str
    intro: str
    actions: ActionsBlock
    promises: tuple[PromiseNote, ...]
    questions: tuple[QuestionGroup, ...]
    channels: tuple[Channel, ...]
    cards: tuple[Card, ...]
    lines: tuple[Card, ...]
    others: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AudiencesView:
    """Template `audiences`: all audiences."""

    title: str
    intro: str
    audiences: tuple[AudienceCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    """Template `topics`: all topics."""

    title: str
    topics: tuple[TopicCard, ...]
