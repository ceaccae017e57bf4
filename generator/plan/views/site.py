"""What the pages about the whole site show: front, search, glossary, contacts, corrections, former versions."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.settings import Language
from generator.plan.views.pieces import (
    Anchor,
    AudienceCard,
    Card,
    ChangeRow,
    Channel,
    CorrectionYear,
    Day,
    DiffBlock,
    PageFacts,
    TermBlock,
    Text,
    WordingGroup,
)
from generator.plan.views.plan_pieces import PlanCard
from generator.plan.views.promise_pieces import TopicCard


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
    """A sentence in another language, and links that lead on."""

    language: Language
    text: str
    links: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """Template `not_found`: what a reader sees at an address that does not exist, and how to go on from there.

    `newest` are updates, with their days, `topics` what is told of; `contact` is for whoever was led here by a letter.
    `others` say the same in the site's other languages, each with ways on from there.
    """

    title: str
    search: str
    newest: tuple[Anchor, ...]
    topics: tuple[Anchor, ...]
    links: tuple[Anchor, ...]
    contact: Anchor | None
    others: tuple[ForeignLine, ...] = ()
