"""What views are made of: the values that more than one page shows, or that a part of a page is shown from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """What a reference in a text becomes.

    `source` is the reference exactly as written (`{{ figure:total }}`), `text` what is shown, `url` a site-root or
    absolute address or empty, `kind` the reference's kind, `steps` a menu path to be followed in order.
    `was` is what held earlier and is shown struck, then `lead` leads to `text`; `after` is said after it.
    `meaning` explains a term where it stands first on a page.
    """

    source: str
    text: str
    url: str = ""
    kind: str = ""
    steps: tuple[str, ...] = ()
    was: str = ""
    lead: str = ""
    after: str = ""
    meaning: Text | None = None

    @property
    def plain(self) -> str:
        """The same in plain words, without steps."""
        return self._around(self.text)

    @property
    def spoken(self) -> str:
        """The same in plain words."""
        return self._around(f"{self.text}: {' → '.join(self.steps)}" if self.steps else self.text)

    def _around(self, text: str) -> str:
        if self.was:
            return f"{self.was} ({self.lead} {text})"
        return f"{text} ({self.after})" if self.after else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where a link or picture leads: `source` as the author wrote it, `target` a site-root address ("/emner/x/#a")."""

    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An author's text. `markdown` tells Markdown from a plain sentence; `prefix` keeps its ids apart on the page."""

    source: str
    markdown: bool = False
    inserts: tuple[Insert, ...] = ()
    links: tuple[Link, ...] = ()
    prefix: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.source)


NOTHING = Text(source="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A link with its words. `note` stands beside it."""

    text: str
    address: str
    note: str = ""


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
class Day:
    """A day: `iso` for machines, `words` for people."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on a chart's line of time: `at` in per cent from the left ("37.50"), its words, and the side they are set.

    `anchor` is SVG's: `start`, `middle` or `end`.
    """

    at: str
    words: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """A status: its word, and the tone (good, warn, bad, neutral) that its shape and colour follow.

    Of what is neutral `unknown` tells what nobody knows from what is not due yet, planned or under way.
    """

    words: str
    tone: str
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CardAction:
    """What an update in a list asks, of whom and by when, in words; `need` is the key."""

    need: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An update in a list; `topic` is named where the site has several."""

    title: str
    address: str
    day: Day
    summary: Text
    kind: str
    topic: str
    audiences: tuple[str, ...]
    actions: tuple[CardAction, ...]
    corrected: str
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A contact channel on the day of the build. `url` opens it (`tel:`, `mailto:`, `https:`), `line` is one line.

    `valid` says from and until when it is in use, `coming` that it has yet to begin, `ended` that it is no longer in
    use: then `now` is what came in its place, or `gone` says that nothing did. `replaces` are those it stands for.
    """

    id: str
    label: str
    kind: str
    value: str
    url: str
    steps: tuple[str, ...]
    audiences: str
    valid: str
    coming: str
    ended: str
    gone: str
    now: Channel | None
    note: Text
    line: Text
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionItem:
    """One thing that is asked: what, through which channels, and the updates that say it, the newest first."""

    text: Text
    channels: tuple[Channel, ...]
    said: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionAsk:
    """What is needed in the same way and by the same day; `lead` says both, `need` is the key.

    `lead` is empty where the sentence above says as much. `folded` asks for it to be opened by the reader.
    """

    need: str
    lead: str
    items: tuple[ActionItem, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionGroup:
    """What is asked of the same people or on the same topic, the strongest first; `title` is empty where it is all.

    `folded` asks for it to be opened by the readers it is for.
    """

    title: str
    asks: tuple[ActionAsk, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedAction:
    """What was asked until a deadline that has passed; `words` says so, `lead` who had to or could."""

    words: str
    lead: str
    text: Text
    said: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsBlock:
    """“Do I have to do anything?”: the answer in sentences, what is asked, and what has lapsed.

    `need` is the strongest that holds, empty where nothing is asked. A sentence with an address leads to the page of
    those it speaks of. `passed_label` is empty where what has lapsed is shown at once.
    """

    need: str
    sentences: tuple[Anchor, ...]
    groups: tuple[ActionGroup, ...]
    passed: tuple[PassedAction, ...]
    passed_label: str = ""


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
class QuestionBlock:
    """A question and its answer; `said` is the update that asks it, where the topic itself does not."""

    id: str
    question: str
    answer: Text
    audiences: str
    said: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionGroup:
    """Questions for the same people or on the same topic; `title` is empty where they are for everybody."""

    id: str
    title: str
    questions: tuple[QuestionBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One declared change of a page; `sign` says what it did and when in a few words.

    `former` leads to the wording before it, where there is one in the record.
    """

    day: Day
    kind: str
    sign: str
    note: Text
    former: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """One correction on the page of all: when, of what kind, on which page, and the note, reason or cause given.

    `detail` names what of the page it is about, `change` says from what to what; both are empty where nothing says so.
    `former` leads to the wording before it, where the record has one. `page` has no address where nothing is left.
    """

    day: Day
    kind: str
    page: Anchor
    detail: str
    change: str
    note: Text
    former: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionYear:
    """The corrections of one year, newest first; `count` says how many."""

    id: str
    year: str
    count: str
    rows: tuple[CorrectionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRun:
    """Words in a row: `kind` is `same`, `gone`, `new`, or `cut` where unchanged words are left out.

    A `break` has no words: what comes after it stands on a line of its own.
    """

    kind: str
    text: str
    spaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRow:
    """What changed in one place, in the order it is read in; `label` is empty where the block's title says it."""

    label: str
    runs: tuple[DiffRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffBlock:
    """What changed in one part of a page."""

    title: str
    rows: tuple[DiffRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """A label and what stood there in a former version of a page."""

    label: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingPart:
    """What a former version said of one thing: a figure, a question, a goal; `title` is empty where it is all."""

    title: str
    rows: tuple[WordingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingGroup:
    """What a former version said beside its text, of one kind."""

    id: str
    title: str
    parts: tuple[WordingPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Something a page says of its age: the word for it, and the day (with its time of day where that was given)."""

    label: str
    day: Day


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
class PageFacts:
    """What every page of an author carries about itself: freshness, changes, withdrawal, law, legal effect.

    `versions` are its former ones, newest first; `corrections` leads to those of the whole site, if there are any here.
    """

    freshness: tuple[Dated, ...]
    changes: tuple[ChangeRow, ...]
    versions: tuple[Anchor, ...]
    corrections: Anchor | None
    withdrawn: str
    withdrawn_reason: Text
    legal_effect: bool
    law: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfCards:
    """A topic's updates of one year, newest first."""

    year: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A topic in a list: its state in a few lines."""

    title: str
    address: str
    summary: Text
    state: str
    figure: str
    figure_label: str
    promise: str
    promise_label: str
    standing: Lamp | None
    moved: StatementRow | None
    next_word: NextWordBlock | None
    newest: Anchor | None
    newest_day: Day | None


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
class ArchiveYear:
    """A year of the archive with its months that have updates."""

    year: Anchor
    months: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseNote:
    """A promise in a list: what is promised, when by the newest word, where it stands; `topic` where there are many."""

    promise: Anchor
    now: str
    standing: Lamp
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceCard:
    """An audience in a list: what is asked of it at most, and how many updates concern it; `need` is the key."""

    title: str
    address: str
    need: str
    sentence: str
    updates: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AimBlock:
    """An aim with its goals."""

    id: str
    text: str
    goals: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A label and what it stands for."""

    label: str
    text: str


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
class TermBlock:
    """A term of the trade, explained."""

    id: str
    term: str
    aliases: str
    text: Text
    url: str


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
