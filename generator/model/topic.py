"""A topic: the standing page of one running operation, and what its updates may report on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.page import Page, Question
from generator.model.text import Id, Label, Markdown, given, keyed
from generator.model.when import When

Direction = Literal["grows", "falls", "free"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that updates report on. `part_of` names the figure it is a share or a part of."""

    id: Id
    label: Label
    unit: Id
    part_of: Id | None = None
    direction: Direction = "free"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One phase of the operation, in the order it is to be gone through."""

    id: Id
    title: Label
    text: Markdown = Markdown("")
    responsible: Label = Label("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something promised to the public; one with a `phase` takes its targets from that phase."""

    id: Id
    label: Label
    text: Markdown = Markdown("")
    phase: Id | None = None
    responsible: Label = Label("")
    audiences: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Page):
    """The standing page of one operation; `id` is the file's name, `opened` and `closed` the operation's own dates."""

    id: Id = given()
    opened: When | None = None
    closed: When | None = None
    audiences: tuple[Id, ...] = ()
    contacts: tuple[Id, ...] = ()
    questions: tuple[Question, ...] = ()
    next_update: When | None = None
    figures: tuple[Figure, ...] = keyed()
    phases: tuple[Phase, ...] = ()
    promises: tuple[Promise, ...] = keyed()
