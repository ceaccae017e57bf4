"""What every page is planned with: the site, its words, its addresses, and what references lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.derive.lookup import FigureTarget, Lookup, Missing, PromiseTarget, QuestionTarget
from generator.derive.promises import Said
from generator.derive.ties import Ties
from generator.model import urls
from generator.model.contact import Contact, Term
from generator.model.foreign import bare, foreign, language_of
from generator.model.plan import Goal
from generator.model.rules import N_
from generator.model.settings import PERCENT
from generator.model.topic import Topic
from generator.model.update import Update
from generator.plan.language.words import Words, words_in
from generator.plan.registry import Registry, channel_insert
from generator.plan.views.pieces import Anchor, Insert, Link, Text
from generator.read.body import Reference, scanned
from generator.read.marks import REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.derive.figures import Base, FigurePoint
    from generator.derive.next_word import NextWord
    from generator.derive.site import Site
    from generator.model.settings import Language, Unit
    from generator.model.text import Id
    from generator.model.update import FigureReport
    from generator.plan.views.pieces import Channel
    from generator.record.history import History, Past


_MAY_LEAD_TO_A_FILE = re.compile(r"\.md|media/|[%&\\]")
"""What the target of a link to a file of the content has in it, as it stands or spelt in another way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The site with what is needed to put it into words. `past` is what the record keeps of it.

    `histories` are those of pages that once had other words, `public_since` the days since which the record has had a
    wording, both by the paths of their files. `files` are the addresses of content files by their paths, `channels` all
    contact channels by their ids. By the ids of updates: `said` is what each says of promises and phases, `next_words`
    the next word that it promised, `anchors` lead to them.
    `original` is the context of the site's main language, where this is another: its words are those of what is not
    translated.
    """

    site: Site
    past: Past
    histories: dict[str, History]
    public_since: dict[str, date]
    words: Words
    at: urls.Addresses
    lookup: Lookup
    ties: Ties
    next_words: dict[Id, NextWord]
    files: dict[str, str]
    units: dict[str, Unit]
    said: dict[str, tuple[Said, ...]]
    anchors: dict[str, Anchor]
    channels: dict[str, Channel]
    original: Context | None = None

    @property
    def kept_in(self) -> Language | None:
        """The language of all that comes from the public record, where that is another than this one."""
        return self.original.words.language if self.original else None

    def recorded(self, text: str) -> str:
        """A line from the public record, marked where it is in another language."""
        return foreign(text, self.kept_in) if self.kept_in else text

    @property
    def registry(self) -> Registry:
        """What references to contact channels are resolved with."""
        return Registry(contacts=self.lookup.contacts, today=self.site.today, words=self.words)

    def sentence(self, source: str, page: object) -> Text:
        """A plain sentence of an author with its references resolved."""
        language = language_of(source)
        if language and self.original:
            return self._original(self.original.sentence(bare(source), page), language)
        if "{{" not in source:
            return Text(source=source)
        return Text(source=source, inserts=self._inserts(references(source), page))

    def markdown(self, source: str, page: object, *, path: str = "", prefix: str = "", line: int = 1) -> Text:
        """A Markdown text of an author with its references resolved and its relative links led to addresses."""
        language = language_of(source)
        if language and self.original:
            text = self.original.markdown(bare(source), page, path=path, prefix=prefix, line=line)
            return self._original(text, language)
        if not _MAY_LEAD_TO_A_FILE.search(source):
            # A reference in code is found as well; it is shown as it is, and what it would become is left unused.
            inserts = self._inserts(references(source), page) if "{{" in source else ()
            return Text(source=source, markdown=True, inserts=inserts, prefix=prefix)
        found = scanned(source, line)
        links = {link.target: self._target(path, link.target) for link in found.links}
        return Text(
            source=source,
            markdown=True,
            inserts=self._inserts(found.references, page),
            links=tuple(Link(source=target, target=to) for target, to in sorted(links.items()) if to),
            prefix=prefix,
        )

    def _original(self, text: Text, language: Language) -> Text:
        """A text as the main language shows it; terms are explained as everywhere else in this one."""
        inserts = tuple(self._explained(one) if one.meaning else one for one in text.inserts)
        return replace(text, inserts=inserts, language=language)

    def _explained(self, insert: Insert) -> Insert:
        found = REFERENCE.fullmatch(insert.source)
        term = self.lookup.terms[found["id"]] if found else None
        return replace(insert, meaning=self.meaning(term), term=term.term) if term else insert

    def _target(self, path: str, target: str) -> str:
        address = self.files.get(urls.relative(path, unquote(target)))
        return address + target[target.find("#") :] if address and "#" in target else address or ""

    def _inserts(self, found: Iterable[Reference], page: object) -> tuple[Insert, ...]:
        """What references become. One that leads nowhere becomes nothing: a page that shows it cannot be rendered."""
        targets = {one.source: (one, self.lookup.find(one.kind, one.id, one.day, page)) for one in found}
        return tuple(
            self.insert(one, target, page)
            for _, (one, target) in sorted(targets.items(), key=lambda item: item[0])
            if not isinstance(target, Missing)
        )

    def insert(self, reference: Reference, target: object, page: object) -> Insert:
        """What a reference on a page becomes where it leads to `target`, which is what the lookup found."""
        if isinstance(target, Contact):
            return channel_insert(self.registry, reference.source, target)
        text, url = self._said(reference, target, page)
        # Explanations refer to terms without explaining them: a glossary may go round in circles.
        meaning = self.meaning(target) if isinstance(target, Term) and not isinstance(page, Term) else None
        return Insert(source=reference.source, kind=reference.kind, text=text, url=url, meaning=meaning)

    def meaning(self, term: Term) -> Text:
        """What a term means. The terms that this refers to are links only."""
        return self.markdown(term.text, term, path="content/glossary.yml", prefix=f"t-{term.id}-")

    def _said(self, reference: Reference, target: object, page: object) -> tuple[str, str]:
        """What a reference on a page says and where it leads.

        Raises KeyError: the checks stop what leads nowhere in public.
        """
        match target:
            case FigureTarget():
                point = target.point
                own = isinstance(page, Update) and page.id == point.update.id
                text = self.figure(point) if own else self.dated(point)
                return text, f"{self.at.topic(target.topic.id)}#figure-{target.figure.id}"
            case PromiseTarget():
                when, state = target.report.target, target.report.state or "planned"
                text = self.words.when(when) if when and state not in ("done", "dropped") else self.state(state)
                return text, f"{self.at.topic(target.topic.id)}#promise-{target.promise.id}"
            case QuestionTarget():
                return target.question.question, f"{self.address(target.page)}#question-{target.question.id}"
            case Term():
                return target.term, f"{urls.GLOSSARY}#term-{target.id}"
            case Goal():
                text = self.words.say("goal {number}, {title}", number=target.number, title=target.title)
                return text, self.at.goal(target)
            case Update():
                return target.title, self.at.update(target)
        raise KeyError(reference.source)

    def amount(self, report: FigureReport, unit: str) -> str:
        """A reported number in words, with its qualifier and the unit in force: "mere end 97 %"."""
        return self.words.quantity(report.value, self.units.get(unit), unit, report.qualifier)

    def bare(self, report: FigureReport, unit: str) -> str:
        """The same without the word of its unit, for where that stands beside it: "cirka 270.000"; a % stays."""
        return self.words.quantity(report.value, None, PERCENT if unit == PERCENT else "", report.qualifier)

    def of(self, base: Base | None) -> str:
        """What something is a part of: "af cirka 270.000 omberegninger", or the base's label where no number says it.

        Empty where there is no base.
        """
        if base is None:
            return ""
        if base.report and base.counted:
            return self.words.say("of {amount}", amount=self.amount(base.report, base.unit))
        return self.words.say("of “{label}”", label=base.figure.label)

    def figure(self, point: FigurePoint) -> str:
        """A reported figure in words; a percentage says nothing without its base and so is never without it."""
        said = self.amount(point.report, point.unit)
        return f"{said} {self.of(point.base)}".rstrip() if point.unit == PERCENT else said

    def dated(self, point: FigurePoint) -> str:
        """The same for where readers cannot see when it was reported: a percentage with its day."""
        said = self.figure(point)
        return self.words.say("{figure}, {when}", figure=said, when=self.held(point)) if point.unit == PERCENT else said

    def held(self, point: FigurePoint) -> str:
        """When a figure held: as it says itself, else on the day it was reported."""
        as_of = point.report.as_of
        return self.words.when(as_of) if as_of and as_of.known else self.words.day(point.update.date.date)

    def state(self, state: str) -> str:
        """The state of a planned thing, in a word."""
        return self.words.say(STATES[state])

    def address(self, page: Topic | Update) -> str:
        """The address of a topic or an update."""
        return self.at.topic(page.id) if isinstance(page, Topic) else self.at.update(page)

    def audiences(self, ids: Iterable[Id]) -> tuple[str, ...]:
        """The labels of audiences."""
        labels = {audience.id: audience.label for audience in self.site.settings.audiences}
        return tuple(labels[one] for one in ids)


def references(source: str) -> Iterator[Reference]:
    """Every well-formed reference in a text, wherever it stands; where exactly nobody asks here."""
    for found in REFERENCE.finditer(source):
        yield Reference(kind=found["kind"], id=found["id"], day=found["day"] or "", source=found[0], line=0, column=0)


STATES = {
    "planned": N_("planned"),
    "active": N_("under way"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}


def context(site: Site, past: Past) -> Context:
    """The context of a site in its language, before its contact channels are put into words."""
    at, words = urls.Addresses(site.settings.paths), words_in(site.settings.main_language)
    files = {medium.path: at.medium(medium.path) for medium in site.media}
    files |= {update.path: at.update(update) for update in site.updates}
    files |= {state.topic.path: at.topic(state.topic.id) for state in site.topics}
    files |= {state.plan.path: at.plan(state.plan.id) for state in site.plans}
    files |= {goal.goal.path: at.goal(goal.goal) for state in site.plans for goal in state.goals}
    files |= {page.path: at.page(page) for page in site.pages}
    return Context(
        site=site,
        past=past,
        histories={history.item.path: history for history in past.histories if history.former},
        public_since={
            history.item.path: history.entry.last.since.date()
            for history in past.histories
            if history.entry and history.entry.last
        },
        words=words,
        at=at,
        lookup=Lookup(site.content),
        ties=Ties(site),
        next_words={word.update.id: word for word in site.next_words if word.update},
        files=files,
        units={unit.id: unit for unit in site.settings.units},
        said=_said(site),
        anchors={
            one.id: Anchor(
                text=words.say("{title} (withdrawn)", title=one.title) if one.withdrawn else one.title,
                address=at.update(one),
                note=words.day(one.date.date),
            )
            for one in site.updates
        },
        channels={},
    )


def _said(site: Site) -> dict[str, tuple[Said, ...]]:
    """Every statement by the update that made it; what follows a phase is said of the phase alone."""
    found: dict[str, tuple[Said, ...]] = {}
    for state in site.topics:
        own = (one for one in state.promises if one.promise.phase is None)
        for phase, histories in ((False, own), (True, state.phases)):
            for history in histories:
                for one in history.statements:
                    said = Said(label=history.label, phase=phase, statement=one)
                    found[one.update.id] = (*found.get(one.update.id, ()), said)
    return found
