"""What views are made of: the values that more than one page shows, or that a part of a page is shown from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.settings import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """What a reference in a text becomes.

    `source` is the reference exactly as written (`{{ figure:total }}`), `text` what is shown, `url` a site-root or
    absolute address or empty, `kind` the reference's kind, `steps` a menu path to be followed in order.
    `was` is what held earlier and is shown struck, then `lead` leads to `text`; `after` is said after it.
    `meaning` explains a term where it stands first on a page, `term` is what it is called there, if not `text`.
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
    term: str = ""

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
    """An author's text. `markdown` tells Markdown from a plain sentence; `prefix` keeps its ids apart on the page.

    `language` is its own where it is not the page's.
    """

    source: str
    markdown: bool = False
    inserts: tuple[Insert, ...] = ()
    links: tuple[Link, ...] = ()
    prefix: str = ""
    language: Language | None = None

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
class InLanguage:
    """A page in one of the languages that it is in, with its address from the root of the whole site: `/en/emner/`.

    It is not `translated` where none of its own words are in that language, but all in the site's main one.
    """

    language: Language
    address: str
    translated: bool = True


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
class PageFacts:
    """What every page of an author carries about itself: freshness, changes, withdrawal, law, legal effect.

    `suggest` leads to where its text is kept, for readers who have found a mistake.
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
    suggest: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfCards:
    """A topic's updates of one year, newest first."""

    year: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveYear:
    """A year of the archive with its months that have updates."""

    year: Anchor
    months: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceCard:
    """An audience in a list: what is asked of it at most, and how many updates concern it; `need` is the key."""

    title: str
    address: str
    need: str
    sentence: str
    updates: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A label and what it stands for."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermBlock:
    """A term of the trade, explained."""

    id: str
    term: str
    aliases: str
    text: Text
    url: str
