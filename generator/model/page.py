"""What every page file may say, whatever it is a page of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.model.text import Body, Id, Label, Markdown, Sentence, Url, given

ChangeKind = Literal["correction", "clarification", "addition", "typo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One declared change of a published page. All kinds but `typo` need a `note`."""

    date: date
    kind: ChangeKind
    note: Sentence = Sentence("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why and when a page was withdrawn; a tombstone stays at its address."""

    date: date
    reason: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A law or another source that a page rests on."""

    title: Label
    url: Url = Url("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question readers ask, with its answer; `id` is its anchor on the page."""

    id: Id
    question: Label
    answer: Markdown
    audiences: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The keys of every page file. `path` is the file's path in the project, `body` what is below the front matter."""

    path: str = given()
    body: Body = given()
    title: Label
    summary: Sentence = Sentence("")
    aliases: tuple[Url, ...] = ()
    changes: tuple[Change, ...] = ()
    reviewed: date | None = None
    withdrawn: Withdrawal | None = None
    draft: bool = False
    legal_effect: bool = False
    law: tuple[Law, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FreePage(Page):
    """A page about the site itself: about, accessibility, privacy. `id` is the file's name."""

    id: Id = field(metadata={"given": True})
