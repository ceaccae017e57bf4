"""What each template shows: one documented type per template or data file, in words, never in code."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.settings import Language
from generator.plan.filter_pieces import FilterGroup, Membership
from generator.plan.goal_pieces import (
    DecidingLine,
    LeafBlock,
    LeafRow,
    MilestoneChart,
    MilestoneRow,
    StatusNow,
    StatusRow,
    VolumeRow,
)
from generator.plan.pieces import (
    ActionsBlock,
    Anchor,
    ArchiveYear,
    AudienceCard,
    Card,
    ChangeRow,
    Channel,
    CorrectionYear,
    Day,
    DiffBlock,
    InLanguage,
    Lamp,
    PageFacts,
    Pair,
    QuestionBlock,
    QuestionGroup,
    TermBlock,
    Text,
    Tick,
    WordingGroup,
    YearOfCards,
)
from generator.plan.plan_pieces import (
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
from generator.plan.promise_pieces import (
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
    newest: Card | None
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
class FrontView:
    """Template `front`: who has to do something, what is running and what is over, the newest word, goals at a glance.

    `all_plans` leads to the plans that are not among `plans`.
    """

    title: str
    audiences: tuple[AudienceCard, ...]
    topics: tuple[TopicCard, ...]
    closed: tuple[TopicCard, ...]
    cards: tuple[Card, ...]
    plans: tuple[PlanCard, ...]
    all_plans: Anchor | None
    feed: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """Template `feed`: a list of updates: the feed, an archive, a tag, a choice. `lines` come after the cards.

    `groups` are the choices between lists, `everything` leads back to all updates, `own` to the page of what is chosen.
    `index` is the file that a script makes several choices at once with; empty where the page is not the feed.
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
    any one of them will do.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView:
    """Template `glossary`: all terms by the alphabet of the site's language."""

    title: str
    terms: tuple[TermBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactsView:
    """Template `contacts`: all contact channels, those that hold first, and apart from them those that no longer do."""

    title: str
    channels: tuple[Channel, ...]
    former: tuple[Channel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreePageView:
    """Template `page`: a page about the site itself."""

    title: str
    summary: Text
    body: Text
    facts: PageFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessibilityView:
    """Template `accessibility`: the accessibility statement, as far as the settings tell.

    `own` leads to the author's page on it. `phone_url` calls `phone`. What is not known is empty, or None.
    """

    title: str
    intro: str
    reviewed: Day | None
    phone: str
    phone_url: str
    email: str
    own: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """Template `corrections`: everything that was changed after it had been published, by years, newest first."""

    title: str
    intro: str
    years: tuple[CorrectionYear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """Template `version`: a former version of a page, or what is left of one.

    `number` says which version of how many, `held` from when until when; `witnessed` is empty or says that nobody saw
    it published. `now` leads to the page as it is, `changes` say what was declared with the version that followed.
    `gone` is empty or says that the words are no longer shown, `gone_reason` why: then there are no words here.
    `compared` is empty or says why no comparison with the version that followed can be shown.
    """

    title: str
    number: str
    held: str
    witnessed: str
    now: Anchor
    changes: tuple[ChangeRow, ...]
    corrections: Anchor
    gone: str
    gone_reason: Text
    summary: Text
    body: Text
    groups: tuple[WordingGroup, ...]
    differences: tuple[DiffBlock, ...]
    compared: str
    digest: str
    newer: Anchor | None
    older: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """Template `search`: the search page; `index` is what it searches, `links` lead on where that finds nothing.

    They are for readers without scripts too.
    """

    title: str
    index: str
    links: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLine:
    """A sentence in another language, and a link that leads on."""

    language: Language
    text: str
    link: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """Template `not_found`: what a reader sees at an address that does not exist, and how to go on from there.

    `newest` are updates, with their days, `topics` what is told of; `contact` is for whoever was led here by a letter.
    `others` say the same in the site's other languages, each with a link to the front page there.
    """

    title: str
    search: str
    newest: tuple[Anchor, ...]
    topics: tuple[Anchor, ...]
    links: tuple[Anchor, ...]
    contact: Anchor | None
    others: tuple[ForeignLine, ...] = ()


View = (
    AccessibilityView
    | AnnualView
    | AudienceView
    | AudiencesView
    | ContactsView
    | CorrectionsView
    | FeedView
    | FollowUpView
    | FreePageView
    | FrontView
    | GlossaryView
    | GoalView
    | ListView
    | MilestonesView
    | NotFoundView
    | PlanView
    | PlansView
    | PromisesView
    | SearchView
    | TopicView
    | TopicsView
    | UpdateView
    | VersionView
    | YearsView
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An update in the Atom feed. `published` and `updated` are instants with their offset (ISO 8601)."""

    title: str
    address: str
    summary: Text
    published: str
    updated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomView:
    """The data of an Atom feed; `url` is the site's own, with which addresses are made absolute."""

    title: str
    url: str
    address: str
    language: str
    author: str
    updated: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """A page in the sitemap; `day` (ISO) is when its own words last changed, empty where nobody can tell.

    `languages` are all in which there is such a page, none where it is in one only.
    """

    address: str
    day: str
    languages: tuple[InLanguage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """The data of the sitemap."""

    url: str
    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """A page, or a part of one, in the search index: its title, what `kind` it is, in `line` when and of what.

    `summary` is shown under that; the rest is only searched.
    """

    title: str
    address: str
    kind: str
    line: str
    summary: str
    text: tuple[Text, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndexView:
    """The data of the search index."""

    language: Language
    entries: tuple[SearchEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedUpdate:
    """An update among those that can be chosen, in plain words; `topic` is named where the site has several."""

    title: str
    address: str
    day: Day
    kind: str
    topic: str
    summary: str
    choices: tuple[Membership, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateIndexView:
    """The data of the file that updates are chosen from by several choices at once, newest first."""

    entries: tuple[IndexedUpdate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsView:
    """The data of robots.txt."""

    sitemap: str
    noindex: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumView:
    """A picture or document copied as it is: its path in the project and the digest of its bytes."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfView:
    """The PDF of a page: `print/<template>.html` puts the page's own `view` on sheets of paper.

    `title` names the document where nothing is around it, `description` is the page's, `author` who publishes it;
    `address` is the page's, from the site's root.
    """

    template: str
    view: View
    title: str
    description: str
    author: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """Template `redirect`: an earlier address that leads to the page's own, or a short one that leads elsewhere."""

    title: str
    target: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An earlier address of a page, or of a list, and the one that it leads to; that may be on another site."""

    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectsView:
    """Every redirect of the site, in the order of the sources, and the addresses that are `gone` for good.

    All but those on other sites are from the site's root; `root` is where that lies on its host: empty, or `/below`.
    """

    root: str
    redirects: tuple[Redirect, ...]
    gone: tuple[str, ...]
